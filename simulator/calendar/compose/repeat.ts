import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from '../../state/calendaring.ts';
import { weekday } from '../outlook-host/recurrence-dates.ts';

type Pattern = Recurrence['pattern'];
export type Repeat = Pattern['type'];

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** The choices of the editor for a meeting that begins on `startDate`, in words. */
export function repeatChoices(
  startDate: string,
): readonly { readonly type: Repeat; readonly label: string }[] {
  const date = Temporal.PlainDate.from(startDate);
  const day = title(weekday(date));
  const month = date.toLocaleString('en-GB', { month: 'long' });
  const ordinal = ORDINALS[ordinalOf(date)];
  return [
    { type: 'daily', label: 'Daily' },
    { type: 'weekly', label: 'Weekly' },
    { type: 'absoluteMonthly', label: `Monthly on day ${date.day}` },
    { type: 'relativeMonthly', label: `Monthly on the ${ordinal} ${day}` },
    { type: 'absoluteYearly', label: `Yearly on ${date.day} ${month}` },
    { type: 'relativeYearly', label: `Yearly on the ${ordinal} ${day} of ${month}` },
  ];
}

/** The pattern of that type which begins on `startDate`. */
export function patternOf(type: Repeat, interval: number, startDate: string): Pattern {
  const date = Temporal.PlainDate.from(startDate);
  const month = type.endsWith('Yearly') ? { month: date.month } : {};
  if (type === 'daily') return { type, interval };
  if (type === 'weekly') return { type, interval, daysOfWeek: [weekday(date)], firstDayOfWeek: 'monday' };
  if (type.startsWith('absolute')) return { type, interval, dayOfMonth: date.day, ...month };
  return {
    type,
    interval,
    daysOfWeek: [weekday(date)],
    index: ORDINALS[ordinalOf(date)] ?? 'last',
    ...month,
  };
}

/** The fifth of its kind in a month is the last. */
function ordinalOf(date: Temporal.PlainDate): number {
  return Math.min(4, Math.floor((date.day - 1) / 7));
}

function title(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
