import type { RoomFit, RoomOffer } from '../../contract/rooms.ts';
import { equipmentName } from './equipment.ts';
import { placesInWords } from './reasons.ts';
import type { Wording } from './reasons.ts';

/** What speaks for and against a room that can be had, in the order in which it counts; a sentence each. */
export function fitSentences(offer: RoomOffer, wording: Wording): string[] {
  const { availability, booking, kind, fit } = offer;
  const { t, time } = wording;
  return [
    t(availability === 'free' ? 'why.free' : 'why.unsure'),
    fit.isElsewhere ? t('why.anotherClock') : '',
    fit.isAtNight ? t('why.atNight') : '',
    kind === 'workspace' ? t('why.workspace') : '',
    placesSentence(offer, wording),
    fit.familiar === null ? '' : t(`why.${fit.familiar}`),
    placeSentence(fit, wording),
    t(`why.${booking}`),
    fit.beyond.length === 0
      ? ''
      : t('why.beyond', { equipment: time.list(fit.beyond.map((tag) => equipmentName(tag, t))) }),
  ].filter((sentence) => sentence !== '');
}

/** Of a workspace it says nothing how many seats stay empty: others take them. */
function placesSentence(offer: RoomOffer, wording: Wording): string {
  const places = placesInWords(offer, wording);
  if (!places) return seatsSentence(offer.fit.seatsOver, wording);
  return wording.t(places.left === 'all' ? 'why.allPlaces' : 'why.places', { ...places });
}

function seatsSentence(seatsOver: number | null, { t }: Wording): string {
  if (seatsOver === null) return t('why.unknownSeats');
  return seatsOver === 0 ? t('why.exactly') : t('why.over', { count: seatsOver });
}

function placeSentence({ shares, nearTo }: RoomFit, { t }: Wording): string {
  if (shares === null) return '';
  const isOwn = nearTo === 'own' && (shares === 'floor' || shares === 'building');
  return isOwn ? t(`why.own-${shares}`) : t(`why.${shares}`);
}
