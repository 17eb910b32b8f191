import type { RoomOffer } from '../../../contract/rooms.ts';

/** An offer with what ranking needs beyond what the person sees. */
export interface Candidate {
  readonly offer: RoomOffer;
  /** All that is in the way is tentative, so it may go away. */
  readonly onlyTentative: boolean;
  /** Another clock than the meeting's own hangs there: whoever composes it is hardly near. */
  readonly elsewhere: boolean;
  /** The meeting would begin before 7 or after 20 o'clock where the room is. */
  readonly atNight: boolean;
  /** Where the room's unit comes in the organization's own order. */
  readonly placeOrder: number;
}

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Puts the room first that one would pick by hand:
 *
 * 1. what can be had: free, then tentatively taken or unknown, then busy, then refused;
 * 2. where the meeting's own clock hangs: from Copenhagen nobody looks for a room in New York, unless they asked for it;
 * 3. where people are awake;
 * 4. the fewest seats left over (large rooms stay free for large meetings), unknown capacity last;
 * 5. the fewest things missing;
 * 6. rooms that answer at once before those that a person decides about;
 * 7. the organization's order of places, then the name, then the address, so that equals never swap.
 */
export function bestFit(candidates: readonly Candidate[], seats: number): readonly RoomOffer[] {
  return candidates
    .map((candidate) => ({ candidate, keys: keysOf(candidate, seats) }))
    .sort((one, other) => compareKeys(one.keys, other.keys) || compareNames(one.candidate, other.candidate))
    .map(({ candidate }) => candidate.offer);
}

function keysOf(candidate: Candidate, seats: number): readonly number[] {
  const { offer, onlyTentative, elsewhere, atNight, placeOrder } = candidate;
  return [
    standing(offer, onlyTentative),
    elsewhere ? 1 : 0,
    atNight ? 1 : 0,
    offer.capacity === null ? Infinity : Math.abs(offer.capacity - seats),
    missingCount(offer),
    offer.booking === 'direct' ? 0 : 1,
    placeOrder,
  ];
}

function standing(offer: RoomOffer, onlyTentative: boolean): number {
  if (offer.refusals.length > 0) return 3;
  if (offer.availability === 'free') return 0;
  return offer.availability === 'unknown' || onlyTentative ? 1 : 2;
}

function missingCount({ refusals }: RoomOffer): number {
  return refusals.reduce(
    (count, refusal) => count + (refusal.code === 'missing-equipment' ? refusal.missing.length : 0),
    0,
  );
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((key, at) => key !== other[at]);
  return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

function compareNames({ offer: one }: Candidate, { offer: other }: Candidate): number {
  return byName.compare(one.name, other.name) || (one.mailbox < other.mailbox ? -1 : 1);
}
