import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { can } from '../access/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomDirectory, VisibleRooms } from '../rooms/index.ts';
import type { Link } from './link.ts';

/**
 * Whether a link exists for this caller: they organize it, or look after it since its organizer left, or they entered
 * something on it. Further addresses
 * of an organizer are not known here: the address that their sign-in carries is compared, without regard to case.
 */
export function isTheirs(link: Pick<Link, 'organizer' | 'createdBy' | 'steward'>, caller: Caller): boolean {
  return isOrganizer(link.organizer.mail, caller) || isSteward(link, caller) || hasEntered(link, caller);
}

function isSteward({ steward }: Pick<Link, 'steward'>, caller: Caller): boolean {
  return steward !== null && isOrganizer(steward, caller);
}

export function isOrganizer(mail: string, caller: Pick<Caller, 'mail'>): boolean {
  return caller.mail !== null && caller.mail.toLowerCase() === mail;
}

function hasEntered({ createdBy }: Pick<Link, 'createdBy'>, { tenantId, objectId }: Caller): boolean {
  return [createdBy, ...createdBy.others].some(
    (person) => person.tenantId === tenantId && person.objectId === objectId,
  );
}

/**
 * The rooms must be ones that the caller may see; `room-not-found` names each that is not. Acting for another organizer
 * takes `meetings.act-for-others` where one of the rooms is, and without a room somewhere; else `permission-missing`.
 */
export async function requireRooms(
  directory: RoomDirectory,
  caller: Caller,
  organizer: string,
  rooms: readonly MailboxAddress[],
): Promise<void> {
  const { rooms: visible, places } = await visibleRooms(directory, caller);
  const byMailbox = new Map(visible.map((room) => [room.mailbox, room]));
  const hidden = rooms.filter((room) => !byMailbox.has(room));
  if (hidden.length > 0) {
    const errors = rooms.flatMap((room, at) =>
      byMailbox.has(room)
        ? []
        : [{ pointer: `/body/rooms/${at}`, detail: `${room} is not a room that you may see` }],
    );
    throw new Problem(
      'room-not-found',
      `${hidden.join(', ')}: not among the rooms that you may see. Take them out, or choose others.`,
      { errors },
    );
  }
  if (isOrganizer(organizer, caller) || mayActIn({ rooms: visible, places }, caller, rooms)) return;
  throw actsForOthers();
}

/**
 * Whether the caller may go on with a link that is there: it is theirs, or they are a delegate where its rooms are who
 * opened a meeting that the organizer began.
 */
export async function mayOpen(
  directory: RoomDirectory,
  caller: Caller,
  link: Link,
  organizer: string,
): Promise<boolean> {
  if (isTheirs(link, caller)) return true;
  if (link.organizer.mail !== organizer) return false;
  return mayActIn(await visibleRooms(directory, caller), caller, link.planned.rooms);
}

/**
 * Another organizer of a meeting that is written down already may be said by its organizer, by who wrote it down as their
 * own and has another address since, and, while no calendar shows the meeting, by whoever may act for its organizer where
 * its rooms are. `permission-missing` for everybody else; `not-possible-now` once a calendar shows it: Exchange lets
 * nobody change who organizes a meeting.
 */
export async function requireOrganizerOf(
  directory: RoomDirectory,
  caller: Caller,
  link: Link,
  organizer: string,
): Promise<void> {
  if (link.organizer.mail === organizer || isOwn(link, caller)) return;
  if (isFollowingNow(link)) {
    throw new Problem(
      'not-possible-now',
      `This meeting is in the calendars as one of ${link.organizer.mail}, and its organizer cannot change. Close the meeting, open it again and try once more.`,
    );
  }
  if (mayActIn(await visibleRooms(directory, caller), caller, link.planned.rooms)) return;
  throw actsForOthers();
}

/** What ended without ever being sent is begun anew when its form is opened. */
function isFollowingNow({ bound, state }: Link): boolean {
  return bound !== null && state !== 'expired';
}

function isOwn({ organizer, createdBy }: Link, caller: Caller): boolean {
  if (isOrganizer(organizer.mail, caller)) return true;
  const { tenantId, objectId, mail } = createdBy;
  return mail === organizer.mail && tenantId === caller.tenantId && objectId === caller.objectId;
}

function actsForOthers(): Problem {
  return new Problem(
    'permission-missing',
    'This meeting is organized by somebody else. Acting for others takes the role Add-in User with delegated access where one of its rooms is; ask the Foyer contact of your organization for it, or ask the organizer.',
  );
}

function mayActIn(
  { rooms, places }: Pick<VisibleRooms, 'rooms' | 'places'>,
  { grants }: Caller,
  of: readonly MailboxAddress[],
): boolean {
  if (of.length === 0) return grants.some(({ permission }) => permission === 'meetings.act-for-others');
  return rooms.some(({ mailbox, unit, department }) => {
    const lineage = places.above(unit).map(({ id }) => id);
    return of.includes(mailbox) && can(grants, 'meetings.act-for-others', lineage, department?.id ?? null);
  });
}

export function noSuchMeeting(): Problem {
  return new Problem(
    'not-found',
    'Nothing is known of this meeting, or it is not yours. What you write on it now begins anew.',
  );
}
