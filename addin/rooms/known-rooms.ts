import { useState } from 'react';
import type { RoomOffer } from '../../contract/rooms.ts';

/**
 * Mailboxes that were ever seen to be rooms, and a way to learn more of them while rendering. Outlook may list a room
 * among the attendees, and a room takes no seat; so the seats must not depend on which list is on the screen.
 */
export function useKnownRooms(): [ReadonlySet<string>, (offers: readonly RoomOffer[] | undefined) => void] {
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const learn = (offers: readonly RoomOffer[] | undefined) => {
    if (offers?.some((offer) => !known.has(offer.mailbox))) {
      setKnown(new Set([...known, ...offers.map((offer) => offer.mailbox)]));
    }
  };
  return [known, learn];
}
