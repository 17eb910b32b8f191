import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { instantAt } from '../../../kernel/calendar-days.ts';

/** When a day begins on the clock of a team. */
export function beginningOf(timeZone: TimeZone, day: CalendarDay): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '00:00');
}

/** When a day has ended on the clock of a team: the beginning of the next one. */
export function endOf(timeZone: TimeZone, day: CalendarDay): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '24:00');
}

/** Clocks are put forward and back by quarters of an hour; the time between is the same on every one of them. */
const QUARTER_MINUTES = 15;
const MINUTE_MS = 60_000;

/** Day and time on the clock of a zone, as files have them: `2026-12-02` and `13:00`. */
export function wallClock(
  timeZone: string,
): (instant: Instant) => { readonly date: string; readonly time: string } {
  const read = slowWallClock(timeZone);
  let last = { quarter: Number.NaN, date: '', hour: '', minute: 0 };
  return (instant) => {
    const minutes = Math.floor(Date.parse(instant) / MINUTE_MS);
    const quarter = Math.floor(minutes / QUARTER_MINUTES);
    // By time of delivery many share a quarter, and asking for the clock of one takes longer than all else about it.
    if (quarter !== last.quarter) last = { quarter, ...read(quarter * QUARTER_MINUTES * MINUTE_MS) };
    const minute = last.minute + (minutes - quarter * QUARTER_MINUTES);
    return { date: last.date, time: `${last.hour}:${String(minute).padStart(2, '0')}` };
  };
}

function slowWallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at: number) => {
    const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      hour: part('hour'),
      minute: Number(part('minute')),
    };
  };
}
