import type { ItemId, MenuItem } from '../../../contract/menu-items.ts';
import type { FieldError } from '../../../contract/problem.ts';

/** What an item is checked against. */
export interface Surroundings {
  /** Everything else on the menu. */
  readonly others: readonly Pick<MenuItem, 'id' | 'name' | 'contents'>[];
  readonly categories: ReadonlySet<string>;
  /** Places of the organization. */
  readonly units: ReadonlySet<string>;
  /** As it was before; null: it is new. */
  readonly before: MenuItem | null;
}

/**
 * What is wrong with an item beyond what its fields say by themselves; pointers are into the body. A package consists of
 * items of the same menu and of no other package, so that it never contains itself. A place that was removed since may
 * stay where it stood.
 */
export function mistakesIn(item: MenuItem, around: Surroundings): readonly FieldError[] {
  return [...mistakesOfFields(item, around), ...mistakesOfOptions(item), ...mistakesOfContents(item, around)];
}

function mistakesOfFields(item: MenuItem, around: Surroundings): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (item.category !== null && !around.categories.has(item.category)) {
    errors.push({ pointer: '/body/category', detail: 'is not a category of this menu' });
  }
  if (item.most !== null && item.most < item.least) {
    errors.push({ pointer: '/body/most', detail: `must not be less than ${item.least}, the least` });
  }
  const known = new Set<string>([...around.units, ...(around.before?.units ?? [])]);
  const units = item.units ?? [];
  for (const [at, unit] of units.entries()) {
    if (!known.has(unit)) {
      errors.push({ pointer: `/body/units/${at}`, detail: 'is not a place of this organization' });
    }
  }
  return errors;
}

function mistakesOfOptions({ options }: MenuItem): readonly FieldError[] {
  const ids = new Set<string>();
  return options.flatMap((option, at) =>
    [
      { id: option.id, pointer: `/body/options/${at}/id` },
      ...option.choices.map(({ id }, place) => ({ id, pointer: `/body/options/${at}/choices/${place}/id` })),
    ].flatMap(({ id, pointer }) => {
      if (ids.has(id)) return [{ pointer, detail: 'is used twice in this item' }];
      ids.add(id);
      return [];
    }),
  );
}

function mistakesOfContents(item: MenuItem, { others }: Surroundings): readonly FieldError[] {
  const byId = new Map(others.map((one) => [one.id, one]));
  const seen = new Set<ItemId>();
  const errors = item.contents.flatMap(({ item: id }, at): FieldError[] => {
    const pointer = `/body/contents/${at}/item`;
    const there = byId.get(id);
    const isTwice = seen.has(id);
    seen.add(id);
    if (!there) return [{ pointer, detail: 'is not another item of this menu' }];
    if (isTwice) return [{ pointer, detail: 'is named twice' }];
    return there.contents.length > 0 ? [{ pointer, detail: 'is a package itself' }] : [];
  });
  const around = others.find(({ contents }) => contents.some((content) => content.item === item.id));
  if (item.contents.length > 0 && around) {
    errors.push({ pointer: '/body/contents', detail: `cannot be: this item is part of ${around.name}` });
  }
  return errors;
}
