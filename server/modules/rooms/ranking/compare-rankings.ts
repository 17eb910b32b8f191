import type { Instant } from '../../../../contract/primitives.ts';
import { MOST_RANKED } from '../../../../contract/room-rankings.ts';
import type { previewRoomRanking } from '../../../../contract/room-rankings.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { KnownCalendars } from '../../availability/index.ts';
import { assessRooms } from '../assess-rooms.ts';
import type { AssessedRoom } from '../assess-rooms.ts';
import { bestFit, fitOf } from '../best-fit.ts';
import type { OwnRooms } from '../own/own-rooms.ts';
import type { Places } from '../places.ts';
import { recallTimes } from '../room-times.ts';
import type { Room, Wish } from '../room.ts';
import type { Weights } from './weights.ts';

export interface Comparison {
  readonly rooms: readonly Room[];
  readonly places: Places;
  readonly own: OwnRooms;
  readonly before: Weights;
  readonly after: Weights;
  readonly known: KnownCalendars;
  readonly now: Instant;
}

/**
 * The same rooms in the order of two sets of weights, from what was last read of their calendars. Who may book which room
 * is held against nobody: that is a question of who looks. Pure.
 */
export function compareRankings(
  { rooms: all, places, own, before, after, known, now }: Comparison,
  wish: Wish,
): RouteReply<typeof previewRoomRanking> {
  const rooms = all.map((room): Room => ({ ...room, bookedBy: [] }));
  const times = recallTimes(known, rooms, wish, now);
  const rank = (weights: Weights) => {
    const { assessed } = assessRooms({ groups: new Set() }, { rooms, places, own, weights }, wish, times);
    return bestFit(assessed, wish).map(({ candidate }) => candidate);
  };
  const [was, is] = [rank(before), rank(after)];
  const wasAt = new Map(was.map((one, at) => [one.room.mailbox, { one, at }]));
  const standing = (one: AssessedRoom, at: number) => ({ place: at + 1, points: fitOf(one, wish).points });
  return {
    rooms: is.length,
    free: is.filter(({ availability, isRefused }) => availability === 'free' && !isRefused).length,
    moved: is.filter(({ room }, at) => wasAt.get(room.mailbox)?.at !== at).length,
    ranked: is.slice(0, MOST_RANKED).map((one, at) => {
      const earlier = wasAt.get(one.room.mailbox) ?? { one, at };
      return {
        name: one.room.name,
        place: [...one.place.names],
        capacity: one.room.capacity,
        standing: fitOf(one, wish).standing,
        before: standing(earlier.one, earlier.at),
        after: standing(one, at),
      };
    }),
  };
}
