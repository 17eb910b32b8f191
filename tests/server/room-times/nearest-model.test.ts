import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../../../server/kernel/time.ts';
import type { TimeSuggestion } from '../../../contract/room-times.ts';
import { aRoom, nearest, readWindow, zone } from './a-room.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Around two changes of the clock, one of a zone with half an hour, and an ordinary week. */
const weeks = ['2026-12-01T09:00Z', '2027-03-28T00:30Z', '2027-10-31T00:30Z', '2027-04-04T00:00Z'].map(
  Date.parse,
);
const zones = ['Europe/Copenhagen', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'UTC'];

const someTaken = fc.array(
  fc.tuple(fc.integer({ min: -9 * 96, max: 9 * 96 }), fc.integer({ min: 1, max: 96 })),
  { maxLength: 60 },
);
const someMeeting = fc.record({
  week: fc.constantFrom(...weeks),
  offset: fc.integer({ min: -2 * 288, max: 2 * 288 }),
  minutes: fc.constantFrom(5, 15, 30, 45, 60, 90, 240, 720, 725, 1440, 4 * 1440),
  zone: fc.constantFrom(...zones),
  later: fc.integer({ min: -3 * 24, max: 9 * 24 }),
});
const someRooms = fc.array(
  fc.record({ taken: someTaken, zone: fc.constantFrom(...zones), ahead: fc.integer({ min: 0, max: 12 }) }),
  { maxLength: 4 },
);

function asked(
  meeting: typeof someMeeting extends fc.Arbitrary<infer T> ? T : never,
  rooms: readonly ARoom[],
) {
  const start = meeting.week + meeting.offset * 5 * MINUTE;
  const end = start + meeting.minutes * MINUTE;
  const now = start - meeting.later * HOUR;
  const around = rooms.map((room) => ({
    ...room,
    window: { start: readWindow.start, end: meeting.week + room.ahead * DAY },
    times: room.taken.map(([from, length]) => ({
      start: meeting.week + from * QUARTER,
      end: meeting.week + (from + length) * QUARTER,
    })),
  }));
  const found = nearest({
    meeting: { start: instantOf(start), end: instantOf(end) },
    timeZone: zone(meeting.zone),
    now: instantOf(now),
    rooms: around.map((room, number) =>
      aRoom(
        `room${number}`,
        room.times.map((time) => [instantOf(time.start), instantOf(time.end)] as const),
        { window: room.window, timeZone: zone(room.zone) },
      ),
    ),
  });
  return { start, end, now, zone: meeting.zone, rooms: around, found };
}
type ARoom = typeof someRooms extends fc.Arbitrary<(infer T)[]> ? T : never;
type Asked = ReturnType<typeof asked>;

