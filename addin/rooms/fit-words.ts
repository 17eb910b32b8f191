import type { RoomFit, RoomOffer } from '../../contract/rooms.ts';
import { equipmentName } from './equipment.ts';
import type { Wording } from './reasons.ts';

/** What speaks for and against a room that can be had, in the order in which it counts; a sentence each. */
export function fitSentences({ availability, booking, fit }: RoomOffer, wording: Wording): string[] {
  const { t, time } = wording;
  return [
    t(availability === 'free' ? 'why.free' : 'why.unsure'),
    fit.isElsewhere ? t('why.anotherClock') : '',
    fit.isAtNight ? t('why.atNight') : '',
    seatsSentence(fit.seatsOver, wording),
    fit.familiar === null ? '' : t(`why.${fit.familiar}`),
    placeSentence(fit, wording),
    t(`why.${booking}`),
    fit.beyond.length === 0
      ? ''
      : t('why.beyond', { equipment: time.list(fit.beyond.map((tag) => equipmentName(tag, t))) }),
  ].filter((sentence) => sentence !== '');
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
