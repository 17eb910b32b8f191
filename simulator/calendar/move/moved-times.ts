import type { CalendarEntry } from '../../state/calendaring.ts';
import { atMinute, daysLater, minuteOfDay } from '../wall-clock.ts';

/** When a meeting is, in epoch milliseconds. */
export interface Times {
  readonly start: number;
  readonly end: number;
}

/** A point of the grid: a day, and the minutes that its clock has counted since midnight. */
export interface Spot {
  readonly date: string;
  readonly minute: number;
}

const STEP = 15;
const STEP_MS = STEP * 60_000;

export function timesOf({ start, end }: Pick<CalendarEntry, 'start' | 'end'>): Times {
  return { start: Date.parse(start), end: Date.parse(end) };
}

/** The meeting pulled from one spot to another: it begins at a quarter of an hour on the grid's clock and keeps its length. */
export function moved(times: Times, from: Spot, to: Spot, timeZone: string): Times {
  if (isSameSpot(from, to)) return times;
  const minute = minuteOfDay(times.start, from.date, timeZone) + to.minute - from.minute;
  const start = atMinute(to.date, toStep(minute), timeZone);
  return { start, end: start + times.end - times.start };
}

/** The meeting with its lower edge pulled from one spot to another; it stays at least a quarter of an hour long. */
export function stretched(times: Times, from: Spot, to: Spot, timeZone: string): Times {
  if (isSameSpot(from, to)) return times;
  const minute = minuteOfDay(times.end, from.date, timeZone) + to.minute - from.minute;
  const end = atMinute(to.date, toStep(minute), timeZone);
  return { ...times, end: Math.max(end, times.start + STEP_MS) };
}

/** The meeting that many days later at the same local time; one of whole days keeps to the midnights of its own zone. */
export function movedByDays(
  entry: Pick<CalendarEntry, 'start' | 'end' | 'isAllDay' | 'timeZone'>,
  days: number,
  timeZone: string,
): Times {
  const times = timesOf(entry);
  if (entry.isAllDay) {
    return {
      start: daysLater(times.start, days, entry.timeZone),
      end: daysLater(times.end, days, entry.timeZone),
    };
  }
  const start = daysLater(times.start, days, timeZone);
  return { start, end: start + times.end - times.start };
}

export function isSame(left: Times, right: Times): boolean {
  return left.start === right.start && left.end === right.end;
}

/** A trembling hand moves nothing: a meeting at five past stays there. */
function isSameSpot(from: Spot, to: Spot): boolean {
  return from.date === to.date && Math.abs(from.minute - to.minute) < STEP / 2;
}

function toStep(minute: number): number {
  return Math.round(minute / STEP) * STEP;
}
