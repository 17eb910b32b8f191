import { sql } from 'kysely';
import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { RenamedRoom } from '../../kernel/renamed-room.ts';
import type { Tx } from '../../storage/database.ts';
import { system } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import { MIRROR_CHANNEL } from '../mirror/index.ts';

/** A calendar whose mailbox got another address. */
export interface RenamedCalendar extends RenamedRoom {
  readonly id: CalendarId;
}

/** Told within the transaction: whatever names a room by its address goes along. */
export type OnRenamed = (
  tx: Tx,
  organization: OrganizationId,
  renamed: readonly RenamedRoom[],
) => Promise<void>;

/**
 * Gives calendars their new addresses; several may have exchanged theirs. Whoever reads one of them under its old address
 * just now keeps nothing of that, and each is read whole. Locks calendars, then links, as readings do. Leaves out, and
 * gives back with what is to be audited, those whose new address is another calendar's already.
 */
export async function renameCalendars(
  tx: Tx,
  organization: OrganizationId,
  wanted: readonly RenamedCalendar[],
  onRenamed: OnRenamed,
): Promise<{ readonly taken: readonly CalendarId[]; readonly records: AuditRecord[] }> {
  if (wanted.length === 0) return { taken: [], records: [] };
  const taken = await takenTargets(tx, organization, wanted);
  const renamed = wanted.filter(({ id }) => !taken.includes(id));
  if (renamed.length === 0) return { taken, records: [] };

  const ids = renamed.map(({ id }) => id);
  await sql`
    select calendar_id from calendar_sync
    where organization_id = ${organization} and calendar_id = any(${ids}::uuid[])
    order by calendar_id for update`.execute(tx);
  await onRenamed(
    tx,
    organization,
    renamed.map(({ from, to }) => ({ from, to })),
  );
  // In two steps: no two may have one address in between.
  await sql`
    update calendar set mailbox = 'renaming ' || id
    where organization_id = ${organization} and id = any(${ids}::uuid[])`.execute(tx);
  const { rows } = await sql<{ id: string; name: string; from: string; to: string }>`
    update calendar c set mailbox = renamed."to", version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as renamed (id uuid, "from" text, "to" text)
    where c.organization_id = ${organization} and c.id = renamed.id
    returning c.id, c.name, renamed."from", renamed."to"`.execute(tx);
  await sql`
    with wanted as (
      update calendar_sync set want = want + 1, due_at = now(), cursor = null, failures = 0,
        fence = fence + 1, lease_owner = null, lease_until = null
      where organization_id = ${organization} and calendar_id = any(${ids}::uuid[])
      returning calendar_id, generation)
    select pg_notify(${MIRROR_CHANNEL}, ${organization} || ':' || calendar_id || ':' || generation) from wanted`.execute(
    tx,
  );
  const records = rows.map(({ id, name, from, to }) => ({
    actor: system,
    cause: 'rooms check',
    action: 'calendar.renamed',
    subject: { kind: 'calendar', id, name },
    before: { mailbox: from },
    after: { mailbox: to },
  }));
  return { taken, records };
}

/** Those whose new address belongs to a calendar that keeps it. */
async function takenTargets(
  tx: Tx,
  organization: OrganizationId,
  wanted: readonly RenamedCalendar[],
): Promise<readonly CalendarId[]> {
  const there = await tx
    .selectFrom('calendar')
    .select('mailbox')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`mailbox = any(${wanted.map(({ to }) => to)}::text[])`)
    .where(sql<boolean>`id <> all(${wanted.map(({ id }) => id)}::uuid[])`)
    .execute();
  const addresses = new Set(there.map(({ mailbox }) => mailbox));
  return wanted.filter(({ to }) => addresses.has(to)).map(({ id }) => id);
}
