import type { CategoryId, MenuItem } from '../../../contract/menu-items.ts';
import type { MenuReply } from '../../../contract/menus.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { currencyOf, listVatCategories } from '../finance/index.ts';
import { listItems } from './items.store.ts';
import { readableMenu } from './menu-access.ts';
import { listCategories, menuVersion } from './menus.store.ts';

/** What a provider offers, in the order in which it arranged it. */
export interface Menu {
  /** Those that have something in them; items without a category come before the first. */
  readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  readonly items: readonly MenuItem[];
}

/**
 * What can be ordered from providers: active items only, and of the packages only those that can be had whole. A provider
 * of another organization, or without a menu, has an empty one.
 */
export async function readMenus(
  db: Db | Tx,
  organization: OrganizationId,
  providers: readonly ProviderId[],
): Promise<ReadonlyMap<ProviderId, Menu>> {
  const categories = await listCategories(db, organization, providers);
  const offered = await readOffered(db, organization, providers);
  return new Map(
    providers.map((provider) => {
      const items = offered.get(provider) ?? [];
      const used = new Set(items.map(({ category }) => category));
      const headings = categories.filter((one) => one.provider === provider && used.has(one.id));
      return [provider, { categories: headings.map(({ id, name }) => ({ id, name })), items }];
    }),
  );
}

/** What `readMenus` says can be ordered, without the headings. */
export async function readOffered(
  db: Db | Tx,
  organization: OrganizationId,
  providers: readonly ProviderId[],
): Promise<ReadonlyMap<ProviderId, readonly MenuItem[]>> {
  const all = await listItems(db, organization, { providers });
  const active = new Set(all.filter(({ isActive }) => isActive).map(({ id }) => id));
  const offered = all.filter(
    ({ id, contents }) => active.has(id) && contents.every(({ item }) => active.has(item)),
  );
  return Map.groupBy(offered, ({ provider }) => provider);
}

/** A whole menu for those who write it. Rejects with `not-found` for somebody who does not see it. */
export async function readMenu(
  { db }: { readonly db: Db },
  caller: Caller,
  id: ProviderId,
): Promise<MenuReply> {
  const { mayEdit, ...provider } = await readableMenu(db, caller, id);
  return await menuOf(db, caller.organization, provider, mayEdit);
}

/** The menu as it is now; whether the caller may see it has been asked. */
export async function menuOf(
  db: Db | Tx,
  organization: OrganizationId,
  provider: MenuReply['provider'],
  mayEdit: boolean,
): Promise<MenuReply> {
  const providers = [provider.id];
  return {
    provider,
    currency: await currencyOf(db, organization),
    vatCategories: [...(await listVatCategories(db, organization))],
    categories: (await listCategories(db, organization, providers)).map(({ id, name, version }) => ({
      id,
      name,
      version,
    })),
    items: [...(await listItems(db, organization, { providers }))],
    mayEdit,
    version: await menuVersion(db, organization, provider.id),
  };
}
