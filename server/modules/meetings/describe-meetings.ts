import type { Hanging as HangingReply, MeetingReply, MeetingRoom } from '../../../contract/meetings.ts';
import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { isAssumed, uidsOf } from './bound.ts';
import { isSeries } from './dates-ahead.ts';
import { isOrganizer, noSuchMeeting } from './link-access.ts';
import type { Hanging, Hung } from './hanging.ts';
import type { CalendarFacts, KnownOccurrence, Link, Sighting } from './link.ts';
import { findLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts, sightingsOf } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { takenRooms } from './taken-rooms.ts';
import { reasonOf, sentenceOf } from './words.ts';

type DescribeDeps = Pick<MeetingUseDeps, 'db' | 'clock' | 'hanging'>;

/** One link as its organizer and those who entered something on it see it. */
export async function describeLink(deps: DescribeDeps, caller: Caller, id: string): Promise<MeetingReply> {
  const link = await findLink(deps.db, caller.organization, { id });
  const [reply] = link ? await describeLinks(deps, caller, [link]) : [];
  if (!reply) throw noSuchMeeting();
  return reply;
}

/** Some links, each with the answers of its rooms, their age, and what hangs on it. */
export async function describeLinks(
  { db, clock, hanging }: DescribeDeps,
  caller: Caller,
  links: readonly Link[],
): Promise<readonly MeetingReply[]> {
  if (links.length === 0) return [];
  const { organization } = caller;
  const ids = links.map(({ id }) => id);
  const uids = [...new Set(links.flatMap(uidsOf))];
  const [known, sightings, hung] = await Promise.all([
    knownOccurrences(db, organization, ids),
    sightingsOf(db, organization, uids),
    hungOn(hanging, db, organization, ids),
  ]);
  const calendars = await calendarFacts(db, organization, {
    ids: sightings.map(({ calendar }) => calendar),
    mailboxes: [
      ...links.flatMap(({ planned }) => planned.rooms),
      ...[...known.values()].flat().flatMap(({ rooms }) => rooms.map(({ mailbox }) => mailbox)),
    ],
  });
  const taken = new Map<string, ReadonlySet<CalendarId>>();
  for (const link of links) taken.set(link.id, await takenRooms(db, organization, link, calendars));
  const now = clock.now();
  return links.map((link) => {
    const dates = known.get(link.id) ?? [];
    const ahead = dates.filter((date) => isAhead(date, now));
    const next = ahead[0] ?? dates.at(-1) ?? null;
    const own = sightings.filter(({ meetingUid }) => uidsOf(link).includes(meetingUid));
    const rooms = roomsOf(link, next, own, calendars, taken.get(link.id) ?? new Set());
    return {
      id: link.id,
      bookingKey: link.bookingKey,
      state: link.state,
      sentence: sentenceOf(link.state),
      reason: reasonOf(link.reason) ?? takenReason(rooms),
      organizer: link.organizer,
      enteredBy: isBySomebodyElse(link) ? link.createdBy.name : null,
      start: next?.start ?? link.planned.start,
      end: next?.end ?? link.planned.end,
      timeZone: link.timeZone,
      isSeries: isSeries(link),
      occurrences: ahead.length,
      rooms,
      hanging: (hung.get(link.id) ?? []).map(hangingReply),
      mayUndo: isAssumed(link),
      asOf: oldest(rooms),
      now,
      version: link.version,
    };
  });
}

function isAhead({ end, standing }: KnownOccurrence, now: Instant): boolean {
  return end > now && standing !== 'canceled' && standing !== 'gone';
}

/** What hangs on each of some links. */
export async function hungOn(
  hanging: readonly Hanging[],
  db: MeetingUseDeps['db'],
  organization: OrganizationId,
  links: readonly string[],
): Promise<ReadonlyMap<string, readonly Hung[]>> {
  const hung: Hung[] = [];
  for (let from = 0; from < links.length; from += 100) {
    const some = links.slice(from, from + 100);
    for (const kind of hanging) hung.push(...(await kind.describe(db, organization, some)));
  }
  return Map.groupBy(hung, ({ link }) => link);
}

export function hangingReply({ kind, id, occurrence, sentence, questions }: Hung): HangingReply {
  return { kind, id, occurrence, sentence, questions: [...questions] };
}

function isBySomebodyElse({ createdBy, organizer }: Link): boolean {
  return !isOrganizer(organizer.mail, createdBy);
}

function roomsOf(
  link: Link,
  next: KnownOccurrence | null,
  sightings: readonly Sighting[],
  calendars: ReadonlyMap<CalendarId, CalendarFacts>,
  taken: ReadonlySet<CalendarId>,
): MeetingRoom[] {
  const byMailbox = new Map([...calendars.values()].map((facts) => [facts.mailbox, facts]));
  const seen = next?.rooms ?? [];
  const missing = link.planned.rooms.filter((mailbox) => !seen.some((room) => room.mailbox === mailbox));
  const declined = new Set(
    sightings.filter(({ response }) => response === 'declined').map(({ calendar }) => calendar),
  );
  // A room that was planned at first and left since is no room of the meeting; one that the form named since then is.
  const isPlanned = link.boundAt === null || seen.length === 0 || link.touchedAt > link.boundAt;
  const planned = missing.filter(
    (mailbox) => isPlanned || declined.has(byMailbox.get(mailbox)?.id ?? NOWHERE),
  );
  return [
    ...seen.map((room) => ({ mailbox: room.mailbox, name: room.name, answer: room.response })),
    ...planned.map((mailbox) => {
      const facts = byMailbox.get(mailbox);
      const id = facts?.id ?? NOWHERE;
      const answer = declined.has(id)
        ? ('declined' as const)
        : taken.has(id)
          ? ('taken' as const)
          : ('not-seen' as const);
      return { mailbox, name: facts?.name ?? mailbox, answer };
    }),
  ].map((room) => {
    const facts = byMailbox.get(room.mailbox);
    return {
      ...room,
      calendar: facts?.id ?? null,
      asOf: facts?.readAt ?? null,
      unreadableSince: facts?.unreadableSince ?? null,
    };
  });
}

function takenReason(rooms: readonly MeetingRoom[]): MeetingReply['reason'] {
  const names = rooms.filter(({ answer }) => answer === 'taken').map(({ name }) => name);
  if (names.length === 0) return null;
  const text = `Another meeting has ${names.join(', ')} at that time. What hangs on this one stays here until a room has it.`;
  return { code: 'room-taken', text };
}

const NOWHERE = '' as CalendarId; // no calendar has it

function oldest(rooms: readonly MeetingRoom[]): Instant | null {
  const read = rooms.flatMap(({ asOf }) => asOf ?? []);
  return read.length < rooms.length ? null : (read.toSorted()[0] ?? null);
}
