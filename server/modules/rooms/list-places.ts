import type { listPlaces as route } from '../../../contract/rooms.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { roomsFor } from './own/rooms-for.ts';
import type { RoomsDeps } from './room.ts';

/** The units with a room that the caller may see somewhere below, parents first, what those rooms have and are, and the caller's own. */
export async function listPlaces(
  { directory, clock }: Pick<RoomsDeps, 'directory' | 'clock'>,
  caller: Caller,
): Promise<RouteReply<typeof route>> {
  const { rooms, places, own } = await roomsFor(directory, caller, clock.now());
  const seen = new Set(rooms.map(({ mailbox }) => mailbox));
  const units = new Set(rooms.flatMap(({ unit }) => places.above(unit)));
  return {
    units: [...units].sort((one, other) => places.order(one.id) - places.order(other.id)),
    kinds: [...new Set(rooms.map(({ kind }) => kind))].sort(),
    equipment: [...new Set(rooms.flatMap(({ equipment }) => equipment))].sort(),
    own: {
      favorites: rooms.filter(({ id }) => own.favorites.has(id)).map(({ mailbox }) => mailbox),
      recent: [...own.recent].filter((mailbox) => seen.has(mailbox)),
      place: own.place !== null && places.has(own.place) ? own.place : null,
    },
  };
}
