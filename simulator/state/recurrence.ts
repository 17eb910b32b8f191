import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from './calendaring.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAYLESS = ['daily', 'absoluteMonthly', 'absoluteYearly'];
const INDEXES = ['first', 'second', 'third', 'fourth'];

/** A series that Outlook could make ends within this many occurrences; "no end" is cut here too (19 years of days). */
const LONGEST_SERIES = 7000;

/**
 * The dates of a series in order, in the zone of the meeting: the six pattern types and three range types of Graph's
 * patternedRecurrence. A day of month that a month lacks means its last day, as in Outlook.
 * Throws a RangeError with a sentence when the recurrence contradicts itself.
 * Rule: learn.microsoft.com/graph/api/resources/recurrencepattern and …/recurrencerange.
 */
export function* datesOf(recurrence: Recurrence): Generator<Temporal.PlainDate> {
  checkRecurrence(recurrence);
  const { range } = recurrence;
  const last = range.type === 'endDate' && range.endDate ? Temporal.PlainDate.from(range.endDate) : null;
  const most = Math.min(
    LONGEST_SERIES,
    range.type === 'numbered' ? (range.numberOfOccurrences ?? LONGEST_SERIES) : LONGEST_SERIES,
  );

  let count = 0;
  for (const date of candidates(recurrence)) {
    if (count >= most || (last && Temporal.PlainDate.compare(date, last) > 0)) return;
    count += 1;
    yield date;
  }
}

/** Throws a RangeError with a sentence when a required part is missing or out of its bounds. */
export function checkRecurrence(recurrence: Recurrence): void {
  const [mistake] = [...patternMistakes(recurrence.pattern), ...rangeMistakes(recurrence.range)];
  if (mistake !== undefined) throw new RangeError(mistake);
}

function* patternMistakes(pattern: Recurrence['pattern']): Generator<string> {
  const { type, interval, daysOfWeek = [], dayOfMonth = 0, month = 0 } = pattern;
  if (!isWhole(interval, 1, 999)) yield 'recurrence.pattern.interval must be a whole number from 1 to 999';
  if (!DAYLESS.includes(type) && !areDays(daysOfWeek)) {
    yield `recurrence.pattern.daysOfWeek is needed for ${type}: monday to sunday`;
  }
  if (type.startsWith('absolute') && !isWhole(dayOfMonth, 1, 31)) {
    yield `recurrence.pattern.dayOfMonth is needed for ${type}: 1 to 31`;
  }
  if (type.endsWith('Yearly') && !isWhole(month, 1, 12)) {
    yield `recurrence.pattern.month is needed for ${type}: 1 to 12`;
  }
}

function* rangeMistakes({ type, startDate, endDate = '', numberOfOccurrences = 0 }: Recurrence['range']) {
  if (!isDate(startDate)) yield 'recurrence.range.startDate must be a date such as 2026-12-01';
  if (type === 'endDate' && (!isDate(endDate) || endDate < startDate)) {
    yield 'recurrence.range.endDate must be a date on or after startDate';
  }
  if (type === 'numbered' && !isWhole(numberOfOccurrences, 1, 999)) {
    yield 'recurrence.range.numberOfOccurrences must be 1 to 999';
  }
}

function areDays(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => DAYS.includes(name));
}

function isWhole(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}

/** Every date on the pattern from startDate on, without the range's end. */
function candidates({ pattern, range }: Recurrence): Generator<Temporal.PlainDate> {
  const start = Temporal.PlainDate.from(range.startDate);
  if (pattern.type === 'daily') return everyDay(start, pattern.interval);
  if (pattern.type === 'weekly') return everyWeek(start, pattern);
  return everyMonthOrYear(start, pattern);
}

function* everyDay(start: Temporal.PlainDate, interval: number): Generator<Temporal.PlainDate> {
  for (let days = 0; ; days += interval) yield start.add({ days });
}

function* everyWeek(
  start: Temporal.PlainDate,
  pattern: Recurrence['pattern'],
): Generator<Temporal.PlainDate> {
  const firstWeek = firstDayOfWeekOf(start, pattern.firstDayOfWeek);
  for (let weeks = 0; ; weeks += pattern.interval) {
    for (let days = 0; days < 7; days += 1) {
      const date = firstWeek.add({ weeks, days });
      if (isOn(date, pattern.daysOfWeek) && Temporal.PlainDate.compare(date, start) >= 0) yield date;
    }
  }
}

function* everyMonthOrYear(
  start: Temporal.PlainDate,
  pattern: Recurrence['pattern'],
): Generator<Temporal.PlainDate> {
  const isYearly = pattern.type.endsWith('Yearly');
  const first = start.with(isYearly ? { month: pattern.month ?? 1, day: 1 } : { day: 1 });
  for (let step = 0; ; step += pattern.interval) {
    const date = dateIn(first.add(isYearly ? { years: step } : { months: step }), pattern);
    if (Temporal.PlainDate.compare(date, start) >= 0) yield date;
  }
}

function dateIn(month: Temporal.PlainDate, pattern: Recurrence['pattern']): Temporal.PlainDate {
  if (pattern.type.startsWith('absolute')) return month.with({ day: pattern.dayOfMonth ?? 1 });
  const matching = Array.from({ length: month.daysInMonth }, (_, day) => month.add({ days: day })).filter(
    (date) => isOn(date, pattern.daysOfWeek),
  );
  const wanted = pattern.index === 'last' ? -1 : INDEXES.indexOf(pattern.index ?? 'first');
  return matching.at(wanted) ?? month;
}

function isOn(date: Temporal.PlainDate, daysOfWeek: readonly string[] = []): boolean {
  return daysOfWeek.includes(DAYS[date.dayOfWeek - 1] ?? '');
}

/** Graph counts weeks from Sunday unless told otherwise; it matters for every second week and rarer. */
function firstDayOfWeekOf(date: Temporal.PlainDate, firstDay = 'sunday'): Temporal.PlainDate {
  const first = DAYS.indexOf(firstDay) + 1 || 7;
  return date.subtract({ days: (date.dayOfWeek - first + 7) % 7 });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
