import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../contract/primitives.ts';
import { createMemo } from './memo.ts';
import { instantOf } from './time.ts';

/** Every policy and every search asks about the same few days. */
const days = createMemo<CalendarDay>(2_000);

/** The day on the calendar of a zone. */
export function dayOf(instant: Instant, timeZone: TimeZone): CalendarDay {
  return days(`${instant} ${timeZone}`, () => written(local(instant, timeZone).toPlainDate()));
}

/** So many days later, whatever the clocks do between. */
export function daysLater(day: CalendarDay, count: number): CalendarDay {
  return days(`${day} ${count}`, () => written(Temporal.PlainDate.from(day).add({ days: count })));
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

/** A time of a day on the wall of a zone, as `instantAt` takes it. */
export function timeOf(day: CalendarDay, timeZone: TimeZone, time: string): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), time);
}

/**
 * The last moment up to `now` at which the clock of a zone showed a time of day. A time that the clock leaps over is shown
 * when it has leapt, and one that it shows twice counts the first time: each day has it once.
 */
export function lastShown(time: string, timeZone: TimeZone, now: Instant): Instant {
  let day = dayOf(now, timeZone);
  for (;;) {
    const shown = timeOf(day, timeZone, time);
    if (shown <= now) return shown;
    day = daysLater(day, -1);
  }
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
