import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { ClosedCalendar, ClosedDays, OpeningWeek } from '../../../../contract/opening.ts';
import type { Interval, TimeZone } from '../../../../contract/primitives.ts';
import { dayOf, daysLater } from '../../../kernel/calendar-days.ts';
import { createMemo } from '../../../kernel/memo.ts';
import { instantOf } from '../../../kernel/time.ts';

const MIDNIGHT = '24:00';

/** Each policy of each search asks about the same days, and about when they open and close. */
const weekdays = createMemo<number>(1_000);
const moments = createMemo<number>(2_000);

/** Every day that an interval touches, by the calendar of a zone. An interval without length touches the day it is on. */
export function daysTouched({ start, end }: Interval, timeZone: TimeZone): readonly CalendarDay[] {
  const last = dayOf(instantOf(Math.max(Date.parse(end) - 1, Date.parse(start))), timeZone);
  const days: CalendarDay[] = [];
  for (let day = dayOf(start, timeZone); day <= last; day = daysLater(day, 1)) days.push(day);
  return days;
}

/** The first closed day that an interval touches in a zone; null: none. */
export function closedDayIn(
  closed: ClosedCalendar,
  meeting: Interval,
  timeZone: TimeZone,
): { readonly day: CalendarDay; readonly closed: ClosedDays } | null {
  for (const day of daysTouched(meeting, timeZone)) {
    const found = closed.find(({ from, to }) => from <= day && day <= to);
    if (found) return { day, closed: found };
  }
  return null;
}

/**
 * The first day of an interval on which it is not within the hours; null: all of it is. Nights between two open days count
 * as closed, unless the hours of the days meet at midnight. In the hour that a clock shows twice a room that opens opens
 * the first time, and one that closes closes the second; a time that the clock leaves out is the one an hour later.
 */
export function dayOutsideHours(
  week: OpeningWeek,
  meeting: Interval,
  timeZone: TimeZone,
): { readonly day: CalendarDay; readonly hours: OpeningWeek } | null {
  if (week.length === 0) return null;
  let reached = Date.parse(meeting.start);
  const end = Date.parse(meeting.end);
  for (const day of daysTouched(meeting, timeZone)) {
    const hours = hoursOn(week, day);
    const dayEnd = Math.min(end, momentAt(timeZone, day, MIDNIGHT, 'compatible'));
    for (const { from, to } of hours) {
      const opens = momentAt(timeZone, day, from, 'compatible');
      const closes = momentAt(timeZone, day, to, to === MIDNIGHT ? 'compatible' : 'later');
      if (opens <= reached && closes > reached) reached = closes;
    }
    if (reached < dayEnd) return { day, hours };
  }
  return null;
}

function hoursOn(week: OpeningWeek, day: CalendarDay): OpeningWeek {
  const dayOfWeek = weekdays(day, () => Temporal.PlainDate.from(day).dayOfWeek);
  return week.filter(({ weekday }) => weekday === dayOfWeek);
}

function momentAt(
  timeZone: TimeZone,
  day: CalendarDay,
  time: string,
  disambiguation: 'compatible' | 'later',
): number {
  return moments(`${timeZone} ${day} ${time} ${disambiguation}`, () => {
    const date = Temporal.PlainDate.from(day);
    const local =
      time === MIDNIGHT
        ? date.add({ days: 1 }).toPlainDateTime()
        : date.toPlainDateTime(Temporal.PlainTime.from(time));
    return local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  });
}
