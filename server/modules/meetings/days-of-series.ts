import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../../contract/deadlines.ts';
import type { Recurrence } from '../../../contract/recurrence.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const NUMBERS = ['first', 'second', 'third', 'fourth'] as const;

type Day = Temporal.PlainDate;
type Weekly = Extract<Recurrence, { recurrenceType: 'weekly' }>;
type Monthly = Extract<Recurrence, { recurrenceType: 'monthly' }>['recurrenceProperties'];
type Yearly = Extract<Recurrence, { recurrenceType: 'yearly' }>['recurrenceProperties'];

/**
 * The days from `from` to `to`, both counted, on which the series that is being composed happens; in its own zone, in
 * order. A day of the month that a month lacks means its last day, as in Outlook. Pure.
 * Rule: learn.microsoft.com/javascript/api/outlook/office.recurrenceproperties.
 */
export function daysOfSeries(
  recurrence: Recurrence,
  from: CalendarDay,
  to: CalendarDay,
): readonly CalendarDay[] {
  const { startDate, endDate } = recurrence.seriesTime;
  const first = Temporal.PlainDate.from(startDate);
  const last = endDate === null || endDate > to ? to : endDate;
  const days: CalendarDay[] = [];
  let day = Temporal.PlainDate.from(from < startDate ? startDate : from);
  for (; day.toString() <= last; day = day.add({ days: 1 })) {
    if (happensOn(recurrence, first, day)) days.push(day.toString() as CalendarDay); // just as the schema writes it
  }
  return days;
}

/** Whether the pattern has this day, which is not before the first. */
function happensOn(recurrence: Recurrence, first: Day, day: Day): boolean {
  const { recurrenceType } = recurrence;
  if (recurrenceType === 'weekday') return day.dayOfWeek <= 5;
  if (recurrenceType === 'daily')
    return first.until(day).days % recurrence.recurrenceProperties.interval === 0;
  if (recurrenceType === 'weekly') return isInWeek(recurrence.recurrenceProperties, first, day);
  if (recurrenceType === 'monthly') return isInMonths(recurrence.recurrenceProperties, first, day);
  return isInYears(recurrence.recurrenceProperties, first, day);
}

function isInMonths(properties: Monthly, first: Day, day: Day): boolean {
  const months = (day.year - first.year) * 12 + day.month - first.month;
  return months % properties.interval === 0 && isInMonth(properties, day);
}

function isInYears(properties: Yearly, first: Day, day: Day): boolean {
  const isYear = (day.year - first.year) % properties.interval === 0;
  return isYear && MONTHS[day.month - 1] === properties.month && isInMonth(properties, day);
}

function isInWeek(
  { interval, days, firstDayOfWeek }: Weekly['recurrenceProperties'],
  first: Day,
  day: Day,
): boolean {
  const name = DAYS[day.dayOfWeek - 1];
  if (name === undefined || !days.includes(name)) return false;
  const weeks = weekOf(first, firstDayOfWeek).until(weekOf(day, firstDayOfWeek)).days / 7;
  return weeks % interval === 0;
}

/** The day with which its week begins. */
function weekOf(day: Day, begins: (typeof DAYS)[number]): Day {
  return day.subtract({ days: (day.dayOfWeek - 1 - DAYS.indexOf(begins) + 7) % 7 });
}

function isInMonth(properties: Monthly | Yearly, day: Day): boolean {
  if ('dayOfMonth' in properties) return day.day === Math.min(properties.dayOfMonth, day.daysInMonth);
  const { dayOfWeek, weekNumber } = properties;
  if (!isOfKind(dayOfWeek, day)) return false;
  const isCounted = (other: Day) => isOfKind(dayOfWeek, other);
  const month = Array.from({ length: day.daysInMonth }, (_, at) => day.with({ day: at + 1 })).filter(
    isCounted,
  );
  const wanted = weekNumber === 'last' ? month.at(-1) : month[NUMBERS.indexOf(weekNumber)];
  return wanted?.day === day.day;
}

function isOfKind(kind: Extract<Monthly, { dayOfWeek: unknown }>['dayOfWeek'], { dayOfWeek }: Day): boolean {
  if (kind === 'day') return true;
  if (kind === 'weekday') return dayOfWeek <= 5;
  if (kind === 'weekendDay') return dayOfWeek > 5;
  return DAYS[dayOfWeek - 1] === kind;
}
