import type { CalendarEntry } from '../../state/calendaring.ts';
import { dateOf, daysBetween } from '../wall-clock.ts';

/** One day's part of a meeting in a week of the month. */
export interface Line {
  readonly entry: CalendarEntry;
  /** On how many days of this week, from this one on, it goes on; its text may take that room. */
  readonly days: number;
  /** It began on an earlier day, of this week or one before. */
  readonly isContinued: boolean;
  /** It goes on tomorrow. */
  readonly goesOn: boolean;
}

/**
 * The lines of each day of a week that begins on `monday`, from the top; a meeting of several days keeps its line on
 * all of them, and the gaps it leaves are null. Longer ones come first, then the hours of the day.
 */
export function linesOfWeek(
  entries: readonly CalendarEntry[],
  monday: string,
  timeZone: string,
): readonly (readonly (Line | null)[])[] {
  const days: (Line | null)[][] = Array.from({ length: 7 }, () => []);
  const placed = entries
    .map((entry) => ({ entry, ...daysOf(entry, monday, timeZone) }))
    .filter(({ first, last }) => first <= 6 && last >= 0)
    .toSorted(
      (one, other) =>
        Number(isLong(other)) - Number(isLong(one)) ||
        (isLong(one) && one.first - other.first) ||
        (isLong(one) && other.last - one.last) ||
        one.entry.start.localeCompare(other.entry.start),
    );

  for (const { entry, first, last } of placed) {
    const shown = days.slice(Math.max(0, first), Math.min(6, last) + 1);
    const line = freeLine(shown);
    shown.forEach((day, at) => {
      while (day.length < line) day.push(null);
      const index = Math.max(0, first) + at;
      day[line] = {
        entry,
        days: shown.length - at,
        isContinued: index > first,
        goesOn: index < last,
      };
    });
  }
  return days;
}

/** What fits into `room` lines, and how many meetings do not; saying so takes a line of its own. */
export function fitting(
  lines: readonly (Line | null)[],
  room: number,
): { readonly shown: readonly (Line | null)[]; readonly more: number } {
  if (lines.length <= room) return { shown: lines, more: 0 };
  const shown = lines.slice(0, Math.max(0, room - 1));
  return { shown, more: lines.slice(shown.length).filter((line) => line !== null).length };
}

interface Days {
  readonly first: number;
  readonly last: number;
}

/** First and last day counted from the Monday; what ends at midnight ends on the day before. */
function daysOf({ start, end }: CalendarEntry, monday: string, timeZone: string): Days {
  const from = Date.parse(start);
  const lastMoment = Math.max(from, Date.parse(end) - 1);
  return {
    first: daysBetween(monday, dateOf(from, timeZone)),
    last: daysBetween(monday, dateOf(lastMoment, timeZone)),
  };
}

function isLong({ entry, first, last }: Days & { readonly entry: CalendarEntry }): boolean {
  return entry.isAllDay || last > first;
}

function freeLine(days: readonly (readonly (Line | null)[])[]): number {
  let line = 0;
  while (days.some((day) => day[line])) line += 1;
  return line;
}
