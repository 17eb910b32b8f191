import type { CSSProperties } from 'react';
import { addDays, minuteOfDay, startOfDay } from '../wall-clock.ts';
import type { Lane } from './lanes.ts';
import type { Times } from '../move/moved-times.ts';

export const DAY_MINUTES = 24 * 60;
/** 24 pixels, the least that a target may be high (WCAG 2.5.8). */
export const SHORTEST_SHOWN = 30;
const SHINGLE = 1.7;

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

/** Beside each other; from three on they lie over each other like shingles, the later one on top. */
export function horizontally({ lane, of }: Lane): CSSProperties {
  const start = lane / of;
  const width = isLayered(of) ? Math.min(SHINGLE / of, 1 - start) : 1 / of;
  return { insetInlineStart: `${start * 100}%`, width: `${width * 100}%`, zIndex: lane };
}

export function isLayered(of: number): boolean {
  return of > 2;
}
