import type {
  Candidate as CandidateReply,
  listReconcile as listRoute,
  ReconcileItem,
} from '../../../contract/followed-meetings.ts';
import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { near } from './bind.ts';
import type { Candidate } from './bind.ts';
import { isFollowing, uidsOf } from './bound.ts';
import { hangingReply, hungOn } from './describe-meetings.ts';
import type { Hung } from './hanging.ts';
import type { Link } from './link.ts';
import { linksByIds, linksOfMeetings } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts, sightingsBy, sightingsOf } from './mirror-facts.store.ts';
import type { PlacedCalendar } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { planOf, whenToLook } from './plans.ts';
import { plannedRooms, reachesLink, reachOf } from './portal-reach.ts';
import { assumedLinks, unclearLinks } from './reconcile-list.store.ts';
import { continuationsOf, tailOf, whereToLook as whereToLookForRest } from './split.ts';
import { earliest } from './timers.ts';
import { reasonOf } from './words.ts';

const MOST_ITEMS = 100;
const MOST_CANDIDATES = 10;

/** What needs somebody's choice, within the caller's reach: what was planned beside what rooms show. */
export async function listReconcile(
  deps: MeetingUseDeps,
  caller: Caller,
): Promise<RouteReply<typeof listRoute>> {
  const { db, clock, hanging } = deps;
  const { organization } = caller;
  const unclear = await unclearLinks(db, organization, MOST_ITEMS + 1);
  const questions: Hung[] = [];
  for (const kind of hanging) questions.push(...(await kind.listQuestions(db, organization, MOST_ITEMS + 1)));
  const asking = await linksByIds(db, organization, [...new Set(questions.map(({ link }) => link))]);
  const reaches = reachOf(caller, 'meetings.read', await deps.directory.listUnits(organization));
  const assumed = await assumedLinks(db, organization, MOST_ITEMS + 1);
  const all = [...unclear, ...asking, ...assumed];
  const calendars = await calendarFacts(db, organization, { mailboxes: plannedRooms(all) });
  const links = [...new Map(all.map((link) => [link.id, link])).values()].filter((link) =>
    reachesLink(reaches, link.planned.rooms, calendars.values()),
  );
  const hung = await hungOn(
    hanging,
    db,
    organization,
    links.map(({ id }) => id),
  );
  const items: ReconcileItem[] = [];
  for (const link of links.slice(0, MOST_ITEMS)) {
    items.push(await itemOf(deps, caller, link, calendars, hung.get(link.id) ?? []));
  }
  const isComplete =
    links.length <= MOST_ITEMS && unclear.length <= MOST_ITEMS && questions.length <= MOST_ITEMS;
  return { items, isComplete, now: clock.now() };
}

async function itemOf(
  deps: MeetingUseDeps,
  caller: Caller,
  link: Link,
  calendars: ReadonlyMap<CalendarId, PlacedCalendar>,
  hung: readonly Hung[],
): Promise<ReconcileItem> {
  const byMailbox = new Map([...calendars.values()].map((calendar) => [calendar.mailbox, calendar]));
  const question = hung.flatMap(({ questions }) => questions)[0] ?? null;
  const kind = kindOf(link, question !== null);
  const { start, end, rooms } = link.planned;
  return {
    link: link.id,
    version: link.version,
    kind,
    state: link.state,
    reason: (kind === 'needs-choice' ? question : reasonOf(link.reason)) ?? {
      code: 'unclear',
      text: 'Somebody has to decide.',
    },
    since: link.stateSince,
    sentAt: link.sentAt,
    organizer: link.organizer,
    planned: {
      start,
      end,
      timeZone: link.timeZone,
      isSeries: link.recurrence !== null,
      rooms: rooms.map((mailbox) => ({ mailbox, name: byMailbox.get(mailbox)?.name ?? mailbox })),
    },
    candidates: kind === 'needs-choice' ? [] : await candidatesOf(deps, caller, link),
    hanging: hung.map(hangingReply),
  };
}

function kindOf({ state, reason, bound }: Link, isAsking: boolean): ReconcileItem['kind'] {
  if (state === 'needs-attention') return reason === 'unmatched' ? 'unmatched' : 'ambiguous';
  if (bound !== null && reason === 'split-unclear') return 'split';
  return isAsking ? 'needs-choice' : 'assumed';
}

