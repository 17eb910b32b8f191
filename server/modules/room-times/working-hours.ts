import type { Interval, TimeZone } from '../../../contract/primitives.ts';
import type { CalendarDay } from '../../../contract/deadlines.ts';
import { Temporal } from 'temporal-polyfill';
import { dayOf, daysLater, instantAt, mondayOf } from '../../kernel/calendar-days.ts';
import { instantOf } from '../../kernel/time.ts';
import { MOST_DAYS_AWAY } from '../../../contract/room-times.ts';

const OPENS = '07:00';
const CLOSES = '19:00';
/** From opening to closing. */
export const DAY_IN_HOURS = 12;
const SATURDAY = 5;

/** Whether people meet at a time, where a clock hangs. Milliseconds since 1970. */
export type PeopleMeet = (start: number, end: number) => boolean;

/**
 * When people meet in a room of which no policy says when it is open, around the days of a meeting: from 7 to 19 o'clock
 * there, on Saturdays and Sundays only if the meeting is on one itself. `isOwnClock`: the clock there is that of whoever
 * composes it; who meets at 20 o'clock or at 6 meets at such times, so the hours reach to those of the meeting. A meeting
 * that is longer than that keeps to no hours; it only keeps off the weekend if it did before. Pure.
 */
export function workingHours(
  meeting: Interval,
  timeZone: TimeZone,
  { isOwnClock }: { readonly isOwnClock: boolean },
): PeopleMeet {
  const isOnWeekend = daysOf(Date.parse(meeting.start), Date.parse(meeting.end), timeZone).some(isWeekend);
  const mayBeOn = (day: CalendarDay) => isOnWeekend || !isWeekend(day);
  const length = Date.parse(meeting.end) - Date.parse(meeting.start);
  if (length > DAY_IN_HOURS * 3_600_000) {
    return (start, end) => daysOf(start, end, timeZone).every(mayBeOn);
  }
  const first = dayOf(meeting.start, timeZone);
  const { opens, closes } = isOwnClock ? hoursWith(meeting, timeZone) : { opens: OPENS, closes: CLOSES };
  const hours: { readonly from: number; readonly to: number }[] = [];
  // Where the clock shows another day than the meeting's own, a day more is needed on either side.
  for (let days = -MOST_DAYS_AWAY - 1; days <= MOST_DAYS_AWAY + 1; days += 1) {
    const day = daysLater(first, days);
    if (!mayBeOn(day)) continue;
    const at = (clock: string) => Date.parse(instantAt(timeZone, Temporal.PlainDate.from(day), clock));
    hours.push({ from: at(opens), to: at(closes) });
  }
  return (start, end) => hours.some(({ from, to }) => from <= start && end <= to);
}

/** From 7 to 19, or to where a meeting of one day begins before or ends after that. */
function hoursWith({ start, end }: Interval, timeZone: TimeZone) {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO(timeZone);
  const to = Temporal.Instant.from(end).toZonedDateTimeISO(timeZone);
  if (!from.toPlainDate().equals(to.toPlainDate())) return { opens: OPENS, closes: CLOSES };
  const [begins, ends] = [from.toPlainTime().toString(), to.toPlainTime().toString()];
  return { opens: begins < OPENS ? begins : OPENS, closes: ends > CLOSES ? ends : CLOSES };
}

/** The days that a time touches. */
function daysOf(start: number, end: number, timeZone: TimeZone): readonly CalendarDay[] {
  const last = dayOf(instantOf(Math.max(end - 1, start)), timeZone);
  const days: CalendarDay[] = [];
  for (let day = dayOf(instantOf(start), timeZone); day <= last; day = daysLater(day, 1)) days.push(day);
  return days;
}

function isWeekend(day: CalendarDay): boolean {
  return day >= daysLater(mondayOf(day), SATURDAY);
}
