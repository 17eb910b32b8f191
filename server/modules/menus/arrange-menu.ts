import type { z } from 'zod';
import type { CategoryId, ItemId } from '../../../contract/menu-items.ts';
import type { MenuReply, arrangeMenu as arrangeRoute } from '../../../contract/menus.ts';
import type { FieldError } from '../../../contract/problem.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { changingMenu } from './menu-change.ts';
import type { MenuDeps } from './menu-change.ts';
import { noteChange, saveOrder } from './menus.store.ts';
import { menuOf } from './read-menu.ts';

type Groups = z.output<(typeof arrangeRoute)['body']>['groups'];

/**
 * Puts a menu in order, as the caller saw it: every category and every item is named once. Rejects with `not-found`,
 * `changed-meanwhile` when anything on the menu was changed since, and `invalid-request` for an order that is not whole.
 */
export async function arrangeMenu(
  deps: MenuDeps,
  caller: Caller,
  {
    provider,
    version,
    groups,
  }: { readonly provider: ProviderId; readonly version: number; readonly groups: Groups },
): Promise<MenuReply> {
  return await changingMenu(deps, caller, provider, async (tx, of) => {
    const { organization } = caller;
    const before = await menuOf(tx, organization, of, true);
    requireVersion(before, version, 'this menu');
    const errors = missingIn(groups, before);
    if (errors.length > 0) throw new Problem('invalid-request', 'This order is not whole.', { errors });
    if (JSON.stringify(groupsOf(before)) === JSON.stringify(filled(groups))) return before;

    await saveOrder(tx, organization, {
      categories: groups.flatMap(({ category }) => category ?? []),
      items: groups.flatMap(({ category, items }) => items.map((id) => ({ id, category }))),
    });
    await noteChange(tx, organization, provider);
    const after = await menuOf(tx, organization, of, true);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'menu.arranged',
      subject: { kind: 'menu', id: provider, name: of.name },
      before: namesIn(before),
      after: namesIn(after),
    });
    return after;
  });
}

/** Where an order names something twice, something that is not there, or leaves something out. */
function missingIn(groups: Groups, menu: MenuReply): readonly FieldError[] {
  const left = new Set<CategoryId | ItemId | null>([
    null,
    ...menu.categories.map(({ id }) => id),
    ...menu.items.map(({ id }) => id),
  ]);
  const errors: FieldError[] = [];
  const take = (id: CategoryId | ItemId | null, pointer: string) => {
    if (!left.delete(id)) errors.push({ pointer, detail: 'is not on this menu, or is named twice' });
  };
  for (const [at, { category, items }] of groups.entries()) {
    take(category, `/body/groups/${at}/category`);
    for (const [place, id] of items.entries()) take(id, `/body/groups/${at}/items/${place}`);
  }
  left.delete(null); // nobody must say that nothing stands before the first category
  if (left.size > 0 && errors.length === 0) {
    errors.push({ pointer: '/body/groups', detail: `leaves out ${left.size} that are on the menu` });
  }
  return errors;
}

/** The order as it is read: what has no category comes first. */
function groupsOf({ categories, items }: MenuReply): Groups {
  return filled(
    [null, ...categories.map(({ id }) => id)].map((category) => ({
      category,
      items: items.filter((item) => item.category === category).map(({ id }) => id),
    })),
  );
}

function filled(groups: Groups): Groups {
  const loose = groups.filter(({ category, items }) => category === null && items.length > 0);
  return [...loose, ...groups.filter(({ category }) => category !== null)];
}

function namesIn(menu: MenuReply): readonly object[] {
  const nameOf = (category: CategoryId | null) =>
    menu.categories.find(({ id }) => id === category)?.name ?? null;
  const names = new Map(menu.items.map(({ id, name }) => [id, name]));
  return groupsOf(menu).map(({ category, items }) => ({
    category: nameOf(category),
    items: items.map((id) => names.get(id) ?? null),
  }));
}
