import type { MessageBarProps } from '@fluentui/react-components';
import type { RoomOffer } from '../../contract/rooms.ts';
import type { RoomChange } from '../outlook/composed-meeting.ts';
import type { Booked } from './book-room.ts';
import { refusalSentence } from './reasons.ts';
import type { Wording } from './reasons.ts';

/** What an action did, in one sentence; also read out to people who do not see it. */
export interface BookingMessage {
  readonly intent: NonNullable<MessageBarProps['intent']>;
  readonly text: string;
}

export function bookedMessage(room: string, booked: Booked, wording: Wording): BookingMessage {
  const { t } = wording;
  switch (booked.outcome) {
    case 'gone':
      return { intent: 'warning', text: t('booking.gone', { room }) };
    case 'taken':
      return { intent: 'warning', text: t('booking.taken', { room }) };
    case 'refused': {
      const reasons = booked.offer.refusals.map((refusal) => refusalSentence(refusal, wording)).join(' ');
      return { intent: 'warning', text: t('booking.refusedNow', { room, reasons }) };
    }
    case 'added':
      break;
  }
  return changeMessage(room, booked.change, addedMessage(booked.offer, wording), wording);
}

export function removedMessage(room: string, change: RoomChange, wording: Wording): BookingMessage {
  return changeMessage(
    room,
    change,
    { intent: 'success', text: wording.t('booking.removed', { room }) },
    wording,
  );
}

/** For a swap of which both halves went as hoped. */
export function swappedMessage(from: string, to: RoomOffer, wording: Wording): BookingMessage {
  const added = addedMessage(to, wording);
  return { ...added, text: `${wording.t('booking.removed', { room: from })} ${added.text}` };
}

function addedMessage({ name: room, booking, availability }: RoomOffer, { t }: Wording): BookingMessage {
  if (availability === 'unknown') return { intent: 'warning', text: t('booking.addedUnknown', { room }) };
  if (booking === 'request') return { intent: 'success', text: t('booking.requested', { room }) };
  return { intent: 'success', text: t('booking.added', { room }) };
}

/** `asHoped` is said when the meeting, read again, is as it should be; every difference is said otherwise. */
function changeMessage(
  room: string,
  change: RoomChange,
  asHoped: BookingMessage,
  { t, time }: Wording,
): BookingMessage {
  switch (change.outcome) {
    case 'done':
      return asHoped;
    case 'refused':
      return { intent: 'error', text: t('booking.outlookRefused', { code: change.code }) };
    case 'not-added':
      return { intent: 'error', text: t('booking.notAdded', { room }) };
    case 'added-twice':
      return { intent: 'warning', text: t('booking.addedTwice', { room }) };
    case 'only-text':
      return { intent: 'error', text: t('booking.onlyText', { room }) };
    case 'kept':
      return {
        intent: 'warning',
        text: t(change.as === 'location' ? 'booking.keptLocation' : 'booking.keptAttendee', { room }),
      };
    case 'others-changed':
      break;
  }
  const appeared = change.appeared.length > 0;
  const rooms = time.list(appeared ? change.appeared : change.vanished);
  const also = t(appeared ? 'booking.othersAppeared' : 'booking.othersVanished', { rooms });
  return { intent: 'warning', text: `${asHoped.text} ${also}` };
}
