import { Problem } from '../../../server/kernel/problem.ts';
import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import type { RoomsDeps } from '../../../server/modules/rooms/index.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import {
  aCaller,
  anExchange,
  aRoom,
  aWish,
  busy,
  fault,
  fjord,
  instant,
  rooms,
  someDeps,
  unitOf,
} from './nordhavn.ts';

const connected = new AbortController().signal;

const find = (deps: RoomsDeps = someDeps(), wish = aWish(), caller: Caller = aCaller()) =>
  findRooms(deps, caller, wish, connected);

async function namesFor(...given: Parameters<typeof find>): Promise<string[]> {
  return (await find(...given)).offers.map(({ name }) => name);
}

const throttled = (retryAfterSeconds: number) => fault('exchange-throttled', { retryAfterSeconds });
const unlessBroken = async (integration: string) => {
  if (integration === 'broken') throw new Problem('exchange-unauthorized', 'The certificate expired.');
  return anExchange();
};
const withBug = async () => {
  throw new TypeError('a bug');
};
const within = (unit: ReturnType<typeof unitOf>) =>
  aCaller({ grants: [{ permission: 'rooms.read', unit, department: null }] });
const at = (now: string) => someDeps({ clock: { now: () => instant(now) } });

describe('a room for six, Tuesday 10 to 11 in Copenhagen', () => {
  test('is fjord first, then skov; too small and restricted rooms come last and say so', async () => {
    const { offers } = await find();

    expect(offers.map(({ name }) => name)).toEqual(['fjord', 'skov', 'hudson', 'lille', 'bestyrelse']);
    expect(offers.map(({ refusals }) => refusals)).toEqual([
      [],
      [],
      [],
      [{ code: 'too-small', seats: 6, capacity: 4 }],
      [{ code: 'restricted' }],
    ]);
  });

  test('is shown with everything the person needs to choose', async () => {
    const { offers, notices, readAt } = await find();

    expect(offers[0]).toEqual({
      mailbox: 'fjord@nordhavn.test',
      name: 'fjord',
      kind: 'room',
      capacity: 8,
      equipment: ['display', 'video'],
      place: { unit: unitOf('floor1'), names: ['HQ', 'Floor 1'], timeZone: 'Europe/Copenhagen' },
      booking: 'direct',
      availability: 'free',
      conflicts: [],
      refusals: [],
      readAt: '2026-11-30T08:00:00.000Z',
      isLive: true,
      fit: {
        standing: 'free',
        isElsewhere: false,
        isAtNight: false,
        seatsOver: 2,
        shares: null,
        nearTo: null,
        familiar: null,
        beyond: ['display', 'video'],
        points: { capacity: 200, distance: 0, equipment: 4, booking: 0, familiar: 0 },
      },
    });
    expect(notices).toEqual([]);
    expect(readAt).toBe('2026-11-30T08:00:00.000Z');
  });

  test('is not restricted for a member of the group that may book', async () => {
    const { offers } = await find(someDeps(), aWish(), aCaller({ groups: new Set(['board']) }));

    expect(offers.find(({ name }) => name === 'bestyrelse')?.refusals).toEqual([]);
  });
});

