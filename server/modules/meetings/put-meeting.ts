import { randomUUID } from 'node:crypto';
import { LinkId } from '../../../contract/meetings.ts';
import type { BookingKey, MeetingReply, Planned } from '../../../contract/meetings.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import type { Tx } from '../../storage/database.ts';
import { canonical, recordAudit } from '../audit/index.ts';
import type { Actor } from '../audit/index.ts';
import { describeLink } from './describe-meetings.ts';
import {
  isOrganizer,
  isTheirs,
  mayOpen,
  noSuchMeeting,
  requireOrganizerOf,
  requireRooms,
} from './link-access.ts';
import { linkRecord } from './link-audit.ts';
import { organizerOf } from './link-notices.ts';
import type { Link } from './link.ts';
import { findLink, insertLink, lockLinks, openLinks, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts } from './mirror-facts.store.ts';
import { seenBefore } from './plans.ts';
import { reconcileLinks } from './reconcile.ts';
import { isRoomless } from './situation.ts';

/** Of those who act on a meeting besides who wrote it down first, so many are remembered. */
const MOST_OTHERS = 20;

/**
 * Keeps what the form of a meeting says now, under the key that the pane made. The same words again change nothing, and
 * neither does what arrives after something that the form said later.
 * `not-found` for the key of a meeting that is not the caller's, `room-not-found` for rooms they may not see,
 * `permission-missing` for meetings of others without that permission, `not-possible-now` for another organizer of a
 * meeting that a calendar shows.
 */
export async function putMeeting(
  deps: MeetingUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  planned: Planned,
): Promise<MeetingReply> {
  const { db } = deps;
  const { organization } = caller;
  const there = await findLink(db, organization, { bookingKey });
  await requireRooms(deps.directory, caller, planned.organizer, planned.rooms);
  if (there && !(await mayOpen(deps.directory, caller, there, planned.organizer))) throw noSuchMeeting();
  if (there) await requireOrganizerOf(deps.directory, caller, there, planned.organizer);

  const id = await db.transaction().execute(async (tx) => {
    const { link: before, isNew } = there
      ? { link: there, isNew: false }
      : await begin(deps, tx, caller, bookingKey, planned);
    const rivals = await openLinks(tx, organization, [
      ...new Set([planned.organizer, before.organizer.mail]),
    ]);
    const ids = [...new Set([before.id, ...rivals.map((link) => link.id)])];
    const link = (await lockLinks(tx, organization, ids)).find((one) => one.id === before.id);
    if (!link) throw noSuchMeeting(); // discarded for good between the two looks
    // After the links, as everybody does: the end of the audit is taken by one transaction at a time.
    if (isNew) await recordAudit(tx, organization, linkRecord(null, before, [], causeOf(caller)));
    if (isLate(link, planned)) return link.id;
    const seen = await seenBefore(tx, organization, planned.organizer, planned);
    const after = changed(link, planned, caller, deps.clock.now(), seen);
    if (after === link && there) {
      if (planned.said) await updateLink(tx, organization, { ...link, said: planned.said });
      return link.id;
    }
    if (after !== link) {
      await updateLink(tx, organization, after);
      await recordAudit(tx, organization, linkRecord(link, after, [], causeOf(caller)));
    }
    await tellOrganizer(deps, tx, caller, after);
    // Without a room no calendar will show what was sent: what hangs there hears of it now.
    const isForced = planned.signal === 'send' && isRoomless(after);
    await reconcileLinks(deps, tx, organization, ids, { cause: causeOf(caller), isForced });
    return link.id;
  });
  failpoint('plan-kept');
  if (planned.signal === 'send') await lookAtRooms(deps, caller, planned);
  return await describeLink(deps, caller, id);
}

export function causeOf(caller: Caller) {
  return { kind: 'pane', actor: actorOf(caller), requestId: caller.requestId } as const;
}

export function actorOf({ name, tenantId, objectId }: Caller): Actor {
  return { kind: 'person', name, tenantId, objectId };
}

