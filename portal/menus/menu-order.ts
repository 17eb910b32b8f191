import type { CategoryId, ItemId, MenuItem } from '../../contract/menu-items.ts';
import type { MenuReply } from '../../contract/menus.ts';

/** A heading with what stands below it; null: before the first heading. */
export interface MenuGroup {
  readonly category: CategoryId | null;
  readonly items: readonly ItemId[];
}

/** A menu as it stands, with the place before the first heading always there. */
export function groupsOf({
  categories,
  items,
}: Pick<MenuReply, 'categories' | 'items'>): readonly MenuGroup[] {
  return [null, ...categories.map(({ id }) => id)].map((category) => ({
    category,
    items: items.filter((item: MenuItem) => item.category === category).map(({ id }) => id),
  }));
}

/** An item one place up or down; at the edge of its category it goes over into the next one. */
export function moveItem(groups: readonly MenuGroup[], item: ItemId, by: -1 | 1): readonly MenuGroup[] {
  const from = groups.findIndex(({ items }) => items.includes(item));
  const here = groups[from];
  if (!here) return groups;
  const at = here.items.indexOf(item) + by;
  if (at >= 0 && at < here.items.length) return placeItem(groups, item, from, at);
  const next = groups[from + by];
  return next ? placeItem(groups, item, from + by, by === 1 ? 0 : next.items.length) : groups;
}

/** An item in another place: `at` counts without the item itself. */
export function placeItem(
  groups: readonly MenuGroup[],
  item: ItemId,
  to: number,
  at: number,
): readonly MenuGroup[] {
  return groups.map(({ category, items }, index) => {
    const others = items.filter((one) => one !== item);
    return { category, items: index === to ? others.toSpliced(at, 0, item) : others };
  });
}

/** A category one place up or down; what has none always comes first. */
export function moveCategory(
  groups: readonly MenuGroup[],
  category: CategoryId,
  by: -1 | 1,
): readonly MenuGroup[] {
  const from = groups.findIndex((one) => one.category === category);
  const to = from + by;
  const moved = groups[from];
  if (!moved || to < 1 || to >= groups.length) return groups;
  return groups.toSpliced(from, 1).toSpliced(to, 0, moved);
}
