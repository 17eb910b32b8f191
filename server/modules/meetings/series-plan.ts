import type { CalendarId, Instant, Interval } from '../../../contract/primitives.ts';
import { plannedDates } from './dates-ahead.ts';
import type { Link, Sighting } from './link.ts';
import { after, timers } from './timers.ts';

/** So many of the next dates say which series it is: three months of a weekly one. */
const MOST_DATES = 12;

/**
 * The next dates of a series that the form describes, by its own clock, at most twelve; of a single meeting none. The
 * first date of a series may lie years back, where no room is read any more. Pure.
 */
export function nextDates(link: Pick<Link, 'recurrence' | 'timeZone'>, now: Instant): readonly Interval[] {
  return plannedDates(link, now)
    .slice(0, MOST_DATES)
    .map(({ start, end }) => ({ start, end }));
}

/**
 * The series that planned rooms show on most of the next dates: more than half of those that are planned, and of those
 * that the series has there, so that dates which were moved or left out do not count, and a series of another rhythm that
 * shares some of them is not taken for it. Pure.
 */
export function seriesOnDates(
  { rooms, dates }: { readonly rooms: ReadonlySet<CalendarId>; readonly dates: readonly Interval[] },
  sightings: readonly Sighting[],
): ReadonlySet<string> {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return new Set();
  const planned = new Set(dates.map(keyOf));
  const within = sightings.filter(
    ({ calendar, occurrence, start, isCanceled }) =>
      occurrence !== null &&
      !isCanceled &&
      rooms.has(calendar) &&
      start >= first.start &&
      start <= last.start,
  );
  const fitting = [...Map.groupBy(within, ({ meetingUid }) => meetingUid)].filter(([, shown]) => {
    const has = new Set(shown.map(keyOf));
    return [...has].filter((key) => planned.has(key)).length * 2 > Math.max(has.size, planned.size);
  });
  return new Set(fitting.map(([meetingUid]) => meetingUid));
}

/**
 * After what a plan that no room has shown is over: a day after its start. Of a series that was sent the last date that is
 * followed counts; of one that was only composed the next date after the form said it last. Pure.
 */
export function planEnds(
  { planned, recurrence, timeZone, sentAt, touchedAt }: PlannedLink,
  now: Instant,
): Instant {
  const since = sentAt ? after(now, -timers.draftAfterStart) : touchedAt;
  const dates = plannedDates({ recurrence, timeZone }, since);
  const decisive = sentAt ? dates.at(-1) : dates[0];
  const start = decisive && decisive.start > planned.start ? decisive.start : planned.start;
  return after(start, timers.draftAfterStart);
}

export type PlannedLink = Pick<Link, 'planned' | 'recurrence' | 'timeZone' | 'sentAt' | 'touchedAt'>;

function keyOf({ start, end }: Interval): string {
  return `${start} ${end}`;
}
