import type { Instant, Interval } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';

const DAY_MS = 24 * 60 * 60_000;
const DAYS_BACK = 60;
const DAYS_AHEAD = 365;
/** The furthest that a room takes a booking ahead (Set-CalendarProcessing, BookingWindowInDays). */
const FURTHEST_DAYS_AHEAD = 1_080;
/** An instant is text with a year of four digits; a clock may be set as far as that goes. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')];

/**
 * What is read of a calendar on the (business) day of `now`: whole days of UTC, so that it is another one once a day and
 * not at every reading.
 */
export function windowAt(now: Instant): Interval {
  const today = Math.floor(Date.parse(now) / DAY_MS) * DAY_MS;
  return {
    start: instantOf(Math.max(today - DAYS_BACK * DAY_MS, FIRST)),
    end: instantOf(Math.min(today + DAYS_AHEAD * DAY_MS, LAST)),
  };
}

/** What lies beyond that window, as far as a room may be booked; null: all time that there is lies within it. */
export function beyondAt(now: Instant): Interval | null {
  const start = windowAt(now).end;
  const furthest = Date.parse(start) + (FURTHEST_DAYS_AHEAD - DAYS_AHEAD) * DAY_MS;
  const end = instantOf(Math.min(furthest, LAST));
  return start < end ? { start, end } : null;
}

export function isSameWindow(one: Interval | null, other: Interval): boolean {
  return one !== null && one.start === other.start && one.end === other.end;
}

/** Whether a reading of `window` shows `meeting`; one without any length is there at its instant. */
export function isWithin(meeting: Interval, window: Interval): boolean {
  const { start, end } = meeting;
  return start < window.end && (end > window.start || (start === end && start >= window.start));
}
