import { z } from 'zod';
import { CalendarDay } from '../../../../contract/deadlines.ts';
import { TimeZone } from '../../../../contract/primitives.ts';
import type { Instant, Interval } from '../../../../contract/primitives.ts';
import type { SeriesDate } from '../../../../contract/meeting-dates.ts';
import { Problem } from '../../../kernel/problem.ts';
import { isSeries, nameOfDate } from '../../meetings/index.ts';
import type { Link } from '../../meetings/index.ts';
import type { MeetingDates } from '../meeting-rooms.store.ts';

/** Some dates of a series, by their names in the zone in which they were chosen. */
export const ChosenDates = z.object({ timeZone: TimeZone, dates: CalendarDay.array() });
export type ChosenDates = z.output<typeof ChosenDates>;

/** Whether something is asked for on a date. `chosen` null: on all. Pure. */
export function isWanted(
  chosen: ChosenDates | null,
  date: { readonly occurrence: Instant | null; readonly start: Instant },
): boolean {
  return chosen === null || chosen.dates.includes(nameOfDate(date, chosen.timeZone));
}

/** The dates, ahead, on which something is asked for. Pure. */
export function wantedDates(
  { dates, series }: MeetingDates,
  chosen: ChosenDates | null,
): readonly Interval[] {
  return series.length === 0 ? dates : seriesDates(series, chosen);
}

/** Those of a series that are wanted. Pure. */
export function seriesDates(
  series: readonly SeriesDate[],
  chosen: ChosenDates | null,
): readonly SeriesDate[] {
  return chosen === null ? series : series.filter(({ date }) => chosen.dates.includes(date));
}

const MOST_NAMED = 10;

/**
 * A choice as it is kept. `invalid-request` where the meeting is no series, or has none of these dates ahead; `known` are
 * names that were chosen before, and may be over by now.
 */
export function requireDates(
  link: Pick<Link, 'bound' | 'recurrence' | 'timeZone'>,
  { series }: MeetingDates,
  dates: readonly CalendarDay[] | null,
  known: readonly CalendarDay[] = [],
): ChosenDates | null {
  if (dates === null) return null;
  const there = new Set([...series.map(({ date }) => date), ...known]);
  const missing = isSeries(link) ? dates.filter((date) => !there.has(date)) : dates;
  if (missing.length === 0) return { timeZone: link.timeZone, dates: [...dates] };
  throw new Problem('invalid-request', 'Something is asked for on a day on which the meeting is not.', {
    errors: missing.slice(0, MOST_NAMED).map((date) => ({
      pointer: '/body/dates',
      detail: `${date} is no date of this series that is ahead`,
    })),
  });
}
