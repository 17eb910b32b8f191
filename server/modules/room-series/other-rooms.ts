import { setImmediate as breathe } from 'node:timers/promises';
import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant, TimeZone } from '../../../contract/primitives.ts';
import type { AlternativeRoom, SeriesWish } from '../../../contract/series-plan.ts';
import type { Caller } from '../../kernel/caller.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import { timesOfPlaces } from '../availability/index.ts';
import type { KnownCalendar } from '../availability/index.ts';
import { eligibleRooms } from '../rooms/index.ts';
import type { Room, RoomDirectory } from '../rooms/index.ts';
import { alternativesOn } from './alternatives.ts';
import type { ChosenRoom, ReadRoom } from './alternatives.ts';

/** So many looks into a calendar before others have their turn. */
const LOOKS_A_TURN = 5_000;

export type CalendarsByMailbox = ReadonlyMap<string, KnownCalendar>;

/**
 * For each date the best other rooms that are free then and may be used: of the kind of `beside`, on the meeting's own clock, those near
 * `beside` first. From memory.
 */
export async function otherRooms(
  { directory, calendars }: { readonly directory: RoomDirectory; readonly calendars: CalendarsByMailbox },
  caller: Caller,
  {
    beside,
    dates,
    wish,
    chosen = [],
    timeZone,
    now,
  }: {
    readonly beside: Pick<Room, 'mailbox' | 'unit' | 'kind'>;
    readonly dates: readonly SeriesDate[];
    readonly wish: SeriesWish;
    /** What was chosen before. */
    readonly chosen?: readonly ChosenRoom[];
    readonly timeZone: TimeZone;
    readonly now: Instant;
  },
): Promise<ReadonlyMap<string, AlternativeRoom[]>> {
  const [first] = dates;
  if (!first) return new Map();
  const asked = {
    ...wish,
    start: first.start,
    end: first.end,
    timeZone,
    savedRoom: [],
    kind: [beside.kind],
    around: 'no' as const,
    near: beside.unit,
  };
  const eligible = await eligibleRooms(directory, caller, asked, now);
  const rooms = eligible.flatMap(({ isNear, mayMeet, places, ...room }): ReadRoom[] => {
    const { mailbox, name, capacity, booking, place } = room;
    const { times = null, readAt = null } = calendars.get(mailbox) ?? {};
    if (!isNear || mailbox === beside.mailbox || times === null || readAt === null) return [];
    const shown = { mailbox, name, capacity, booking, place };
    return [
      {
        room: shown,
        times: places ? timesOfPlaces(times, places) : times,
        readAt,
        ...(mayMeet && { mayMeet }),
      },
    ];
  });
  return await inTurns(alternativesOn(dates, rooms, { ...wish, chosen }), LOOKS_A_TURN, breathe);
}
