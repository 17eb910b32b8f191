import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';
import { isLive } from './fold-sightings.ts';
import type { CalendarFacts, Link } from './link.ts';
import { sightingsWithin } from './mirror-facts.store.ts';

/** More meetings than one room has at one time. */
const MOST_MEETINGS = 200;

/**
 * Rooms that somebody else took meanwhile: the meeting was sent, the room was looked at since, and it shows another meeting
 * at that time. A room that declines at once keeps no trace of what it declined, so this is all that can be seen of it.
 */
export async function takenRooms(
  db: Db,
  organization: OrganizationId,
  link: Pick<Link, 'bound' | 'sentAt' | 'planned' | 'organizer'>,
  calendars: ReadonlyMap<CalendarId, CalendarFacts>,
): Promise<ReadonlySet<CalendarId>> {
  const { bound, sentAt, planned, organizer } = link;
  if (bound !== null || sentAt === null) return new Set();
  const looked = [...calendars.values()].filter(
    ({ mailbox, hasFault, readAt }) =>
      planned.rooms.includes(mailbox) && !hasFault && readAt !== null && readAt >= sentAt,
  );
  const ids = looked.map(({ id }) => id);
  const shown = await sightingsWithin(db, organization, ids, planned, MOST_MEETINGS);
  const others = shown.filter(
    (one) => isLive(one) && one.showAs !== 'free' && one.organizer !== organizer.mail,
  );
  return new Set(others.map(({ calendar }) => calendar));
}
