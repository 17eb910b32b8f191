import type { Question } from '../../../server/modules/room-times/nearest-times.ts';
import { aRoom, at, inShort, nearest, tuesday, zone } from './a-room.ts';

const isBefore23 = ({ start, end }: { readonly start: string; readonly end: string }) =>
  start >= '2026-12-01T19:00' && end <= '2026-12-01T23:30';
const DAY = ['2026-11-23T00:00Z', '2026-12-08T23:00Z'] as const;
/** Everything around the meeting is taken but for these times. */
const takenBut = (...open: readonly (readonly [from: string, to: string])[]) => {
  const edges = [DAY[0], ...open.flat(), DAY[1]];
  return Array.from(
    { length: open.length + 1 },
    (_, gap) => [edges[gap * 2] ?? '', edges[gap * 2 + 1] ?? ''] as const,
  );
};

const taken = (day: string) => [[`${day}T00:00Z`, `${day}T23:00Z`]] as const;
const hudson = (times: readonly (readonly [string, string])[]) =>
  aRoom('hudson', times, { timeZone: zone('America/New_York') });

test('a quarter later, a quarter shorter and a quarter earlier, whichever changes least, with the rooms best fit first', () => {
  const rooms = [
    aRoom('fjord', takenBut(['2026-12-01T09:15Z', '2026-12-01T10:15Z'])),
    aRoom('skov', takenBut(['2026-12-01T08:30Z', '2026-12-01T09:30Z'])),
    aRoom('sal', takenBut(['2026-12-01T09:15Z', '2026-12-01T10:30Z'])),
  ];
  expect(nearest({ rooms }).map(inShort)).toEqual([
    'shorter 0d -15 09:15-10:00: fjord, sal of 2',
    'later 0d +15 09:15-10:15: fjord, sal of 2',
    'shorter 0d -30 09:00-09:30: skov of 1',
    'earlier 0d -30 08:30-09:30: skov of 1',
  ]);
});

test('where the same room is free all afternoon only the nearest time is said, then the days beside it', () => {
  const taken = [['2026-12-01T06:00Z', '2026-12-01T11:00Z']] as const;
  expect(nearest({ rooms: [aRoom('fjord', taken)] }).map(inShort)).toEqual([
    'later 0d +120 11:00-12:00: fjord of 1',
    'later 1d 0 09:00-10:00: fjord of 1',
    'earlier -1d 0 09:00-10:00: fjord of 1',
    'later 2d 0 09:00-10:00: fjord of 1',
    'later 3d 0 09:00-10:00: fjord of 1',
    'later 6d 0 09:00-10:00: fjord of 1', // neither Saturday nor Sunday, and last week is over
  ]);
});

test('a meeting at five past keeps its five minutes', () => {
  const meeting = { start: at('2026-12-01T09:05Z'), end: at('2026-12-01T09:35Z') };
  const rooms = [aRoom('fjord', [['2026-12-01T06:00Z', '2026-12-01T09:40Z']])];
  expect(nearest({ meeting, rooms }).map(inShort)[0]).toBe('later 0d +45 09:50-10:20: fjord of 1');
});

test('of a calendar that was never read, or not so far ahead, nothing is offered', () => {
  const short = { start: Date.parse('2026-11-01T00:00Z'), end: Date.parse('2026-12-01T10:15Z') };
  const rooms = [
    aRoom('unread', [], { times: null, readAt: null }),
    aRoom('short', [['2026-12-01T05:00Z', '2026-12-01T10:00Z']], { window: short }),
  ];
  expect(nearest({ rooms, now: at('2026-12-01T06:00Z') })).toEqual([]);
  expect(nearest({ rooms: [], now: at('2026-12-01T06:00Z') })).toEqual([]);
});

test('a meeting in another century is answered with nothing, not with an error', () => {
  for (const year of ['0000', '1883', '9999']) {
    const meeting = { start: at(`${year}-12-30T23:00:00Z`), end: at(`${year}-12-31T22:00:00Z`) };
    expect(nearest({ meeting, rooms: [aRoom('fjord')] })).toEqual([]);
  }
});

