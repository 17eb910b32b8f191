import { RECENT_DAYS } from '../../../../contract/own-rooms.ts';
import type { Instant, MailboxAddress } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { RoomDirectory } from '../room.ts';
import { visibleRooms } from '../visible-rooms.ts';
import type { VisibleRooms } from '../visible-rooms.ts';
import type { OwnRooms } from './own-rooms.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface RoomsOfCaller extends VisibleRooms {
  readonly own: OwnRooms;
}

/** The rooms that exist for this caller, with what they have to do with them already; one question for both. */
export async function roomsFor(
  directory: RoomDirectory,
  caller: Caller,
  now: Instant,
  mailboxes?: readonly MailboxAddress[],
): Promise<RoomsOfCaller> {
  const since = instantOf(Math.max(0, Date.parse(now) - RECENT_DAYS * DAY_MS));
  const [visible, own] = await Promise.all([
    visibleRooms(directory, caller, mailboxes),
    directory.ownRooms(caller, since),
  ]);
  return { ...visible, own };
}
