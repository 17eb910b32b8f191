import type { Interval } from '../../../contract/primitives.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The longest time about which Exchange is asked at once (`Exchange.readSchedules`). */
export const MOST_DAYS_AT_ONCE = 60;

/** Things that lie near enough to each other for one question, and the time from the first to the last of them. */
export interface ScheduleWindow<T> {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly within: readonly T[];
}

/**
 * `times` in as few groups as can be asked about at once, in order. `tooLong` are those that last longer than that
 * themselves, of which nothing can be asked. Pure.
 */
export function scheduleWindows<T>(
  times: readonly T[],
  lastsFor: (time: T) => Record<keyof Interval, number>,
): { readonly windows: readonly ScheduleWindow<T>[]; readonly tooLong: readonly T[] } {
  const most = MOST_DAYS_AT_ONCE * DAY_MS;
  const tooLong: T[] = [];
  const windows: { from: number; to: number; within: T[] }[] = [];
  for (const time of times.toSorted((one, other) => lastsFor(one).start - lastsFor(other).start)) {
    const { start, end } = lastsFor(time);
    const last = windows.at(-1);
    if (end - start > most) tooLong.push(time);
    else if (last && Math.max(last.to, end) - last.from <= most) {
      last.to = Math.max(last.to, end);
      last.within.push(time);
    } else windows.push({ from: start, to: end, within: [time] });
  }
  return { windows, tooLong };
}