async function candidatesOf(
  { db, clock }: MeetingUseDeps,
  { organization }: Caller,
  link: Link,
): Promise<CandidateReply[]> {
  const found = await findCandidates(db, organization, link, clock.now());
  const shown = found.flatMap(({ sightings }) => sightings.map(({ calendar }) => calendar));
  const calendars = await calendarFacts(db, organization, { ids: shown });
  const takers = await linksOfMeetings(
    db,
    organization,
    found.map(({ bound }) => bound.meetingUid),
  );
  return found.slice(0, MOST_CANDIDATES).flatMap((candidate): CandidateReply[] => {
    const { bound, sightings } = candidate;
    const [first] = sightings;
    if (!first) return [];
    const rooms = sightings.flatMap(({ calendar, response }) => {
      const room = calendars.get(calendar);
      const answer = response === 'organizer' ? ('accepted' as const) : response;
      return room ? [{ mailbox: room.mailbox, name: room.name, answer }] : [];
    });
    const isPlanned = rooms.some(({ mailbox }) => link.planned.rooms.includes(mailbox));
    const taker = takers.find((other) => other.id !== link.id && isFollowing(other, bound));
    return [
      {
        meetingUid: bound.meetingUid,
        occurrence: first.occurrence,
        start: first.start,
        end: first.end,
        rooms: [...new Map(rooms.map((room) => [room.mailbox, room])).values()],
        organizer:
          first.organizer === null ? null : { mail: first.organizer, name: first.organizerName ?? '' },
        firstSeenAt: firstSeen(sightings),
        differs: [
          ...(first.start === link.planned.start ? [] : (['start'] as const)),
          ...(first.end === link.planned.end ? [] : (['end'] as const)),
          ...(isPlanned ? [] : (['rooms'] as const)),
        ],
        takenBy: taker?.id ?? null,
      },
    ];
  });
}

/** When the first room showed it; null: one showed it before anybody looked. */
function firstSeen(sightings: Candidate['sightings']): Instant | null {
  const times = sightings.map(({ firstSeenAt }) => firstSeenAt);
  return times.includes(null) ? null : earliest(...times);
}

/** What a person may choose from: meetings near the plan; series that may continue one; or what was assumed. */
export async function findCandidates(
  db: Parameters<typeof sightingsBy>[0],
  organization: Caller['organization'],
  link: Link,
  now: Instant,
): Promise<readonly Candidate[]> {
  if (link.bound === null) {
    const calendars = await calendarFacts(db, organization, { mailboxes: link.planned.rooms });
    const sightings = await sightingsBy(db, organization, link.organizer.mail, whenToLook([link], now));
    return near(planOf(link, calendars.values(), now), sightings);
  }
  const uids =
    link.reason === 'split-unclear' ? await continuationsNow(db, organization, link) : uidsOf(link).slice(-1);
  const occurrence = link.bound.occurrence;
  const byMeeting = Map.groupBy(await sightingsOf(db, organization, uids), ({ meetingUid }) => meetingUid);
  return [...byMeeting].map(([meetingUid, sightings]) => ({ bound: { meetingUid, occurrence }, sightings }));
}

/** The series between which somebody has to choose, from what is lost and what rooms show at this moment. */
async function continuationsNow(
  db: Parameters<typeof sightingsBy>[0],
  organization: Caller['organization'],
  link: Link,
): Promise<readonly string[]> {
  const known = (await knownOccurrences(db, organization, [link.id])).get(link.id) ?? [];
  const lost = known.filter(({ rooms }) => rooms.some(({ response }) => response === 'lost'));
  const [first] = lost;
  if (!first) return [];
  const tail = tailOf(first, lost);
  const near = await sightingsBy(db, organization, link.organizer.mail, whereToLookForRest(tail));
  const uids = [...new Set(near.map(({ meetingUid }) => meetingUid))];
  const takers = await linksOfMeetings(db, organization, uids);
  const isTaken = (meetingUid: string) =>
    takers.some((other) => other.id !== link.id && uidsOf(other).includes(meetingUid));
  return continuationsOf(link, tail, await sightingsOf(db, organization, uids), isTaken, []);
}
