import { readRoom } from '../../contract/rooms.ts';
import type { RoomOffer } from '../../contract/rooms.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import type { ComposedMeeting, RoomChange } from '../outlook/composed-meeting.ts';
import { isOpen } from './reasons.ts';
import type { WishQuery } from './wish.ts';

export interface BookRoomDeps {
  readonly call: Call;
  readonly meeting: Pick<ComposedMeeting, 'addRoom'>;
}

export type Booked =
  | { readonly outcome: 'added'; readonly offer: RoomOffer; readonly change: RoomChange }
  /** Not in the directory any more, or not for this person any more. */
  | { readonly outcome: 'gone' }
  /** Meanwhile something came in its way. */
  | { readonly outcome: 'taken' | 'refused'; readonly offer: RoomOffer };

/**
 * Asks Exchange once more about a room and only then puts it into the meeting: the list may be minutes old. A room that
 * Exchange cannot speak for is added all the same; it answers when the meeting is sent. Throws what `call` throws,
 * and then has changed nothing.
 */
export async function bookRoom(
  deps: BookRoomDeps,
  room: Pick<RoomOffer, 'mailbox'>,
  wish: WishQuery,
): Promise<Booked> {
  const offer = await readLive(deps.call, room, wish);
  if (offer === null) return { outcome: 'gone' };
  if (!isOpen(offer)) return { outcome: offer.refusals.length > 0 ? 'refused' : 'taken', offer };

  const change = await deps.meeting.addRoom({ mailbox: offer.mailbox, name: offer.name });
  return { outcome: 'added', offer, change };
}

async function readLive(
  call: Call,
  { mailbox }: Pick<RoomOffer, 'mailbox'>,
  wish: WishQuery,
): Promise<RoomOffer | null> {
  try {
    const { offer } = await call(readRoom, { params: { mailbox }, query: { ...wish } });
    return offer;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'room-not-found') return null;
    throw error;
  }
}
