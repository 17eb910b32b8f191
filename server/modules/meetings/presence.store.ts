import { sql } from 'kysely';
import { z } from 'zod';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Presence } from './presence.ts';

const MarkedBy = z.object({ name: z.string(), says: z.enum(['gone', 'here']) }).nullable();

/** An organizer whom to ask the directory about. */
export interface DueOrganizer {
  readonly organization: OrganizationId;
  readonly mail: string;
}

/**
 * Takes organizers of meetings that are followed and who were not looked for since `since` (or, by a clock that was set
 * back, not before `tooFar`), at most `most`, and notes that they are being looked for: another node passes them over, and
 * an answer that does not come is asked for again from `askedAt` on.
 */
export async function claimOrganizers(
  db: Db,
  {
    since,
    tooFar,
    askedAt,
    most,
  }: Readonly<Record<'since' | 'tooFar' | 'askedAt', Instant>> & { most: number },
): Promise<readonly DueOrganizer[]> {
  const { rows } = await sql<{ organization_id: string; mail: string }>`
    insert into organizer_presence (organization_id, mail, name, checked_at)
      select l.organization_id, l.organizer, max(l.organizer_name), ${askedAt}::timestamptz
      from meeting_link l
      left join organizer_presence p on p.organization_id = l.organization_id and p.mail = l.organizer
      where l.meeting_uid is not null
        and l.state in ('pending', 'bound', 'room-lost', 'orphaned', 'suspended', 'needs-attention')
        and (p.checked_at is null or p.checked_at <= ${since} or p.checked_at > ${tooFar})
      group by l.organization_id, l.organizer
      order by l.organization_id, l.organizer
      limit ${most}
    on conflict (organization_id, mail) do update set checked_at = excluded.checked_at
      where organizer_presence.checked_at is null or organizer_presence.checked_at <= ${since}
        or organizer_presence.checked_at > ${tooFar}
    returning organization_id, mail`.execute(db);
  return rows.map(({ organization_id, mail }) => ({
    organization: OrganizationId.parse(organization_id),
    mail,
  }));
}

/** Locks what is known of some organizers, in one order. Who signed in to organize is known by that. */
export async function presencesOf(
  db: Db | Tx,
  organization: OrganizationId,
  mails: readonly string[],
): Promise<readonly Presence[]> {
  if (mails.length === 0) return [];
  const { rows } = await sql<PresenceRow>`
    select p.mail, p.name, p.seen_at, p.gone_since, p.marked_by, p.version,
      coalesce(p.tenant_id::text, l.created_by ->> 'tenantId') as tenant_id,
      coalesce(p.object_id::text, l.created_by ->> 'objectId') as object_id,
      coalesce(p.seen_at, l.touched_at) as last_seen
    from organizer_presence p
    left join lateral (
      select created_by, touched_at from meeting_link
      where organization_id = p.organization_id and organizer = p.mail and created_by ->> 'mail' = p.mail
        and created_by ->> 'objectId' is not null
      order by touched_at desc limit 1
    ) l on true
    where p.organization_id = ${organization} and p.mail = any(${[...mails]}::text[])
    order by p.mail`.execute(db);
  return rows.map(presenceFrom);
}

/** Those who have left, the longest gone first. */
export async function gonePresences(
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly Presence[]> {
  const rows = await db
    .selectFrom('organizer_presence')
    .select('mail')
    .where('organization_id', '=', organization)
    .where('gone_since', 'is not', null)
    .orderBy('gone_since')
    .orderBy('mail')
    .limit(most)
    .execute();
  const found = await presencesOf(
    db,
    organization,
    rows.map(({ mail }) => mail),
  );
  return found.toSorted((one, other) => ((one.goneSince ?? '') < (other.goneSince ?? '') ? -1 : 1));
}

interface PresenceRow {
  readonly mail: string;
  readonly name: string;
  readonly tenant_id: string | null;
  readonly object_id: string | null;
  readonly last_seen: Date | null;
  readonly gone_since: Date | null;
  readonly marked_by: unknown;
  readonly version: number;
}

function presenceFrom(row: PresenceRow): Presence {
  const { tenant_id: tenantId, object_id: objectId } = row;
  return {
    mail: row.mail,
    name: row.name,
    known: tenantId === null || objectId === null ? null : { tenantId, objectId },
    seenAt: row.last_seen && instantOf(row.last_seen.getTime()),
    goneSince: row.gone_since && instantOf(row.gone_since.getTime()),
    markedBy: MarkedBy.parse(row.marked_by),
    version: row.version,
  };
}

/** Keeps what is known; false: somebody else changed it since it was read as `before`. */
export async function savePresence(
  tx: Tx,
  organization: OrganizationId,
  before: Pick<Presence, 'version'>,
  presence: Presence,
  checkedAt: Instant | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organizer_presence')
    .set({
      name: presence.name,
      tenant_id: presence.known?.tenantId ?? null,
      object_id: presence.known?.objectId ?? null,
      seen_at: presence.seenAt,
      gone_since: presence.goneSince,
      marked_by: presence.markedBy && JSON.stringify(presence.markedBy),
      version: presence.version,
      ...(checkedAt !== null && { checked_at: checkedAt }),
    })
    .where('organization_id', '=', organization)
    .where('mail', '=', presence.mail)
    .where('version', '=', before.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Somebody of whom nothing is known yet; nothing happens when something is. */
export async function insertPresence(
  tx: Tx,
  organization: OrganizationId,
  { mail, name }: Pick<Presence, 'mail' | 'name'>,
): Promise<void> {
  await tx
    .insertInto('organizer_presence')
    .values({ organization_id: organization, mail, name })
    .onConflict((conflict) => conflict.columns(['organization_id', 'mail']).doNothing())
    .execute();
}

/** Links that follow meetings of an organizer and are not over; ids in order. */
export async function followedLinksOf(
  db: Db | Tx,
  organization: OrganizationId,
  organizer: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('meeting_link')
    .select('id')
    .where('organization_id', '=', organization)
    .where('organizer', '=', organizer)
    .where('meeting_uid', 'is not', null)
    .where('state', 'in', ['pending', 'bound', 'room-lost', 'orphaned', 'suspended', 'needs-attention'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The Entra tenants of an organization, in which its people are. */
export async function tenantsOf(db: Db, organization: OrganizationId): Promise<readonly string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select tenant_id::text from login_tenant where organization_id = ${organization} order by 1`.execute(db);
  return rows.map(({ tenant_id }) => tenant_id);
}
