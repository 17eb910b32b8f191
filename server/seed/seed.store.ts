import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { PlannedFinance } from './plan-finance.ts';
import type { PlannedMenu } from './plan-menus.ts';
import type { PlannedTeam } from './plan-teams.ts';

/** Every row that one fixture organization consists of; of the units, parents stand before their children. */
export interface FixturePlan {
  readonly organization: Insertable<Database['organization']>;
  readonly loginTenant: Insertable<Database['login_tenant']>;
  readonly integration: Insertable<Database['integration']>;
  readonly units: readonly Insertable<Database['unit']>[];
  readonly calendars: readonly Insertable<Database['calendar']>[];
  readonly roles: readonly Insertable<Database['role_assignment']>[];
  readonly teams: readonly PlannedTeam[];
  readonly receptions: readonly Insertable<Database['reception']>[];
  readonly finance: PlannedFinance | null;
  readonly menus: readonly PlannedMenu[];
}

/** A statement takes at most 65,535 parameters; the widest row here has eleven. */
const ROWS_PER_STATEMENT = 1_000;

/**
 * Lays the plans in one transaction, after removing the organizations that `isStale` points out. A row that is there
 * already stays as it is: what people changed since outlives a restart, and laying twice is laying once.
 */
export async function layPlans(
  db: Kysely<Database>,
  plans: readonly FixturePlan[],
  isStale: (organization: { readonly id: string; readonly tenantId: string }) => boolean,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const laid = await tx.selectFrom('login_tenant').select(['organization_id', 'tenant_id']).execute();
    const stale = laid.filter((row) => isStale({ id: row.organization_id, tenantId: row.tenant_id }));
    for (const { organization_id } of stale) {
      await tx.deleteFrom('organization').where('id', '=', organization_id).execute();
    }
    for (const plan of plans) await layPlan(tx, plan);
  });
}

async function layPlan(tx: Transaction<Database>, plan: FixturePlan): Promise<void> {
  const { organization, loginTenant, integration, units, calendars, roles } = plan;
  const { teams, receptions, finance, menus } = plan;
  await tx.insertInto('organization').values(organization).onConflict(doNothing).execute();
  await tx.insertInto('login_tenant').values(loginTenant).onConflict(doNothing).execute();
  await tx.insertInto('integration').values(integration).onConflict(doNothing).execute();
  for (const rows of batches(units)) await tx.insertInto('unit').values(rows).onConflict(doNothing).execute();
  for (const rows of batches(calendars)) {
    await tx.insertInto('calendar').values(rows).onConflict(doNothing).execute();
  }
  for (const rows of batches(roles)) {
    await tx.insertInto('role_assignment').values(rows).onConflict(doNothing).execute();
  }
  for (const team of teams) await layTeam(tx, team);
  for (const reception of receptions) {
    await tx.insertInto('reception').values(reception).onConflict(doNothing).execute();
  }
  if (finance) await layFinance(tx, finance);
  for (const menu of menus) await layMenu(tx, menu);
}

/** Whole or not at all: somebody who was taken out of a team does not come back with a restart. */
async function layTeam(tx: Transaction<Database>, { provider, units, members }: PlannedTeam): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('provider')
    .values(provider)
    .onConflict(doNothing)
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  for (const rows of batches(units)) await tx.insertInto('provider_unit').values(rows).execute();
  for (const rows of batches(members)) await tx.insertInto('provider_member').values(rows).execute();
}

/** Whole or not at all, as teams are: the currency is there as soon as anything of it is. */
async function layFinance(tx: Transaction<Database>, planned: PlannedFinance): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('finance_settings')
    .values(planned.settings)
    .onConflict(doNothing)
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  await tx.insertInto('vat_category').values(planned.vatCategories).execute();
  await tx.insertInto('cost_center').values(planned.costCenters).execute();
  if (planned.holders.length > 0) {
    await tx.insertInto('cost_center_holder').values(planned.holders).execute();
  }
}

/** Whole or not at all, as teams are. */
async function layMenu(tx: Transaction<Database>, { menu, categories, items }: PlannedMenu): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('menu')
    .values(menu)
    .onConflict(doNothing)
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  await tx.insertInto('menu_category').values(categories).execute();
  await tx.insertInto('menu_item').values(items).execute();
}

function doNothing<T>(conflict: { doNothing: () => T }): T {
  return conflict.doNothing();
}

function batches<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / ROWS_PER_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_PER_STATEMENT, (index + 1) * ROWS_PER_STATEMENT),
  );
}
