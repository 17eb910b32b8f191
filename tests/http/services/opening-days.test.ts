import { randomUUID } from 'node:crypto';
import { listHolidayCountries, listHolidays } from '../../../contract/holidays.ts';
import type { HolidayRule } from '../../../contract/holidays.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { listUnits } from '../../../contract/organization.ts';
import { previewProvider } from '../../../contract/rule-preview.ts';
import { addProvider, changeProvider, listProviders } from '../../../contract/service-teams.ts';
import { ProviderId } from '../../../contract/services.ts';
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

  test('is off on the public holidays of its country, but for those on which it works, and counts around them', async () => {
    const { call } = await house.portal('hana');
    const { countries } = await call(listHolidayCountries, {});
    expect(countries.find(({ code }) => code === 'DE')?.regions).toContainEqual({
      code: 'BY',
      name: 'Bayern',
    });
    const { days, version } = await call(listHolidays, { query: { country: 'DK' } });
    expect(days).toContainEqual({ day: '2026-12-25', name: 'Christmas Day' });
    expect(days).toContainEqual({ day: '2027-03-26', name: 'Good Friday' });
    expect(version).toMatch(/^[\d.]+$/);

    const worked = ['2026-12-26'];
    const change = { closedDays: [], holidays: { country: 'DK', region: null, worked } };
    const params = { id: ProviderId.parse(provider) };
    const { touched } = await call(previewProvider, { params, version: 1, body: change });
    expect(touched).toEqual([]);
    const saved = await call(changeProvider, { params, version: 1, body: change });
    expect(saved.holidays).toEqual({ country: 'DK', region: null, worked });

    expect(await offered('2026-12-25T10:00:00.000Z')).toMatchObject({
      closed: 'Canteen of the test is closed on Fri 25 Dec 2026, 11:00 (Christmas Day).',
    });
    expect(await offered('2026-12-28T09:00:00.000Z')).toMatchObject({
      deadline: {
        at: '2026-12-24T11:00:00.000Z',
        sentence: expect.stringContaining('closed Fri 25 Dec (Christmas Day)'),
      },
    });
    const { ask } = await plan('2026-12-25T10:00:00.000Z', '2026-12-25T11:00:00.000Z');
    await expect(ask()).rejects.toMatchObject({ code: 'provider-closed' });
  });

  test('has holidays of places that are known only', async () => {
    const { call } = await house.portal('hana');
    const params = { id: ProviderId.parse(provider) };
    for (const [holidays, pointer] of [
      [{ country: 'XX', region: null, worked: [] }, '/body/holidays/country'],
      [{ country: 'DE', region: 'XX', worked: [] }, '/body/holidays/region'],
    ] satisfies [HolidayRule, string][]) {
      const refused = call(changeProvider, { params, version: 1, body: { holidays } });
      await expect(refused).rejects.toMatchObject({ status: 422, errors: [{ pointer }] });
    }
    await expect(call(listHolidays, { query: { country: 'XX' } })).rejects.toMatchObject({ status: 404 });
    const fatima = await house.portal('fatima'); // works for a team, and does not look after any
    await expect(fatima.call(listHolidays, { query: { country: 'DK' } })).rejects.toMatchObject({
      status: 403,
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
