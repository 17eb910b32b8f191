import { sql } from 'kysely';
import { CostCenterGroupId, CostCenterId, VatCategoryId } from '../../../contract/finance.ts';
import type { CostCenterGroupReply, CostCenterReply, VatCategoryReply } from '../../../contract/finance.ts';
import { Currency } from '../../../contract/money.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ProviderMember } from '../../../contract/service-teams.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';

/** What an organization counts in before it has chosen. */
const UNCHOSEN = { currency: Currency.parse('EUR'), version: 1 };

/** The currency, and how often it was chosen. */
export async function readSettings(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<{ readonly currency: Currency; readonly version: number }> {
  const row = await db
    .selectFrom('finance_settings')
    .select(['currency', 'version'])
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  return row ? { currency: Currency.parse(row.currency), version: row.version } : UNCHOSEN;
}

export async function saveSettings(
  tx: Tx,
  organization: OrganizationId,
  settings: { readonly currency: Currency; readonly version: number },
): Promise<void> {
  await tx
    .insertInto('finance_settings')
    .values({ organization_id: organization, ...settings })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(settings))
    .execute();
}

/**
 * Runs `work` alone among all changes of what costs money in this organization. Whoever orders meanwhile does not wait: rows
 * that name the organization may be added (settling a large month takes seconds).
 */
export async function aloneWithMoney<T>(
  db: Db,
  { organization }: Pick<Caller, 'organization'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await takeTurn(tx, organization, 'money');
    return await work(tx);
  });
}

export async function listVatCategories(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<readonly VatCategoryReply[]> {
  const rows = await db
    .selectFrom('vat_category')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, rate, is_active, version }) => ({
    id: VatCategoryId.parse(id),
    name,
    rate,
    isActive: is_active,
    version,
  }));
}

export async function saveVatCategory(
  tx: Tx,
  organization: OrganizationId,
  { id, name, rate, isActive, version }: VatCategoryReply,
): Promise<void> {
  const columns = { name, rate, is_active: isActive, version };
  await tx
    .insertInto('vat_category')
    .values({ organization_id: organization, id, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

/** Whether an organization keeps cost centers: one is in use, whoever may charge it. */
export async function hasCostCenters(db: Db | Tx, organization: OrganizationId): Promise<boolean> {
  const one = await db
    .selectFrom('cost_center')
    .select('id')
    .where('organization_id', '=', organization)
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/** Every cost center of an organization by its code, inactive ones too. */
export async function listCostCenters(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<readonly CostCenterReply[]> {
  const rows = await db
    .selectFrom('cost_center')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('code')
    .orderBy('id')
    .execute();
  const holders = await db
    .selectFrom('cost_center_holder')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('holder_name')
    .orderBy('object_id')
    .execute();
  const holdersOf = byKey(holders, (row) => row.cost_center_id);
  return rows.map((row) => ({
    id: CostCenterId.parse(row.id),
    code: row.code,
    name: row.name,
    isOpen: row.is_open,
    holders: (holdersOf.get(row.id) ?? []).map(holderFrom),
    isActive: row.is_active,
    version: row.version,
  }));
}

export async function saveCostCenter(
  tx: Tx,
  organization: OrganizationId,
  { id, code, name, isOpen, holders, isActive, version }: CostCenterReply,
): Promise<void> {
  const columns = { code, name, is_open: isOpen, is_active: isActive, version };
  await tx
    .insertInto('cost_center')
    .values({ organization_id: organization, id, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
  await tx
    .deleteFrom('cost_center_holder')
    .where('organization_id', '=', organization)
    .where('cost_center_id', '=', id)
    .execute();
  if (holders.length === 0) return;
  const key = { organization_id: organization, cost_center_id: id };
  await tx
    .insertInto('cost_center_holder')
    .values(holders.map((holder) => ({ ...key, ...columnsOf(holder) })))
    .execute();
}

/** Every group of cost centers by name. */
export async function listGroups(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<readonly CostCenterGroupReply[]> {
  const rows = await db
    .selectFrom('cost_center_group')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  const entries = await db
    .selectFrom('cost_center_group_entry')
    .select(['group_id', 'cost_center_id'])
    .where('organization_id', '=', organization)
    .orderBy('cost_center_id')
    .execute();
  const members = await db
    .selectFrom('cost_center_group_member')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('holder_name')
    .orderBy('object_id')
    .execute();
  const entriesOf = byKey(entries, (row) => row.group_id);
  const membersOf = byKey(members, (row) => row.group_id);
  return rows.map(({ id, name, version }) => ({
    id: CostCenterGroupId.parse(id),
    name,
    costCenters: (entriesOf.get(id) ?? []).map((entry) => CostCenterId.parse(entry.cost_center_id)),
    members: (membersOf.get(id) ?? []).map(holderFrom),
    version,
  }));
}

export async function saveGroup(
  tx: Tx,
  organization: OrganizationId,
  { id, name, costCenters, members, version }: CostCenterGroupReply,
): Promise<void> {
  await tx
    .insertInto('cost_center_group')
    .values({ organization_id: organization, id, name, version })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet({ name, version }))
    .execute();
  for (const table of ['cost_center_group_entry', 'cost_center_group_member'] as const) {
    await tx
      .deleteFrom(table)
      .where('organization_id', '=', organization)
      .where('group_id', '=', id)
      .execute();
  }
  const key = { organization_id: organization, group_id: id };
  if (costCenters.length > 0) {
    await tx
      .insertInto('cost_center_group_entry')
      .values(costCenters.map((cost_center_id) => ({ ...key, cost_center_id })))
      .execute();
  }
  if (members.length > 0) {
    await tx
      .insertInto('cost_center_group_member')
      .values(members.map((member) => ({ ...key, ...columnsOf(member) })))
      .execute();
  }
}

export async function deleteGroup(
  tx: Tx,
  organization: OrganizationId,
  id: CostCenterGroupId,
): Promise<void> {
  await tx
    .deleteFrom('cost_center_group')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The Entra tenants that an organization has to do with: nobody of another one may charge anything. */
export async function tenantsOf(tx: Tx, organization: OrganizationId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ tenant: string }>`
    select tenant_id::text as tenant from login_tenant where organization_id = ${organization}
    union
    select tenant_id::text from integration
    where organization_id = ${organization} and tenant_id is not null`.execute(tx);
  return new Set(rows.map(({ tenant }) => tenant));
}

interface HolderRow {
  readonly principal_kind: ProviderMember['kind'];
  readonly tenant_id: string;
  readonly object_id: string;
  readonly holder_name: string;
}

function holderFrom(row: HolderRow): ProviderMember {
  return { kind: row.principal_kind, tenantId: row.tenant_id, id: row.object_id, name: row.holder_name };
}

function columnsOf({ kind, tenantId, id, name }: ProviderMember): HolderRow {
  return { principal_kind: kind, tenant_id: tenantId, object_id: id, holder_name: name };
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, keyOf);
}
