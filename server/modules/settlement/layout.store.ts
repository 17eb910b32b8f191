import { SettlementColumn } from '../../../contract/settlement-columns.ts';
import type { LayoutReply } from '../../../contract/settlements.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** What an organization chose; null: nothing yet. A column that a later version knew is left out. */
export async function findLayout(db: Db | Tx, organization: OrganizationId): Promise<LayoutReply | null> {
  const row = await db
    .selectFrom('settlement_layout')
    .select(['columns', 'version'])
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  if (!row) return null;
  const columns = row.columns.flatMap((column) => SettlementColumn.safeParse(column).data ?? []);
  return { columns, version: row.version };
}

export async function saveLayout(tx: Tx, organization: OrganizationId, layout: LayoutReply): Promise<void> {
  await tx
    .insertInto('settlement_layout')
    .values({ organization_id: organization, ...layout })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(layout))
    .execute();
}
