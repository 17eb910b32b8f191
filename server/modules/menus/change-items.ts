import type { z } from 'zod';
import type { ItemId, MenuItem } from '../../../contract/menu-items.ts';
import { MOST_ITEMS } from '../../../contract/menus.ts';
import type { addItem as addRoute, changeItem as changeRoute } from '../../../contract/menus.ts';
import type { ProviderId } from '../../../contract/services.ts';
import { definedOf, isAlike } from '../../kernel/alike.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { aloneWithMoney } from '../finance/index.ts';
import { checkItem, chosenVat } from './check-item.ts';
import { deleteItem, listItems, saveItems } from './items.store.ts';
import { editableMenu } from './menu-access.ts';
import { changingMenu } from './menu-change.ts';
import type { MenuDeps } from './menu-change.ts';
import { noteChange } from './menus.store.ts';
import { recordItems } from './record-items.ts';

type NewItem = z.output<(typeof addRoute)['body']>;
type ItemChange = z.output<(typeof changeRoute)['body']>;

/**
 * Adds an item at the end of a menu. The same id with the same content again is the one that is there. Rejects with
 * `already-exists` for the name of another one, `idempotency-key-reused`, `invalid-request` for what it may not refer to,
 * and `not-possible-now` when the menu is full.
 */
export async function addItem(
  deps: MenuDeps,
  caller: Caller,
  provider: ProviderId,
  { vat, ...fields }: NewItem,
): Promise<MenuItem> {
  return await changingMenu(deps, caller, provider, async (tx, of) => {
    const { organization } = caller;
    const [there] = await listItems(tx, organization, { ids: [fields.id] });
    if (there) {
      const { picture, isActive, version } = there;
      const asked = { ...fields, provider, vat: { ...there.vat, id: vat }, picture, isActive, version };
      if (isAlike(there, asked)) return there;
      throw new Problem('idempotency-key-reused', 'This id belongs to another item already.');
    }
    const others = await listItems(tx, organization, { providers: [provider] });
    if (others.length >= MOST_ITEMS) {
      throw new Problem('not-possible-now', `A menu has at most ${MOST_ITEMS} items. Remove some first.`);
    }
    const rate = await chosenVat(tx, organization, vat, null);
    const wanted = { ...fields, provider, vat: rate, picture: null, isActive: true, version: 1 };
    await checkItem(tx, organization, wanted, { before: null, others });
    await saveItems(tx, organization, provider, [wanted]);
    await noteChange(tx, organization, provider);
    await recordItems(tx, caller, of, [{ action: 'menu-item.added', before: null, after: wanted }]);
    return wanted;
  });
}

/**
 * Changes an item as the caller saw it. Rejects with `not-found`, `changed-meanwhile`, `already-exists` for the name of
 * another one, and `invalid-request` for what it may not refer to.
 */
export async function changeItem({ db }: MenuDeps, caller: Caller, wish: ItemWish): Promise<MenuItem> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const { organization } = caller;
    const { before, after, of } = await intendedItem(tx, caller, wish);
    if (before === after) return before;
    await saveItems(tx, organization, before.provider, [after]);
    await noteChange(tx, organization, before.provider);
    await recordItems(tx, caller, of, [{ action: 'menu-item.changed', before, after }]);
    return after;
  });
}

/** A change of an item as somebody saw it. */
export interface ItemWish {
  readonly id: ItemId;
  readonly version: number;
  readonly change: ItemChange;
}

/** An item as it is and as it would be; the same one when nothing would be different. Rejects as `changeItem` does. */
export async function intendedItem(tx: Tx, caller: Caller, { id, version, change }: ItemWish) {
  const { organization } = caller;
  const { before, of } = await editableItem(tx, caller, id, version);
  const { vat, ...fields } = definedOf(change);
  const rate = vat === undefined ? before.vat : await chosenVat(tx, organization, vat, before);
  const after: MenuItem = { ...before, ...fields, vat: rate, version: version + 1 };
  if (isAlike(before, { ...after, version })) return { before, after: before, of };
  const menu = await listItems(tx, organization, { providers: [before.provider] });
  const others = menu.filter((one) => one.id !== id);
  await checkItem(tx, organization, after, { before, others });
  return { before, after, of };
}

/**
 * Removes an item as the caller saw it, with its picture. Rejects with `not-found`, `changed-meanwhile`, and `not-empty`
 * while a package consists of it.
 */
export async function removeItem(
  { db }: MenuDeps,
  caller: Caller,
  { id, version }: { readonly id: ItemId; readonly version: number },
): Promise<Record<string, never>> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const { organization } = caller;
    const { before, of } = await editableItem(tx, caller, id, version);
    const menu = await listItems(tx, organization, { providers: [before.provider] });
    const around = menu.find(({ contents }) => contents.some(({ item }) => item === id));
    if (around) {
      throw new Problem(
        'not-empty',
        `${before.name} is part of ${around.name}. Take it out of there first, or take it off the menu for a while instead.`,
      );
    }
    await deleteItem(tx, organization, id);
    await noteChange(tx, organization, before.provider);
    await recordItems(tx, caller, of, [{ action: 'menu-item.removed', before, after: null }]);
    return {};
  });
}

/** An item on a menu that the caller may change, as they saw it. Rejects with `not-found` and `changed-meanwhile`. */
export async function editableItem(tx: Tx, caller: Caller, id: ItemId, version: number) {
  const [before] = await listItems(tx, caller.organization, { ids: [id] });
  if (!before) throw new Problem('not-found', 'There is no such item on the menus that you see.');
  const of = await editableMenu(tx, caller, before.provider);
  requireVersion(before, version, 'this item');
  return { before, of };
}
