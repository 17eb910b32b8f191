import { sql } from 'kysely';
import { CalendarId, IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';
import { isHeld } from './claims.store.ts';
import type { Lease } from './claims.store.ts';
import type { CalendarOf } from './upkeep.store.ts';

export interface NewSubscription extends CalendarOf {
  readonly integration: IntegrationId;
  readonly id: string;
  readonly clientStateHash: Buffer;
  /** Real time. */
  readonly expiresAt: Instant;
  readonly renewAt: Instant;
}

/**
 * Keeps a subscription in the place of whatever the calendar had; not that of a worker that slept through its lease, in
 * whose place another one has subscribed by now.
 */
export async function keepSubscription(db: Db, lease: Lease, subscription: NewSubscription): Promise<void> {
  const { organization, calendar, integration, id, clientStateHash, expiresAt, renewAt } = subscription;
  await sql`
    insert into change_subscription (organization_id, calendar_id, integration_id, subscription_id,
      client_state_hash, expires_at, renew_at)
    select organization_id, calendar_id, ${integration}::uuid, ${id}, ${clientStateHash}::bytea,
      ${expiresAt}::timestamptz, ${renewAt}::timestamptz
    from calendar_sync
    where organization_id = ${organization} and calendar_id = ${calendar} and ${isHeld(lease)}
    on conflict (organization_id, calendar_id) do update set integration_id = excluded.integration_id,
      subscription_id = excluded.subscription_id, client_state_hash = excluded.client_state_hash,
      expires_at = excluded.expires_at, renew_at = excluded.renew_at`.execute(db);
}

export async function noteRenewal(
  db: Db,
  id: string,
  times: { readonly expiresAt: Instant; readonly renewAt: Instant },
): Promise<void> {
  await db
    .updateTable('change_subscription')
    .set({ expires_at: times.expiresAt, renew_at: times.renewAt })
    .where('subscription_id', '=', id)
    .execute();
}

export interface LeftSubscription {
  readonly organization: OrganizationId;
  readonly integration: IntegrationId;
  readonly id: string;
}

/** Forgets subscriptions of calendars that are gone or not read any more, and gives them to be taken back. */
export async function takeLeftSubscriptions(db: Db): Promise<readonly LeftSubscription[]> {
  const { rows } = await sql<{ organization: string; integration: string; id: string }>`
    delete from change_subscription u
    where u.subscription_id in (
      select left_over.subscription_id from change_subscription left_over
      left join calendar c on c.organization_id = left_over.organization_id and c.id = left_over.calendar_id
      where c.id is null or c.state <> 'read' or c.integration_id <> left_over.integration_id
      limit 50 for update of left_over skip locked
    )
    returning u.organization_id as organization, u.integration_id as integration, u.subscription_id as id`.execute(
    db,
  );
  return rows.map((row) => ({
    organization: OrganizationId.parse(row.organization),
    integration: IntegrationId.parse(row.integration),
    id: row.id,
  }));
}

/** A subscription that a notification names, and what proves that it comes from who we told. */
export interface NamedSubscription extends CalendarOf {
  readonly id: string;
  readonly clientStateHash: Buffer;
  /** Of the Entra tenant, lower case. */
  readonly tenantId: string | null;
}

/** Those that there are of some subscriptions, by their ids at Microsoft. */
export async function findNamedSubscriptions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedSubscription>> {
  const { rows } = await sql<{
    organization: string;
    calendar: string;
    id: string;
    hash: Uint8Array;
    tenant: string | null;
  }>`
    select u.organization_id as organization, u.calendar_id as calendar, u.subscription_id as id,
      u.client_state_hash as hash, i.tenant_id as tenant
    from change_subscription u
    join integration i on i.organization_id = u.organization_id and i.id = u.integration_id
    where u.subscription_id = any(${[...ids]}::text[])`.execute(db);
  return new Map(
    rows.map(({ organization, calendar, id, hash, tenant }) => [
      id,
      {
        organization: OrganizationId.parse(organization),
        calendar: CalendarId.parse(calendar),
        id,
        clientStateHash: Buffer.from(hash),
        tenantId: tenant?.toLowerCase() ?? null,
      },
    ]),
  );
}
