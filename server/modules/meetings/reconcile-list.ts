import type {
  Candidate as CandidateReply,
  listReconcile as listRoute,
  ReconcileItem,
  resolveReconcile as resolveRoute,
} from '../../../contract/followed-meetings.ts';
import type { LinkId } from '../../../contract/meetings.ts';
import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { isSame, near } from './bind.ts';
import type { Candidate } from './bind.ts';
import { hangingReply, hungOn } from './describe-meetings.ts';
import type { Hung } from './hanging.ts';
import { linkRecord } from './link-audit.ts';
import type { Bound, Link } from './link.ts';
import { findLink, linksByIds, linksOfMeetings, lockLinks, openLinks, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts, sightingsBy } from './mirror-facts.store.ts';
import type { PlacedCalendar } from './mirror-facts.store.ts';
import { endPlan } from './own-meetings.ts';
import { planOf, whenToLook } from './plans.ts';
import { reachesLink, reachOf } from './portal-reach.ts';
import { causeOf } from './put-meeting.ts';
import { unclearLinks } from './reconcile-list.store.ts';
import { reconcileLinks } from './reconcile.ts';
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
  const calendars = await calendarFacts(db, organization);
  const reaches = reachOf(caller, 'meetings.read', await deps.directory.listUnits(organization));
  const links = [...unclear, ...asking.filter(({ state }) => state !== 'needs-attention')].filter((link) =>
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
  const isUnclear = link.state === 'needs-attention';
  const question = hung.flatMap(({ questions }) => questions)[0];
  const { start, end, rooms } = link.planned;
  return {
    link: link.id,
    version: link.version,
    kind: !isUnclear ? 'needs-choice' : link.reason === 'unmatched' ? 'unmatched' : 'ambiguous',
    state: link.state,
    reason: (isUnclear ? reasonOf(link.reason) : question) ?? {
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
    candidates: isUnclear ? await candidatesOf(deps, caller, link, calendars) : [],
    hanging: hung.map(hangingReply),
  };
}

async function candidatesOf(
  { db }: MeetingUseDeps,
  { organization }: Caller,
  link: Link,
  calendars: ReadonlyMap<CalendarId, PlacedCalendar>,
): Promise<CandidateReply[]> {
  const found = await findCandidates(db, organization, link, calendars);
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
    const taker = takers.find((other) => other.bound !== null && isSame(other.bound, bound));
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

async function findCandidates(
  db: Parameters<typeof sightingsBy>[0],
  organization: Caller['organization'],
  link: Link,
  calendars: ReadonlyMap<CalendarId, PlacedCalendar>,
): Promise<readonly Candidate[]> {
  const sightings = await sightingsBy(db, organization, link.organizer.mail, whenToLook([link]));
  return near(planOf(link, calendars.values()), sightings);
}

/**
 * Decides about a link: binds it to one of its candidates, lets it wait another quarter of an hour, or ends it.
 * `not-found` beyond the caller's reach, `changed-meanwhile` when it was decided or changed since `version`,
 * `already-booked` for a candidate that belongs to another link or to nobody, and for a link that follows a meeting.
 */
export async function resolveReconcile(
  deps: MeetingUseDeps,
  caller: Caller,
  id: LinkId,
  version: number,
  choice: RouteInput<typeof resolveRoute>['body'],
): Promise<RouteReply<typeof resolveRoute>> {
  const { db, directory } = deps;
  const { organization } = caller;
  const calendars = await calendarFacts(db, organization);
  const reaches = reachOf(caller, 'meetings.reconcile', await directory.listUnits(organization));
  const seen = await findLink(db, organization, { id });
  if (!seen || !reachesLink(reaches, seen.planned.rooms, calendars.values())) {
    throw new Problem('not-found', 'There is no such meeting within your reach. Look at the list again.');
  }
  const link = await db.transaction().execute(async (tx) => {
    const rivals = await openLinks(tx, organization, [seen.organizer.mail]);
    const ids = [...new Set([seen.id, ...rivals.map((one) => one.id)])];
    const found = (await lockLinks(tx, organization, ids)).find((one) => one.id === id);
    if (!found) throw new Problem('not-found', 'This meeting is not there any more.');
    if (found.version !== version) throw changedMeanwhile(found);
    if (found.bound)
      throw booked('This plan follows a meeting already. What is booked is changed in Outlook.');

    const why = { cause: { ...causeOf(caller), kind: 'portal' } } as const;
    const others = ids.filter((one) => one !== id);
    if (choice.choice === 'discard') {
      const ended = await endPlan(deps, tx, caller, found, 'portal');
      await reconcileLinks(deps, tx, organization, others, why);
      return ended;
    }
    const now = deps.clock.now();
    const bound = choice.choice === 'bind' ? await chosen(tx, organization, found, calendars, choice) : null;
    const decided: Link = {
      ...found,
      ...(bound ? { bound, boundAt: now } : { sentAt: found.sentAt && now }),
      version: found.version + 1,
    };
    await updateLink(tx, organization, decided);
    await recordAudit(tx, organization, linkRecord(found, decided, [], why.cause));
    await deps.live.changed(tx, organization, 'reconcile');
    const { links } = await reconcileLinks(deps, tx, organization, ids, { ...why, isForced: bound !== null });
    return links.find((one) => one.id === id) ?? decided;
  });
  return replyOf(link);
}

/** The candidate that was chosen; `already-booked` when it is none, or somebody else's. */
async function chosen(
  tx: Parameters<typeof lockLinks>[0],
  organization: Caller['organization'],
  link: Link,
  calendars: ReadonlyMap<CalendarId, PlacedCalendar>,
  wish: { readonly meetingUid: string; readonly occurrence: string | null },
): Promise<Bound> {
  const candidates = await findCandidates(tx, organization, link, calendars);
  const candidate = candidates.find(({ sightings }) =>
    sightings.some(
      ({ meetingUid, occurrence }) => meetingUid === wish.meetingUid && occurrence === wish.occurrence,
    ),
  );
  if (!candidate) throw booked('This meeting is not among those that fit any more. Look at the list again.');
  const takers = await linksOfMeetings(tx, organization, [candidate.bound.meetingUid]);
  if (takers.some(({ bound }) => bound !== null && isSame(bound, candidate.bound))) {
    throw booked('This meeting belongs to another plan already. Choose another one.');
  }
  return candidate.bound;
}

function replyOf({ id, state, reason, version }: Link): RouteReply<typeof resolveRoute> {
  return { link: id, state, reason: reasonOf(reason), version };
}

function changedMeanwhile(link: Link): Problem {
  const text = 'This meeting was decided about, or has changed, since you looked. Nothing was overwritten.';
  return new Problem('changed-meanwhile', text, { current: replyOf(link) });
}

function booked(text: string): Problem {
  return new Problem('already-booked', text);
}
