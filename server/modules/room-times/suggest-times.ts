import { setImmediate as breathe } from 'node:timers/promises';
import { TimeZone } from '../../../contract/primitives.ts';
import type { suggestTimes as route } from '../../../contract/room-times.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import type { Availability } from '../availability/index.ts';
import { eligibleRooms } from '../rooms/index.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import { nearestTimes } from './nearest-times.ts';

export interface RoomTimesDeps {
  readonly directory: RoomDirectory;
  readonly availability: Availability;
  readonly clock: Clock;
}

const UTC = TimeZone.parse('UTC');
/** So many looks into a calendar before others have their turn: some ten milliseconds where every look meets something. */
const LOOKS_A_TURN = 5_000;

/**
 * Other times at which rooms are free for a meeting, from memory. Whoever composes it in Copenhagen looks for no room in New
 * York: rooms on another clock count only where there is none on the meeting's own.
 */
export async function suggestTimes(
  { directory, availability, clock }: RoomTimesDeps,
  caller: Caller,
  wish: RouteInput<typeof route>['query'],
): Promise<RouteReply<typeof route>> {
  const [eligible, known] = await Promise.all([
    eligibleRooms(directory, caller, wish, clock.now()),
    availability.of(caller.organization),
  ]);
  const near = eligible.filter(({ isNear }) => isNear);
  const byMailbox = new Map([...known.values()].map((calendar) => [calendar.mailbox, calendar]));
  const rooms = (near.length > 0 ? near : eligible).map((room) => {
    const { times = null, readAt = null } = byMailbox.get(room.mailbox) ?? {};
    return { ...room, times, readAt, isOwn: wish.savedRoom.includes(room.mailbox) };
  });
  const now = clock.now();
  const suggestions = await inTurns(
    nearestTimes({
      meeting: { start: wish.start, end: wish.end },
      saved: wish.savedStart && wish.savedEnd ? { start: wish.savedStart, end: wish.savedEnd } : null,
      timeZone: wish.timeZone ?? rooms[0]?.timeZone ?? UTC,
      rooms,
      before: wish.before,
      after: wish.after,
      now,
    }),
    LOOKS_A_TURN,
    breathe,
  );
  return {
    suggestions: [...suggestions],
    rooms: rooms.length,
    unknown: rooms.filter(({ times }) => times === null).length,
    now,
  };
}
