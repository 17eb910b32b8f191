import { array, assert, boolean, constantFrom, integer, property, record, tuple } from 'fast-check';
import {
  bytesOf,
  conflictsIn,
  covers,
  isFree,
  layTimes,
} from '../../../server/modules/availability/calendar-times.ts';
import type { Taken } from '../../../server/modules/availability/calendar-times.ts';

const CALENDARS = 10_000;
const DAY = 86_400;
const window = { start: Date.parse('2026-11-01T00:00:00Z'), end: Date.parse('2026-11-08T00:00:00Z') };
const LENGTH = 7 * DAY;

/** Round times and others; meetings of a second, of an hour, and of days; some of them outside of the window. */
const second = integer({ min: -DAY, max: LENGTH + DAY });
const moment = tuple(second, constantFrom(1, 60, 300, 1_800)).map(
  ([at, step]) => Math.round(at / step) * step,
);
const length = constantFrom(1, 59, 300, 1_500, 3_600, 5_401, DAY, 3 * DAY);
const taken = record({ start: moment, length, isTentative: boolean() }).map(
  ({ start, length: long, isTentative }): Taken => ({ start, end: start + long, isTentative }),
);
const calendar = array(taken, { maxLength: 60 });
const question = record({ start: moment, length }).map(({ start, length: long }) => ({
  start,
  end: start + long,
}));

const at = (seconds: number) => window.start + seconds * 1_000;
/** As one would write it down without any index. */
const naive = (all: readonly Taken[], start: number, end: number) =>
  all
    .filter((one) => one.start < LENGTH && one.end > 0 && one.start < end && one.end > start)
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .map((one) => [at(one.start), at(one.end), one.isTentative]);

test(`the index answers as a list that is gone through (${CALENDARS} calendars and questions)`, () => {
  let busy = 0;
  assert(
    property(calendar, question, (all, { start, end }) => {
      const times = layTimes(window, all);
      const wanted = naive(all, start, end);
      const isWithin = start >= 0 && end <= LENGTH;
      expect(covers(times, at(start), at(end))).toBe(isWithin);
      if (!isWithin) return;
      const found = conflictsIn(times, at(start), at(end));
      expect(found.map((one) => [Date.parse(one.start), Date.parse(one.end), one.isTentative])).toEqual(
        wanted,
      );
      expect(isFree(times, at(start), at(end))).toBe(wanted.length === 0);
      expect(conflictsIn(times, at(start), at(end), 2)).toEqual(found.slice(0, 2));
      busy += Number(wanted.length > 0);
    }),
    { numRuns: CALENDARS },
  );
  expect(busy).toBeGreaterThan(CALENDARS / 10);
});

test('what ends when something begins is not in its way, to the second', () => {
  const times = layTimes(window, [{ start: 3_600, end: 7_201, isTentative: true }]);
  expect(isFree(times, at(0), at(3_600))).toBe(true);
  expect(isFree(times, at(0), at(3_601))).toBe(false);
  expect(isFree(times, at(7_201), at(7_500))).toBe(true);
  expect(conflictsIn(times, at(7_200), at(7_500))).toEqual([
    { start: '2026-11-01T01:00:00.000Z', end: '2026-11-01T02:00:01.000Z', isTentative: true },
  ]);
});

test('a long meeting behind many short ones is found', () => {
  const short = Array.from({ length: 500 }, (_, hour) => ({
    start: 3_600 + hour * 900,
    end: 3_600 + hour * 900 + 300,
    isTentative: false,
  }));
  const times = layTimes(window, [...short, { start: 0, end: 6 * DAY, isTentative: false }]);
  expect(conflictsIn(times, at(5 * DAY + 600), at(5 * DAY + 660)).map(({ end }) => end)).toEqual([
    '2026-11-07T00:00:00.000Z',
  ]);
});

test('a year of a room with six meetings a day takes hardly more than the bytes of its times and its map', () => {
  const days = 425;
  const year = { start: window.start, end: window.start + days * DAY * 1_000 };
  const all = Array.from({ length: days * 6 }, (_, number) => ({
    start: number * 14_400,
    end: number * 14_400 + 3_600,
    isTentative: false,
  }));
  const arithmetic = all.length * 8 + (days * 288) / 8;
  expect(bytesOf(layTimes(year, all))).toBeLessThan(1.1 * arithmetic);
});
