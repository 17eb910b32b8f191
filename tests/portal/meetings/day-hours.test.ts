import * as fc from 'fast-check';
import type { Instant } from '../../../contract/primitives.ts';
import { hoursOf, placed } from '../../../portal/meetings/day-hours.ts';

const at = (text: string) => new Date(text).toISOString() as Instant;
const HOUR = 3_600_000;

/** Tuesday 1 December 2026 in Copenhagen. */
const day = { from: at('2026-11-30T23:00:00Z'), to: at('2026-12-01T23:00:00Z') };
const meeting = (start: string, end: string) => ({ start: at(start), end: at(end) });
const clocks = ({ marks }: ReturnType<typeof hoursOf>) =>
  marks.map((mark) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(
      new Date(mark.at),
    ),
  );

test('a day is drawn from seven to nineteen, and farther where meetings are', () => {
  expect(clocks(hoursOf(day, [])).at(0)).toBe('07:00');
  expect(clocks(hoursOf(day, [])).at(-1)).toBe('18:00');
  const early = hoursOf(day, [meeting('2026-12-01T04:30:00Z', '2026-12-01T05:00:00Z')]);
  expect(clocks(early).at(0)).toBe('05:00');
  const late = hoursOf(day, [meeting('2026-12-01T21:00:00Z', '2026-12-01T22:15:00Z')]);
  expect(clocks(late).at(-1)).toBe('23:00');
});

test('what lasts for days does not stretch the page', () => {
  const hours = hoursOf(day, [meeting('2026-11-30T09:00:00Z', '2026-12-03T09:00:00Z')]);
  expect([clocks(hours).at(0), clocks(hours).at(-1)]).toEqual(['07:00', '18:00']);
});

test('a day of 25 hours is drawn as long as it is', () => {
  const october = { from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z') };
  const whole = hoursOf(october, [{ start: october.from, end: october.to }]);
  expect(whole.marks).toHaveLength(25);
});

test('meetings at the same time stand in lanes; those after each other share one', () => {
  const { lanes, meetings } = placed(hoursOf(day, []), [
    meeting('2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z'),
    meeting('2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z'),
    meeting('2026-12-01T09:30:00Z', '2026-12-01T10:30:00Z'),
  ]);
  expect(lanes).toBe(2);
  expect(meetings.map(({ place }) => place.lane)).toEqual([0, 1, 0]);
  // The day is drawn from seven: nine in UTC is ten in Copenhagen, the fourth of twelve hours.
  expect(meetings[0]?.place.from).toBeCloseTo(3 / 12);
  expect(meetings[0]?.place.length).toBeCloseTo(1 / 12);
});

test('what is short is drawn long enough to be read, and takes a lane of its own for that', () => {
  const { lanes, meetings } = placed(hoursOf(day, []), [
    meeting('2026-12-01T09:00:00Z', '2026-12-01T09:05:00Z'),
    meeting('2026-12-01T09:05:00Z', '2026-12-01T09:10:00Z'),
    meeting('2026-12-01T18:00:00Z', '2026-12-01T18:00:00Z'),
  ]);
  expect(lanes).toBe(2);
  expect(meetings.every(({ place }) => place.length > 0.069)).toBe(true);
});

test('nothing is drawn beyond the edges, and nothing in one lane overlaps', () => {
  const anInterval = fc
    .tuple(fc.integer({ min: -30, max: 54 }), fc.integer({ min: 0, max: 30 }))
    .map(([start, length]) => ({
      start: new Date(Date.parse(day.from) + start * (HOUR / 2)).toISOString() as Instant,
      end: new Date(Date.parse(day.from) + (start + length) * (HOUR / 2)).toISOString() as Instant,
    }));
  fc.assert(
    fc.property(fc.array(anInterval, { maxLength: 20 }), (intervals) => {
      const { meetings } = placed(hoursOf(day, intervals), intervals);
      expect(meetings).toHaveLength(intervals.length);
      const ends: number[] = [];
      for (const { place } of meetings) {
        expect(place.length).toBeGreaterThan(0);
        expect(place.from).toBeGreaterThanOrEqual(0);
        expect(place.from + place.length).toBeLessThanOrEqual(1 + 1e-9);
        expect(place.from + 1e-9).toBeGreaterThanOrEqual(ends[place.lane] ?? 0);
        ends[place.lane] = place.from + place.length;
      }
    }),
    { numRuns: 500 },
  );
});
