import type { listPlaces as route } from '../../../contract/rooms.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { RoomDirectory } from './room.ts';
import { visibleRooms } from './visible-rooms.ts';

/** The units with a room that the caller may see somewhere below, parents first, and what those rooms have and are. */
export async function listPlaces(
  { directory }: { readonly directory: RoomDirectory },
  caller: Caller,
): Promise<RouteReply<typeof route>> {
  const { rooms, places } = await visibleRooms(directory, caller);
  const units = new Set(rooms.flatMap(({ unit }) => places.above(unit)));
  return {
    units: [...units].sort((one, other) => places.order(one.id) - places.order(other.id)),
    kinds: [...new Set(rooms.map(({ kind }) => kind))].sort(),
    equipment: [...new Set(rooms.flatMap(({ equipment }) => equipment))].sort(),
  };
}
