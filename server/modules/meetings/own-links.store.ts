import { sql } from 'kysely';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { Interval, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Link } from './link.ts';
import { linkFrom, linksByIds } from './links.store.ts';

/**
 * Links that an organizer planned, or that a room shows, in a room at a time; the newest first. Of a series its form says
 * the first date, which may lie where no room is read any more.
 */
export async function linksToRecover(
  db: Db,
  organization: OrganizationId,
  { organizer, room, start, end }: Interval & { readonly organizer: string; readonly room: MailboxAddress },
  most: number,
): Promise<readonly Link[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from meeting_link l
    where l.organization_id = ${organization} and l.organizer = ${organizer} and l.state <> 'expired'
      and ((l.planned_start = ${start} and l.planned_end = ${end} and ${room} = any(l.planned_rooms)
          and (l.meeting_uid is null or l.recurrence is not null and l.state not in ('canceled', 'done')))
        or exists (
          select 1 from sighting s
          join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id
          where s.organization_id = l.organization_id and (s.meeting_uid = l.meeting_uid or s.meeting_uid = any(l.continued_by))
            and c.mailbox = ${room} and s.start_at = ${start} and s.end_at = ${end}
            and (l.occurrence is null or l.occurrence = s.occurrence)))
    order by l.created_at desc limit ${most}`.execute(db);
  return await linksByIds(
    db,
    organization,
    rows.map(({ id }) => id),
  );
}

/** Plans that no room has shown, of meetings that a person organizes or wrote down; the newest first. */
export async function openLinksOf(
  db: Db,
  organization: OrganizationId,
  {
    mail,
    tenantId,
    objectId,
  }: { readonly mail: string | null; readonly tenantId: string; readonly objectId: string },
  most: number,
): Promise<readonly Link[]> {
  const { rows } = await sql<{ id: string }>`
    select id from meeting_link
    where organization_id = ${organization} and meeting_uid is null
      and state in ('draft', 'expected', 'needs-attention')
      and (organizer = ${mail?.toLowerCase() ?? ''}
        or (created_by ->> 'tenantId' = ${tenantId} and created_by ->> 'objectId' = ${objectId}))
    order by touched_at desc limit ${most}`.execute(db);
  return await linksByIds(
    db,
    organization,
    rows.map(({ id }) => id),
  );
}

/** Locks one link; null: it is not there. Whoever locks several takes `lockLinks`. */
export async function lockLink(
  tx: Tx,
  organization: OrganizationId,
  by: { readonly id: string } | { readonly bookingKey: string },
): Promise<Link | null> {
  const row = await tx
    .selectFrom('meeting_link')
    .selectAll()
    .where('organization_id', '=', organization)
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('bookingKey' in by, (query) =>
      query.where('booking_key', '=', 'bookingKey' in by ? by.bookingKey : ''),
    )
    .forUpdate()
    .executeTakeFirst();
  return row ? linkFrom(row) : null;
}

/** Who organizes the meeting of a key, and who looks after it since they left; null: there is none. */
export async function findOrganizer(
  db: Db,
  organization: OrganizationId,
  bookingKey: BookingKey,
): Promise<Pick<Link, 'organizer' | 'steward'> | null> {
  const row = await db
    .selectFrom('meeting_link')
    .select(['organizer', 'organizer_name', 'steward'])
    .where('organization_id', '=', organization)
    .where('booking_key', '=', bookingKey)
    .executeTakeFirst();
  return row ? { organizer: { mail: row.organizer, name: row.organizer_name }, steward: row.steward } : null;
}
