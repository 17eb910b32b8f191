import {
  addCalendars,
  changeCalendar,
  compareProcessing,
  findResourceMailboxes,
  listCalendars,
  listResourceMailboxes,
  placeCalendars,
  removeCalendars,
} from '../../../contract/calendars.ts';
import { listIntegrations } from '../../../contract/integrations.ts';
import { listUnits } from '../../../contract/organization.ts';
import type { IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import { confirmRooms, findRooms, readRoom } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
const query = { ...tuesday, equipment: [], savedRoom: [] };
const mail = (name: string) => `${name}@nordhavn.example` as MailboxAddress;

let house: House;
let hana: Call;
let anna: Call;
let online: IntegrationId;
beforeAll(async () => {
  house = await startHouse();
  anna = await house.caller('anna');
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  hana = (await house.portal('hana')).call;
  const { integrations } = await hana(listIntegrations, {});
  const [first] = integrations;
  if (!first) throw new Error('the fixture has no integration');
  online = first.id;
});

const all = async () => (await hana(listCalendars, {})).calendars;
const one = async (name: string) => {
  const found = (await all()).find(({ mailbox }) => mailbox === mail(name));
  if (!found) throw new Error(`${name} is no calendar`);
  return found;
};
const add = (names: readonly string[], more: object = {}) =>
  hana(addCalendars, { body: { integration: online, unit: null, mailboxes: names.map(mail), ...more } });
const isOffered = async () => (await offers()).some(({ mailbox }) => mailbox === mail('fjord'));
const states = async () => new Set((await all()).map(({ health }) => health.state));
const clock = (now: string) => house.control('PUT', '/clock', { now });
const log = async (): Promise<readonly { mailbox: string | null; operation: string }[]> =>
  (await house.control('GET', '/log')) as never; // the simulator's own words
const offers = async () => (await anna(findRooms, { query: { ...query, seats: 1 } })).offers;

test('an administrator sees what Exchange lists, forgets all of it and adds it again below a campus', async () => {
  const { mailboxes } = await hana(listResourceMailboxes, { params: { id: online } });
  expect(mailboxes.every(({ addedThrough }) => addedThrough === online)).toBe(true);
  const ids = (await all()).map(({ id }) => id);

  expect(await hana(removeCalendars, { body: { ids } })).toEqual({ removed: ids.length });
  expect(await hana(removeCalendars, { body: { ids } })).toEqual({ removed: 0 });
  expect(await offers()).toEqual([]);

  const { units } = await hana(listUnits, {});
  const campus = units.find(({ kind }) => kind === 'campus');
  const { rows } = await hana(addCalendars, {
    body: {
      integration: online,
      unit: campus?.id ?? null,
      placeByBuilding: true,
      mailboxes: mailboxes.map(({ mailbox }) => mailbox),
    },
  });
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['added']));
  expect((await offers()).length).toBeGreaterThan(0);
});

test('a calendar without a place is offered to nobody, and placing it offers it', async () => {
  const { id, unit } = await one('fjord');
  expect(await isOffered()).toBe(true);

  await hana(placeCalendars, { body: { ids: [id], unit: null } });
  expect(await isOffered()).toBe(false);
  await hana(placeCalendars, { body: { ids: [id], unit } });
  expect(await isOffered()).toBe(true);
});

test('of two administrators who edit at once, the second is shown what the first one made of it', async () => {
  const { id, version } = await one('fjord');
  await hana(changeCalendar, { params: { id }, version, body: { name: 'Fjord room', capacity: 9 } });

  await expect(
    hana(changeCalendar, { params: { id }, version, body: { name: 'Other' } }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile', current: { name: 'Fjord room', capacity: 9 } });
});

test('pasted settings of Exchange are compared with the calendars', async () => {
  const text = JSON.stringify([
    { Identity: 'nordhavn.example/Rooms/fjord', AutomateProcessing: 1 },
    { Identity: 'skov', AutomateProcessing: 2 },
    { Identity: 'elsewhere', AutomateProcessing: 2 },
  ]);
  const compared = await hana(compareProcessing, { body: { text } });

  expect(compared).toMatchObject({ compared: 2, unknown: ['elsewhere'] });
  expect((await one('fjord')).warnings.join(' ')).toMatch(/never confirms/);
  expect((await one('skov')).warnings).toEqual([]);
});

test('laying a fixture reads every calendar, and asking Exchange about a room notes how it can be read', async () => {
  expect(await states()).toEqual(new Set(['ok']));
  expect((await one('fjord')).health.lastReadAt).toBe('2026-11-30T08:00:00.000Z');

  await house.control('PUT', '/faults', {
    seed: 1,
    rules: [{ service: 'graph', operation: 'getSchedule', rate: 1, fault: 'status', status: 403 }],
  });
  await anna(confirmRooms, { query: { ...query, seats: 1, room: [mail('fjord')] } });
  await house.control('DELETE', '/faults');
  expect((await one('fjord')).health).toMatchObject({
    state: 'failing',
    lastReadAt: '2026-11-30T08:00:00.000Z',
    detail: expect.stringMatching(/Exchange/),
  });
});

describe('in a tenant that would let everything be read', () => {
  beforeEach(() => house.control('PUT', '/tenant', { scope: 'everything', entraGrants: ['Calendars.Read'] }));

  test('no person can be added, found or read', async () => {
    const { rows } = await add(['anna', 'carla']);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['not-a-resource', 'not-a-resource']);

    const { found } = await hana(findResourceMailboxes, {
      params: { id: online },
      body: { addresses: [mail('anna')] },
    });
    expect(found).toMatchObject([{ mailbox: null }]);

    await expect(
      anna(readRoom, { params: { mailbox: mail('carla') }, query: { ...query, seats: 1 } }),
    ).rejects.toMatchObject({
      code: 'room-not-found',
    });
    await offers();
    const people = [mail('anna'), mail('carla')];
    const touched = (await log()).filter(({ mailbox }) => people.some((person) => person === mailbox));
    expect(touched.filter(({ operation }) => /calendarView|getSchedule|messages/i.test(operation))).toEqual(
      [],
    );
  });
});

test('a room that becomes the mailbox of a person is not read from the next check of rooms on', async () => {
  await clock('2026-11-30T08:01:00.000Z'); // plans the checks
  await house.control('PUT', '/tenant', { mailboxes: { [mail('fjord')]: 'user' } });
  await clock('2026-11-30T08:06:00.000Z');

  expect((await one('fjord')).health).toMatchObject({ state: 'not-a-resource' });
  const before = (await log()).length;
  expect((await offers()).some(({ mailbox }) => mailbox === mail('fjord'))).toBe(false);
  const since = (await log()).slice(before);
  expect(since.filter(({ mailbox }) => mailbox === mail('fjord'))).toEqual([]);

  await house.control('PUT', '/tenant', { mailboxes: { [mail('fjord')]: 'room' } });
  await clock('2026-11-30T08:11:00.000Z');
  expect((await offers()).some(({ mailbox }) => mailbox === mail('fjord'))).toBe(true);
});

test('an Exchange that cannot list its rooms stops the reading of none', async () => {
  await clock('2026-11-30T08:01:00.000Z');
  await house.control('PUT', '/faults', {
    seed: 1,
    rules: [{ service: 'graph', operation: 'places', rate: 1, fault: 'status', status: 500 }],
  });
  await clock('2026-11-30T08:06:00.000Z');
  await house.control('DELETE', '/faults');

  expect((await all()).filter(({ health }) => health.state === 'not-a-resource')).toEqual([]);
});
