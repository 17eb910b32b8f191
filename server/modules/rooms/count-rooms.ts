import type { Caller } from '../../kernel/caller.ts';
import { isRestricted } from './room-policy.ts';
import type { RoomDirectory } from './room.ts';
import { visibleRooms } from './visible-rooms.ts';

/** How many rooms the caller sees, and how many of these they may book; by the rules that a search goes by. */
export async function countRooms(
  { directory }: { readonly directory: RoomDirectory },
  caller: Caller,
): Promise<{ readonly seen: number; readonly bookable: number }> {
  const { rooms, policies } = await visibleRooms(directory, caller);
  const bookable = rooms.filter((room) => {
    const { bookedBy } = policies.of(room);
    return !isRestricted(room, caller.groups) && (!bookedBy || policies.isAmong(bookedBy.value, caller));
  });
  return { seen: rooms.length, bookable: bookable.length };
}