async function begin(
  deps: MeetingUseDeps,
  tx: Tx,
  caller: Caller,
  bookingKey: BookingKey,
  planned: Planned,
): Promise<{ readonly link: Link; readonly isNew: boolean }> {
  const { organization, mail } = caller;
  const now = deps.clock.now();
  const {
    organizer,
    organizerName: name,
    language,
    timeZone,
    recurrence,
    seriesId,
    start,
    end,
    rooms,
  } = planned;
  const link: Link = {
    id: LinkId.parse(randomUUID()),
    bookingKey,
    state: planned.signal === 'send' ? 'expected' : 'draft',
    reason: null,
    organizer: { mail: organizer, name },
    language,
    timeZone,
    planned: { start, end, rooms },
    recurrence,
    seriesId,
    seenBefore: await seenBefore(tx, organization, organizer, planned),
    bound: null,
    boundBy: null,
    excluded: [],
    continuedBy: [],
    steward: null,
    organizerGoneSince: null,
    sentAt: planned.signal === 'send' ? now : null,
    said: planned.said ?? null,
    boundAt: null,
    stateSince: now,
    checkAt: null,
    sweep: null,
    beyond: null,
    createdBy: { ...actorOf(caller), mail: mail?.toLowerCase() ?? null, others: [] },
    createdAt: now,
    touchedAt: now,
    version: 1,
  };
  if (await insertLink(tx, organization, link)) return { link, isNew: true };
  const other = await findLink(tx, organization, { bookingKey }); // the same key, sent twice at once
  if (!other || !isTheirs(other, caller)) throw noSuchMeeting();
  return { link: other, isNew: false };
}

/** The link with what the form says; the same object when it says nothing new. */
function changed(link: Link, planned: Planned, caller: Caller, now: Instant, seen: readonly string[]): Link {
  const isSent = planned.signal === 'send';
  const { organizer: mail, organizerName: name, language, timeZone, recurrence, seriesId } = planned;
  const { start, end, rooms } = planned;
  const words = {
    organizer: { mail, name },
    language,
    timeZone,
    planned: { start, end, rooms },
    recurrence,
    seriesId,
  };
  const isSame = wordsOf(link) === wordsOf(words);
  const isKnown = isTheirs(link, caller);
  if (isSame && isKnown && (!isSent || link.sentAt !== null) && link.state !== 'expired') return link;

  const { others } = link.createdBy;
  const { tenantId, objectId } = caller;
  return {
    ...link,
    ...words,
    seenBefore: isSame ? link.seenBefore : seen,
    ...reopened(link, now),
    sentAt: sentAt(link, isSent, isSame, now),
    said: planned.said ?? null,
    createdBy: {
      ...link.createdBy,
      others: isKnown || others.length >= MOST_OTHERS ? others : [...others, { tenantId, objectId }],
    },
    touchedAt: now,
    version: link.version + 1,
  };
}

/** What takes longer on its way than this is no form's word of before: its clock was put back. */
const LONGEST_WAY_MS = 5 * 60_000;

/** The same form has said something since that was here earlier: what it said before must not undo that. */
function isLate({ said: last }: Link, { said }: Planned): boolean {
  if (!last || !said || last.form !== said.form) return false;
  return said.at < last.at && last.at - said.at <= LONGEST_WAY_MS;
}

/** Whoever changes the form after Send was pressed did not send it after all. */
function sentAt(link: Link, isSent: boolean, isSame: boolean, now: Instant): Instant | null {
  if (isSent) return isSame ? (link.sentAt ?? now) : now;
  return link.bound || isSame ? link.sentAt : null;
}

/** A plan that had ended is open again: somebody has its form before them. */
function reopened(link: Link, now: Instant): Partial<Link> {
  return link.state === 'expired'
    ? { state: 'draft', reason: null, stateSince: now, bound: null, boundBy: null, continuedBy: [] }
    : {};
}

function wordsOf({
  organizer,
  language,
  timeZone,
  planned,
  recurrence,
  seriesId,
}: Pick<Link, 'organizer' | 'language' | 'timeZone' | 'planned' | 'recurrence' | 'seriesId'>): string {
  const { start, end, rooms } = planned;
  const sortedRooms = rooms.toSorted((one, other) => (one < other ? -1 : 1));
  return canonical([organizer, language, timeZone, start, end, sortedRooms, recurrence, seriesId]);
}

/** The organizer learns that somebody else acts on their meeting: once per person and meeting. */
async function tellOrganizer(
  { outbox, clock }: MeetingUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
): Promise<void> {
  if (isOrganizer(link.organizer.mail, caller)) return;
  const { start, end, rooms } = link.planned;
  await outbox.tell(tx, caller.organization, {
    key: `meeting ${link.id} acted by ${caller.tenantId} ${caller.objectId}`,
    to: organizerOf(link),
    link: link.id,
    item: link.id,
    at: clock.now(),
    template: 'meeting-acted-for',
    facts: {
      slot: { start, end, rooms: [...rooms] },
      actor: caller.name,
      what: 'prepared this meeting in Foyer on your behalf',
    },
  });
}

async function lookAtRooms(deps: MeetingUseDeps, { organization }: Caller, planned: Planned): Promise<void> {
  const calendars = await calendarFacts(deps.db, organization, { mailboxes: planned.rooms });
  await deps.lookSoon(organization, [...calendars.keys()]);
}