describe('what Exchange says', () => {
  test('a taken room is busy with what is in the way, and comes after every free one', async () => {
    const exchange = anExchange({ fjord: [busy('09:30', '11:00'), busy('10:00', '12:00')] });
    const { offers } = await find(someDeps({ exchangeOf: async () => exchange }));

    expect(offers.map(({ name }) => name)).toEqual(['skov', 'hudson', 'fjord', 'lille', 'bestyrelse']);
    expect(offers[2]).toMatchObject({
      availability: 'busy',
      conflicts: [{ start: '2026-12-01T09:30:00.000Z', end: '2026-12-01T11:00:00.000Z' }],
    });
  });

  test('a tentatively taken room is worth more than a busy one', async () => {
    const exchange = anExchange({
      fjord: [busy('09:00', '10:00')],
      skov: [busy('09:00', '10:00', 'tentative')],
    });

    expect(await namesFor(someDeps({ exchangeOf: async () => exchange }))).toEqual([
      'hudson',
      'skov',
      'fjord',
      'lille',
      'bestyrelse',
    ]);
  });

  test('a room that cannot be read is unknown, not free, and the others are answered', async () => {
    const exchange = anExchange({
      fjord: fault('exchange-forbidden', { exchangeCode: 'ErrorAccessDenied' }),
    });
    const { offers, notices } = await find(someDeps({ exchangeOf: async () => exchange }));

    expect(offers.map(({ name, availability }) => [name, availability]).slice(0, 3)).toEqual([
      ['skov', 'free'],
      ['hudson', 'free'],
      ['fjord', 'unknown'],
    ]);
    expect(notices).toEqual([
      {
        code: 'exchange-forbidden',
        title: 'Exchange does not let Foyer read this',
        detail: 'words about exchange-forbidden',
        rooms: 1,
        exchangeCode: 'ErrorAccessDenied',
      },
    ]);
  });

  test('many faults of one kind are one notice, with the longest wait', async () => {
    const exchange = anExchange({
      fjord: throttled(5),
      skov: throttled(60),
      hudson: fault('exchange-timeout'),
    });
    const { notices } = await find(someDeps({ exchangeOf: async () => exchange }));

    expect(notices.map(({ code, rooms, retryAfterSeconds }) => [code, rooms, retryAfterSeconds])).toEqual([
      ['exchange-timeout', 1, undefined],
      ['exchange-throttled', 2, 60],
    ]);
  });

  test('an integration that is out of reach leaves the rooms of another one answered', async () => {
    const deps = someDeps({
      rooms: [fjord, aRoom('old', { integration: 'broken' })],
      exchangeOf: unlessBroken,
    });
    const { offers, notices } = await find(deps);

    expect(offers.map(({ name, availability }) => [name, availability])).toEqual([
      ['fjord', 'free'],
      ['old', 'unknown'],
    ]);
    expect(notices).toMatchObject([{ code: 'exchange-unauthorized', detail: 'The certificate expired.' }]);
  });

  test('a room that the answer leaves out is unknown', async () => {
    const { offers } = await find(
      someDeps({ rooms: [fjord], exchangeOf: async () => ({ readSchedules: async () => [] }) }),
    );

    expect(offers[0]?.availability).toBe('unknown');
  });

  test('a bug on the way to Exchange is not hidden as an unknown room', async () => {
    await expect(find(someDeps({ exchangeOf: withBug }))).rejects.toThrow('a bug');
  });
});

describe('a meeting that was sent before', () => {
  const sent = {
    savedStart: instant('2026-12-01T09:00:00Z'),
    savedEnd: instant('2026-12-01T10:00:00Z'),
    savedRoom: [fjord.mailbox],
  };
  const moved = { start: instant('2026-12-01T09:30:00Z'), end: instant('2026-12-01T10:30:00Z') };
  const availabilityIn = async (
    taken: Parameters<typeof anExchange>[0],
    wish = aWish({ ...sent, ...moved }),
  ) => {
    const { offers } = await find(someDeps({ exchangeOf: async () => anExchange(taken) }), wish);
    return Object.fromEntries(offers.map(({ name, availability }) => [name, availability]));
  };

  test('does not stand in its own way when it moves', async () => {
    expect(await availabilityIn({ fjord: [busy('09:00', '10:00')] })).toMatchObject({ fjord: 'free' });
  });

  test('meets the meeting that follows it', async () => {
    const taken = { fjord: [busy('09:00', '10:00'), busy('10:00', '11:00')] };
    expect(await availabilityIn(taken)).toMatchObject({ fjord: 'busy' });
  });

  test('meets a second meeting at the very same time', async () => {
    const taken = { fjord: [busy('09:00', '10:00'), busy('09:00', '10:00')] };
    expect(await availabilityIn(taken)).toMatchObject({ fjord: 'busy' });
  });

  test('meets a meeting at the same time in a room where it is not', async () => {
    expect(await availabilityIn({ skov: [busy('09:00', '10:00')] })).toMatchObject({ skov: 'busy' });
  });
});

