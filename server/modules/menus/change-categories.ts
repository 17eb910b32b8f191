import type { CategoryId } from '../../../contract/menu-items.ts';
import { MOST_CATEGORIES } from '../../../contract/menus.ts';
import type { CategoryReply } from '../../../contract/menus.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { aloneWithMoney } from '../finance/index.ts';
import { listItems } from './items.store.ts';
import { editableMenu } from './menu-access.ts';
import type { MenuProvider } from './menu-access.store.ts';
import { changingMenu } from './menu-change.ts';
import type { MenuDeps } from './menu-change.ts';
import { deleteCategory, findCategory, listCategories, noteChange, saveCategory } from './menus.store.ts';
import type { Category } from './menus.store.ts';

/**
 * Adds a category at the end of a menu. The same id with the same content again is the one that is there. Rejects with
 * `already-exists` for the name of another one, `idempotency-key-reused`, and `not-possible-now` when the menu is full.
 */
export async function addCategory(
  deps: MenuDeps,
  caller: Caller,
  provider: ProviderId,
  { id, name }: Pick<CategoryReply, 'id' | 'name'>,
): Promise<CategoryReply> {
  return await changingMenu(deps, caller, provider, async (tx, of) => {
    const there = await findCategory(tx, caller.organization, id);
    if (there?.provider === provider && there.name === name) return there;
    if (there) throw new Problem('idempotency-key-reused', 'This id belongs to another category already.');
    const wanted = { id, provider, name, version: 1 };
    const all = await listCategories(tx, caller.organization, [provider]);
    if (all.length >= MOST_CATEGORIES) {
      throw new Problem(
        'not-possible-now',
        `A menu has at most ${MOST_CATEGORIES} categories. Remove one first.`,
      );
    }
    requireFreeName(all, wanted);
    await saveCategory(tx, caller.organization, wanted);
    await noteChange(tx, caller.organization, provider);
    await record(tx, caller, of, 'menu-category.added', { category: wanted, after: { name } });
    return wanted;
  });
}

/** Renames a category as the caller saw it. Rejects with `not-found`, `changed-meanwhile` and `already-exists`. */
export async function changeCategory(
  { db }: MenuDeps,
  caller: Caller,
  { id, version, name }: { readonly id: CategoryId; readonly version: number; readonly name: string },
): Promise<CategoryReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const { before, of } = await editable(tx, caller, id, version);
    if (before.name === name) return before;
    const after = { ...before, name, version: version + 1 };
    requireFreeName(await listCategories(tx, caller.organization, [before.provider]), after);
    await saveCategory(tx, caller.organization, after);
    await noteChange(tx, caller.organization, before.provider);
    await record(tx, caller, of, 'menu-category.changed', {
      category: after,
      before: { name: before.name },
      after: { name },
    });
    return after;
  });
}

/** Removes a category as the caller saw it; its items stay on the menu. Rejects with `not-found` and `changed-meanwhile`. */
export async function removeCategory(
  { db }: MenuDeps,
  caller: Caller,
  { id, version }: { readonly id: CategoryId; readonly version: number },
): Promise<Record<string, never>> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const { before, of } = await editable(tx, caller, id, version);
    const all = await listItems(tx, caller.organization, { providers: [before.provider] });
    const items = all.filter(({ category }) => category === id).map(({ name }) => name);
    await deleteCategory(tx, caller.organization, id);
    await noteChange(tx, caller.organization, before.provider);
    await record(tx, caller, of, 'menu-category.removed', {
      category: before,
      before: { name: before.name, items },
    });
    return {};
  });
}

async function editable(
  tx: Tx,
  caller: Caller,
  id: CategoryId,
  version: number,
): Promise<{ readonly before: Category; readonly of: MenuProvider }> {
  const before = await findCategory(tx, caller.organization, id);
  if (!before) throw new Problem('not-found', 'There is no such category on the menus that you see.');
  const of = await editableMenu(tx, caller, before.provider);
  requireVersion(before, version, 'this category');
  return { before, of };
}

function requireFreeName(all: readonly Category[], wanted: Category): void {
  const name = wanted.name.toLowerCase();
  if (!all.some((one) => one.id !== wanted.id && one.name.toLowerCase() === name)) return;
  throw new Problem('already-exists', `There is a category ${wanted.name} on this menu already.`, {
    errors: [{ pointer: '/body/name', detail: 'is the name of another category' }],
  });
}

async function record(
  tx: Tx,
  caller: Caller,
  provider: MenuProvider,
  action: string,
  { category, before, after }: { category: Category; before?: object; after?: object },
): Promise<void> {
  const of = { provider: provider.name };
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'menu-category', id: category.id, name: category.name },
    before: before && { ...of, ...before },
    after: after && { ...of, ...after },
  });
}
