import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import type { StoredIntegration } from './integration.ts';
import { readRow } from './integration-row.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** `lock`: nobody else changes it until the transaction ends. */
export async function findIn(
  db: Db,
  organization: OrganizationId,
  id: string,
  lock = false,
): Promise<StoredIntegration | undefined> {
  if (lock) {
    await db
      .selectFrom('integration')
      .select('id')
      .where('organization_id', '=', organization)
      .where('id', '=', id)
      .forUpdate()
      .execute();
  }
  const row = await selection(db, organization).where('id', '=', id).executeTakeFirst();
  return row && readRow(row);
}

/** The integration, locked, if that is the version it has. */
export async function lockVersion(
  tx: Transaction<Database>,
  organization: OrganizationId,
  id: IntegrationId,
  version: number,
) {
  const found = await findIn(tx, organization, id, true);
  return found?.version === version ? found : undefined;
}

export function selection(db: Db, organization: OrganizationId) {
  return db
    .selectFrom('integration')
    .select([
      'id',
      'kind',
      'label',
      'status',
      'version',
      'tenant_id',
      'tenant_name',
      'tenant_domain',
      'service_principal_id',
      'ews_url',
      'ews_version',
      'account',
      'user_name',
      'authority_pem',
      'secret',
      'secret_set_at',
      'control_mailbox',
      'diagnosis',
      'last_checked_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('calendar')
        .select((inner) => inner.fn.countAll().as('calendars'))
        .where('calendar.organization_id', '=', organization)
        .whereRef('calendar.integration_id', '=', 'integration.id')
        .as('calendars'),
    )
    .select(
      sql`(
        select coalesce(jsonb_agg(jsonb_build_object('field', w.field, 'word', w.word, 'readings', w.readings,
          'firstSeenAt', w.first_seen_at, 'lastSeenAt', w.last_seen_at)
          order by w.last_seen_at desc, w.field, w.word), '[]')
        from unknown_word w
        where w.organization_id = integration.organization_id and w.integration_id = integration.id)`.as(
        'unknown_words',
      ),
    )
    .where('organization_id', '=', organization);
}
