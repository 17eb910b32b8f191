import type { RoomOffer } from '../../../contract/rooms.ts';
import type { AssessedRoom } from './assess-rooms.ts';
import { fitOf } from './best-fit.ts';
import { MOST_CONFLICTS } from './room-times.ts';
import type { Wish } from './room.ts';

/** A room as the person is shown it, with all that stands against it and why it stands where it stands. */
export function toOffer(assessed: AssessedRoom, wish: Wish): RoomOffer {
  const { room, place, availability, conflicts, refusals, places, read } = assessed;
  return {
    mailbox: room.mailbox,
    name: room.name,
    kind: room.kind,
    capacity: room.capacity,
    equipment: [...room.equipment],
    place,
    booking: room.booking,
    availability,
    conflicts: conflicts.slice(0, MOST_CONFLICTS).map(({ start, end }) => ({ start, end })),
    refusals: [...refusals],
    readAt: read?.readAt ?? null,
    isLive: read?.isLive ?? true,
    fit: fitOf(assessed, wish),
    ...(places && { places }),
    ...(room.faults && { faults: [...room.faults] }),
  };
}
