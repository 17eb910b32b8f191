import type { Refusal } from '../../../contract/rooms.ts';
import type { Room, Wish } from './room.ts';

/**
 * Every reason against a room apart from being busy; an empty list means that `groups` may book it for this meeting.
 *
 * All reasons are given, not only the first: whoever drops the equipment wish only to meet the next refusal feels fooled.
 * A room of unknown capacity is not refused for its size.
 */
export function refusals(
  room: Pick<Room, 'capacity' | 'equipment' | 'bookedBy' | 'booking'>,
  wish: Pick<Wish, 'seats' | 'equipment' | 'accessible' | 'bookable'>,
  groups: ReadonlySet<string>,
): readonly Refusal[] {
  const reasons: Refusal[] = [];
  const { capacity } = room;

  if (capacity !== null && wish.seats > capacity) {
    reasons.push({ code: 'too-small', seats: wish.seats, capacity });
  }
  const missing = wantedEquipment(wish).filter((item) => !room.equipment.includes(item));
  if (missing.length > 0) reasons.push({ code: 'missing-equipment', missing });
  if (isRestricted(room, groups)) reasons.push({ code: 'restricted' });
  if (wish.bookable === 'direct' && room.booking === 'request') reasons.push({ code: 'on-request' });
  return reasons;
}

/** All that the room must have, each once. */
export function wantedEquipment(wish: Pick<Wish, 'equipment' | 'accessible'>): readonly string[] {
  const { equipment, accessible } = wish;
  const list = wanted.get(wish) ?? [
    ...new Set(accessible === 'yes' ? [...equipment, ACCESSIBLE] : equipment),
  ];
  wanted.set(wish, list);
  return list;
}

/** A wish is held against thousands of rooms. */
const wanted = new WeakMap<Pick<Wish, 'equipment' | 'accessible'>, readonly string[]>();

const ACCESSIBLE = 'wheelchair-accessible';

/** Whether only others may book the room. */
export function isRestricted({ bookedBy }: Pick<Room, 'bookedBy'>, groups: ReadonlySet<string>): boolean {
  return bookedBy.length > 0 && !bookedBy.some((group) => groups.has(group));
}
