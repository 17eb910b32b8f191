import { Temporal } from 'temporal-polyfill';

/** Conversions between instants (epoch milliseconds) and what a form or a grid shows in a zone. */

/** The value of a `datetime-local` field: `2026-12-01T10:00`. */
export function toField(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** Null when the text is no date and time. A time skipped by summer time moves on, as clocks do. */
export function fromField(text: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The date `2026-12-01` on which the instant falls in the zone. */
export function dateOf(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** Midnight at the start of the date. */
export function startOfDay(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The first day of the date's month. */
export function firstOfMonth(date: string): string {
  return Temporal.PlainDate.from(date).with({ day: 1 }).toString();
}

/** Days from one date to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The Monday on or before the date. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** True for text such as `2026-12-01` that names a day. */
export function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** Minutes since the midnight at which the date begins; an hour skipped or repeated counts as the clock shows it. */
export function minuteOfDay(instant: number, date: string, timeZone: string): number {
  const at = zoned(instant, timeZone);
  const days = Temporal.PlainDate.from(date).until(at.toPlainDate()).days;
  return days * 24 * 60 + at.hour * 60 + at.minute;
}

/**
 * The instant at which the clock shows that many minutes since the midnight at which the date begins; less than 0 and
 * more than a day reach into the days beside it. A time skipped by summer time moves on, as clocks do.
 */
export function atMinute(date: string, minutes: number, timeZone: string): number {
  return Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes }).toZonedDateTime(timeZone)
    .epochMilliseconds;
}

/** The same clock time that many days later. */
export function daysLater(instant: number, days: number, timeZone: string): number {
  return zoned(instant, timeZone).add({ days }).epochMilliseconds;
}

/** The same clock time in another zone: what happens when a form's zone is changed. */
export function sameClockIn(instant: number, from: string, to: string): number {
  return zoned(instant, from).toPlainDateTime().toZonedDateTime(to).epochMilliseconds;
}

/** The next full half hour after `now`. */
export function nextHalfHour(now: number): number {
  const half = 30 * 60_000;
  return Math.floor(now / half) * half + half;
}

const LOCALE = 'en-GB';

/** `Tuesday 1 December`. */
export function longDate(instant: number, timeZone: string): string {
  return format(instant, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).replaceAll(',', '');
}

/** `Tue 1 Dec`. */
export function shortDate(instant: number, timeZone: string): string {
  return format(instant, { weekday: 'short', day: 'numeric', month: 'short', timeZone }).replaceAll(',', '');
}

/** `December 2026`. */
export function monthName(date: string): string {
  return format(startOfDay(date, 'UTC'), { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** `10:00`. */
export function clock(instant: number, timeZone: string): string {
  return format(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
}

/** `Tuesday 1 December 10:00 to 11:00`, or with both days when they differ. */
export function spokenInterval(start: number, end: number, timeZone: string, isAllDay = false): string {
  const from = longDate(start, timeZone);
  const lastDay = longDate(isAllDay ? end - 1 : end, timeZone);
  if (isAllDay) return from === lastDay ? `${from} all day` : `${from} to ${lastDay} all day`;
  const until = from === lastDay ? clock(end, timeZone) : `${lastDay} ${clock(end, timeZone)}`;
  return `${from} ${clock(start, timeZone)} to ${until}`;
}

function format(instant: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, options).format(instant);
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}
