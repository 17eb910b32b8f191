import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant } from '../../../../contract/primitives.ts';

/** `Wed 2 Dec 2026, 10:00` on the clock of a zone; English, as the pane and the portal are. */
export function momentsIn(timeZone: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const part = partsOf(format, new Date(instant));
    return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`;
  };
}

const days = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});

/** `Thu 24 Dec`. */
export function dayInWords(day: CalendarDay): string {
  const part = partsOf(days, new Date(day));
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** `Copenhagen` of `Europe/Copenhagen`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function partsOf(format: Intl.DateTimeFormat, date: Date): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}
