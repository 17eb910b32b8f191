import { sql } from 'kysely';
import { CostCenterId } from '../../../contract/finance.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** What a request can be charged to. */
export interface CostCenter {
  readonly id: CostCenterId;
  /** As it stands in the ERP system. */
  readonly code: string;
  readonly name: string;
}

/** Who is to pay, as far as the answer depends on them. */
export type Payer = Pick<Caller, 'organization' | 'tenantId' | 'objectId' | 'groups'>;

/**
 * The active cost centers that a person may charge, by code: open ones, those that name the person or a group of theirs
 * (nested groups count), and all in a group of cost centers that names them so.
 */
export async function costCentersFor(
  db: Db | Tx,
  { organization, tenantId, objectId, groups }: Payer,
): Promise<readonly CostCenter[]> {
  const isTheirs = sql<boolean>`(tenant_id = ${tenantId} and (
    principal_kind = 'user' and object_id = ${objectId}
    or principal_kind = 'entra_group' and object_id::text = any(${[...groups]}::text[])))`;
  const rows = await db
    .selectFrom('cost_center')
    .select(['id', 'code', 'name'])
    .where('organization_id', '=', organization)
    .where('is_active', '=', true)
    .where(
      sql<boolean>`(is_open
        or id in (
          select cost_center_id from cost_center_holder
          where organization_id = ${organization} and ${isTheirs})
        or id in (
          select cost_center_id from cost_center_group_entry
          where organization_id = ${organization} and group_id in (
            select group_id from cost_center_group_member
            where organization_id = ${organization} and ${isTheirs})))`,
    )
    .orderBy('code')
    .orderBy('id')
    .execute();
  return rows.map(({ id, code, name }) => ({ id: CostCenterId.parse(id), code, name }));
}

/** An active cost center of the organization, whoever may charge it; null when there is none with this id. */
export async function findActive(
  tx: Tx,
  { organization }: Pick<Payer, 'organization'>,
  id: string,
): Promise<{ readonly code: string } | null> {
  const row = await tx
    .selectFrom('cost_center')
    .select('code')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

/** A cost center of the organization, in use or not; null: there is none. */
export async function findCostCenter(
  db: Db | Tx,
  organization: OrganizationId,
  id: CostCenterId,
): Promise<CostCenter | null> {
  const row = await db
    .selectFrom('cost_center')
    .select(['id', 'code', 'name'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id, code: row.code, name: row.name } : null;
}