test('what the meeting occupies itself is not in its way; what somebody else has at that very time is', () => {
  const saved = { start: at('2026-12-01T09:30Z'), end: at('2026-12-01T10:30Z') };
  const own = takenBut(['2026-12-01T09:30Z', '2026-12-01T10:30Z']);
  const taken = [...own, ['2026-12-01T09:30Z', '2026-12-01T10:30Z']] as const;
  expect(nearest({ saved, rooms: [aRoom('fjord', taken, { isOwn: true })] }).map(inShort)).toEqual([
    'shorter 0d -30 09:30-10:00: fjord of 1',
    'later 0d +30 09:30-10:30: fjord of 1',
  ]);
  expect(nearest({ saved, rooms: [aRoom('fjord', taken)] })).toEqual([]);
  const twice = [...taken, ['2026-12-01T09:30Z', '2026-12-01T10:30Z']] as const;
  expect(nearest({ saved, rooms: [aRoom('fjord', twice, { isOwn: true })] })).toEqual([]);
});

test('what is needed before and after the meeting is free as well', () => {
  const rooms = [aRoom('fjord', [['2026-12-01T08:00Z', '2026-12-01T10:30Z']])];
  const firstLater = (more: Partial<Question>) =>
    nearest({ rooms, ...more }).find(({ kind, days }) => kind === 'later' && days === 0)?.start;
  expect(firstLater({})).toBe('2026-12-01T10:30:00.000Z');
  expect(firstLater({ before: 20 })).toBe('2026-12-01T11:00:00.000Z');
  const between = [
    aRoom('fjord', [
      ['2026-12-01T08:00Z', '2026-12-01T10:30Z'],
      ['2026-12-01T11:30Z', '2026-12-01T12:00Z'],
    ]),
  ];
  expect(firstLater({ rooms: between })).toBe('2026-12-01T10:30:00.000Z');
  expect(firstLater({ rooms: between, after: 10 })).toBe('2026-12-01T12:00:00.000Z');
});

test('each room keeps the hours of its own clock', () => {
  // 15:00 in Copenhagen is 9:00 in New York: before 13:00 in Copenhagen nobody is there.
  const meeting = { start: at('2026-12-01T14:00Z'), end: at('2026-12-01T15:00Z') };
  const noon = [['2026-12-01T12:15Z', '2026-12-01T23:59Z']] as const;
  const onTuesday = nearest({ meeting, rooms: [hudson(noon)] }).filter(({ days }) => days === 0);
  expect(onTuesday.map(inShort)).toEqual(['earlier 0d -900 23:00-00:00: hudson of 1']); // 18:00 there
  const later = [['2026-12-01T13:00Z', '2026-12-01T18:00Z']] as const;
  expect(nearest({ meeting, rooms: [hudson(later)] }).map(inShort)[0]).toBe(
    'earlier 0d -120 12:00-13:00: hudson of 1',
  );
});

test('a room keeps the hours of its policy in place of those of an ordinary day', () => {
  const night = { start: at('2026-12-01T20:00Z'), end: at('2026-12-01T21:00Z') };
  const taken = [['2026-12-01T18:00Z', '2026-12-01T22:00Z']] as const;
  const rooms = [aRoom('fjord', taken, { hasHours: true, mayMeet: isBefore23 })];
  expect(nearest({ meeting: night, rooms }).map(inShort)).toEqual(['later 0d +120 22:00-23:00: fjord of 1']);
  const without = [aRoom('fjord', taken, { mayMeet: isBefore23 })];
  expect(nearest({ meeting: night, rooms: without })).toEqual([]);
});

test('whoever meets in the evening or early is offered such times as well, where their own clock hangs', () => {
  const evening = { start: at('2026-12-01T18:30Z'), end: at('2026-12-01T19:30Z') }; // to 20:30
  const rooms = [aRoom('fjord', takenBut(['2026-12-01T18:15Z', '2026-12-01T19:15Z']))];
  expect(nearest({ meeting: evening, rooms }).map(inShort)[0]).toBe('shorter 0d -15 18:30-19:15: fjord of 1');
  expect(nearest({ meeting: evening, rooms }).map(inShort)[1]).toBe('earlier 0d -15 18:15-19:15: fjord of 1');
  const past = [aRoom('fjord', takenBut(['2026-12-01T18:45Z', '2026-12-01T19:45Z']))];
  expect(nearest({ meeting: evening, rooms: past }).filter(({ kind }) => kind === 'later')).toEqual([]);
  const early = { start: at('2026-12-01T05:00Z'), end: at('2026-12-01T06:00Z') }; // from 6:00
  const dawn = [aRoom('fjord', takenBut(['2026-12-02T05:00Z', '2026-12-02T06:00Z']))];
  expect(nearest({ meeting: early, rooms: dawn }).map(inShort)).toEqual([
    'later 1d 0 05:00-06:00: fjord of 1',
  ]);
});

