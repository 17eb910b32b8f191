import { setImmediate as breathe } from 'node:timers/promises';
import type { Interval } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';
import type { Difference } from './compare-readings.ts';

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
 * we know counts as busy, because unknown is not free. One entry per start and item, the longest, in no particular order.
 */
export function occupancyOf(meetings: readonly RoomMeeting[]): readonly Occupied[] {
  const taken = new Map<string, Occupied>();
  for (const { eventId, start, end, showAs, isCanceled } of meetings) {
    if (isCanceled || showAs === 'free' || start >= end) continue;
    const occupied: Occupied = { eventId, start, end, status: showAs === 'unknown' ? 'busy' : showAs };
    const other = taken.get(placeOf(occupied));
    if (!other || isBefore(other, occupied)) taken.set(placeOf(occupied), occupied);
  }
  return [...taken.values()];
}

/** Of two entries in one place always the same counts, whichever came first. */
function isBefore(one: Occupied, other: Occupied): boolean {
  return one.end < other.end || (one.end === other.end && one.status < other.status);
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

/**
 * What the difference of two readings changes of what is taken, as if the whole of both were compared: what did not change
 * is looked at only where it stands for an item that did. Others have their turn in between.
 */
export async function occupancyChange(difference: Difference): Promise<OccupancyChange> {
  const { inserted, changed, outdated, entered, vanished, left, unchanged } = difference;
  const was = [...outdated, ...vanished, ...left];
  const is = [...inserted, ...changed, ...entered];
  const items = new Set([...was, ...is].map(({ eventId }) => eventId));
  const beside = unchanged.filter(({ eventId }) => items.has(eventId));
  await breathe();
  const before = occupancyOf([...was, ...beside]);
  await breathe();
  const after = occupancyOf([...is, ...beside]);
  await breathe();
  return compareOccupancy(before, after);
}

function placeOf({ start, eventId }: Occupied): string {
  return `${start} ${eventId}`;
}
