import { z } from 'zod';
import type { Recurrence } from '../../state/calendaring.ts';
import { WEEKDAYS } from './recurrence-dates.ts';

type Pattern = Recurrence['pattern'];

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** How often, in Office's five recurrence types. */
export const OfficePattern = z.object({
  recurrenceType: z.enum(['daily', 'weekday', 'weekly', 'monthly', 'yearly']),
  recurrenceProperties: z
    .object({
      interval: z.number().int().min(1).max(999).default(1),
      days: z.array(z.string()).max(7).nullish(),
      dayOfMonth: z.number().int().min(1).max(31).nullish(),
      dayOfWeek: z.string().nullish(),
      weekNumber: z.enum(['first', 'second', 'third', 'fourth', 'last']).nullish(),
      month: z.string().nullish(),
    })
    .nullish(),
});
type OfficePattern = z.output<typeof OfficePattern>;
type Properties = NonNullable<OfficePattern['recurrenceProperties']>;

/** An Exchange pattern in Office's words. */
export function patternToOffice(pattern: Pattern) {
  const { type, interval } = pattern;
  if (type === 'daily') return { recurrenceType: 'daily', recurrenceProperties: { interval } };
  if (type === 'weekly') {
    const days = (pattern.daysOfWeek ?? []).map(officeDay);
    const firstDayOfWeek = officeDay(pattern.firstDayOfWeek ?? 'monday');
    return { recurrenceType: 'weekly', recurrenceProperties: { interval, days, firstDayOfWeek } };
  }
  const recurrenceType = type.endsWith('Monthly') ? 'monthly' : 'yearly';
  const month = pattern.month === undefined ? {} : { month: MONTHS[pattern.month - 1] };
  const day = type.startsWith('absolute')
    ? { dayOfMonth: pattern.dayOfMonth }
    : { dayOfWeek: officeDays(pattern.daysOfWeek ?? []), weekNumber: pattern.index };
  return { recurrenceType, recurrenceProperties: { interval, ...day, ...month } };
}

/**
 * Office's words as an Exchange pattern; what is left out follows the first day (`weekday` 1 is Monday). Throws a
 * RangeError on a day or month that does not exist.
 */
export function patternFromOffice(
  { recurrenceType, recurrenceProperties }: OfficePattern,
  first: { readonly dayOfWeek: number; readonly day: number; readonly month: number },
): Pattern {
  const properties = recurrenceProperties ?? { interval: 1 };
  const { interval } = properties;
  switch (recurrenceType) {
    case 'daily':
      return { type: 'daily', interval };
    case 'weekday':
      return { type: 'weekly', interval: 1, daysOfWeek: WEEKDAYS.slice(0, 5) };
    case 'weekly': {
      const days = properties.days ?? DAYS.slice(first.dayOfWeek - 1, first.dayOfWeek);
      return { type: 'weekly', interval, daysOfWeek: days.flatMap(graphDays) };
    }
    case 'monthly':
      return monthly('Monthly', properties, first.day);
    case 'yearly':
      return {
        ...monthly('Yearly', properties, first.day),
        month: graphMonth(properties.month) ?? first.month,
      };
    default:
      throw new RangeError('unknown recurrence type');
  }
}

function monthly(word: 'Monthly' | 'Yearly', properties: Properties, firstDay: number): Pattern {
  const { interval, dayOfWeek, weekNumber, dayOfMonth } = properties;
  return dayOfWeek && weekNumber
    ? { type: `relative${word}`, interval, daysOfWeek: graphDays(dayOfWeek), index: weekNumber }
    : { type: `absolute${word}`, interval, dayOfMonth: dayOfMonth ?? firstDay };
}

function graphMonth(word: string | null | undefined): number | undefined {
  if (!word) return undefined;
  const at = MONTHS.indexOf(word.toLowerCase());
  if (at < 0) throw new RangeError(`${word} is no month`);
  return at + 1;
}

function officeDay(day: string): string {
  return day.slice(0, 3);
}

/** Office has one word for a set of days: a day, `weekday`, `weekendDay` or `day`. */
function officeDays(days: readonly string[]): string {
  const sets: Readonly<Record<number, string>> = { 7: 'day', 5: 'weekday', 2: 'weekendDay' };
  return sets[days.length] ?? officeDay(days[0] ?? 'monday');
}

function graphDays(word: string): string[] {
  const lower = word.toLowerCase();
  const sets: Readonly<Record<string, string[]>> = {
    day: [...WEEKDAYS],
    weekday: WEEKDAYS.slice(0, 5),
    weekendday: WEEKDAYS.slice(5),
  };
  const day = WEEKDAYS[DAYS.indexOf(lower)];
  const days = sets[lower] ?? (day === undefined ? [] : [day]);
  if (days.length === 0) throw new RangeError(`${word} is no day of the week`);
  return days;
}
