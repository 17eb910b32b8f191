import type { RoomWeights } from '../../../contract/room-rankings.ts';
import type { RoomFit, RoomKind } from '../../../contract/rooms.ts';
import { wantedEquipment } from './room-policy.ts';
import type { Room, Wish } from './room.ts';

/** A room with what ranking needs to know of it. */
export interface Candidate {
  readonly room: Pick<Room, 'mailbox' | 'name' | 'kind' | 'capacity' | 'equipment' | 'booking'>;
  readonly availability: 'free' | 'busy' | 'unknown';
  readonly isRefused: boolean;
  /** All that is in the way is tentative, so it may go away. */
  readonly onlyTentative: boolean;
  /** Another clock than the meeting's own hangs there: whoever composes it is hardly near. */
  readonly elsewhere: boolean;
  /** The meeting would begin before 7 or after 20 o'clock where the room is. */
  readonly atNight: boolean;
  /** What it shares with the place of whoever looks; null when they did not say. */
  readonly shares: RoomFit['shares'];
  /** What that place is. */
  readonly nearTo: RoomFit['nearTo'];
  /** What whoever looks has to do with it already. */
  readonly familiar: RoomFit['familiar'];
  /** What counts how much where the room is. */
  readonly weights: RoomWeights;
  /** Where the room's unit comes in the organization's own order. */
  readonly placeOrder: number;
}

/** Where a room stands in the order; a list goes on behind one of these. */
export interface Rank {
  readonly score: number;
  readonly placeOrder: number;
  readonly name: string;
  readonly mailbox: string;
}

export interface Ranked<C> {
  readonly candidate: C;
  readonly rank: Rank;
}

const STANDINGS = ['free', 'unsure', 'busy', 'refused'] as const;

/** More than the largest room that is known to be too large. */
const UNKNOWN_CAPACITY = 10_000_000_000;
/** More than any points: a workspace that nobody asked for comes behind every room. */
const OTHER_KIND = 500_000_000_000;
/** More than all of that together: what comes before points is never outweighed by them. */
const TIER = 1_000_000_000_000;

/** What the order of rooms depends on. */
type RankedBy = Pick<Wish, 'seats' | 'equipment' | 'accessible'> & {
  /** What was asked for; none: whatever there is, and then rooms come first. */
  readonly kind?: readonly RoomKind[];
};

/**
 * Why a room stands where it stands, in parts. Pure.
 *
 * 1. What can be had: free, then tentatively taken or unknown, then busy, then refused.
 * 2. Where the meeting's own clock hangs: from Copenhagen nobody looks for a room in New York, unless they asked for it.
 * 3. Where people are awake.
 * 4. The fewest points, of which the weights of the room's place say how many there are for what: a seat that stays empty
 *    (large rooms stay free for large meetings) or is missing, another floor, another building of the campus, another
 *    campus, another region, a thing that is missing, one that nobody asked for (with a most: whoever needs it will look
 *    for it), somebody who decides; fewer for a favorite and for a room that was booked lately. A room of unknown size
 *    comes behind all whose size is known, whatever the weights are.
 */
export function fitOf(candidate: Candidate, wish: Pick<Wish, 'seats' | 'equipment' | 'accessible'>): RoomFit {
  const { room, elsewhere, atNight, shares, nearTo, familiar, weights } = candidate;
  const wanted = wantedEquipment(wish);
  const beyond = room.equipment.filter((item) => !wanted.includes(item));
  const missing = wanted.filter((item) => !room.equipment.includes(item)).length;
  const seatsOver = room.capacity === null ? null : room.capacity - wish.seats;
  return {
    standing: standingOf(candidate),
    isElsewhere: elsewhere,
    isAtNight: atNight,
    seatsOver,
    shares,
    nearTo,
    familiar,
    beyond,
    points: {
      capacity: seatsOver === null ? UNKNOWN_CAPACITY : Math.abs(seatsOver) * weights.seat,
      distance: shares === null ? 0 : distanceOf(shares, weights),
      equipment: missing * weights.missing + Math.min(beyond.length * weights.beyond, weights.mostBeyond),
      booking: room.booking === 'direct' ? 0 : weights.onRequest,
      familiar: familiar === null ? 0 : 0 - weights[familiar],
    },
  };
}

function distanceOf(shares: NonNullable<RoomFit['shares']>, weights: RoomWeights): number {
  const { otherFloor, otherBuilding, otherCampus, otherRegion } = weights;
  return {
    floor: 0,
    building: otherFloor,
    campus: otherBuilding,
    region: otherCampus,
    elsewhere: otherRegion,
  }[shares];
}

/**
 * Puts the room first that one would pick by hand: as `fitOf` says, workspaces and equipment that nobody asked for behind
 * the rooms that can be had as well, then by the organization's order of places, the name
 * and the address, so that equals never swap. A total order, whichever rooms there are beside.
 */
export function bestFit<C extends Candidate>(candidates: readonly C[], wish: RankedBy): readonly Ranked<C>[] {
  return candidates
    .map((candidate): Ranked<C> => {
      const { room, placeOrder } = candidate;
      const isAskedFor = room.kind === 'room' || wish.kind?.includes(room.kind);
      const score = scoreOf(fitOf(candidate, wish)) + (isAskedFor ? 0 : OTHER_KIND);
      return { candidate, rank: { score, placeOrder, name: room.name, mailbox: room.mailbox } };
    })
    .sort((one, other) => compareRanks(one.rank, other.rank));
}

const byName = new Intl.Collator('en', { numeric: true });

/** Below zero when `one` comes first; zero for a rank and itself only, because no two rooms share an address. */
export function compareRanks(one: Rank, other: Rank): number {
  return (
    one.score - other.score ||
    one.placeOrder - other.placeOrder ||
    byName.compare(one.name, other.name) ||
    (one.mailbox < other.mailbox ? -1 : Number(one.mailbox > other.mailbox))
  );
}

function scoreOf({ standing, isElsewhere, isAtNight, points }: RoomFit): number {
  const tier = STANDINGS.indexOf(standing) * 4 + Number(isElsewhere) * 2 + Number(isAtNight);
  const { capacity, distance, equipment, booking, familiar } = points;
  return tier * TIER + capacity + distance + equipment + booking + familiar;
}

function standingOf({ availability, isRefused, onlyTentative }: Candidate): RoomFit['standing'] {
  if (isRefused) return 'refused';
  if (availability === 'free') return 'free';
  return availability === 'unknown' || onlyTentative ? 'unsure' : 'busy';
}
