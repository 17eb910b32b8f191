import { array, assert, boolean, integer, property, record } from 'fast-check';
import type { Interval } from '../../../contract/primitives.ts';
import {
  conflictsIn,
  covers,
  isFree,
  layTimes,
} from '../../../server/modules/availability/calendar-times.ts';
import type { Taken } from '../../../server/modules/availability/calendar-times.ts';
import {
  countOverTime,
  crowdedBlocks,
  crowdedTimes,
  mostAtOnce,
  timesOfPlaces,
} from '../../../server/modules/availability/counted-places.ts';
import { instantOf } from '../../../server/kernel/time.ts';

const CALENDARS = 3_000;
const LENGTH = 120;
const minute = integer({ min: 0, max: LENGTH });
const booking = record({ start: minute, length: integer({ min: 1, max: 40 }), isTentative: boolean() }).map(
  ({ start, length, isTentative }): Taken => ({ start, end: start + length, isTentative }),
);
const bookings = array(booking, { maxLength: 25 });
const places = record({ all: integer({ min: 0, max: 8 }), needed: integer({ min: 1, max: 9 }) });

/** Minute by minute, as one would count with a finger on the list. */
const takenAt = (all: readonly Taken[], at: number, counted: (one: Taken) => boolean = () => true) =>
  all.filter((one) => one.start <= at && one.end > at && counted(one)).length;

test(`too few places are left exactly when counting minute by minute says so (${CALENDARS} calendars)`, () => {
  let crowds = 0;
  assert(
    property(bookings, places, (all, wanted) => {
      const crowded = crowdedTimes(all, wanted);
      const most = Math.max(wanted.all - wanted.needed, 0);
      for (let at = 0; at < LENGTH + 40; at += 1) {
        const inIt = crowded.filter((one) => one.start <= at && one.end > at);
        expect(inIt).toHaveLength(takenAt(all, at) > most ? 1 : 0);
        if (!inIt[0]) continue;
        crowds += 1;
        expect(inIt[0].isTentative).toBe(takenAt(all, at, ({ isTentative }) => !isTentative) <= most);
      }
    }),
    { numRuns: CALENDARS },
  );
  expect(crowds).toBeGreaterThan(CALENDARS);
});

test('the most bookings at once are those of the fullest minute', () => {
  assert(
    property(bookings, minute, integer({ min: 1, max: 60 }), (all, start, length) => {
      const end = start + length;
      const minutes = Array.from({ length }, (_, at) => takenAt(all, start + at));
      expect(mostAtOnce(all, start, end)).toBe(Math.max(...minutes));
    }),
    { numRuns: CALENDARS },
  );
});

test('a count over time has every minute in which something is taken, once', () => {
  assert(
    property(bookings, (all) => {
      const counted = countOverTime(all);
      for (let at = 0; at < LENGTH + 40; at += 1) {
        const sum = counted.filter(({ start, end }) => start <= at && end > at).map(({ count }) => count);
        expect(sum).toEqual(takenAt(all, at) > 0 ? [takenAt(all, at)] : []);
      }
    }),
  );
});

const window = { start: Date.parse('2026-12-01T00:00:00Z'), end: Date.parse('2026-12-02T00:00:00Z') };
const at = (seconds: number) => window.start + seconds * 1_000;
const hour = (from: number): Interval => ({
  start: instantOf(at(from * 3_600)),
  end: instantOf(at((from + 1) * 3_600)),
});
const taken = (from: number): Taken => ({ start: from * 3_600, end: (from + 1) * 3_600, isTentative: false });

test('a workspace is asked like a room that is taken while too few places are left', () => {
  const times = layTimes(window, [taken(9), taken(9), taken(10)]);
  const forTwo = timesOfPlaces(times, { all: 3, needed: 2 });
  expect(isFree(forTwo, at(9 * 3_600), at(10 * 3_600))).toBe(false);
  expect(isFree(forTwo, at(10 * 3_600), at(11 * 3_600))).toBe(true);
  expect(conflictsIn(forTwo, at(0), at(86_400))).toEqual([{ ...hour(9), isTentative: false }]);
  expect(isFree(timesOfPlaces(times, { all: 3, needed: 1 }), at(9 * 3_600), at(10 * 3_600))).toBe(true);
});

test('of a time that was not read nothing is known, and not that all places are free', () => {
  const shared = timesOfPlaces(layTimes(window, []), { all: 12, needed: 1 });
  expect(covers(shared, at(0), at(86_400))).toBe(true);
  expect(covers(shared, at(82_800), at(90_000))).toBe(false);
});

test('what the meeting occupies itself is left out once, and another booking of the same hour is not', () => {
  const places = { all: 2, needed: 2 };
  const alone = layTimes(window, [taken(9)]);
  expect(isFree(timesOfPlaces(alone, places, [hour(9)]), at(9 * 3_600), at(10 * 3_600))).toBe(true);
  const both = layTimes(window, [taken(9), taken(9)]);
  expect(isFree(timesOfPlaces(both, places, [hour(9)]), at(9 * 3_600), at(10 * 3_600))).toBe(false);
  // The same calendar is asked differently right after.
  expect(isFree(timesOfPlaces(alone, places), at(9 * 3_600), at(10 * 3_600))).toBe(false);
});

test('where there would be enough places without what is tentative, it is not sure that there are too few', () => {
  const blocks = [
    { ...hour(9), status: 'tentative' as const },
    { ...hour(9), status: 'out-of-office' as const },
  ];
  expect(crowdedBlocks(blocks, { all: 2, needed: 1 })).toEqual([{ ...hour(9), status: 'tentative' }]);
  expect(crowdedBlocks(blocks, { all: 3, needed: 1 })).toEqual([]);
});
