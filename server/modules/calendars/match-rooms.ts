import type { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';

/** A calendar as far as it is looked for in what a directory lists. */
export interface Sought {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
  /** Null: never told. */
  readonly directoryId: string | null;
}

/**
 * Which of the rooms that a directory lists is which calendar: by its id there, whatever its address is now, and by its
 * address where either side has no id. A room with another id is another room, even at the same address. When not one of
 * the ids is listed any more the directory has numbered its rooms anew, and addresses count. Calendars that are not
 * listed are left out.
 */
export function matchRooms(
  calendars: readonly Sought[],
  rooms: readonly ExchangeRoom[],
): ReadonlyMap<CalendarId, ExchangeRoom> {
  const byAddress = new Map(rooms.map((room) => [room.mailbox, room]));
  const byId = new Map(
    rooms.flatMap((room) => (room.directoryId === null ? [] : [[room.directoryId, room] as const])),
  );
  const ids = calendars.flatMap(({ directoryId }) => directoryId ?? []);
  const isRenumbered = ids.length > 1 && ids.every((id) => !byId.has(id));

  return new Map(
    calendars.flatMap((calendar) => {
      const { id, mailbox, directoryId } = calendar;
      const there = byAddress.get(mailbox);
      const room =
        (directoryId === null ? undefined : byId.get(directoryId)) ??
        (there && (isRenumbered || mayBeSame(calendar, there)) ? there : undefined);
      return room ? [[id, room] as const] : [];
    }),
  );
}

/** Whether a room that was found at a calendar's address may be that calendar's. */
export function mayBeSame({ directoryId }: Pick<Sought, 'directoryId'>, room: ExchangeRoom): boolean {
  return directoryId === null || room.directoryId === null || directoryId === room.directoryId;
}
