import type { CSSProperties } from 'react';
import { addDays, minuteOfDay, startOfDay } from '../wall-clock.ts';
import type { Times } from '../move/moved-times.ts';

export const DAY_MINUTES = 24 * 60;
const SHORTEST_SHOWN = 25;

/** The part of a day that a meeting takes, in minutes of its clock; null when it does not touch the day. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** It ends on this day, at midnight at the latest. */
  readonly endsHere: boolean;
}

export function stretchOn(date: string, { start, end }: Times, timeZone: string): Stretch | null {
  const midnight = startOfDay(addDays(date, 1), timeZone);
  if (start >= midnight || end <= startOfDay(date, timeZone)) return null;
  const from = Math.max(0, minuteOfDay(start, date, timeZone));
  const to = Math.min(DAY_MINUTES, minuteOfDay(end, date, timeZone));
  return { from, to: Math.max(to, from + SHORTEST_SHOWN), endsHere: end <= midnight };
}

/** A share of the column's height. */
export function percent(minutes: number): string {
  return `${(minutes / DAY_MINUTES) * 100}%`;
}

export function vertically({ from, to }: Pick<Stretch, 'from' | 'to'>): CSSProperties {
  return { top: percent(from), height: percent(to - from) };
}
