import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant } from '../../../contract/primitives.ts';
import { MOST_ALTERNATIVES } from '../../../contract/series-plan.ts';
import type { AlternativeRoom, SeriesWish } from '../../../contract/series-plan.ts';
import { covers, isFree } from '../availability/index.ts';
import type { CalendarTimes } from '../availability/index.ts';
import type { EligibleRoom } from '../rooms/index.ts';

/** A room that would do, with when it is taken. */
export interface ReadRoom extends Pick<EligibleRoom, 'mayMeet'> {
  readonly room: Omit<AlternativeRoom, 'readAt'>;
  readonly times: CalendarTimes;
  readonly readAt: Instant;
}

const MINUTE_MS = 60_000;
/** A meeting without any length is in the way of nobody but at its instant. */
const SHORTEST_MS = 1_000;

/**
 * For each date the first of `rooms`, which come best first, that are free then and as long before and after as is wished,
 * and whose policy has nothing against it. What a calendar was not read for is not free. Says after each date how many calendars it looked into, so that
 * whoever runs it can let others have their turn. Pure.
 */
export function* alternativesOn(
  dates: readonly SeriesDate[],
  rooms: readonly ReadRoom[],
  { before, after }: Pick<SeriesWish, 'before' | 'after'>,
): Generator<number, ReadonlyMap<string, AlternativeRoom[]>> {
  const found = new Map<string, AlternativeRoom[]>();
  for (const { date, start, end } of dates) {
    const from = Date.parse(start) - before * MINUTE_MS;
    const to = Math.max(Date.parse(end), Date.parse(start) + SHORTEST_MS) + after * MINUTE_MS;
    const free: AlternativeRoom[] = [];
    let looked = 0;
    for (const { room, times, readAt, mayMeet } of rooms) {
      if (free.length === MOST_ALTERNATIVES) break;
      looked += 1;
      if (!covers(times, from, to) || !isFree(times, from, to)) continue;
      if (mayMeet?.({ start, end }) ?? true) free.push({ ...room, readAt });
    }
    found.set(date, free);
    yield looked;
  }
  return found;
}
