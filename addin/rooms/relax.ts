import type { RoomOffer } from '../../contract/rooms.ts';
import { isOpen } from './reasons.ts';

/** A part of the wish that alone keeps rooms away. */
export interface Relaxation {
  readonly wish: 'seats' | 'equipment' | 'time';
  /** How many rooms would do without it. */
  readonly rooms: number;
  /** For seats: the most that any of those rooms offers. */
  readonly seats: number | null;
}

/**
 * When no room fits: which single wish, given up, would open rooms, the most fruitful first. Empty when a room is open
 * already, or when no single change helps. What a person cannot change (restricted rooms) is never suggested.
 */
export function whatToRelax(offers: readonly RoomOffer[]): Relaxation[] {
  if (offers.some(isOpen)) return [];

  const only = { seats: [] as RoomOffer[], equipment: [] as RoomOffer[], time: [] as RoomOffer[] };
  for (const offer of offers) {
    const obstacles = new Set([
      ...offer.refusals.map((refusal) => obstacleOf[refusal.code]),
      ...(offer.availability === 'busy'
        ? [isPartlyFree(offer) ? ('seats' as const) : ('time' as const)]
        : []),
    ]);
    const [first, ...more] = obstacles;
    if (first && more.length === 0 && first !== 'access') only[first].push(offer);
  }

  const relaxations = (['seats', 'equipment', 'time'] as const).map((wish) => ({
    wish,
    rooms: only[wish].length,
    seats: wish === 'seats' ? Math.max(0, ...only.seats.map(seatsOf)) || null : null,
  }));
  return relaxations.filter((one) => one.rooms > 0).toSorted((one, other) => other.rooms - one.rooms);
}

/** Some places of the workspace are left: for fewer people it would do. */
function isPartlyFree({ places }: RoomOffer): boolean {
  return places !== undefined && places.free > 0;
}

function seatsOf({ capacity, places }: RoomOffer): number {
  return places?.free ?? capacity ?? 0;
}

const obstacleOf = {
  'too-small': 'seats',
  'missing-equipment': 'equipment',
  restricted: 'access',
  'on-request': 'access', // said at each room, and undone where it was chosen
  'buffer-taken': 'time',
  'closed-day': 'time',
  'outside-hours': 'time',
  'too-long': 'time',
  'too-soon': 'time',
  'too-far-ahead': 'time',
  'too-few': 'access', // nobody invites people for the sake of a room
  'too-many-open': 'access',
  'too-many-hours': 'access',
} as const;
