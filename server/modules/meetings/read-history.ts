import type { readHistory as route, HistoryEntry } from '../../../contract/followed-meetings.ts';
import type { LinkId } from '../../../contract/meetings.ts';
import type { Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { hungOn } from './describe-meetings.ts';
import { entriesAbout, MeetingFacts } from './history.store.ts';
import type { PastEntry } from './history.store.ts';
import { findLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { reachesLink, reachOf } from './portal-reach.ts';

const MOST_ENTRIES = 500;

/**
 * What became of a meeting and of everything that hangs on it, from the audit: facts, and a sentence each. `not-found`
 * for a link of another organization, and for one whose rooms the caller's role does not reach.
 */
export async function readHistory(
  { db, clock, hanging, directory }: MeetingUseDeps,
  caller: Caller,
  id: LinkId,
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const link = await findLink(db, organization, { id });
  const units = await directory.listUnits(organization);
  const known = (await knownOccurrences(db, organization, [id])).get(id) ?? [];
  const rooms = [
    ...(link?.planned.rooms ?? []),
    ...known.flatMap((date) => date.rooms.map(({ mailbox }) => mailbox)),
  ];
  const calendars = await calendarFacts(db, organization, { mailboxes: rooms });
  if (!link || !reachesLink(reachOf(caller, 'meetings.read', units), rooms, calendars.values())) {
    throw new Problem('not-found', 'There is no such meeting within your reach. Look at the day again.');
  }
  const hung = (await hungOn(hanging, db, organization, [id])).get(id) ?? [];
  const entries = await entriesAbout(db, organization, [id, ...hung.map((one) => one.id)], MOST_ENTRIES + 1);
  const past = await calendarFacts(db, organization, { mailboxes: entries.flatMap(roomsOf) });
  const names = new Map(
    [...calendars.values(), ...past.values()].map(({ mailbox, name }) => [mailbox, name]),
  );
  const nameOf: NameOf = (room) => names.get(room) ?? room;
  const now = clock.now();
  const { start, end, rooms: shown } = known.find((date) => date.end > now) ?? known.at(-1) ?? link.planned;
  return {
    link: link.id,
    state: link.state,
    organizer: link.organizer,
    timeZone: link.timeZone,
    start,
    end,
    rooms: shown.map((room) => (typeof room === 'string' ? nameOf(room) : room.name)),
    entries: entries.slice(-MOST_ENTRIES).map((entry) => entryReply(entry, link.timeZone, nameOf)),
    isComplete: entries.length <= MOST_ENTRIES,
  };
}

/** The rooms that the form named then. */
function roomsOf({ subject, before, after }: PastEntry): readonly MailboxAddress[] {
  if (subject.kind !== 'meeting') return [];
  return [before, after].flatMap((facts) => MeetingFacts.parse(facts)?.planned?.rooms ?? []);
}

type NameOf = (room: MailboxAddress) => string;

function entryReply({ subjectName, ...entry }: PastEntry, timeZone: TimeZone, nameOf: NameOf): HistoryEntry {
  return { ...entry, sentence: tell({ ...entry, subjectName }, timeZone, nameOf) };
}

/** e.g. `moved from Wed 2 Dec 12:00 fjord to Thu 3 Dec 12:00 skov by the organizer’s calendar, seen 12:03:07`. */
function tell(entry: PastEntry, timeZone: TimeZone, nameOf: NameOf): string {
  const by =
    entry.actor.kind === 'person'
      ? `by ${entry.actor.name}`
      : (causes[entry.cause] ?? `by ${entry.actor.name}`);
  const seen = `seen ${onTheWall(entry.at, timeZone, { timeStyle: 'medium' })}`;
  return `${what(entry, timeZone, nameOf)} ${by}, ${seen}`;
}

const causes: Readonly<Record<string, string>> = {
  calendar: 'by the organizer’s calendar',
  timer: 'because its time had come',
};

function what(
  { action, subject, subjectName, before, after }: PastEntry,
  timeZone: TimeZone,
  nameOf: NameOf,
): string {
  if (subject.kind !== 'meeting') {
    const verb = action.split('.').at(-1) ?? action;
    return `request to ${subjectName}: ${verbsOfRequests[verb] ?? verb}`;
  }
  const [was, is] = [MeetingFacts.parse(before), MeetingFacts.parse(after)];
  const [from, to] = [slotOf(was, timeZone), slotOf(is, timeZone)];
  const planned = is?.planned ? slotText(is.planned.start, is.planned.rooms.map(nameOf), timeZone) : 'a time';
  const more = moreDates(is);
  switch (action) {
    case 'meeting.noted':
      return `planned for ${planned}`;
    case 'meeting.found':
      return `found at ${to ?? planned}${more}`;
    case 'meeting.changed':
      return `${changeOf(from, to, planned)}${more}`;
    default:
      return `${verbs[action] ?? 'changed'}${slotAfter(to ?? from)}${more}`;
  }
}

function changeOf(from: string | null, to: string | null, planned: string): string {
  if (to === null) return `planned anew for ${planned}`;
  return from === null || from === to ? `changed${slotAfter(to)}` : `moved from ${from} to ${to}`;
}

function slotAfter(slot: string | null): string {
  return slot === null ? '' : `: ${slot}`;
}

/** Of several dates the first. */
function slotOf(facts: MeetingFacts, timeZone: TimeZone): string | null {
  const date = facts?.dates?.[0];
  if (!date) return null;
  const rooms = date.rooms.map(({ name }) => name);
  return slotText(date.start, rooms, timeZone);
}

function moreDates(facts: MeetingFacts): string {
  const count = (facts?.dates?.length ?? 0) + (facts?.moreDates ?? 0);
  return count > 1 ? ` and ${count - 1} more dates` : '';
}

const verbs: Readonly<Record<string, string>> = {
  'meeting.let-go': 'not this meeting after all',
  'meeting.continued': 'goes on as a new series',
  'meeting.handed-over': 'handed over',
  'meeting.release-proposed': 'release of the room proposed',
  'meeting.room-lost': 'lost a room',
  'meeting.suspended': 'not followed, because its rooms cannot be read',
  'meeting.unclear': 'unclear',
  'meeting.canceled': 'canceled',
  'meeting.expired': 'ended without having been seen',
  'meeting.ended': 'over',
};

/** What is done to a request, by the last word of its entry in the audit. */
const verbsOfRequests: Readonly<Record<string, string>> = {
  entered: 'written down',
  edited: 'changed',
  withdrawn: 'taken back',
  created: 'passed on to the team',
  reactivated: 'brought back',
  moved: 'moved along',
  'change-asked': 'the team was asked about the change',
  'change-gone': 'nothing to ask the team about any more',
  'needs-choice': 'somebody must choose the room',
  'needs-provider': 'another team is needed',
  held: 'put on hold',
  resumed: 'goes on',
  marked: 'marked anew',
};

function slotText(start: Instant, rooms: readonly string[], timeZone: TimeZone): string {
  const day = onTheWall(start, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });
  const time = onTheWall(start, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return [day.replace(',', ''), time, ...rooms].join(' ');
}

function onTheWall(instant: Instant, timeZone: TimeZone, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(instant));
}
