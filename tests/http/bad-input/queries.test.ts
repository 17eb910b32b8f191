import { ProblemBody } from '../../../contract/problem.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { MONDAY, startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

let house: House;
let headers: Record<string, string>;
beforeAll(async () => {
  house = await startHouse({ mirror: 'off' }); // a search that knows nothing of a calendar asks Exchange
  const authorization = `Bearer ${await house.token('anna')}`;
  const me = await fetch(`${house.productUrl}/addin-api/me`, { headers: { authorization } });
  const { organizations } = (await me.json()) as { organizations: readonly { id: string }[] };
  headers = { authorization, 'foyer-organization': organizations[0]?.id ?? '' };
});
afterAll(() => house.close());

const search = async (query: string) =>
  await fetch(`${house.productUrl}/addin-api/rooms?${query}`, { headers });
const hour = 'start=2026-12-01T09:00:00Z&end=2026-12-01T10:00:00Z';
const starting = (start: string) => `start=${start}&end=2026-12-01T10:00:00Z`;
const lasting = (start: string, end: string) => `start=${start}&end=${end}`;

/** No silent wrong answer: what is not understood is named, in words that help. */
describe('a search that is not understood is refused with a pointer to the value', () => {
  test.each([
    ['a plus that became a blank', starting('2026-12-01T10:00:00+01:00'), '/query/start', '%2B'],
    ['no offset', starting('2026-12-01T09:00'), '/query/start', 'offset'],
    ['small letters', starting('2026-12-01t09:00:00z'), '/query/start', 'such as'],
    ['a leap second', starting('2026-11-30T23:59:60Z'), '/query/start', 'such as'],
    ['hour 24', starting('2026-11-30T24:00:00Z'), '/query/start', 'such as'],
    ['30 February', starting('2026-02-30T09:00:00Z'), '/query/start', 'such as'],
    ['an offset of 99 hours', starting('2026-12-01T09:00:00%2B99:00'), '/query/start', 'such as'],
    ['a year of five digits', starting('%2B12026-12-01T09:00:00Z'), '/query/start', 'such as'],
    [
      'a year that its offset makes five digits',
      lasting('9999-12-31T22:00:00-05:00', '9999-12-31T23:00:00-05:00'),
      '/query/end',
      'such as',
    ],
    [
      'a year before the first',
      lasting('0000-01-01T00:00:00%2B05:00', '0000-01-01T01:00:00%2B05:00'),
      '/query/start',
      'such as',
    ],
    [
      'less than a millisecond',
      starting('2026-12-01T09:59:59.9999Z').replace('10:00:00Z', '09:59:59.9991Z'),
      '/query/end',
      'after start',
    ],
    ['a start given twice', `${hour}&start=2026-12-01T08:00:00Z`, '/query/start', 'once'],
    ['a name in other letters', `${hour}&Seats=4`, '/query/Seats', 'not known'],
    ['brackets behind a name', `${hour}&seats[]=4`, '/query/seats[]', 'not known'],
    ['a name of the language', `${hour}&__proto__=1`, '/query/__proto__', 'not known'],
    ['another one', `${hour}&constructor=1`, '/query/constructor', 'not known'],
    ['51 kinds of equipment', `${hour}${'&equipment=x'.repeat(51)}`, '/query/equipment', 'at most 50'],
    ['equipment without a name', `${hour}&equipment=`, '/query/equipment/0', 'must name'],
    ['a NUL in an id', `${hour}&unit=%00`, '/query/unit', 'UUID'],
    ['a saved room that is no address', `${hour}&savedRoom=fjord`, '/query/savedRoom/0', 'address'],
    ['seats after a thousand others', `${hour}${'&'.repeat(1_200)}seats=x`, '/query/seats', 'whole number'],
  ])('%s', async (_case, query, pointer, words) => {
    const response = await search(query);
    const { type, errors } = ProblemBody.parse(await response.json());

    expect([response.status, type]).toEqual([422, '/problems/invalid-request']);
    expect(errors?.find((error) => error.pointer === pointer)?.detail).toContain(words);
  });

  test.each([
    '',
    '%205',
    '0',
    '-0',
    '-1',
    '1.5',
    '1e309',
    '1e1',
    '0x10',
    '0b11',
    'Infinity',
    'true',
    '%D9%A5',
    '1000001',
  ])('seats=%s', async (seats) => {
    const response = await search(`${hour}&seats=${seats}`);
    const { errors } = ProblemBody.parse(await response.json());

    expect(response.status).toBe(422);
    expect(errors).toEqual([{ pointer: '/query/seats', detail: 'must be a whole number from 1 to 1000000' }]);
  });
});

