import type { BookingKey } from '../../../contract/meetings.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import { isTheirs, noSuchMeeting } from './link-access.ts';
import type { Link } from './link.ts';
import { findOrganizer, lockLink } from './own-links.store.ts';

/** The link of a key, locked; `not-found` when it does not exist for the caller. */
export async function lockOwnLink(
  tx: Tx,
  caller: Caller,
  by: { readonly bookingKey: BookingKey } | { readonly id: string },
): Promise<Link> {
  const link = await lockLink(tx, caller.organization, by);
  if (!link || !isTheirs(link, caller)) throw noSuchMeeting();
  return link;
}

/** The organizer, or who looks after the meeting since they left. */
export function isOrganizer(
  { organizer, steward }: Pick<Link, 'organizer' | 'steward'>,
  { mail }: Pick<Caller, 'mail'>,
): boolean {
  const own = mail?.toLowerCase() ?? null;
  return own !== null && (own === organizer.mail || own === steward);
}

/** For somebody who asks on a meeting of another organizer: gives the right to, where one of its rooms is. */
export async function mayActOn(directory: RoomDirectory, caller: Caller): Promise<(link: Link) => boolean> {
  const { rooms, places } = await visibleRooms(directory, caller);
  const { grants } = caller;
  return (link) => {
    if (isOrganizer(link, caller)) return true;
    const of = link.planned.rooms;
    if (of.length === 0) return grants.some(({ permission }) => permission === 'meetings.act-for-others');
    return rooms.some(({ mailbox, unit, department }) => {
      const lineage = places.above(unit).map(({ id }) => id);
      return of.includes(mailbox) && can(grants, 'meetings.act-for-others', lineage, department?.id ?? null);
    });
  };
}

/** The same for the meeting of a key. Whoever organizes it needs no rooms to be looked at, however many there are. */
export async function mayActOnMeeting(
  { db, directory }: { readonly db: Db; readonly directory: RoomDirectory },
  caller: Caller,
  bookingKey: BookingKey,
): Promise<(link: Link) => boolean> {
  const link = await findOrganizer(db, caller.organization, bookingKey);
  if (link && isOrganizer(link, caller)) return (locked) => isOrganizer(locked, caller);
  return await mayActOn(directory, caller);
}

export function mayNotAct(): Problem {
  return new Problem(
    'permission-missing',
    'This meeting is organized by somebody else. Acting for others takes the role Add-in User with delegated access where one of its rooms is; ask the Foyer contact of your organization for it, or ask the organizer.',
  );
}