const wall = (instant: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
const touchesWeekend = (start: number, end: number, timeZone: string) => {
  for (let at = start; at < end; at += QUARTER) if (wall(at, timeZone).dayOfWeek > 5) return true;
  return wall(end - 1, timeZone).dayOfWeek > 5;
};

/** Where the meeting's own clock hangs, the hours of the meeting itself are hours at which people meet. */
const hoursIn = ({ start, end, zone: own }: Asked, timeZone: string) => {
  const [from, to] = [wall(start, timeZone), wall(end, timeZone)];
  const isOwn = wall(start, own).toPlainDateTime().equals(from.toPlainDateTime());
  const stretch = isOwn && from.toPlainDate().equals(to.toPlainDate());
  const [seven, evening] = ['07:00', '19:00'].map((time) => Temporal.PlainTime.from(time));
  if (!seven || !evening) throw new Error('two clocks');
  const first = from.toPlainTime();
  const last = to.toPlainTime();
  return {
    opens: stretch && Temporal.PlainTime.compare(first, seven) < 0 ? first : seven,
    closes: stretch && Temporal.PlainTime.compare(last, evening) > 0 ? last : evening,
  };
};

/** On one day between those hours, as the wall shows them the first time. */
const isByDay = (question: Asked, from: number, to: number, timeZone: string) => {
  const { opens, closes } = hoursIn(question, timeZone);
  const day = wall(from, timeZone).toPlainDate();
  const at = (plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  return from < to && at(opens) <= from && to <= at(closes);
};

/** By going through everything: which rooms could be had at a time. */
function openRooms(question: Asked, from: number, to: number, isWithin: boolean): string[] {
  const { start, end, now, rooms } = question;
  if (from < now) return [];
  return rooms.flatMap((room, number) => {
    if (from < room.window.start || to > room.window.end) return [];
    if (room.times.some((time) => time.start < to && from < time.end)) return [];
    const meets = end - start > 12 * HOUR || isByDay(question, from, to, room.zone);
    const mayBeOn = touchesWeekend(start, end, room.zone) || !touchesWeekend(from, to, room.zone);
    return isWithin || (meets && mayBeOn) ? [`room${number}`] : [];
  });
}

const changeOf = ({ kind, shiftMinutes, shorterMinutes }: TimeSuggestion) =>
  kind === 'shorter' ? shorterMinutes : 2 * Math.abs(shiftMinutes);

test('every time that is offered can be had, in the rooms that are named, by going through everything', () => {
  fc.assert(
    fc.property(someMeeting, someRooms, (meeting, rooms) => {
      const question = asked(meeting, rooms);
      expect(question.found.length).toBeLessThanOrEqual(6);
      for (const one of question.found) {
        const [from, to] = [Date.parse(one.start), Date.parse(one.end)];
        const open = openRooms(question, from, to, one.kind === 'shorter');
        expect(open.slice(0, 3)).toEqual(one.rooms.map(({ name }) => name));
        expect(one.free).toBe(open.length);
        expect(to - from).toBe(meeting.minutes * MINUTE - one.shorterMinutes * MINUTE);
        expect(from === question.start && to === question.end).toBe(false);
        expect(Math.abs(one.shiftMinutes % 15)).toBe(0);
      }
    }),
    { numRuns: 50 },
  );
});

test('they come with the least change first, the own day before the days beside it, none of them twice', () => {
  fc.assert(
    fc.property(someMeeting, someRooms, (meeting, rooms) => {
      const { found } = asked(meeting, rooms);
      const keys = found.map((one) => Math.abs(one.days) * 100_000 + changeOf(one));
      expect(keys).toEqual(keys.toSorted((one, other) => one - other));
      expect(new Set(found.map(({ start, end }) => `${start}/${end}`)).size).toBe(found.length);
    }),
    { numRuns: 50 },
  );
});

test('no smaller change on the meeting’s day was overlooked', () => {
  fc.assert(
    fc.property(someMeeting, someRooms, (meeting, rooms) => {
      const question = asked(meeting, rooms);
      const { start, end, found } = question;
      if (end - start > 12 * HOUR) return;
      const day = wall(start, meeting.zone).toPlainDate();
      let least = Number.POSITIVE_INFINITY;
      for (let shift = -104; shift <= 104; shift += 1) {
        const from = start + shift * QUARTER;
        if (shift === 0 || !wall(from, meeting.zone).toPlainDate().equals(day)) continue;
        if (openRooms(question, from, from + end - start, false).length === 0) continue;
        least = Math.min(least, Math.abs(shift) * 30);
      }
      for (let less = 15; less <= Math.min(60, meeting.minutes / 2); less += 15) {
        for (let shift = 0; shift <= less; shift += 15) {
          const [from, to] = [start + shift * MINUTE, end - (less - shift) * MINUTE];
          if (openRooms(question, from, to, true).length > 0) least = Math.min(least, less);
        }
      }
      const [first] = found;
      const said = first && first.days === 0 ? changeOf(first) : Number.POSITIVE_INFINITY;
      expect(said).toBe(least);
    }),
    { numRuns: 25 },
  );
});

test('the same question has the same answer, and on another day the clock shows what it says', () => {
  fc.assert(
    fc.property(someMeeting, someRooms, (meeting, rooms) => {
      const { found, start } = asked(meeting, rooms);
      expect(asked(meeting, rooms).found).toEqual(found);
      for (const one of found.filter(({ kind }) => kind !== 'shorter')) {
        const there = wall(Date.parse(one.start), meeting.zone).toPlainDate();
        expect(there.toString()).toBe(
          wall(start, meeting.zone).toPlainDate().add({ days: one.days }).toString(),
        );
      }
    }),
    { numRuns: 25 },
  );
});
