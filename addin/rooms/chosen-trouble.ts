import type { RoomOffer } from '../../contract/rooms.ts';
import { isOfPolicy } from './policy-words.ts';

/** What is wrong with a room that is already in the meeting; `gone` when the server no longer knows it. */
export type ChosenTrouble = 'busy' | 'too-small' | 'restricted' | 'policy' | 'gone' | 'unknown';

/**
 * Equipment is not judged: a room in the meeting was somebody's decision. Several rooms share the people, so their
 * size is judged together (see `seatsTogether`) and not room by room.
 */
export function chosenTroubles(offer: RoomOffer | 'gone', chosenRooms: number): ChosenTrouble[] {
  if (offer === 'gone') return ['gone'];
  const has = (code: 'too-small' | 'restricted') =>
    offer.refusals.some((refusal) => refusal.code === code && !isOfPolicy(refusal));
  return [
    ...(offer.availability === 'busy' ? (['busy'] as const) : []),
    ...(offer.availability === 'unknown' ? (['unknown'] as const) : []),
    ...(has('too-small') && chosenRooms === 1 ? (['too-small'] as const) : []),
    ...(has('restricted') ? (['restricted'] as const) : []),
    ...(offer.refusals.some(isOfPolicy) ? (['policy'] as const) : []),
  ];
}

/** How many people several rooms seat together, when all their sizes are known and that is too few; else null. */
export function seatsTogether(chosen: readonly RoomOffer[], seats: number): number | null {
  if (chosen.length < 2 || chosen.some((offer) => offer.capacity === null)) return null;
  const together = chosen.reduce((sum, offer) => sum + (offer.capacity ?? 0), 0);
  return together < seats ? together : null;
}
