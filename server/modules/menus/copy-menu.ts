import { randomUUID } from 'node:crypto';
import { CategoryId, ChoiceId, ItemId, OptionId } from '../../../contract/menu-items.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import { MOST_CATEGORIES, MOST_ITEMS } from '../../../contract/menus.ts';
import type { MenuReply, copyMenu as copyRoute } from '../../../contract/menus.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { saveItems } from './items.store.ts';
import { readableMenu } from './menu-access.ts';
import type { MenuProvider } from './menu-access.store.ts';
import { changingMenu } from './menu-change.ts';
import type { MenuDeps } from './menu-change.ts';
import { noteChange, saveCategory } from './menus.store.ts';
import { copyPictures } from './pictures.store.ts';
import { menuOf } from './read-menu.ts';
import { recordItems } from './record-items.ts';

/** What is missing on one menu that another one has. */
interface Copy {
  readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  readonly items: readonly MenuItem[];
  /** From which item each of them was made, by the id of the copy. */
  readonly origins: ReadonlyMap<ItemId, MenuItem>;
  readonly skipped: readonly string[];
}

/**
 * Copies what another provider offers, under new ids, at the end of this menu; a category or an item that is there under
 * the same name stays as it is, so that copying twice is copying once. A dry run changes nothing. Rejects with
 * `not-found` for either menu, `changed-meanwhile`, and `not-possible-now` when there is no room for it.
 */
export async function copyMenu(
  deps: MenuDeps,
  caller: Caller,
  {
    provider,
    version,
    from,
    isDryRun,
  }: {
    readonly provider: ProviderId;
    readonly version: number;
    readonly from: ProviderId;
    readonly isDryRun: boolean;
  },
): Promise<RouteReply<typeof copyRoute>> {
  return await changingMenu(deps, caller, provider, async (tx, of) => {
    const { organization } = caller;
    const { mayEdit: _mayEdit, ...source } = await readableMenu(tx, caller, from);
    const there = await menuOf(tx, organization, of, true);
    requireVersion(there, version, 'this menu');
    const copy = copyOf(await menuOf(tx, organization, source, true), there);
    requireRoom(there, copy);
    const isWritten = !isDryRun && copy.categories.length + copy.items.length > 0;
    return {
      isDryRun,
      categories: copy.categories.length,
      items: copy.items.length,
      pictures: copy.items.filter(({ picture }) => picture !== null).length,
      skipped: [...copy.skipped],
      version: isWritten ? await write(tx, caller, of, copy) : version,
    };
  });
}

/** What `source` has and `target` lacks, ready to be written there. */
function copyOf(source: MenuReply, target: MenuReply): Copy {
  const categoryByName = new Map(target.categories.map(({ id, name }) => [lower(name), id]));
  const categories = source.categories
    .filter(({ name }) => !categoryByName.has(lower(name)))
    .map(({ name }) => ({ id: CategoryId.parse(randomUUID()), name }));
  for (const { id, name } of categories) categoryByName.set(lower(name), id);
  const categoryOf = new Map(
    source.categories.map(({ id, name }) => [id, categoryByName.get(lower(name)) ?? null]),
  );

  const itemByName = new Map(target.items.map(({ id, name }) => [lower(name), id]));
  const nameOf = new Map(source.items.map(({ id, name }) => [id, lower(name)]));
  const packages = new Set(
    target.items.flatMap(({ name, contents }) => (contents.length > 0 ? lower(name) : [])),
  );
  // A package of what is a package by the same name there cannot be made there.
  const copied = source.items.filter(
    ({ name, contents }) =>
      !itemByName.has(lower(name)) && !contents.some(({ item }) => packages.has(nameOf.get(item) ?? '')),
  );
  for (const { name } of copied) itemByName.set(lower(name), ItemId.parse(randomUUID()));
  const idOf = new Map(source.items.map(({ id, name }) => [id, itemByName.get(lower(name))]));

  const origins = new Map<ItemId, MenuItem>();
  const items = copied.flatMap((item) => {
    const id = idOf.get(item.id);
    if (id === undefined) return [];
    origins.set(id, item);
    return {
      ...item,
      id,
      provider: target.provider.id,
      category: item.category && (categoryOf.get(item.category) ?? null),
      options: item.options.map(withNewIds),
      contents: item.contents.flatMap(({ item: part, quantity }) => {
        const partId = idOf.get(part);
        return partId === undefined ? [] : [{ item: partId, quantity }];
      }),
      version: 1,
    };
  });
  const skipped = source.items.filter((item) => !copied.includes(item)).map(({ name }) => name);
  return { categories, items, origins, skipped };
}

function lower(text: string): string {
  return text.toLowerCase();
}

function withNewIds(option: MenuItem['options'][number]): MenuItem['options'][number] {
  return {
    ...option,
    id: OptionId.parse(randomUUID()),
    choices: option.choices.map((choice) => ({ ...choice, id: ChoiceId.parse(randomUUID()) })),
  };
}

function requireRoom(there: MenuReply, { categories, items }: Copy): void {
  const isTooMuch =
    there.categories.length + categories.length > MOST_CATEGORIES ||
    there.items.length + items.length > MOST_ITEMS;
  if (!isTooMuch) return;
  throw new Problem(
    'not-possible-now',
    `A menu has at most ${MOST_CATEGORIES} categories and ${MOST_ITEMS} items, and both menus together have more.`,
  );
}

async function write(tx: Tx, caller: Caller, of: MenuProvider, copy: Copy): Promise<number> {
  const { organization } = caller;
  for (const category of copy.categories) {
    await saveCategory(tx, organization, { ...category, provider: of.id, version: 1 });
  }
  await saveItems(tx, organization, of.id, copy.items);
  await copyPictures(
    tx,
    organization,
    [...copy.origins].map(([to, { id }]) => ({ from: id, to })),
  );
  await recordAudit(
    tx,
    organization,
    ...copy.categories.map(({ id, name }) => ({
      ...askedBy(caller),
      action: 'menu-category.added',
      subject: { kind: 'menu-category', id, name },
      after: { provider: of.name, name },
    })),
  );
  await recordItems(
    tx,
    caller,
    of,
    copy.items.map((after) => ({ action: 'menu-item.copied', before: null, after })),
  );
  return await noteChange(tx, organization, of.id);
}
