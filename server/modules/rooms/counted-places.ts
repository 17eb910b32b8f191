import type { Interval } from '../../../contract/primitives.ts';
import type { RoomDay } from '../../../contract/room-details.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import type { BusyBlock } from '../../exchange/index.ts';
import { countOverTime, crowdedBlocks, mostAtOnce } from '../availability/index.ts';
import type { CountedPlaces } from '../availability/index.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Room } from './room.ts';

/**
 * What a meeting of so many people needs of a room whose places are counted; null for a room that one meeting has to itself.
 * A workspace of which nobody says how many places it has is one of those: more than one booking may be too many.
 */
export function placesFor(
  { kind, capacity }: Pick<Room, 'kind' | 'capacity'>,
  seats: number,
): CountedPlaces | null {
  return kind === 'workspace' && capacity !== null ? { all: capacity, needed: seats } : null;
}

/** What is in the way in a room: what takes it, or, where places are counted, the times at which too few are left. Pure. */
export function inTheWay(places: CountedPlaces | null, others: readonly BusyBlock[]): readonly BusyBlock[] {
  return places ? crowdedBlocks(others, places) : others;
}

/** How many places are left during all of a time, of how many; at most, because each booking counts as one. Pure. */
export function placesLeft(
  { all }: CountedPlaces,
  others: readonly Interval[],
  { start, end }: Interval,
): NonNullable<RoomOffer['places']> {
  const most = mostAtOnce(others.map(inNumbers), Date.parse(start), Date.parse(end));
  return { all, free: Math.max(all - most, 0) };
}

/** From when until when some places are taken, and how many are left then; in order. Pure. */
export function placesOverTime(
  { all }: CountedPlaces,
  others: readonly Interval[],
): NonNullable<RoomDay['places']> {
  return countOverTime(others.map(inNumbers)).map(({ start, end, count }) => ({
    start: instantOf(start),
    end: instantOf(end),
    free: Math.max(all - count, 0),
  }));
}

function inNumbers({ start, end }: Interval): { readonly start: number; readonly end: number } {
  return { start: Date.parse(start), end: Date.parse(end) };
}
