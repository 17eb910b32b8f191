import type { KnownCalendar } from '../../../server/modules/availability/index.ts';
import { layTimes } from '../../../server/modules/availability/calendar-times.ts';
import { confirmRooms } from '../../../server/modules/rooms/confirm-rooms.ts';
import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import {
  aCaller,
  address,
  anExchange,
  aWish,
  busy,
  calendarOf,
  fault,
  fjord,
  hudson,
  instant,
  rooms,
  skov,
  someDeps,
  unitOf,
} from './nordhavn.ts';

const connected = new AbortController().signal;
const WINDOW = { start: Date.parse('2026-11-01T00:00:00Z'), end: Date.parse('2027-11-30T00:00:00Z') };

type Block = ReturnType<typeof busy>;

/** A calendar as the mirror holds it, read ten minutes ago. */
function aCalendar(name: string, taken: readonly Block[], more: Partial<KnownCalendar> = {}): KnownCalendar {
  const seconds = (at: string) => (Date.parse(at) - WINDOW.start) / 1_000;
  const times = taken.map(({ start, end, status }) => ({
    start: seconds(start),
    end: seconds(end),
    isTentative: status === 'tentative',
  }));
  return {
    calendar: calendarOf(name),
    mailbox: address(name),
    generation: 1,
    times: layTimes(WINDOW, times),
    readAt: instant('2026-11-30T07:50:00Z'),
    unreadableSince: null,
    ...more,
  };
}

/** Every calendar is read; what Exchange would say is something else, and it notes whom it was asked about. */
function inMemory(
  taken: Readonly<Record<string, readonly Block[]>>,
  {
    calendars = [],
    live = {},
  }: { calendars?: readonly KnownCalendar[]; live?: Parameters<typeof anExchange>[0] } = {},
) {
  const all = [...rooms.map(({ name }) => aCalendar(name, taken[name] ?? [])), ...calendars];
  const known = new Map(all.map((one) => [one.calendar, one]));
  const asked: string[] = [];
  const exchange = anExchange(live);
  const deps = someDeps({
    availability: { of: async () => known },
    exchangeOf: async () => ({
      readSchedules: (mailboxes, ...rest) => {
        asked.push(...mailboxes);
        return exchange.readSchedules(mailboxes, ...rest);
      },
    }),
  });
  return { deps, asked };
}

const find = ({ deps }: ReturnType<typeof inMemory>, wish = aWish()) =>
  findRooms(deps, aCaller(), wish, connected);
const found = async (world: ReturnType<typeof inMemory>, name: string, wish = aWish()) =>
  (await find(world, wish)).offers.find((offer) => offer.name === name);

const minute = (of: number) => `09:${String(of).padStart(2, '0')}`;

