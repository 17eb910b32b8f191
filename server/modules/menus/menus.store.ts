import { sql } from 'kysely';
import { CategoryId } from '../../../contract/menu-items.ts';
import type { ItemId } from '../../../contract/menu-items.ts';
import type { CategoryReply } from '../../../contract/menus.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** A heading on a menu. */
export interface Category extends CategoryReply {
  readonly provider: ProviderId;
}

/** How often a menu was changed, counted from 1: on which nothing was ever written is at 1. */
export async function menuVersion(
  db: Db | Tx,
  organization: OrganizationId,
  provider: ProviderId,
): Promise<number> {
  const row = await db
    .selectFrom('menu')
    .select('version')
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .executeTakeFirst();
  return row?.version ?? 1;
}

/** Notes one more change of a menu; gives the version that it has now. */
export async function noteChange(
  tx: Tx,
  organization: OrganizationId,
  provider: ProviderId,
): Promise<number> {
  const row = await tx
    .insertInto('menu')
    .values({ organization_id: organization, provider_id: provider, version: 2 })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'provider_id'])
        .doUpdateSet({ version: sql<number>`menu.version + 1` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** The categories of providers, in their order. */
export async function listCategories(
  db: Db | Tx,
  organization: OrganizationId,
  providers: readonly ProviderId[],
): Promise<readonly Category[]> {
  if (providers.length === 0) return [];
  const rows = await db
    .selectFrom('menu_category')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('provider_id', 'in', [...providers])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ id, provider_id, name, version }) => ({
    id: CategoryId.parse(id),
    provider: ProviderId.parse(provider_id),
    name,
    version,
  }));
}

export async function findCategory(
  db: Db | Tx,
  organization: OrganizationId,
  id: CategoryId,
): Promise<Category | null> {
  const row = await db
    .selectFrom('menu_category')
    .select(['provider_id', 'name', 'version'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? { id, provider: ProviderId.parse(row.provider_id), name: row.name, version: row.version }
    : null;
}

/** Adds a category after all others, or renames the one that is there. */
export async function saveCategory(
  tx: Tx,
  organization: OrganizationId,
  { id, provider, name, version }: Category,
): Promise<void> {
  await tx
    .insertInto('menu_category')
    .values({
      organization_id: organization,
      id,
      provider_id: provider,
      name,
      version,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from menu_category
        where organization_id = ${organization} and provider_id = ${provider})`,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet({ name, version }))
    .execute();
}

/** Removes a category; its items stay, without one. */
export async function deleteCategory(tx: Tx, organization: OrganizationId, id: CategoryId): Promise<void> {
  await tx
    .updateTable('menu_item')
    .set((item) => ({ category_id: null, version: item('version', '+', 1) }))
    .where('organization_id', '=', organization)
    .where('category_id', '=', id)
    .execute();
  await tx
    .deleteFrom('menu_category')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Where things stand, from the top. An item that changes its category changes its version. */
export interface Order {
  readonly categories: readonly CategoryId[];
  readonly items: readonly { readonly id: ItemId; readonly category: CategoryId | null }[];
}

export async function saveOrder(tx: Tx, organization: OrganizationId, order: Order): Promise<void> {
  await sql`
    update menu_category set position = place.position
    from unnest(${[...order.categories]}::uuid[]) with ordinality as place (id, position)
    where menu_category.organization_id = ${organization} and menu_category.id = place.id`.execute(tx);
  const ids = order.items.map(({ id }) => id);
  const categories = order.items.map(({ category }) => category);
  await sql`
    update menu_item set
      position = place.position,
      category_id = place.category,
      version = version + case when category_id is distinct from place.category then 1 else 0 end
    from unnest(${ids}::uuid[], ${categories}::uuid[]) with ordinality as place (id, category, position)
    where menu_item.organization_id = ${organization} and menu_item.id = place.id`.execute(tx);
}
