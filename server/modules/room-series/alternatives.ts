import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
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

/** A room for a date, by the name of the date. */
export interface ChosenRoom {
  readonly date: SeriesDate['date'];
  readonly room: MailboxAddress;
}

const MINUTE_MS = 60_000;
/** A meeting without any length is in the way of nobody but at its instant. */
const SHORTEST_MS = 1_000;

/**
 * For each date the first of `rooms`, which come best first, that are free then and as long before and after as is wished,
 * and whose policy has nothing against it; where the room that was `chosen` before is one of those, it comes first. What a
 * calendar was not read for is not free. Says after each date how many calendars it looked into, so that whoever runs it
 * can let others have their turn. Pure.
 */
export function* alternativesOn(
  dates: readonly SeriesDate[],
  rooms: readonly ReadRoom[],
  {
    before,
    after,
    chosen = [],
  }: Pick<SeriesWish, 'before' | 'after'> & {
    readonly chosen?: readonly ChosenRoom[];
  },
): Generator<number, ReadonlyMap<string, AlternativeRoom[]>> {
  const found = new Map<string, AlternativeRoom[]>();
  const chosenOn = new Map(chosen.map(({ date, room }) => [date, room]));
  const byMailbox = new Map<string | undefined, ReadRoom>(
    chosen.length === 0 ? [] : rooms.map((one) => [one.room.mailbox, one]),
  );
  for (const { date, start, end } of dates) {
    const from = Date.parse(start) - before * MINUTE_MS;
    const to = Math.max(Date.parse(end), Date.parse(start) + SHORTEST_MS) + after * MINUTE_MS;
    const free: AlternativeRoom[] = [];
    let looked = 0;
    const look = ({ room, times, readAt, mayMeet }: ReadRoom) => {
      looked += 1;
      if (!covers(times, from, to) || !isFree(times, from, to)) return;
      if (mayMeet?.({ start, end }) ?? true) free.push({ ...room, readAt });
    };
    const first = byMailbox.get(chosenOn.get(date));
    if (first) look(first);
    for (const room of rooms) {
      if (free.length === MOST_ALTERNATIVES) break;
      if (room !== first) look(room);
    }
    found.set(date, free);
    yield looked;
  }
  return found;
}
