import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { MenuItem } from '../../../contract/menu-items.ts';
import type { ItemId } from '../../../contract/menu-items.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { MenuItemTable } from '../../storage/tables/menus.ts';

type Wanted = { readonly providers: readonly ProviderId[] } | { readonly ids: readonly ItemId[] };

interface ItemRow extends Selectable<MenuItemTable> {
  readonly vat_name: string;
  readonly vat_rate: number;
  readonly etag: string | null;
  /** Of a package. */
  readonly contents: unknown;
}

/** With the row itself: most items are no packages. */
const contents = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('item', item_id, 'quantity', quantity) order by position), '[]')
  from menu_content
  where menu_content.organization_id = item.organization_id and menu_content.package_id = item.id
)`.as('contents');

/** Items of providers, or with these ids, each in its place on the menu: by category, then within it. */
export async function listItems(
  db: Db | Tx,
  organization: OrganizationId,
  wanted: Wanted,
): Promise<readonly MenuItem[]> {
  const [column, among] =
    'providers' in wanted ? (['provider_id', wanted.providers] as const) : (['id', wanted.ids] as const);
  if (among.length === 0) return [];
  const rows = await db
    .selectFrom('menu_item as item')
    .innerJoin('vat_category as vat', (join) =>
      join
        .onRef('vat.organization_id', '=', 'item.organization_id')
        .onRef('vat.id', '=', 'item.vat_category_id'),
    )
    .leftJoin('menu_category as category', (join) =>
      join
        .onRef('category.organization_id', '=', 'item.organization_id')
        .onRef('category.id', '=', 'item.category_id'),
    )
    .leftJoin('menu_picture as picture', (join) =>
      join
        .onRef('picture.organization_id', '=', 'item.organization_id')
        .onRef('picture.item_id', '=', 'item.id'),
    )
    .selectAll('item')
    .select(['vat.name as vat_name', 'vat.rate as vat_rate', 'picture.etag', contents])
    .where('item.organization_id', '=', organization)
    .where(`item.${column}`, 'in', [...among])
    .orderBy(sql`category.position nulls first`)
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
  return rows.map((row) => itemFrom(row));
}

/** Parsed, because what was stored as JSON comes back as anything. */
function itemFrom(row: ItemRow): MenuItem {
  return MenuItem.parse({
    id: row.id,
    provider: row.provider_id,
    category: row.category_id,
    name: row.name,
    description: row.description,
    unitPrice: Number(row.unit_price),
    unit: row.unit,
    vat: { id: row.vat_category_id, name: row.vat_name, rate: row.vat_rate },
    deadline: row.deadline,
    weekdays: row.weekdays,
    season: row.season_from === null ? null : { from: row.season_from, to: row.season_to },
    least: row.least,
    most: row.most,
    allergens: row.allergens,
    diets: row.diets,
    options: row.options,
    units: row.units,
    stock: row.stock,
    covers: row.covers,
    contents: row.contents,
    picture: row.etag,
    isActive: row.is_active,
    version: row.version,
  });
}

/** Writes items: new ones at the end of their provider's menu, in this order; others where they stand. */
export async function saveItems(
  tx: Tx,
  organization: OrganizationId,
  provider: ProviderId,
  items: readonly MenuItem[],
): Promise<void> {
  const last = await tx
    .selectFrom('menu_item')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .executeTakeFirst();
  let position = last?.position ?? 0;
  const rows = items.map((item) => ({
    organization_id: organization,
    id: item.id,
    provider_id: provider,
    position: (position += 1),
    ...columnsOf(item),
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await tx
      .insertInto('menu_item')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(changedColumns))
      .execute();
  }
  await saveContents(tx, organization, items);
}

/** A statement takes at most 65,535 parameters; a row here has twenty-five. */
const ROWS_PER_STATEMENT = 1_000;

const changeable = [
  'category_id',
  'name',
  'description',
  'unit_price',
  'unit',
  'vat_category_id',
  'deadline',
  'weekdays',
  'season_from',
  'season_to',
  'least',
  'most',
  'allergens',
  'diets',
  'options',
  'units',
  'stock',
  'covers',
  'is_active',
  'version',
] as const;
const changedColumns = Object.fromEntries(changeable.map((name) => [name, sql.ref(`excluded.${name}`)]));

function columnsOf(item: MenuItem) {
  return {
    category_id: item.category,
    name: item.name,
    description: item.description,
    unit_price: item.unitPrice,
    unit: item.unit,
    vat_category_id: item.vat.id,
    deadline: item.deadline && JSON.stringify(item.deadline),
    weekdays: item.weekdays,
    season_from: item.season?.from ?? null,
    season_to: item.season?.to ?? null,
    least: item.least,
    most: item.most,
    allergens: [...item.allergens],
    diets: [...item.diets],
    options: JSON.stringify(item.options),
    units: item.units,
    stock: item.stock,
    covers: item.covers,
    is_active: item.isActive,
    version: item.version,
  };
}

async function saveContents(tx: Tx, organization: OrganizationId, items: readonly MenuItem[]): Promise<void> {
  const ids = items.map(({ id }) => id);
  await tx
    .deleteFrom('menu_content')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`package_id = any(${ids}::uuid[])`)
    .execute();
  const rows = items.flatMap(({ id, contents }) =>
    contents.map(({ item, quantity }, position) => ({
      organization_id: organization,
      package_id: id,
      item_id: item,
      position,
      quantity,
    })),
  );
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await tx
      .insertInto('menu_content')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .execute();
  }
}

export async function deleteItem(tx: Tx, organization: OrganizationId, id: ItemId): Promise<void> {
  await tx.deleteFrom('menu_item').where('organization_id', '=', organization).where('id', '=', id).execute();
}

/** Whether any item, or any choice of one, costs something. */
export async function hasPricedItems(db: Db | Tx, organization: OrganizationId): Promise<boolean> {
  const row = await db
    .selectFrom('menu_item')
    .select('id')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`(unit_price > 0 or jsonb_path_exists(options, '$[*].choices[*].price ? (@ > 0)'))`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
