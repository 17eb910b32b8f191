import { sql } from 'kysely';
import { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';

/** Between two looks at the subscriptions of an integration. */
const LOOK_EVERY_MINUTES = 10;
/** To subscribe and to keep that takes half a minute at most: what is unknown for longer nobody is about to keep. */
const UNKNOWN_FOR_MINUTES = 5;

export interface OrphanLook {
  readonly organization: OrganizationId;
  readonly integration: IntegrationId;
}

/** Takes the turn, among all nodes, for a look at the subscriptions of each integration for which it is time. */
export async function takeOrphanLooks(db: Db): Promise<readonly OrphanLook[]> {
  const { rows } = await sql<{ organization: string; integration: string }>`
    insert into orphan_look as l (organization_id, integration_id, looked_at)
    select i.organization_id, i.id, now() from integration i
    left join reading_circuit t on t.organization_id = i.organization_id and t.integration_id = i.id
    where i.kind = 'graph' and i.status = 'active' and t.open_since is null
    order by i.organization_id, i.id
    on conflict (organization_id, integration_id) do update set looked_at = now()
      where l.looked_at <= now() - ${LOOK_EVERY_MINUTES} * interval '1 minute'
    returning organization_id as organization, integration_id as integration`.execute(db);
  return rows.map(({ organization, integration }) => ({
    organization: OrganizationId.parse(organization),
    integration: IntegrationId.parse(integration),
  }));
}

/**
 * Notes which of these subscriptions nobody knows, in any organization: two may have one tenant. Gives at most `most` of
 * which an earlier look has said the same, the one seen first before the others.
 */
export async function noteOrphans(
  db: Db,
  { organization, integration }: OrphanLook,
  ids: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with unknown as (
      select distinct id from unnest(${[...ids]}::text[]) as listed (id)
      where not exists (select 1 from change_subscription u where u.subscription_id = listed.id)
    ), known as (
      delete from orphan_subscription o
      where o.organization_id = ${organization} and o.integration_id = ${integration}
        and o.subscription_id not in (select id from unknown)
    ), noted as (
      insert into orphan_subscription (organization_id, integration_id, subscription_id)
      select ${organization}::uuid, ${integration}::uuid, id from unknown
      on conflict do nothing
    )
    select o.subscription_id as id from orphan_subscription o
    join unknown on unknown.id = o.subscription_id
    where o.organization_id = ${organization} and o.integration_id = ${integration}
      and o.seen_at <= now() - ${UNKNOWN_FOR_MINUTES} * interval '1 minute'
    order by o.seen_at, o.subscription_id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
