import type { Meeting } from '../state/calendaring.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** A series as Exchange's Recurrence element: one pattern, one range. */
export function recurrence({ recurrence: given }: Meeting): Xml | null {
  if (!given) return null;
  const { pattern, range } = given;
  const interval = el('t:Interval', null, pattern.interval);
  const days = (pattern.daysOfWeek ?? []).map(capitalized);
  const dayOfMonth = el('t:DayOfMonth', null, pattern.dayOfMonth ?? 1);
  const index = el('t:DayOfWeekIndex', null, capitalized(pattern.index ?? 'first'));
  const oneDay = el('t:DaysOfWeek', null, together(days));
  const month = el('t:Month', null, MONTHS[(pattern.month ?? 1) - 1]);
  const patterns: Record<typeof pattern.type, Xml> = {
    daily: el('t:DailyRecurrence', null, interval),
    weekly: el(
      't:WeeklyRecurrence',
      null,
      interval,
      el('t:DaysOfWeek', null, days.join(' ')),
      el('t:FirstDayOfWeek', null, capitalized(pattern.firstDayOfWeek ?? 'sunday')),
    ),
    absoluteMonthly: el('t:AbsoluteMonthlyRecurrence', null, interval, dayOfMonth),
    relativeMonthly: el('t:RelativeMonthlyRecurrence', null, interval, oneDay, index),
    absoluteYearly: el('t:AbsoluteYearlyRecurrence', null, dayOfMonth, month),
    relativeYearly: el('t:RelativeYearlyRecurrence', null, oneDay, index, month),
  };
  const start = el('t:StartDate', null, range.startDate);
  const ranges: Record<typeof range.type, Xml> = {
    noEnd: el('t:NoEndRecurrence', null, start),
    endDate: el('t:EndDateRecurrence', null, start, el('t:EndDate', null, range.endDate ?? range.startDate)),
    numbered: el(
      't:NumberedRecurrence',
      null,
      start,
      el('t:NumberOfOccurrences', null, range.numberOfOccurrences ?? 1),
    ),
  };
  return el('t:Recurrence', null, patterns[pattern.type], ranges[range.type]);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Relative patterns name one day, or one of three kinds of day. */
function together(days: readonly string[]): string {
  if (days.length === 7) return 'Day';
  if (days.length === 5) return 'Weekday';
  if (days.length === 2) return 'WeekendDay';
  return days[0] ?? 'Monday';
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
