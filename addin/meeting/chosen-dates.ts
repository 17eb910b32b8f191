import type { CalendarDay } from '../../contract/deadlines.ts';
import type { SeriesDate } from '../../contract/meeting-dates.ts';
import type { Interval } from '../../contract/primitives.ts';

/** On which dates of a series something is wanted, by their names; null: on all of them. */
export type DateChoice = readonly CalendarDay[] | null;

/** With one date more, or without it. Pure. */
export function toggled(choice: DateChoice, { date }: SeriesDate, isWanted: boolean): readonly CalendarDay[] {
  const others = (choice ?? []).filter((one) => one !== date);
  return isWanted ? [...others, date].toSorted() : others;
}

/** Of a choice what the series still has; null: all. A series may have been changed since it was made. Pure. */
export function stillThere(choice: DateChoice, dates: readonly SeriesDate[]): DateChoice {
  if (choice === null) return null;
  const there = new Set(dates.map(({ date }) => date));
  return choice.filter((date) => there.has(date));
}

/** The dates that are wanted. Pure. */
export function wantedDates(choice: DateChoice, dates: readonly SeriesDate[]): readonly SeriesDate[] {
  return choice === null ? dates : dates.filter(({ date }) => choice.includes(date));
}

/**
 * When the first date is on which something is wanted and that is not closed, or, where all of them are, the first;
 * `meeting` where there is no series. Pure.
 */
export function firstWanted(
  choice: DateChoice,
  dates: readonly SeriesDate[],
  meeting: Interval,
  closed: ReadonlyMap<CalendarDay, string> = new Map(),
): Interval {
  const wanted = wantedDates(choice, dates);
  const first = wanted.find(({ date }) => !closed.has(date)) ?? wanted[0];
  return first ? { start: first.start, end: first.end } : meeting;
}
