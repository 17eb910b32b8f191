import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../contract/primitives.ts';
import { instantOf } from './time.ts';

/** The day on the calendar of a zone. */
export function dayOf(instant: Instant, timeZone: TimeZone): CalendarDay {
  return written(local(instant, timeZone).toPlainDate());
}

/** So many days later, whatever the clocks do between. */
export function daysLater(day: CalendarDay, days: number): CalendarDay {
  return written(Temporal.PlainDate.from(day).add({ days }));
}

/** The Monday on or before a day. */
export function mondayOf(day: CalendarDay): CalendarDay {
  return daysLater(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}

/** From the first moment of a day to the first after so many days: a day has 23 to 25 hours. */
export function boundsOf(
  day: CalendarDay,
  timeZone: TimeZone,
  days = 1,
): { readonly from: Instant; readonly to: Instant } {
  return { from: midnight(day, timeZone), to: midnight(daysLater(day, days), timeZone) };
}

/** Noon of a day on the wall of a zone. */
export function noonOf(day: CalendarDay, timeZone: TimeZone): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '12:00');
}

/** When the hour began that the clock of a zone shows. */
export function hourOf(instant: Instant, timeZone: TimeZone): Instant {
  const hour = local(instant, timeZone).round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return instantOf(hour.epochMilliseconds);
}

/** `14:30` on the clock of a zone. */
export function clockOf(instant: Instant, timeZone: TimeZone): string {
  return local(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A time of a day on the wall of a zone; `24:00` is the midnight at its end. In a gap of the clock the later one counts. */
export function instantAt(timeZone: TimeZone, day: Temporal.PlainDate, time: string): Instant {
  const local =
    time === '24:00'
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(time));
  return instantOf(local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
}

function midnight(day: CalendarDay, timeZone: TimeZone): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '00:00');
}

function local(instant: Instant, timeZone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

function written(day: Temporal.PlainDate): CalendarDay {
  return day.toString() as CalendarDay; // just as the schema writes it
}
