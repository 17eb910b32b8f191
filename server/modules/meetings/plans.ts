import type { Instant, Interval, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { Plan } from './bind.ts';
import { isFollowing } from './bound.ts';
import type { Bound, CalendarFacts, Link } from './link.ts';
import { linksOfMeetings, openLinks } from './links.store.ts';
import { calendarFacts, sightingsBy } from './mirror-facts.store.ts';
import { nextDates } from './series-plan.ts';
import { after, tolerance } from './timers.ts';

/** The plan of a link; rooms that are no calendars of ours cannot show it. */
export function planOf(link: Link, calendars: Iterable<CalendarFacts>, now: Instant): Plan {
  const rooms = new Set<string>(link.planned.rooms);
  const { start, end } = link.planned;
  return {
    id: link.id,
    organizer: link.organizer.mail,
    rooms: new Set([...calendars].filter(({ mailbox }) => rooms.has(mailbox)).map(({ id }) => id)),
    start,
    end,
    isSeries: link.recurrence !== null,
    isDate: link.seriesId !== null,
    dates: nextDates(link, now),
    createdAt: link.createdAt,
    seenBefore: new Set(link.seenBefore),
    excluded: new Set(link.excluded),
  };
}

/** The open plans of an organizer. */
export async function openPlans(
  tx: Tx,
  organization: OrganizationId,
  organizer: string,
  now: Instant,
): Promise<readonly Plan[]> {
  const open = await openLinks(tx, organization, [organizer]);
  const mailboxes = open.flatMap(({ planned }) => planned.rooms);
  const calendars = await calendarFacts(tx, organization, { mailboxes });
  return open.map((link) => planOf(link, calendars.values(), now));
}

/** When meetings start that may be one of these plans. */
export function whenToLook(links: readonly Link[], now: Instant): Interval {
  const starts = links
    .flatMap((link) => [link.planned.start, ...nextDates(link, now).map(({ start }) => start)])
    .toSorted();
  const [first, last] = [starts[0] ?? EARLIEST, starts.at(-1) ?? EARLIEST];
  return { start: after(first, -tolerance.start), end: after(last, tolerance.start) };
}

/** Meetings of the organizer near a plan that rooms show already, at another time than the plan's. */
export async function seenBefore(
  tx: Tx,
  organization: OrganizationId,
  organizer: string,
  { start, end }: Interval,
): Promise<readonly string[]> {
  const window = { start: after(start, -tolerance.start), end: after(start, tolerance.start) };
  const near = await sightingsBy(tx, organization, organizer, window);
  const others = near.filter((sighting) => sighting.start !== start || sighting.end !== end);
  return [...new Set(others.map(({ meetingUid }) => meetingUid))].slice(0, MOST_SEEN);
}

/** More than one person organizes within two days. */
const MOST_SEEN = 200;

/** Nothing starts then. */
const EARLIEST = after('1970-01-03T00:00:00.000Z' as Instant, 0);

/** Whether a meeting belongs to another link than this one. */
export async function claimsOn(
  tx: Tx,
  organization: OrganizationId,
  meetingUids: readonly string[],
): Promise<(bound: Bound, link: string) => boolean> {
  const links = await linksOfMeetings(tx, organization, meetingUids);
  return (bound, id) => links.some((link) => link.id !== id && isFollowing(link, bound));
}
