import type { Instant, Interval } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import { createBusyMap, takeSlots, touchesTaken } from './busy-map.ts';
import type { BusyMap } from './busy-map.ts';

/** When one calendar is taken, within the window that was read of it. Everything in seconds since the window's start. */
export interface CalendarTimes {
  /** Milliseconds since 1970. */
  readonly windowStart: number;
  readonly windowEnd: number;
  /** By start, then by end. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The latest end among all up to here: behind it nothing reaches further. The same as `ends` where nothing ends before something earlier does. */
  readonly reaches: Int32Array;
  /** 1: tentative; 0: anything else that is not free. Empty: nothing is tentative. */
  readonly tentative: Uint8Array;
  readonly map: BusyMap;
}

/** A time that is taken. */
export interface Taken {
  readonly start: number;
  readonly end: number;
  readonly isTentative: boolean;
}

/** What stands in the way, as far as it was asked for. */
export interface Conflict extends Interval {
  readonly isTentative: boolean;
}

/**
 * Lays the times of a calendar so that they answer quickly. `window` in milliseconds since 1970, `taken` in seconds since
 * its start, in any order; what lies outside of the window is kept as far as it reaches into it.
 */
export function layTimes(
  window: { readonly start: number; readonly end: number },
  taken: readonly Taken[],
): CalendarTimes {
  const length = Math.ceil((window.end - window.start) / 1_000);
  const inside = taken
    .filter(({ start, end }) => end > 0 && start < length && start < end)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
  const map = createBusyMap(length);
  for (const { start, end } of inside) takeSlots(map, start, end);
  const ends = Int32Array.from(inside, ({ end }) => end);
  return {
    windowStart: window.start,
    windowEnd: window.end,
    starts: Int32Array.from(inside, ({ start }) => start),
    ends,
    reaches: reachesOf(ends),
    tentative: inside.some(({ isTentative }) => isTentative)
      ? Uint8Array.from(inside, ({ isTentative }) => Number(isTentative))
      : NONE,
    map,
  };
}

const NONE = new Uint8Array(0);

/** A room is seldom booked twice: most calendars need no second list. */
function reachesOf(ends: Int32Array): Int32Array {
  if (ends.every((end, at) => at === 0 || (ends[at - 1] ?? end) <= end)) return ends;
  let reach = 0;
  return ends.map((end) => (reach = Math.max(reach, end)));
}

/** Whether the window covers a time; of what it does not cover nothing is known. Milliseconds since 1970. */
export function covers({ windowStart, windowEnd }: CalendarTimes, start: number, end: number): boolean {
  return windowStart <= start && end <= windowEnd;
}

/** Whether nothing is taken in a time that the window covers. Milliseconds since 1970. */
export function isFree(times: CalendarTimes, start: number, end: number): boolean {
  const [from, to] = [(start - times.windowStart) / 1_000, (end - times.windowStart) / 1_000];
  return !touchesTaken(times.map, from, to) || indexesIn(times, from, to, 1).length === 0;
}

/** What is taken in a time, by start; at most `most`. Milliseconds since 1970; `write` makes an instant of them. */
export function conflictsIn(
  times: CalendarTimes,
  start: number,
  end: number,
  most = Number.POSITIVE_INFINITY,
  write: (milliseconds: number) => Instant = instantOf,
): readonly Conflict[] {
  const { windowStart, starts, ends, tentative } = times;
  const [from, to] = [(start - windowStart) / 1_000, (end - windowStart) / 1_000];
  if (!touchesTaken(times.map, from, to)) return [];
  const at = (seconds: number) => write(windowStart + seconds * 1_000);
  return indexesIn(times, from, to, most).map((index) => ({
    start: at(starts[index] ?? 0),
    end: at(ends[index] ?? 0),
    isTentative: tentative[index] === 1,
  }));
}

/** The entries that overlap a time, the earliest first; at most `most`. Looks back only as far as something reaches. */
function indexesIn(
  { starts, ends, reaches }: CalendarTimes,
  from: number,
  to: number,
  most: number,
): readonly number[] {
  let first = firstFrom(starts, to);
  while (first > 0 && (reaches[first - 1] ?? 0) > from) first -= 1;
  const found: number[] = [];
  for (let index = first; index < starts.length && found.length < most; index += 1) {
    if ((starts[index] ?? to) >= to) break;
    if ((ends[index] ?? 0) > from) found.push(index);
  }
  return found;
}

/** The index of the first entry that is not before `value`. */
function firstFrom(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the arrays take, in bytes. */
export function bytesOf({ starts, ends, reaches, tentative, map }: CalendarTimes): number {
  const own = reaches === ends ? 0 : reaches.byteLength;
  return starts.byteLength + ends.byteLength + own + tentative.byteLength + map.byteLength;
}