describe('where to look', () => {
  test('a unit includes everything below it', async () => {
    const inHq = await namesFor(someDeps(), aWish({ unit: unitOf('hq') }));

    expect(inHq).toEqual(['fjord', 'skov', 'lille', 'bestyrelse']);
    expect(await namesFor(someDeps(), aWish({ unit: unitOf('us') }))).toEqual(['hudson']);
    expect(await namesFor(someDeps(), aWish({ unit: unitOf('floor2') }))).toEqual(['skov', 'bestyrelse']);
  });

  test('a unit that is not there is a 404 and not an empty list', async () => {
    const gone = '99999999-9999-4999-8999-999999999999' as ReturnType<typeof unitOf>;

    await expect(find(someDeps(), aWish({ unit: gone }))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('nobody is asked about rooms elsewhere', async () => {
    const askedFor: string[] = [];
    const exchangeOf = async () => ({
      readSchedules: async (mailboxes: readonly string[]) => {
        askedFor.push(...mailboxes);
        return [];
      },
    });
    await find(someDeps({ exchangeOf }), aWish({ unit: unitOf('us') }));

    expect(askedFor).toEqual(['hudson@nordhavn.test']);
  });
});

describe('who may see a room', () => {
  test('a room that is shown to a group appears for its members only', async () => {
    const deps = someDeps({ seenBy: { fjord: 'sales' } });

    expect(await namesFor(deps)).not.toContain('fjord');
    expect(await namesFor(deps, aWish(), aCaller({ groups: new Set(['sales']) }))).toContain('fjord');
  });

  test('a role within a unit reaches the rooms there and below, and no others', async () => {
    expect(await namesFor(someDeps(), aWish(), within(unitOf('nyc')))).toEqual(['hudson']);
    expect(await namesFor(someDeps(), aWish(), within(unitOf('floor2')))).toEqual(['skov', 'bestyrelse']);
    expect(await namesFor(someDeps(), aWish({ unit: unitOf('us') }), within(unitOf('hq')))).toEqual([]);
  });

  test('several roles add up', async () => {
    const grants = [unitOf('floor1'), unitOf('us')].map(
      (unit) => ({ permission: 'rooms.read', unit, department: null }) as const,
    );

    expect((await namesFor(someDeps(), aWish(), aCaller({ grants }))).sort()).toEqual([
      'fjord',
      'hudson',
      'lille',
    ]);
  });

  test('without any role that reads rooms there are none', async () => {
    expect(await namesFor(someDeps(), aWish(), aCaller({ grants: [] }))).toEqual([]);
  });
});

test('a meeting that is over is refused, one that is under way is not', async () => {
  await expect(find(at('2026-12-01T10:00:00Z'))).rejects.toMatchObject({
    code: 'invalid-request',
    extra: { errors: [{ pointer: '/query/end', detail: 'is in the past' }] },
  });
  expect((await find(at('2026-12-01T09:59:59Z'))).offers).toHaveLength(rooms.length);
});

test('two thousand rooms and six thousand people are an answer like any other', async () => {
  const many = Array.from({ length: 2000 }, (_, at) => aRoom(`room-${at}`, { capacity: at }));
  const { offers, total, free } = await find(someDeps({ rooms: many }), aWish({ seats: 6000 }));

  expect([offers.length, total, free]).toEqual([1000, 2000, 0]);
  expect(offers.every(({ refusals }) => refusals[0]?.code === 'too-small')).toBe(true);
  expect(offers[0]?.capacity).toBe(1999);
});
