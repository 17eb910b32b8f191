import { randomUUID } from 'node:crypto';
import { putMeeting } from '../../../contract/meetings.ts';
import { listUnits } from '../../../contract/organization.ts';
import { addProvider, listProviders } from '../../../contract/service-teams.ts';
import { addTemplate, changeTemplate, listRoomProviders, listTemplates } from '../../../contract/services.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const room = 'skov@nordhavn.example';
const canteen = {
  kind: 'catering' as const,
  name: 'Canteen of the test',
  mail: null,
  language: 'da',
  timeZone: 'Europe/Copenhagen',
  deadlineRule: { kind: 'days-before' as const, days: 1, time: '12:00' },
  accepts: 'by-hand' as const,
  whilePending: 'send' as const,
  followsToNewRoom: true,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '17:00' })),
  closedDays: [{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }],
  members: [],
};

describe('a kitchen with opening days', () => {
  let house: House;
  let provider = '';
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    await house.reset();
    const hana = await house.portal('hana');
    const units = (await hana.call(listUnits, {})).units.map(({ id }) => id);
    const added = await hana.call(addProvider, { body: { ...canteen, id: randomUUID(), units } });
    provider = added.id;
  });
  afterAll(() => house.close());

  async function offered(start: string, person = 'anna') {
    const call = await house.caller(person);
    const query = { room: [room], start, end: start.replace(':00:00.', ':30:00.') };
    const { providers } = await call(listRoomProviders, { query });
    return providers.find(({ id }) => id === provider);
  }

  async function plan(start: string, end: string) {
    const anna = await house.caller('anna');
    const params = { bookingKey: randomUUID() };
    const body = {
      organizer: 'anna@nordhavn.example',
      rooms: [room],
      start,
      end,
      timeZone: 'Europe/Copenhagen',
      signal: 'send' as const,
    };
    await anna(putMeeting, { params, body });
    const ask = (more: object = {}) =>
      anna(addTemplate, { params, body: { clientKey: randomUUID(), provider, text: 'coffee', ...more } });
    return { anna, params, ask };
  }

  test('is added with hours and closed days; without a fee and a limit, as far as nothing was said', async () => {
    const { providers } = await (await house.portal('hana')).call(listProviders, {});

    expect(providers.find(({ id }) => id === provider)).toMatchObject({
      lateFeeRate: 0,
      coversPerHour: null,
      hours: canteen.hours,
      closedDays: canteen.closedDays,
    });
  });

  test('takes orders for the Monday after Christmas until noon of the 23rd, and says how that comes about', async () => {
    const monday = await offered('2026-12-28T09:00:00.000Z');

    expect(monday).toMatchObject({
      kind: 'catering',
      closed: null,
      deadline: {
        at: '2026-12-23T11:00:00.000Z',
        sentence: expect.stringMatching(
          /1 opening day before .*closed Thu 24 Dec to Sat 26 Dec \(Christmas\)/,
        ),
      },
    });
  });

  test('says on which day it does not work, and refuses what is asked for then', async () => {
    const start = '2026-12-25T10:00:00.000Z';
    expect(await offered(start)).toMatchObject({
      closed: 'Canteen of the test is closed on Fri 25 Dec 2026, 11:00 (Christmas).',
    });
    const { ask } = await plan(start, '2026-12-25T11:00:00.000Z');

    await expect(ask()).rejects.toMatchObject({
      code: 'provider-closed',
      status: 409,
      message: expect.stringContaining('Christmas'),
    });
  });

  test('closes at noon to the minute, and refuses with the moment it closed', async () => {
    const { ask } = await plan('2026-12-02T11:00:00.000Z', '2026-12-02T12:00:00.000Z');
    await house.control('PUT', '/clock', { now: '2026-12-01T10:59:59.999Z' });
    await ask();

    await house.control('PUT', '/clock', { now: '2026-12-01T11:00:00.000Z' });
    await expect(ask()).rejects.toMatchObject({
      code: 'deadline-passed',
      message: expect.stringContaining('Tue 1 Dec 2026, 12:00'),
    });
  });

  test('delivers by the end of the meeting when it is asked to', async () => {
    const { anna, params, ask } = await plan('2026-12-02T11:00:00.000Z', '2026-12-02T12:30:00.000Z');
    const body = { offsetMinutes: 15, offsetFrom: 'end' };
    const entered = await ask(body);
    expect(entered).toMatchObject({ ...body, deliverAt: '2026-12-02T12:45:00.000Z' });

    const change = { params: { template: entered.id }, version: entered.version };
    await anna(changeTemplate, { ...change, body: { offsetFrom: 'start' } });
    const { templates } = await anna(listTemplates, { params });
    expect(templates).toMatchObject([{ offsetFrom: 'start', deliverAt: '2026-12-02T11:15:00.000Z' }]);
  });
});
