import type { Refusal } from '../../../contract/rooms.ts';
import type { Room, Wish } from './room.ts';

/**
 * Every reason against a room apart from being busy; an empty list means that `groups` may book it for this meeting.
 *
 * All reasons are given, not only the first: whoever drops the equipment wish only to meet the next refusal feels fooled.
 * A room of unknown capacity is not refused for its size.
 */
export function refusals(
  room: Pick<Room, 'capacity' | 'equipment' | 'bookedBy'>,
  wish: Pick<Wish, 'seats' | 'equipment'>,
  groups: ReadonlySet<string>,
): readonly Refusal[] {
  const reasons: Refusal[] = [];
  const { capacity } = room;

  if (capacity !== null && wish.seats > capacity) {
    reasons.push({ code: 'too-small', seats: wish.seats, capacity });
  }
  const missing = [...new Set(wish.equipment)].filter((item) => !room.equipment.includes(item));
  if (missing.length > 0) reasons.push({ code: 'missing-equipment', missing });
  if (isRestricted(room, groups)) reasons.push({ code: 'restricted' });
  return reasons;
}

/** Whether only others may book the room. */
export function isRestricted({ bookedBy }: Pick<Room, 'bookedBy'>, groups: ReadonlySet<string>): boolean {
  return bookedBy.length > 0 && !bookedBy.some((group) => groups.has(group));
}
