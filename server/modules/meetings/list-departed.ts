import type { DepartedOrganizer, listDeparted as route } from '../../../contract/followed-meetings.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { hangingReply, hungOn } from './describe-meetings.ts';
import type { Hung } from './hanging.ts';
import type { KnownOccurrence, Link } from './link.ts';
import { linksByIds } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { followedLinksOf, gonePresences } from './presence.store.ts';
import { plannedRooms, reachesLink, reachOf } from './portal-reach.ts';

const MOST_ORGANIZERS = 50;
const MOST_MEETINGS = 50;

/**
 * Organizers who have left and whose meetings are still in calendars within the caller's reach, with what hangs there and
 * which dates are ahead. Exchange never ends such meetings by itself, and we write nothing there.
 */
export async function listDeparted(
  { db, clock, hanging, directory }: MeetingUseDeps,
  caller: Caller,
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const gone = await gonePresences(db, organization, MOST_ORGANIZERS + 1);
  const reaches = reachOf(caller, 'meetings.read', await directory.listUnits(organization));
  const now = clock.now();
  const departed: DepartedOrganizer[] = [];
  let isComplete = gone.length <= MOST_ORGANIZERS;
  for (const { mail, name, seenAt, goneSince, markedBy, version } of gone.slice(0, MOST_ORGANIZERS)) {
    if (goneSince === null) continue;
    const all = await linksByIds(db, organization, await followedLinksOf(db, organization, mail));
    const calendars = await calendarFacts(db, organization, { mailboxes: plannedRooms(all) });
    const own = all.filter((link) => reachesLink(reaches, link.planned.rooms, calendars.values()));
    const ids = own.map(({ id }) => id);
    const [known, hung] = [
      await knownOccurrences(db, organization, ids),
      await hungOn(hanging, db, organization, ids),
    ];
    const meetings = own.flatMap((link) =>
      meetingReply(link, known.get(link.id) ?? [], hung.get(link.id) ?? [], now),
    );
    if (meetings.length === 0) continue; // what was ahead is over
    isComplete &&= meetings.length <= MOST_MEETINGS;
    departed.push({
      organizer: { mail, name },
      lastSeenAt: seenAt,
      goneSince,
      markedBy: markedBy?.says === 'gone' ? markedBy.name : null,
      meetings: meetings.slice(0, MOST_MEETINGS),
      version,
    });
  }
  return { departed, isComplete, now };
}

function meetingReply(
  link: Link,
  known: readonly KnownOccurrence[],
  hung: readonly Hung[],
  now: string,
): DepartedOrganizer['meetings'] {
  const ahead = known.filter(
    ({ end, standing }) => end > now && standing !== 'canceled' && standing !== 'gone',
  );
  const [next] = ahead;
  if (!next) return [];
  const rooms = new Map(next.rooms.map(({ mailbox, name }) => [mailbox, { mailbox, name }]));
  return [
    {
      link: link.id,
      isSeries: link.bound?.occurrence === 'all',
      start: next.start,
      end: next.end,
      timeZone: link.timeZone,
      dates: ahead.length,
      lastStart: ahead.at(-1)?.start ?? next.start,
      rooms: [...rooms.values()],
      steward: link.steward,
      hanging: hung.map(hangingReply),
    },
  ];
}
