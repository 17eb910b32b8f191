import { sql } from 'kysely';
import { IntegrationId } from '../../../contract/primitives.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

const PROBE_EVERY_MS = 60_000;

/** Takes the turn for one probe of each integration whose circuit is open and whose minute has come. */
export async function takeProbes(db: Db): Promise<readonly IntegrationId[]> {
  const { rows } = await sql<{ id: string }>`
    update reading_circuit set probe_at = now() + ${PROBE_EVERY_MS} * interval '1 millisecond'
    where open_since is not null and probe_at <= now()
    returning integration_id as id`.execute(db);
  return rows.map(({ id }) => IntegrationId.parse(id));
}

/**
 * Notes a failure that may be the integration's. Gives whether its circuit is open now: it opens with the failure that
 * makes `most` in a row.
 */
export async function noteFault(
  tx: Tx,
  organization: OrganizationId,
  integration: IntegrationId,
  fault: { readonly code: string; readonly most: number; readonly at: Instant },
): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    insert into reading_circuit as t (organization_id, integration_id, faults, open_since, probe_at, fault_code)
    values (${organization}, ${integration}, 1, case when ${fault.most} <= 1 then ${fault.at}::timestamptz end,
      now() + ${PROBE_EVERY_MS} * interval '1 millisecond', ${fault.code})
    on conflict (organization_id, integration_id) do update set
      faults = t.faults + 1, fault_code = excluded.fault_code,
      open_since = case when t.open_since is not null then t.open_since
        when t.faults + 1 >= ${fault.most} then ${fault.at}::timestamptz end,
      probe_at = case when t.open_since is null then excluded.probe_at else t.probe_at end
    returning open_since is not null as "isOpen"`.execute(tx);
  return rows[0]?.isOpen ?? false;
}

/** The integration answers, though not about this calendar: it is well. */
export async function noteAnswer(
  tx: Tx,
  organization: OrganizationId,
  integration: IntegrationId,
): Promise<void> {
  await sql`
    delete from reading_circuit where organization_id = ${organization} and integration_id = ${integration}`.execute(
    tx,
  );
}

/** After a circuit has closed: what waits is due, but for what Exchange itself asked to wait for. */
export async function readEverythingDue(db: Db, organization: OrganizationId, integration: IntegrationId) {
  await sql`
    with waiting as (
      select s.organization_id, s.calendar_id from calendar_sync s
      join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id
      where s.organization_id = ${organization} and c.integration_id = ${integration}
        and s.due_at > now() and s.lease_owner is null and s.fault_code is distinct from 'exchange-throttled'
      for update of s skip locked
    )
    update calendar_sync s set due_at = now() from waiting
    where s.organization_id = waiting.organization_id and s.calendar_id = waiting.calendar_id`.execute(db);
}
