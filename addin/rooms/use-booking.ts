import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomOffer } from '../../contract/rooms.ts';
import type { RoomInMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { bookRoom } from './book-room.ts';
import type { Booked } from './book-room.ts';
import { bookedMessage, removedMessage, swappedMessage } from './booking-message.ts';
import type { BookingMessage } from './booking-message.ts';
import type { Wording } from './reasons.ts';
import { useRefreshOffers } from './use-offers.ts';
import type { WishQuery } from './wish.ts';

export interface Booking {
  /** The mailbox that is being worked on; one at a time, so that no difference is blamed on the wrong room. */
  readonly busyWith: string | null;
  /** The one that was worked on last: the focus goes along with it. */
  readonly last: string | null;
  readonly message: BookingMessage | null;
  /** A call that failed, and the way to do it again. */
  readonly failure: { readonly error: unknown; readonly again: () => void } | null;
  /** Mailboxes that proved to be gone since the list was made. */
  readonly gone: ReadonlySet<string>;
  readonly add: (room: RoomOffer, wish: WishQuery) => void;
  readonly remove: (room: RoomInMeeting) => void;
  /** Adds `to` and, only when that worked, takes `from` out. */
  readonly swap: (from: RoomInMeeting, to: RoomOffer, wish: WishQuery) => void;
  readonly dismiss: () => void;
}

/**
 * Puts rooms into the meeting and takes them out, one action at a time, and says what became of it. What was said of one
 * `occasion` (the meeting's time) is not shown any more at another.
 */
export function useBooking(wording: Wording, occasion: string): Booking {
  const { call, meeting, announce } = usePane();
  const client = useQueryClient();
  const refresh = useRefreshOffers();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const [message, setMessage] = useState<(BookingMessage & { readonly occasion: string }) | null>(null);
  const [failure, setFailure] = useState<
    (NonNullable<Booking['failure']> & { readonly occasion: string }) | null
  >(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const say = (said: BookingMessage) => {
    setMessage({ ...said, occasion });
    announce(said.text);
  };
  const run = (mailbox: string, act: () => Promise<void>) => {
    if (busyWith !== null) return;
    setBusyWith(mailbox);
    setLast(mailbox);
    setMessage(null);
    setFailure(null);
    void act()
      .catch((error: unknown) => {
        setFailure({ error, again: () => run(mailbox, act), occasion });
      })
      .finally(() => {
        setBusyWith(null);
        void client.invalidateQueries({ queryKey: ['meeting'] });
      });
  };
  const add = async (room: RoomOffer, wish: WishQuery): Promise<Booked> => {
    const booked = await bookRoom({ call, meeting }, room, wish);
    say(bookedMessage(room.name, booked, wording));
    if (booked.outcome === 'gone') setGone((before) => new Set([...before, room.mailbox]));
    if (booked.outcome !== 'added') refresh();
    return booked;
  };
  const remove = async (room: RoomInMeeting) => {
    const change = await meeting.removeRoom(room);
    say(removedMessage(room.name, change, wording));
    return change;
  };

  return {
    busyWith,
    last,
    message: message?.occasion === occasion ? message : null,
    failure: failure?.occasion === occasion ? failure : null,
    gone,
    add: (room, wish) =>
      run(room.mailbox, async () => {
        await add(room, wish);
      }),
    remove: (room) =>
      run(room.mailbox, async () => {
        await remove(room);
      }),
    swap: (from, to, wish) =>
      run(from.mailbox, async () => {
        const booked = await add(to, wish);
        if (booked.outcome !== 'added' || booked.change.outcome !== 'done') return;
        const change = await remove(from);
        if (change.outcome === 'done') say(swappedMessage(from.name, booked.offer, wording));
      }),
    dismiss: () => {
      setMessage(null);
      setFailure(null);
    },
  };
}
