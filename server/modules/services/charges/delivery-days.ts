import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { instantAt } from '../deadlines/opening.ts';

/** When a day begins on the clock of a team. */
export function beginningOf(timeZone: TimeZone, day: CalendarDay): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '00:00');
}

/** When a day has ended on the clock of a team: the beginning of the next one. */
export function endOf(timeZone: TimeZone, day: CalendarDay): Instant {
  return instantAt(timeZone, Temporal.PlainDate.from(day), '24:00');
}

/** Day and time on the clock of a zone, as files have them: `2026-12-02` and `13:00`. */
export function wallClock(
  timeZone: string,
): (instant: Instant) => { readonly date: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}`,
    };
  };
}
