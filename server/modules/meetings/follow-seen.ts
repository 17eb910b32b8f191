import { randomUUID } from 'node:crypto';
import { BookingKey, LinkId } from '../../../contract/meetings.ts';
import type { Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit, system } from '../audit/index.ts';
import { isFollowing } from './bound.ts';
import { linkRecord } from './link-audit.ts';
import type { Link, Sighting } from './link.ts';
import { aloneWithMeeting, insertLink, linksOfMeetings, lockLinks } from './links.store.ts';
import { calendarFacts, sightingsOf } from './mirror-facts.store.ts';
import { causeOf } from './put-meeting.ts';

/** A meeting, or one date of a series, as a room shows it. */
export interface SeenMeeting {
  readonly meetingUid: string;
  readonly occurrence: Instant | null;
}

/** How its organizer is written to, as long as no form has said it. */
export interface Tongue {
  readonly language: string;
  readonly timeZone: TimeZone;
}

/**
 * The link of a meeting that rooms show, locked; made when nobody has planned anything on it yet, so that something can
 * hang on a meeting whose organizer has never opened the pane. Nothing is assumed: the link follows exactly what the
 * person chose. Null when no room shows it, when it was canceled, or when nobody is known to organize it.
 */
export async function linkOfSeen(
  tx: Tx,
  caller: Caller,
  seen: SeenMeeting,
  { language, timeZone, now }: Tongue & { readonly now: Instant },
): Promise<Link | null> {
  const { organization } = caller;
  const bound = { meetingUid: seen.meetingUid, occurrence: seen.occurrence };
  const sightings = (await sightingsOf(tx, organization, [seen.meetingUid])).filter(
    (one) => one.occurrence === seen.occurrence && !one.isCanceled && one.response !== 'declined',
  );
  const [first] = sightings;
  if (!first?.organizer) return null;
  await aloneWithMeeting(tx, organization, seen.meetingUid);
  const links = await linksOfMeetings(tx, organization, [seen.meetingUid]);
  const there = links.find((link) => isFollowing(link, bound)) ?? links.find(isOfAllDates);
  if (there) return (await lockLinks(tx, organization, [there.id]))[0] ?? null;

  const link: Link = {
    id: LinkId.parse(randomUUID()),
    bookingKey: BookingKey.parse(randomUUID()),
    state: 'expected',
    reason: null,
    organizer: { mail: first.organizer, name: first.organizerName ?? '' },
    language,
    timeZone,
    planned: { start: first.start, end: first.end, rooms: await roomsOf(tx, caller, sightings) },
    recurrence: null,
    seriesId: null,
    seenBefore: [],
    bound,
    boundBy: 'person',
    excluded: [],
    continuedBy: [],
    steward: null,
    organizerGoneSince: null,
    sentAt: now,
    said: null,
    boundAt: now,
    stateSince: now,
    checkAt: null,
    sweep: null,
    beyond: null,
    // Nobody's: the meeting is its organizer's, whoever entered something on it.
    createdBy: { ...system, mail: null, others: [] },
    createdAt: now,
    touchedAt: now,
    version: 1,
  };
  await insertLink(tx, organization, link);
  const cause = { ...causeOf(caller), kind: 'portal' } as const;
  await recordAudit(tx, organization, linkRecord(null, link, [], cause));
  return (await lockLinks(tx, organization, [link.id]))[0] ?? null;
}

/** A series that is followed as a whole has every date of it. */
function isOfAllDates({ bound }: Link): boolean {
  return bound?.occurrence === 'all';
}

async function roomsOf(
  tx: Tx,
  { organization }: Caller,
  sightings: readonly Sighting[],
): Promise<readonly MailboxAddress[]> {
  const ids = sightings.map(({ calendar }) => calendar);
  const calendars = await calendarFacts(tx, organization, { ids });
  return [...new Set(sightings.flatMap(({ calendar }) => calendars.get(calendar)?.mailbox ?? []))];
}
