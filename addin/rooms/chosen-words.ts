import type { RoomOffer } from '../../contract/rooms.ts';
import type { ChosenTrouble } from './chosen-trouble.ts';
import { isOfPolicy, policySentence } from './policy-words.ts';
import { busyTimes, placesInWords } from './reasons.ts';
import type { Wording } from './reasons.ts';
import type { Wish } from './wish.ts';

/** What is wrong with a room of the meeting, in a sentence that names the room. */
export function troubleSentence(
  trouble: ChosenTrouble,
  room: string,
  offer: RoomOffer | 'gone' | undefined,
  wish: Pick<Wish, 'seats'>,
  wording: Wording,
): string {
  const { t, time } = wording;
  const capacity = typeof offer === 'object' ? (offer.capacity ?? 0) : 0;
  switch (trouble) {
    case 'busy':
      return busySentence(room, offer, wording);
    case 'too-small':
      return t('chosen.tooSmall', { room, capacity: time.number(capacity), seats: time.number(wish.seats) });
    case 'restricted':
      return t('chosen.restricted', { room });
    case 'policy':
      return t('chosen.policy', { room, reasons: policyReasons(offer, wording) });
    case 'gone':
      return t('chosen.gone', { room });
    case 'unknown':
      break;
  }
  return t('chosen.unknown', { room });
}

function busySentence(room: string, offer: RoomOffer | 'gone' | undefined, wording: Wording): string {
  const { t } = wording;
  if (typeof offer !== 'object') return t('chosen.busy', { room, times: '' });
  const places = placesInWords(offer, wording);
  if (!places) return t('chosen.busy', { room, times: busyTimes(offer.conflicts, wording) });
  return t(places.left === 'none' ? 'chosen.noPlace' : 'chosen.places', { room, ...places });
}

function policyReasons(offer: RoomOffer | 'gone' | undefined, wording: Wording): string {
  const refusals = typeof offer === 'object' ? offer.refusals : [];
  return refusals
    .filter(isOfPolicy)
    .map((refusal) => policySentence(refusal, wording))
    .join(' ');
}
