import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import { MOST_CONFLICT_DATES } from '../../../contract/series-rooms.ts';
import type { RoomSeries } from '../../../contract/series-rooms.ts';
import { conflictsIn, covers, isFree } from '../availability/index.ts';
import type { CalendarTimes } from '../availability/index.ts';

/** A meeting without any length is in the way of nobody but at its instant. */
const SHORTEST_MS = 1_000;

/**
 * Counts the dates on which a room is free, taken, and not known about; what was not read is never free. `isOwn`: the room
 * holds the series already, so that what has exactly the time of a date is the date itself. `against`: dates, by their
 * names, that its policy refuses; they count where they did, and among those that need another room. Pure.
 */
export function weighSeries(
  times: CalendarTimes | null,
  dates: readonly SeriesDate[],
  {
    isOwn,
    against,
  }: { readonly isOwn: boolean; readonly against: { has(date: SeriesDate['date']): boolean } },
): Omit<RoomSeries, 'mailbox' | 'readAt' | 'refused'> {
  const counted = { free: 0, busy: 0, unknown: 0, elsewhere: 0 };
  const conflicts: SeriesDate[] = [];
  for (const date of dates) {
    const state = times === null ? 'unknown' : stateOn(times, date, isOwn);
    counted[state] += 1;
    if (state === 'busy' || against.has(date.date)) counted.elsewhere += 1;
    if (state === 'busy' && conflicts.length < MOST_CONFLICT_DATES) conflicts.push(date);
  }
  return { ...counted, conflicts };
}

/** What a room has on one date. Pure. */
export function stateOn(times: CalendarTimes, date: SeriesDate, isOwn: boolean): 'free' | 'busy' | 'unknown' {
  const start = Date.parse(date.start);
  const end = Math.max(Date.parse(date.end), start + SHORTEST_MS);
  if (!covers(times, start, end)) return 'unknown';
  if (isFree(times, start, end)) return 'free';
  if (!isOwn) return 'busy';
  const [first, ...others] = conflictsIn(times, start, end, 2);
  const isItself = first?.start === date.start && first.end === date.end;
  return isItself && others.length === 0 ? 'free' : 'busy';
}
