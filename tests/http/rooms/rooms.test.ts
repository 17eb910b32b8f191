import { findRooms, listPlaces, readRoom } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

/** Tuesday 10:00 to 11:00 in Copenhagen. */
const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
/** What the pane asks for that hour, without a wish beyond the time. */
const query = { ...tuesday, equipment: [], savedRoom: [] };
const fjord = { mailbox: 'fjord@nordhavn.example' };

let house: House;
let anna: Call;
beforeAll(async () => {
  house = await startHouse({ mirror: 'off' }); // nothing is known of any calendar, so that Exchange is asked each time
  anna = await house.caller('anna');
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const book = (room: string) =>
  house.control('POST', '/meetings', { ...tuesday, organizer: 'carla', subject: 'x', rooms: [room] });
const find = async (call: Call, more: object = {}) =>
  await call(findRooms, { query: { ...query, seats: 6, ...more } });

test('anna is offered fjord, then skov; too small and restricted rooms say so', async () => {
  const { offers, notices } = await find(anna);

  expect(offers.map(({ name }) => name)).toEqual(['fjord', 'skov', 'hudson', 'lille', 'bestyrelse']);
  expect(offers.slice(0, 2).map(({ availability }) => availability)).toEqual(['free', 'free']);
  expect(offers.slice(3).map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
    ['too-small'],
    ['restricted'],
  ]);
  expect(notices).toEqual([]);
});

test('rooms on the clock of the meeting come before rooms that merely fit better', async () => {
  const afternoon = { start: '2026-12-01T14:00:00.000Z', end: '2026-12-01T15:00:00.000Z', seats: 9 };
  const firstFor = async (more: object) => (await find(anna, { ...afternoon, ...more })).offers[0]?.name;

  expect(await firstFor({})).toBe('hudson');
  expect(await firstFor({ timeZone: 'Europe/Copenhagen' })).toBe('skov');
  expect(await firstFor({ timeZone: 'Europe/Paris' })).toBe('skov'); // another name for the same clock
  expect(await firstFor({ timeZone: 'America/New_York' })).toBe('hudson');
});

test('a time zone that nobody knows is named as the mistake', async () => {
  await expect(find(anna, { timeZone: 'Mars/Olympus_Mons' })).rejects.toMatchObject({
    code: 'invalid-request',
    errors: [{ pointer: '/query/timeZone', detail: 'is not a time zone this system knows' }],
  });
});

test('bent may book the board room, and is told that someone decides', async () => {
  const { offers } = await find(await house.caller('bent'), { seats: 15 });

  expect(offers[0]).toMatchObject({ name: 'bestyrelse', booking: 'request', refusals: [] });
});

test('a room that someone took meanwhile is busy at the moment it is read again', async () => {
  expect((await anna(readRoom, { params: fjord, query })).offer.availability).toBe('free');
  await book('fjord');
  const { offer } = await anna(readRoom, { params: fjord, query });

  expect(offer).toMatchObject({ availability: 'busy', conflicts: [tuesday] });
  expect((await find(anna)).offers[0]?.name).toBe('skov');
});

test('the search asks Exchange about free and busy in one call, and never reads a calendar', async () => {
  const before = house.outboundCalls.length;
  await find(anna);

  const calls = house.outboundCalls.slice(before).filter(({ service }) => service === 'graph.sim.test');
  expect(calls.map(({ operation, status }) => [operation, status])).toEqual([['getSchedule', 200]]);
});

test('the pane learns which places and equipment there are to choose from', async () => {
  const { units, equipment } = await anna(listPlaces, {});

  expect(units.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['building', 'floor']));
  expect(equipment).toEqual(expect.arrayContaining(['display', 'video']));

  const hq = units.find(({ name }) => name === 'HQ');
  const inHq = await find(anna, { unit: hq?.id });
  expect(inHq.offers.map(({ name }) => name)).toEqual(['fjord', 'skov', 'lille', 'bestyrelse']);
});

test('throttling leaves the rooms in the list, unknown, with how long to wait', async () => {
  await house.control('PUT', '/faults', {
    rules: [{ service: 'graph', operation: 'getSchedule', fault: 'status', status: 429, retryAfter: 30 }],
  });
  const { offers, notices } = await find(anna);

  expect(offers.map(({ availability }) => availability)).toEqual(Array(5).fill('unknown'));
  expect(notices).toMatchObject([
    { code: 'exchange-throttled', rooms: 5, retryAfterSeconds: 30, exchangeCode: 'ApplicationThrottled' },
  ]);
});

test('a room that vanished from Exchange is unknown, and the others are answered', async () => {
  await house.control('PUT', '/tenant', { mailboxes: { fjord: 'removed' } });
  const { offers, notices } = await find(anna);

  expect(offers.filter(({ availability }) => availability === 'unknown').map(({ name }) => name)).toEqual([
    'fjord',
  ]);
  expect(notices).toMatchObject([{ code: 'room-not-found', rooms: 1 }]);
});

describe('a wish that makes no sense', () => {
  test.each([
    ['an end before the start', { end: '2026-12-01T08:00:00Z' }, '/query/end'],
    ['no length', { end: tuesday.start }, '/query/end'],
    ['an end in the past', { start: '2026-11-29T09:00:00Z', end: '2026-11-29T10:00:00Z' }, '/query/end'],
    ['more than 60 days', { end: '2027-03-01T10:00:00Z' }, '/query/end'],
    ['no seats', { seats: 0 }, '/query/seats'],
    ['words for seats', { seats: 'six' }, '/query/seats'],
    ['a time that is none', { start: 'tomorrow' }, '/query/start'],
    ['a unit that is no id', { unit: 'HQ' }, '/query/unit'],
    ['half of what was saved', { savedStart: tuesday.start }, '/query/savedStart'],
    ['a parameter that does not exist', { colour: 'red' }, '/query/colour'],
  ])('%s is refused with a pointer to it', async (_case, wrong, pointer) => {
    const text = new URLSearchParams({ ...tuesday, ...wrong } as Record<string, string>).toString();
    const response = await fetch(`${house.productUrl}/addin-api/rooms?${text}`, {
      headers: await asAnna(),
    });
    const problem = (await response.json()) as { errors: readonly { pointer: string }[] };

    expect(response.status).toBe(422);
    expect(problem.errors.map((error) => error.pointer)).toContain(pointer);
  });

  test('six thousand attendees are no mistake, but too many for every room', async () => {
    const { offers } = await find(anna, { seats: 6000 });

    expect(offers).toHaveLength(5);
    expect(offers.every(({ refusals }) => refusals.some(({ code }) => code === 'too-small'))).toBe(true);
  });
});

test('a room that does not exist is a 404 and not an empty answer', async () => {
  const params = { mailbox: 'nowhere@nordhavn.example' };

  await expect(anna(readRoom, { params, query })).rejects.toMatchObject({
    code: 'room-not-found',
  });
});

async function asAnna(): Promise<Record<string, string>> {
  const authorization = `Bearer ${await house.token('anna')}`;
  const me = await fetch(`${house.productUrl}/addin-api/me`, { headers: { authorization } });
  const { organizations } = (await me.json()) as { organizations: readonly { id: string }[] };
  return { authorization, 'foyer-organization': organizations[0]?.id ?? '' };
}