const offersOf = async (query: string) => {
  const response = await search(query);
  return findRooms.reply.parse(await response.json());
};

describe('a search that is unusual is answered', () => {
  test('an offset that is written correctly means the same hour', async () => {
    await house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T10:00:00Z',
      rooms: ['fjord'],
    });
    const { offers } = await offersOf(lasting('2026-12-01T10:00:00%2B01:00', '2026-12-01T11:00:00%2B01:00'));

    expect(offers.find(({ name }) => name === 'fjord')?.availability).toBe('busy');
    await house.reset();
  });

  test.each(['%00', '%zz%ff', '%E2%80%AE%F0%9F%98%80', '..%2f..%2fetc%2fpasswd', '%27%20OR%201%3D1'])(
    'equipment that no room can have is missing from all: %s',
    async (equipment) => {
      const { offers } = await offersOf(`${hour}&equipment=${equipment}`);

      expect(offers).toHaveLength(5);
      for (const { refusals } of offers)
        expect(refusals.map(({ code }) => code)).toContain('missing-equipment');
    },
  );

  test('the last seats win over nothing: they stand behind two thousand empty parameters and still count', async () => {
    const { offers } = await offersOf(`${hour}${'&'.repeat(2_000)}seats=5000`);

    for (const { refusals } of offers) expect(refusals.map(({ code }) => code)).toContain('too-small');
  });

  test('a millisecond, sixty days, and the last day there is', async () => {
    for (const query of [
      lasting('2026-12-01T09:00:00.000Z', '2026-12-01T09:00:00.001Z'),
      lasting('2026-12-01T09:00:00Z', '2027-01-30T09:00:00Z'),
      lasting('9999-12-31T22:00:00Z', '9999-12-31T23:00:00Z'),
    ]) {
      expect((await offersOf(query)).notices).toEqual([]);
    }
  });

  test('two months of meetings do not make an answer without end', async () => {
    await house.control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'x',
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T09:15:00Z',
      rooms: ['fjord'],
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 58 },
      },
    });
    const { offers } = await offersOf(lasting('2026-12-01T00:00:00Z', '2027-01-30T00:00:00Z'));
    const fjord = offers.find(({ name }) => name === 'fjord');

    expect(fjord?.availability).toBe('busy');
    expect(fjord?.conflicts).toHaveLength(50);
    expect(fjord?.conflicts[0]?.start.slice(0, 10)).toBe('2026-12-01');
    await house.reset();
  });
});

describe('a clock that is far away', () => {
  afterEach(() => house.control('PUT', '/clock', { now: MONDAY }));

  test.each([
    ['1970-01-01T00:00:00.000Z', 200],
    ['2099-01-01T00:00:00.000Z', 422],
    ['9999-12-31T23:59:59.000Z', 422],
  ])('moves business time and signs nobody out: %s', async (now, status) => {
    await house.control('PUT', '/clock', { now });
    const me = await fetch(`${house.productUrl}/addin-api/me`, { headers });

    expect([me.status, ((await me.json()) as { now: string }).now]).toEqual([200, now]);
    expect((await search(hour)).status).toBe(status);
  });
});
