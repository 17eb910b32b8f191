import type { Interval } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';

/** Time that is taken in a calendar. */
export interface Occupied extends Interval {
  readonly eventId: string;
  readonly status: 'tentative' | 'busy' | 'out-of-office' | 'working-elsewhere';
}

export interface OccupancyChange {
  readonly gone: readonly Occupied[];
  readonly taken: readonly Occupied[];
}

/**
 * What meetings take: all that is not canceled, not shown as free and has a length. What Exchange has no word for that
 * we know counts as busy, because unknown is not free. One entry per start and item, in no particular order.
 */
export function occupancyOf(meetings: readonly RoomMeeting[]): readonly Occupied[] {
  const taken = new Map<string, Occupied>();
  for (const { eventId, start, end, showAs, isCanceled } of meetings) {
    if (isCanceled || showAs === 'free' || start >= end) continue;
    const occupied: Occupied = { eventId, start, end, status: showAs === 'unknown' ? 'busy' : showAs };
    const other = taken.get(placeOf(occupied));
    if (!other || other.end < end) taken.set(placeOf(occupied), occupied);
  }
  return [...taken.values()];
}

/** What must be taken out and put in to come from one occupancy to the other; what stays the same is in neither. */
export function compareOccupancy(before: readonly Occupied[], after: readonly Occupied[]): OccupancyChange {
  const was = new Map(before.map((occupied) => [placeOf(occupied), occupied]));
  const is = new Map(after.map((occupied) => [placeOf(occupied), occupied]));
  const differs = (one: Occupied, other: Occupied | undefined) =>
    !other || other.end !== one.end || other.status !== one.status;
  return {
    gone: before.filter((occupied) => differs(occupied, is.get(placeOf(occupied)))),
    taken: after.filter((occupied) => differs(occupied, was.get(placeOf(occupied)))),
  };
}

function placeOf({ start, eventId }: Occupied): string {
  return `${start} ${eventId}`;
}
