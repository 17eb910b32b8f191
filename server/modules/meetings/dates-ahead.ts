import { Temporal } from 'temporal-polyfill';
import { MOST_DAYS_AHEAD } from '../../../contract/meeting-dates.ts';
import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant } from '../../../contract/primitives.ts';
import { dayOf, daysLater, instantAt } from '../../kernel/calendar-days.ts';
import { daysOfSeries } from './days-of-series.ts';
import type { FormDate } from './hanging.ts';
import type { KnownOccurrence, Link } from './link.ts';
import { after, timers } from './timers.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

export function isSeries({ bound, recurrence }: Pick<Link, 'bound' | 'recurrence'>): boolean {
  return bound ? bound.occurrence === 'all' : recurrence !== null;
}

/** The dates of a series that is only planned, by its own clock, up to 365 days ahead; of a single meeting none. Pure. */
export function plannedDates(
  { recurrence, timeZone }: Pick<Link, 'recurrence' | 'timeZone'>,
  now: Instant,
): readonly SeriesDate[] {
  if (recurrence === null) return [];
  const { startTime, durationMinutes } = recurrence.seriesTime;
  // One that lasts for days may have begun before today.
  const from = daysLater(dayOf(now, timeZone), -Math.ceil(durationMinutes / DAY_MINUTES) - 1);
  const horizon = after(now, timers.ahead);
  return daysOfSeries(recurrence, from, lastDay({ timeZone }, now)).flatMap((date) => {
    const start = instantAt(timeZone, Temporal.PlainDate.from(date), startTime);
    const end = after(start, durationMinutes * MINUTE_MS);
    return end > now && start < horizon ? [{ date, start, end }] : [];
  });
}

/** The dates of a meeting as its form says them, as far as they are ahead. Pure. */
export function formDates(
  link: Pick<Link, 'recurrence' | 'timeZone' | 'planned'>,
  now: Instant,
): readonly FormDate[] {
  const { start, end } = link.planned;
  if (link.recurrence === null) return end > now ? [{ occurrence: null, start, end }] : [];
  return plannedDates(link, now).map((date) => ({
    occurrence: date.start,
    start: date.start,
    end: date.end,
  }));
}

/** The name of a date of a series: the day on which it was told first. Pure. */
export function nameOfDate(
  { occurrence, start }: { readonly occurrence: Instant | null; readonly start: Instant },
  timeZone: Link['timeZone'],
): SeriesDate['date'] {
  return dayOf(occurrence ?? start, timeZone);
}

/** The dates of a series as rooms show it, that are ahead. Pure. */
export function seenDates(
  { timeZone }: Pick<Link, 'timeZone'>,
  known: readonly KnownOccurrence[],
  now: Instant,
): SeriesDate[] {
  return known
    .filter(({ end, standing }) => end > now && standing !== 'canceled' && standing !== 'gone')
    .map((one) => ({ date: nameOfDate(one, timeZone), start: one.start, end: one.end }));
}

/** Whether a planned series goes on beyond what is followed yet. Pure. */
export function goesOn(
  { recurrence, timeZone }: Pick<Link, 'recurrence' | 'timeZone'>,
  now: Instant,
): boolean {
  if (recurrence === null) return false;
  const { endDate } = recurrence.seriesTime;
  return endDate === null || endDate > lastDay({ timeZone }, now);
}

/** The last day that is followed yet. */
export function lastDay({ timeZone }: Pick<Link, 'timeZone'>, now: Instant) {
  return daysLater(dayOf(now, timeZone), MOST_DAYS_AHEAD);
}
