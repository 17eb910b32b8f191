import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from '../../state/calendaring.ts';

/** Monday first, as Temporal counts days of the week from 1. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'];
const YEARS_AHEAD = 20;

/** The day of the last occurrence, `2026-12-29`; null for a series without end. */
export function lastDate(recurrence: Recurrence): string | null {
  const { range } = recurrence;
  if (range.type === 'noEnd') return null;
  if (range.type === 'endDate') return range.endDate ?? range.startDate;

  let last = range.startDate;
  let left = range.numberOfOccurrences ?? 1;
  for (const date of dates(recurrence)) {
    last = date.toString();
    left -= 1;
    if (left === 0) break;
  }
  return last;
}

/** The pattern moved to a new first day: a pattern that follows the start (its weekday, its day of the month) goes along. */
export function startingOn(recurrence: Recurrence, startDate: string): Recurrence {
  const { pattern, range } = recurrence;
  const before = Temporal.PlainDate.from(range.startDate);
  const after = Temporal.PlainDate.from(startDate);
  const follows = pattern.daysOfWeek?.length === 1 && pattern.daysOfWeek[0] === weekday(before);
  const shift = before.until(after).days;
  const endDate = range.endDate && Temporal.PlainDate.from(range.endDate).add({ days: shift }).toString();

  return {
    pattern: {
      ...pattern,
      ...(follows && { daysOfWeek: [weekday(after)] }),
      ...(pattern.dayOfMonth === before.day && { dayOfMonth: after.day }),
      ...(pattern.month === before.month && { month: after.month }),
    },
    range: { ...range, startDate, ...(endDate !== undefined && { endDate }) },
  };
}

/** What is left of the recurrence from one of its days on; of a counted series, the occurrences that are left. */
export function remainingFrom(recurrence: Recurrence, date: string): Recurrence {
  const { pattern, range } = recurrence;
  if (range.type !== 'numbered') return { pattern, range: { ...range, startDate: date } };
  let before = 0;
  for (const day of dates(recurrence)) {
    if (day.toString() >= date) break;
    before += 1;
  }
  const left = Math.max(1, (range.numberOfOccurrences ?? 1) - before);
  return { pattern, range: { ...range, startDate: date, numberOfOccurrences: left } };
}

export function weekday(date: Temporal.PlainDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[date.dayOfWeek - 1] ?? 'monday';
}

/** The days on which the series happens, in order, for at most twenty years. */
function* dates({ pattern, range }: Recurrence): Generator<Temporal.PlainDate> {
  const first = Temporal.PlainDate.from(range.startDate);
  const end = first.add({ years: YEARS_AHEAD });

  for (let step = 0; ; step += pattern.interval) {
    const period = periodOf(pattern, first, step);
    if (Temporal.PlainDate.compare(period.from, end) > 0) return;
    for (const date of period.days) if (Temporal.PlainDate.compare(date, first) >= 0) yield date;
  }
}

/** The days of the pattern in its `step`th day, week, month or year. */
function periodOf(pattern: Recurrence['pattern'], first: Temporal.PlainDate, step: number) {
  if (pattern.type === 'daily') {
    const day = first.add({ days: step });
    return { from: day, days: [day] };
  }
  if (pattern.type === 'weekly') {
    const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: step });
    const days = Array.from({ length: 7 }, (_, day) => monday.add({ days: day }));
    const wanted = pattern.daysOfWeek ?? [weekday(first)];
    return { from: monday, days: days.filter((day) => wanted.includes(weekday(day))) };
  }
  const yearly = pattern.type.endsWith('Yearly');
  const month = yearly
    ? first.with({ day: 1, month: pattern.month ?? first.month }).add({ years: step })
    : first.with({ day: 1 }).add({ months: step });
  const day = pattern.type.startsWith('absolute')
    ? month.with({ day: Math.min(pattern.dayOfMonth ?? first.day, month.daysInMonth) })
    : ordinalDay(pattern, month);
  return { from: month, days: day ? [day] : [] };
}

/** E.g. the second Tuesday, the last working day of the month. */
function ordinalDay(
  pattern: Recurrence['pattern'],
  month: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const days = Array.from({ length: month.daysInMonth }, (_, day) => month.add({ days: day }));
  const wanted = days.filter((day) => (pattern.daysOfWeek ?? []).includes(weekday(day)));
  return pattern.index === 'last' ? wanted.at(-1) : wanted[ORDINALS.indexOf(pattern.index ?? 'first')];
}