test('on a weekend only for a meeting that is on one', () => {
  const friday = { start: at('2026-12-04T09:00Z'), end: at('2026-12-04T10:00Z') };
  const rooms = [aRoom('fjord', [['2026-12-04T00:00Z', '2026-12-04T23:00Z']])];
  expect(nearest({ meeting: friday, rooms }).map(({ days }) => days)).toEqual([-1, -2, 3, -3, 4, -4]);
  const saturday = { start: at('2026-12-05T09:00Z'), end: at('2026-12-05T10:00Z') };
  const full = [aRoom('fjord', [['2026-12-05T00:00Z', '2026-12-05T23:00Z']])];
  expect(nearest({ meeting: saturday, rooms: full }).map(({ days }) => days)).toEqual([1, -1, 2, -2, 3, -3]);
});

test('a meeting longer than a working day moves by whole days, and is not made shorter', () => {
  const allDay = { start: at('2026-11-30T23:00Z'), end: at('2026-12-01T23:00Z') };
  const rooms = [aRoom('fjord', [['2026-12-01T09:00Z', '2026-12-01T10:00Z']])];
  const found = nearest({ meeting: allDay, rooms, now: at('2026-11-26T08:00Z') });
  expect(found.map(inShort)).toEqual([
    'later 1d 0 23:00-23:00: fjord of 1',
    'earlier -1d 0 23:00-23:00: fjord of 1',
    'later 2d 0 23:00-23:00: fjord of 1',
    'later 3d 0 23:00-23:00: fjord of 1',
    'earlier -4d 0 23:00-23:00: fjord of 1',
    'later 6d 0 23:00-23:00: fjord of 1',
  ]);
});

test('the next day is the same time of the clock, in the night that has 23 hours and in the one that has 25', () => {
  // On 28 March 2027 the clock goes forward, on 31 October back; both are Sundays.
  const spring = { start: at('2027-03-27T09:00Z'), end: at('2027-03-27T10:00Z') };
  const inSpring = nearest({
    meeting: spring,
    rooms: [aRoom('fjord', taken('2027-03-27'))],
    now: at('2027-03-27T07:00Z'),
  });
  expect(inSpring[0]).toMatchObject({ start: at('2027-03-28T08:00Z'), days: 1, shiftMinutes: 0 });
  const autumn = { start: at('2027-10-30T08:00Z'), end: at('2027-10-30T09:00Z') };
  const inAutumn = nearest({
    meeting: autumn,
    rooms: [aRoom('fjord', taken('2027-10-30'))],
    now: at('2027-10-30T07:00Z'),
  });
  expect(inAutumn[0]).toMatchObject({ start: at('2027-10-31T09:00Z'), days: 1, shiftMinutes: 0 });
});

test('in the missing and in the doubled hour itself a quarter later is a quarter later', () => {
  // 01:45 before the clock springs to 03:00; 02:45 for the first time before it is 02:00 again.
  for (const start of ['2027-03-28T00:45Z', '2027-10-31T00:45Z']) {
    const meeting = { start: at(start), end: at(start.replace('00:45', '01:45')) };
    const first = start.replace('00:45Z', '00:00Z');
    const rooms = [aRoom('fjord', [[first, start.replace('00:45Z', '01:00Z')]])];
    expect(nearest({ meeting, rooms, now: at(first) }).map(inShort)[0]).toBe(
      'shorter 0d -15 01:00-01:45: fjord of 1',
    );
  }
});

test('says how old the oldest of the readings is that it counts on, and names three rooms of many', () => {
  const taken = [['2026-12-01T09:00Z', '2026-12-01T09:15Z']] as const;
  const rooms = ['one', 'two', 'three', 'four'].map((name, number) =>
    aRoom(name, taken, { readAt: at(`2026-11-30T07:5${number}Z`) }),
  );
  const busy = aRoom('busy', [['2026-11-01T00:00Z', '2027-01-01T00:00Z']], {
    readAt: at('2026-11-01T00:00Z'),
  });
  const [first] = nearest({ ...tuesday, rooms: [busy, ...rooms] });
  expect(first).toMatchObject({ free: 4, readAt: at('2026-11-30T07:50Z') });
  expect(first?.rooms.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});
