import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** A provider as far as its menu shows it. */
export interface MenuProvider {
  readonly id: ProviderId;
  readonly name: string;
}

export async function findProvider(
  db: Db | Tx,
  organization: OrganizationId,
  id: ProviderId,
): Promise<MenuProvider | null> {
  const row = await db
    .selectFrom('provider')
    .select(['id', 'name'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id: ProviderId.parse(row.id), name: row.name } : null;
}

/** Whether somebody is a member of a provider: by name, or through a group (nested groups count). */
export async function isMember(
  db: Db | Tx,
  {
    organization,
    tenantId,
    objectId,
    groups,
  }: Pick<Caller, 'organization' | 'tenantId' | 'objectId' | 'groups'>,
  provider: ProviderId,
): Promise<boolean> {
  const row = await db
    .selectFrom('provider_member')
    .select('provider_id')
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .where('tenant_id', '=', tenantId)
    .where(
      sql<boolean>`(principal_kind = 'user' and object_id = ${objectId}
        or principal_kind = 'entra_group' and object_id::text = any(${[...groups]}::text[]))`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The places of an organization. */
export async function unitIds(db: Db | Tx, organization: OrganizationId): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('unit').select('id').where('organization_id', '=', organization).execute();
  return new Set(rows.map(({ id }) => id));
}
