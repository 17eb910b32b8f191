import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { HolidayRule } from '../../../../contract/holidays.ts';
import type { ClosedCalendar, OpeningWeek } from '../../../../contract/opening.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { instantAt } from '../../../kernel/calendar-days.ts';
import { holidayOn } from './public-holidays.ts';

/** When a provider works, by the clock of its zone. */
export interface Opening {
  readonly timeZone: TimeZone;
  /** Empty: around the clock on every day that is not closed. */
  readonly hours: OpeningWeek;
  readonly closedDays: ClosedCalendar;
  /** Null: none but those that are named among the closed days. */
  readonly holidays: HolidayRule | null;
}

/** Days in a row on which nobody works; `name` is null where it is only the week that says so. */
export interface ClosedRun {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly name: string | null;
}

/** Why nothing is delivered at a moment: the day is off, or it is before or after the hours of an open day. */
export type Closure =
  | { readonly kind: 'closed-day'; readonly name: string | null }
  | { readonly kind: 'closed-hour'; readonly hours: string };

/** A provider that is closed for longer has no opening day that anybody would count back to. */
const MOST_LOOKED_BACK = 400;

/** Null: open. */
export function closureAt(opening: Opening, instant: Instant): Closure | null {
  if (isAlwaysOpen(opening)) return null;
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(opening.timeZone);
  const closed = closedOn(opening, local.toPlainDate());
  if (closed) return { kind: 'closed-day', name: closed.name };
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const today = hoursOn(opening, local.dayOfWeek);
  const isOpen = today.length === 0 || today.some(({ from, to }) => from <= time && time <= to);
  return isOpen
    ? null
    : { kind: 'closed-hour', hours: today.map(({ from, to }) => `${from}–${to}`).join(', ') };
}

/** So many opening days before a day, with the closed days that were passed over, in order. 0: the day itself. */
export function openingDayBefore(
  opening: Opening,
  day: Temporal.PlainDate,
  days: number,
): { readonly day: Temporal.PlainDate; readonly skipped: readonly ClosedRun[] } {
  const passed: ClosedRun[] = [];
  let at = day;
  let left = days;
  for (let looked = 0; left > 0 && looked < MOST_LOOKED_BACK; looked += 1) {
    at = at.subtract({ days: 1 });
    const closed = closedOn(opening, at);
    if (closed) passed.push(closed);
    else left -= 1;
  }
  return { day: at, skipped: inRuns(passed) };
}

/** The last moment up to `instant` at which the provider's day was an opening day, with what lies between. */
export function lastOpenBy(
  opening: Opening,
  instant: Instant,
): { readonly at: Instant; readonly skipped: readonly ClosedRun[] } {
  if (isAlwaysOpen(opening)) return { at: instant, skipped: [] };
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(opening.timeZone).toPlainDate();
  const closed = closedOn(opening, day);
  if (!closed) return { at: instant, skipped: [] };
  const { day: open, skipped } = openingDayBefore(opening, day, 1);
  const end = hoursOn(opening, open.dayOfWeek).at(-1)?.to ?? '24:00';
  return { at: instantAt(opening.timeZone, open, end), skipped: inRuns([closed, ...skipped.toReversed()]) };
}

function isAlwaysOpen({ hours, closedDays, holidays }: Opening): boolean {
  return hours.length === 0 && closedDays.length === 0 && holidays === null;
}

function hoursOn({ hours }: Opening, weekday: number): OpeningWeek {
  return hours.filter((one) => one.weekday === weekday);
}

/** The closed day that `day` is; null: somebody works. */
function closedOn(opening: Opening, day: Temporal.PlainDate): ClosedRun | null {
  const date = day.toString() as CalendarDay; // just as the schema writes it
  const named = opening.closedDays.find(({ from, to }) => from <= date && date <= to);
  if (named) return { from: date, to: date, name: named.name };
  const holiday = opening.holidays && holidayOn(opening.holidays, date);
  if (holiday !== null) return { from: date, to: date, name: holiday };
  const isOff = opening.hours.length > 0 && hoursOn(opening, day.dayOfWeek).length === 0;
  return isOff ? { from: date, to: date, name: null } : null;
}

/** Days that were met one after the other, going back, as runs in the order of the calendar. */
function inRuns(passed: readonly ClosedRun[]): readonly ClosedRun[] {
  const runs: ClosedRun[] = [];
  for (const day of passed.toReversed()) {
    const last = runs.at(-1);
    const isNext = last?.name === day.name && isDayAfter(last.to, day.from);
    if (last && isNext) runs[runs.length - 1] = { ...last, to: day.to };
    else runs.push(day);
  }
  return runs;
}

const DAY_MS = 24 * 60 * 60 * 1000;

function isDayAfter(one: CalendarDay, other: CalendarDay): boolean {
  return Date.parse(other) - Date.parse(one) === DAY_MS;
}