describe('a list of rooms from memory', () => {
  test('asks Exchange nothing, and says of each room when its calendar was read', async () => {
    const world = inMemory({ fjord: [busy('09:30', '11:00')] });
    const { offers, readAt } = await find(world);

    expect(world.asked).toEqual([]);
    expect(readAt).toBe('2026-11-30T08:00:00.000Z');
    expect(offers.map(({ name, availability }) => [name, availability])).toEqual([
      ['skov', 'free'],
      ['hudson', 'free'],
      ['fjord', 'busy'],
      ['lille', 'free'],
      ['bestyrelse', 'free'],
    ]);
    expect(offers[2]?.conflicts).toEqual([
      { start: '2026-12-01T09:30:00.000Z', end: '2026-12-01T11:00:00.000Z' },
    ]);
    expect(new Set(offers.map((offer) => [offer.readAt, offer.isLive].join()))).toEqual(
      new Set(['2026-11-30T07:50:00.000Z,false']),
    );
  });

  test.each<[string, Partial<KnownCalendar>]>([
    ['whose calendar was never read', { times: null, readAt: null }],
    ['that was not read for a day', { readAt: instant('2026-11-29T07:59:59Z') }],
    [
      'whose calendar is not read that far',
      { times: layTimes({ ...WINDOW, end: Date.parse('2026-12-01T09:30:00Z') }, []) },
    ],
  ])('asks Exchange about a room %s, and about no other', async (_which, more) => {
    const live = { fjord: [busy('09:00', '10:00')] };
    const world = inMemory({}, { calendars: [aCalendar('fjord', [], more)], live });

    expect(await found(world, 'fjord')).toMatchObject({
      availability: 'busy',
      readAt: '2026-11-30T08:00:00.000Z',
      isLive: true,
    });
    expect(world.asked).toEqual([fjord.mailbox]);
  });

  test('is unknown where nothing was read and Exchange does not answer; the others are known all the same', async () => {
    const calendars = [aCalendar('fjord', [], { times: null, readAt: null })];
    const { offers, notices } = await find(
      inMemory({}, { calendars, live: { fjord: fault('exchange-timeout') } }),
    );

    expect(offers.map(({ name, availability }) => [name, availability]).slice(0, 3)).toEqual([
      ['skov', 'free'],
      ['hudson', 'free'],
      ['fjord', 'unknown'],
    ]);
    expect(offers[2]?.readAt).toBeNull();
    expect(notices).toMatchObject([{ code: 'exchange-timeout', rooms: 1 }]);
  });

  test('knows what is taken tentatively', async () => {
    const { offers } = await find(
      inMemory({ fjord: [busy('09:00', '10:00')], skov: [busy('09:00', '10:00', 'tentative')] }),
    );

    expect(offers.map(({ name }) => name).slice(0, 3)).toEqual(['hudson', 'skov', 'fjord']);
  });

  test('does not put a meeting in its own way, but a second one at the very same time', async () => {
    const wish = aWish({
      savedStart: instant('2026-12-01T09:00:00Z'),
      savedEnd: instant('2026-12-01T10:00:00Z'),
      savedRoom: [fjord.mailbox],
    });
    const own = busy('09:00', '10:00');

    expect(await found(inMemory({ fjord: [own] }), 'fjord', wish)).toMatchObject({ availability: 'free' });
    expect(await found(inMemory({ fjord: [own, own] }), 'fjord', wish)).toMatchObject({
      availability: 'busy',
    });
    expect(await found(inMemory({ skov: [own] }), 'skov', wish)).toMatchObject({ availability: 'busy' });
  });

  test('says no more than fifty of the times that are in the way', async () => {
    const many = Array.from({ length: 59 }, (_, at) => busy(minute(at), minute(at + 1)));

    expect((await found(inMemory({ fjord: many }), 'fjord'))?.conflicts).toHaveLength(50);
  });
});

/** What the pane asks for, without what only a list has. */
function looked() {
  const { kind: _kind, limit: _limit, ...wish } = aWish();
  return wish;
}

const confirm = (world: ReturnType<typeof inMemory>, names: readonly string[], caller = aCaller()) =>
  confirmRooms(world.deps, caller, { ...looked(), room: names.map(address) }, connected);

describe('rooms that somebody looks at', () => {
  test('are asked of Exchange, whatever memory says, in the order in which they were named', async () => {
    const world = inMemory({ skov: [busy('09:00', '10:00')] }, { live: { fjord: [busy('09:00', '10:00')] } });
    const { offers } = await confirm(world, ['skov', 'fjord', 'skov']);

    expect(offers.map(({ name, availability, isLive }) => [name, availability, isLive])).toEqual([
      ['skov', 'free', true],
      ['fjord', 'busy', true],
    ]);
    expect(world.asked).toEqual([skov.mailbox, fjord.mailbox]);
  });

  test('are unknown, with the reason, when Exchange does not answer', async () => {
    const { offers, notices } = await confirm(
      inMemory({}, { live: { fjord: fault('exchange-throttled', { retryAfterSeconds: 30 }) } }),
      ['fjord', 'skov'],
    );

    expect(offers.map(({ availability }) => availability)).toEqual(['unknown', 'free']);
    expect(notices).toMatchObject([{ code: 'exchange-throttled', rooms: 1, retryAfterSeconds: 30 }]);
  });

  test('are left out where the caller may not see them, and not asked about', async () => {
    const world = inMemory({});
    const inFloor2 = aCaller({
      grants: [{ permission: 'rooms.read', unit: unitOf('floor2'), department: null }],
    });

    expect(
      (await confirm(world, ['fjord', 'nowhere', 'skov'], inFloor2)).offers.map(({ name }) => name),
    ).toEqual(['skov']);
    expect(world.asked).toEqual([skov.mailbox]);
  });

  test('are refused for a meeting that is over', async () => {
    const { deps } = inMemory({});
    const wish = { ...looked(), end: instant('2026-11-30T08:00:00Z'), room: [hudson.mailbox] };

    await expect(confirmRooms(deps, aCaller(), wish, connected)).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });
});
