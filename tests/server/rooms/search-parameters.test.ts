import { findRooms as route } from '../../../contract/rooms.ts';
import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import type { RoomsDeps } from '../../../server/modules/rooms/index.ts';
import { aCaller, anExchange, aRoom, aWish, busy, fjord, instant, someDeps, unitOf } from './nordhavn.ts';

const connected = new AbortController().signal;
const find = (deps: RoomsDeps, wish = aWish()) => findRooms(deps, aCaller(), wish, connected);
const taken = (...blocks: Parameters<typeof busy>[]) =>
  someDeps({
    rooms: [fjord],
    exchangeOf: async () => anExchange({ fjord: blocks.map((block) => busy(...block)) }),
  });
const only = async (deps: RoomsDeps, wish = aWish()) => (await find(deps, wish)).offers[0];

describe('time before and after the meeting', () => {
  test.each<[string, Parameters<typeof busy>, object]>([
    ['before', ['08:00', '08:50'], { code: 'buffer-taken', side: 'before', free: 10, needed: 15 }],
    ['before', ['08:00', '09:00'], { code: 'buffer-taken', side: 'before', free: 0, needed: 15 }],
    ['after', ['10:10', '10:30'], { code: 'buffer-taken', side: 'after', free: 10, needed: 15 }],
  ])('that is taken %s it is a reason of its own, with how much is left', async (_side, block, refusal) => {
    const offer = await only(taken(block), aWish({ before: 15, after: 15 }));

    expect(offer).toMatchObject({ availability: 'free', conflicts: [], refusals: [refusal] });
  });

  test('that is free to the minute is enough, and without a wish neighbors are none of its business', async () => {
    const neighbors = taken(['08:00', '08:45'], ['10:15', '11:00']);

    expect((await only(neighbors, aWish({ before: 15, after: 15 })))?.refusals).toEqual([]);
    expect((await only(taken(['08:00', '09:00'], ['10:00', '11:00'])))?.refusals).toEqual([]);
  });

  test('does not count the meeting itself, which was there a little earlier', async () => {
    const own = {
      savedStart: instant('2026-12-01T08:00:00Z'),
      savedEnd: instant('2026-12-01T08:55:00Z'),
      savedRoom: [fjord.mailbox],
    };

    expect((await only(taken(['08:00', '08:55']), aWish({ before: 15, ...own })))?.refusals).toEqual([]);
  });

  test('ends where the years do', async () => {
    const last = { start: instant('9999-12-31T22:00:00Z'), end: instant('9999-12-31T23:59:00Z') };

    expect(await only(taken(), aWish({ ...last, after: 240 }))).toMatchObject({ availability: 'free' });
  });
});

describe('the kind of what is looked for', () => {
  const desk = aRoom('desk', { kind: 'workspace' });
  const projector = aRoom('projector', { kind: 'equipment', capacity: null });
  const deps = someDeps({ rooms: [fjord, desk, projector] });
  const namesOf = async (kind: ReturnType<typeof aWish>['kind']) =>
    (await find(deps, aWish({ kind }))).offers.map(({ name }) => name).sort();

  test('narrows the list, and nothing said narrows nothing', async () => {
    expect(await namesOf([])).toEqual(['desk', 'fjord', 'projector']);
    expect(await namesOf(['workspace'])).toEqual(['desk']);
    expect(await namesOf(['room', 'equipment'])).toEqual(['fjord', 'projector']);
  });
});

describe('near a place', () => {
  const here = aRoom('here', { unit: unitOf('floor2'), capacity: 9 });
  const nearby = aRoom('nearby', { unit: unitOf('floor1'), capacity: 8 });
  const far = aRoom('far', { unit: unitOf('floor5'), capacity: 6 });
  const deps = someDeps({ rooms: [far, nearby, here] });

  test('what is nearer comes first, and says what it shares', async () => {
    const { offers } = await find(deps, aWish({ near: unitOf('floor2') }));

    expect(offers.map(({ name, fit }) => [name, fit.shares])).toEqual([
      ['here', 'floor'],
      ['nearby', 'building'],
      ['far', 'elsewhere'],
    ]);
  });

  test('that is gone the list is as if nobody had named one', async () => {
    const gone = '99999999-9999-4999-8999-999999999999' as ReturnType<typeof unitOf>;
    const [without, beside] = [await find(deps), await find(deps, aWish({ near: gone }))];

    expect(beside.offers).toEqual(without.offers);
    expect(beside.offers.map(({ name }) => name)).toEqual(['nearby', 'here', 'far']);
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 250 }, (_, at) => aRoom(`room-${at}`, { capacity: 6 + (at % 7) }));

  test('comes in pages that together are the list, each room once', async () => {
    const deps = someDeps({ rooms: many });
    const whole = await find(deps);
    const names: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await find(deps, aWish({ limit: 100, ...(cursor !== undefined && { cursor }) }));
      names.push(...page.offers.map(({ name }) => name));
      sizes.push(page.offers.length);
      expect([page.total, page.free]).toEqual([250, 250]);
      if (page.next === null) break;
      cursor = page.next;
    }

    expect(sizes).toEqual([100, 100, 50]);
    expect(names).toEqual(whole.offers.map(({ name }) => name));
    expect(whole.next).toBeNull();
  });

  test('loses nothing of a later page when a room of an earlier one was taken meanwhile', async () => {
    const first = await find(someDeps({ rooms: many }), aWish({ limit: 100 }));
    const lost = first.offers[0]?.name ?? '';
    const deps = someDeps({
      rooms: many,
      exchangeOf: async () => anExchange({ [lost]: [busy('09:00', '10:00')] }),
    });
    const rest = await find(deps, aWish({ limit: 1_000, cursor: first.next ?? '' }));

    expect(rest.offers).toHaveLength(151);
    expect(rest.offers.at(-1)).toMatchObject({ name: lost, availability: 'busy' });
  });

  test('is refused a cursor that nobody gave', async () => {
    for (const cursor of ['', 'nonsense', Buffer.from('[1,2]').toString('base64url')]) {
      await expect(find(someDeps(), aWish({ cursor }))).rejects.toMatchObject({
        code: 'invalid-request',
        extra: {
          errors: [{ pointer: '/query/cursor', detail: 'must be `next` as the page before gave it' }],
        },
      });
    }
  });
});

test.each([
  ['a negative buffer', { before: '-1' }, 'must be a whole number from 0 to 240'],
  ['a buffer of a night', { after: '241' }, 'must be a whole number from 0 to 240'],
  ['a kind that there is not', { kind: 'sauna' }, 'must be room, workspace or equipment'],
  ['another way to book', { bookable: 'maybe' }, 'must be direct or request'],
  ['another answer than yes or no', { accessible: 'true' }, 'must be yes or no'],
  ['a page of nothing', { limit: '0' }, 'must be a whole number from 1 to 1000'],
  ['a place that is no id', { near: 'HQ' }, 'must be an id as this API gives them, a UUID'],
])('%s is refused in words', (_what, wrong, words) => {
  const hour = { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' };
  const parsed = route.query.safeParse({ ...hour, ...wrong });

  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    [Object.keys(wrong)[0], words],
  ]);
});
