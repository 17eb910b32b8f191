import type { Interval } from '../../contract/primitives.ts';
import type { Refusal, RoomOffer } from '../../contract/rooms.ts';
import { equipmentName } from './equipment.ts';
import { isPolicyReason, policySentence } from './policy-words.ts';
import type { Wording } from './wording.ts';

export type { Wording } from './wording.ts';

/** More busy times than this are summed up. */
const TIMES_SHOWN = 3;

/** Whether the room can be put into the meeting: nothing against it, and Exchange does not call it busy. */
export function isOpen(offer: RoomOffer): boolean {
  return offer.refusals.length === 0 && offer.availability !== 'busy';
}

/** Whether Exchange says that it is free, and nothing else is against it. */
export function isFree(offer: RoomOffer): boolean {
  return offer.refusals.length === 0 && offer.availability === 'free';
}

/** Every reason against a room, one sentence each; fixing one and meeting the next is what people hate. */
export function reasonsAgainst(offer: RoomOffer, wording: Wording): string[] {
  const { t } = wording;
  const reasons = offer.refusals.map((refusal) => refusalSentence(refusal, wording));
  if (offer.availability === 'unknown') return [t('reasons.unknown'), ...reasons];
  if (offer.availability === 'free') return reasons;
  const places = placesInWords(offer, wording);
  if (places)
    return [t(places.left === 'none' ? 'reasons.noPlace' : 'reasons.places', { ...places }), ...reasons];
  const times = busyTimes(offer.conflicts, wording);
  return [times === '' ? t('reasons.busyUnstated') : t('reasons.busy', { times }), ...reasons];
}

/** How many places of a workspace are left, in words. */
export interface PlacesInWords {
  readonly free: string;
  readonly all: string;
  /** So many were asked for. */
  readonly seats: string;
  readonly left: 'none' | 'some' | 'all';
}

/** Null where a meeting has the room to itself. */
export function placesInWords(
  { places, fit: { seatsOver } }: Pick<RoomOffer, 'places' | 'fit'>,
  { time }: Wording,
): PlacesInWords | null {
  if (!places) return null;
  const { free, all } = places;
  return {
    free: time.number(free),
    all: time.number(all),
    seats: time.number(all - (seatsOver ?? 0)),
    left: free === all ? 'all' : free === 0 ? 'none' : 'some',
  };
}

export function refusalSentence(refusal: Refusal, wording: Wording): string {
  if (isPolicyReason(refusal)) return policySentence(refusal, wording);
  const { t, time } = wording;
  switch (refusal.code) {
    case 'too-small':
      return t('reasons.too-small', {
        capacity: time.number(refusal.capacity),
        seats: time.number(refusal.seats),
      });
    case 'missing-equipment':
      return t('reasons.missing-equipment', {
        equipment: time.list(refusal.missing.map((tag) => equipmentName(tag, t))),
      });
    case 'on-request':
      return t('reasons.on-request');
    case 'buffer-taken':
      break;
  }
  return refusal.free === 0
    ? t(`reasons.right-${refusal.side}`, { needed: refusal.needed })
    : t(`reasons.near-${refusal.side}`, { count: refusal.free, needed: refusal.needed });
}

/** `10:00–11:00, 13:00–14:00`; empty when Exchange named no times. */
export function busyTimes(conflicts: readonly Interval[], { t, time, timeZone }: Wording): string {
  const times = conflicts
    .slice(0, TIMES_SHOWN)
    .map((conflict) => time.range(conflict, timeZone))
    .join(', ');
  return conflicts.length > TIMES_SHOWN ? t('reasons.moreTimes', { times }) : times;
}
