import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { BookingKey, LinkId, Said } from '../../../contract/meetings.ts';
import { CalendarId, Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { MeetingLinkTable } from '../../storage/tables/meetings.ts';
import type { Bound, Link, LinkReason } from './link.ts';

const Sweep = z.object({ since: Instant, wanted: z.record(z.string(), z.number()) });
const Seen = z.object({
  calendar: CalendarId,
  meetingUid: z.string(),
  occurrence: Instant.nullable(),
  start: Instant,
  end: Instant,
  organizer: z.string().nullable(),
  organizerName: z.string().nullable(),
  isCanceled: z.boolean(),
  response: z.enum(['accepted', 'tentative', 'declined', 'organizer', 'none']),
  firstSeenAt: Instant.nullable(),
});
const Beyond = z.record(z.string(), z.union([z.enum(['asked', 'unreadable']), z.array(Seen)]));
const EnteredBy = z.object({
  kind: z.enum(['person', 'system', 'operator']),
  name: z.string(),
  tenantId: z.string().nullable(),
  objectId: z.string().nullable(),
  mail: z.string().nullable(),
  others: z.array(z.object({ tenantId: z.string(), objectId: z.string() })).default([]),
});

/** Plans that no room has shown yet. */
export const openStates = ['draft', 'expected', 'needs-attention'] as const;

/** How many links one transaction works off; the others are due at once. */
export const MOST_LINKS = 200;

export async function findLink(
  db: Db | Tx,
  organization: OrganizationId,
  by: { readonly id: string } | { readonly bookingKey: string },
): Promise<Link | null> {
  const row = await db
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('bookingKey' in by, (query) =>
      query.where('booking_key', '=', 'bookingKey' in by ? by.bookingKey : ''),
    )
    .executeTakeFirst();
  return row ? linkFrom(row) : null;
}

/** Locks links in the one order in which everybody does; those that are not there are left out. */
export async function lockLinks(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly Link[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(linkFrom);
}

/** The open plans of some organizers, in order of their ids. */
export async function openLinks(
  db: Db | Tx,
  organization: OrganizationId,
  organizers: readonly string[],
): Promise<readonly Link[]> {
  if (organizers.length === 0) return [];
  const rows = await db
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`organizer = any(${[...organizers]}::text[])`)
    .where('state', 'in', openStates)
    .where('meeting_uid', 'is', null)
    .orderBy('id')
    .limit(MOST_LINKS * 5)
    .execute();
  return rows.map(linkFrom);
}

/** Which links follow these meetings. */
export async function linksOfMeetings(
  db: Db | Tx,
  organization: OrganizationId,
  meetingUids: readonly string[],
): Promise<readonly Link[]> {
  if (meetingUids.length === 0) return [];
  const rows = await db
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(
      sql<boolean>`(meeting_uid = any(${[...meetingUids]}::text[]) or continued_by && ${[...meetingUids]}::text[])`,
    )
    .execute();
  return rows.map(linkFrom);
}

/** Links by their ids, in the order of the ids; those that are not there are left out. */
export async function linksByIds(
  db: Db | Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly Link[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [linkFrom(row)] : [];
  });
}

/** Inserts a new link; false: its booking key is there already. */
export async function insertLink(tx: Tx, organization: OrganizationId, link: Link): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('meeting_link')
    .values({
      organization_id: organization,
      id: link.id,
      booking_key: link.bookingKey,
      created_at: link.createdAt,
      ...columnsOf(link),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'booking_key']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateLink(tx: Tx, organization: OrganizationId, link: Link): Promise<void> {
  await tx
    .updateTable('meeting_link')
    .set(columnsOf(link))
    .where('organization_id', '=', organization)
    .where('id', '=', link.id)
    .execute();
}

/** Makes links due at once: for work that does not fit into one transaction. */
export async function makeDue(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`
    update meeting_link set check_at = least(check_at, ${now}::timestamptz)
    where organization_id = ${organization} and id = any(${[...ids]}::uuid[])`.execute(tx);
}

function columnsOf(link: Link) {
  return {
    state: link.state,
    reason: link.reason,
    organizer: link.organizer.mail,
    organizer_name: link.organizer.name,
    language: link.language,
    planned_start: link.planned.start,
    planned_end: link.planned.end,
    time_zone: link.timeZone,
    planned_rooms: [...link.planned.rooms],
    recurrence: link.recurrence && JSON.stringify(link.recurrence),
    series_id: link.seriesId,
    seen_before: [...link.seenBefore],
    meeting_uid: link.bound?.meetingUid ?? null,
    occurrence: occurrenceColumn(link.bound),
    bound_by: link.boundBy,
    excluded: [...link.excluded],
    continued_by: [...link.continuedBy],
    steward: link.steward,
    organizer_gone_since: link.organizerGoneSince,
    sent_at: link.sentAt,
    said: link.said && JSON.stringify(link.said),
    bound_at: link.boundAt,
    state_since: link.stateSince,
    check_at: link.checkAt,
    sweep: link.sweep && JSON.stringify(link.sweep),
    beyond: link.beyond && JSON.stringify(link.beyond),
    created_by: JSON.stringify(link.createdBy),
    touched_at: link.touchedAt,
    version: link.version,
  };
}

function occurrenceColumn(bound: Bound | null): string | null {
  if (!bound || bound.occurrence === 'all') return null;
  return bound.occurrence ?? '';
}

export function linkFrom(row: Selectable<MeetingLinkTable>): Link {
  return {
    id: LinkId.parse(row.id),
    bookingKey: BookingKey.parse(row.booking_key),
    state: row.state,
    reason: row.reason as LinkReason | null, // only this module writes it
    organizer: { mail: row.organizer, name: row.organizer_name },
    language: row.language,
    timeZone: TimeZone.parse(row.time_zone),
    planned: {
      start: instant(row.planned_start),
      end: instant(row.planned_end),
      rooms: row.planned_rooms.map((room) => MailboxAddress.parse(room)),
    },
    recurrence: row.recurrence === null ? null : Recurrence.parse(row.recurrence),
    seriesId: row.series_id,
    seenBefore: row.seen_before,
    bound: boundFrom(row.meeting_uid, row.occurrence),
    boundBy: row.bound_by,
    excluded: row.excluded,
    continuedBy: row.continued_by,
    steward: row.steward,
    organizerGoneSince: maybe(row.organizer_gone_since),
    sentAt: maybe(row.sent_at),
    said: row.said === null ? null : Said.parse(row.said),
    boundAt: maybe(row.bound_at),
    stateSince: instant(row.state_since),
    checkAt: maybe(row.check_at),
    sweep: row.sweep === null ? null : Sweep.parse(row.sweep),
    beyond: row.beyond === null ? null : Beyond.parse(row.beyond),
    createdBy: EnteredBy.parse(row.created_by),
    createdAt: instant(row.created_at),
    touchedAt: instant(row.touched_at),
    version: row.version,
  };
}

function boundFrom(meetingUid: string | null, occurrence: string | null): Bound | null {
  if (meetingUid === null) return null;
  if (occurrence === null) return { meetingUid, occurrence: 'all' };
  return { meetingUid, occurrence: occurrence === '' ? null : Instant.parse(occurrence) };
}

function instant(date: Date): Instant {
  return instantOf(date.getTime());
}

function maybe(date: Date | null): Instant | null {
  return date === null ? null : instant(date);
}

/** Until the transaction ends nobody else begins to follow this meeting: two who do so at once get one link. */
export async function aloneWithMeeting(
  tx: Tx,
  organization: OrganizationId,
  meetingUid: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organization} ${meetingUid}`}, 0))`.execute(
    tx,
  );
}
