import type { RoomFit } from '../../../contract/rooms.ts';
import { wantedEquipment } from './room-policy.ts';
import type { Room, Wish } from './room.ts';

/** A room with what ranking needs to know of it. */
export interface Candidate {
  readonly room: Pick<Room, 'mailbox' | 'name' | 'capacity' | 'equipment' | 'booking'>;
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

const PER_SEAT = 100;
/** More than the largest room that is known to be too large. */
const UNKNOWN_CAPACITY = 10_000_000_000;
const DISTANCE = { floor: 0, building: 200, campus: 600, region: 3_000, elsewhere: 10_000 } as const;
const PER_MISSING = 50;
const PER_BEYOND = 2;
const MOST_BEYOND = 40;
const ON_REQUEST = 45;
/** Whoever marked a room wants it even with a seat more than they need; nobody crosses the house for it. */
const FAMILIAR = { favorite: -150, recent: -30 } as const;
/** More than all points together: what comes before points is never outweighed by them. */
const TIER = 1_000_000_000_000;

/**
 * Why a room stands where it stands, in parts. Pure.
 *
 * 1. What can be had: free, then tentatively taken or unknown, then busy, then refused.
 * 2. Where the meeting's own clock hangs: from Copenhagen nobody looks for a room in New York, unless they asked for it.
 * 3. Where people are awake.
 * 4. The fewest points: a seat that stays empty (large rooms stay free for large meetings) or is missing 100, another floor
 *    of the building 200, another building of the campus 600, another campus 3,000, another region 10,000, a thing that is
 *    missing 50, one nobody asked for 2 (40 at most: whoever needs it will look for it), somebody who decides 45; a
 *    favorite 150 fewer, a room that was booked lately 30 fewer. A room of unknown size comes behind all whose size is known.
 */
export function fitOf(candidate: Candidate, wish: Pick<Wish, 'seats' | 'equipment' | 'accessible'>): RoomFit {
  const { room, elsewhere, atNight, shares, nearTo, familiar } = candidate;
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
      capacity: seatsOver === null ? UNKNOWN_CAPACITY : Math.abs(seatsOver) * PER_SEAT,
      distance: shares === null ? 0 : DISTANCE[shares],
      equipment: missing * PER_MISSING + Math.min(beyond.length * PER_BEYOND, MOST_BEYOND),
      booking: room.booking === 'direct' ? 0 : ON_REQUEST,
      familiar: familiar === null ? 0 : FAMILIAR[familiar],
    },
  };
}

/**
 * Puts the room first that one would pick by hand: as `fitOf` says, then by the organization's order of places, the name
 * and the address, so that equals never swap. A total order, whichever rooms there are beside.
 */
export function bestFit<C extends Candidate>(
  candidates: readonly C[],
  wish: Pick<Wish, 'seats' | 'equipment' | 'accessible'>,
): readonly Ranked<C>[] {
  return candidates
    .map((candidate): Ranked<C> => {
      const { room, placeOrder } = candidate;
      const score = scoreOf(fitOf(candidate, wish));
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
