import * as fc from 'fast-check';
import { CategoryId, ItemId } from '../../../contract/menu-items.ts';
import { moveCategory, moveItem, placeItem } from '../../../portal/menus/menu-order.ts';
import type { MenuGroup } from '../../../portal/menus/menu-order.ts';

const item = (number: number) => ItemId.parse(`90000000-0000-4000-8000-00000000000${number}`);
const category = (number: number) => CategoryId.parse(`80000000-0000-4000-8000-00000000000${number}`);
const menu: readonly MenuGroup[] = [
  { category: null, items: [item(1)] },
  { category: category(1), items: [item(2), item(3)] },
  { category: category(2), items: [] },
];
const shape = (groups: readonly MenuGroup[]) =>
  groups.map(({ category, items }) => [category?.slice(-1) ?? '-', items.map((id) => id.slice(-1)).join('')]);

describe('an item', () => {
  test('moves within its category', () => {
    expect(shape(moveItem(menu, item(2), 1))).toEqual([
      ['-', '1'],
      ['1', '32'],
      ['2', ''],
    ]);
  });

  test('goes over into the next category at the edge of its own', () => {
    expect(shape(moveItem(menu, item(3), 1))[2]).toEqual(['2', '3']);
    expect(shape(moveItem(menu, item(2), -1))[0]).toEqual(['-', '12']);
    expect(shape(moveItem(menu, item(1), 1))[1]).toEqual(['1', '123']);
  });

  test('stays at the top and at the bottom of the menu', () => {
    expect(moveItem(menu, item(1), -1)).toBe(menu);
    const last = placeItem(menu, item(1), 2, 0);
    expect(moveItem(last, item(1), 1)).toBe(last);
  });

  test('is never lost or doubled, whatever is done', () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 3 }).map(item),
      by: fc.constantFrom(-1 as const, 1 as const),
      to: fc.integer({ min: 0, max: 2 }),
      at: fc.integer({ min: 0, max: 3 }),
      isPlaced: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const end = steps.reduce(
          (groups, { id, by, to, at, isPlaced }) =>
            isPlaced ? placeItem(groups, id, to, at) : moveItem(groups, id, by),
          menu,
        );
        expect(end.flatMap(({ items }) => items).toSorted()).toEqual([item(1), item(2), item(3)]);
        expect(end.map((group) => group.category)).toEqual([null, category(1), category(2)]);
      }),
    );
  });
});

test('a category moves with what is in it, and never above what has none', () => {
  expect(shape(moveCategory(menu, category(2), -1))).toEqual([
    ['-', '1'],
    ['2', ''],
    ['1', '23'],
  ]);
  expect(moveCategory(menu, category(1), -1)).toBe(menu);
  expect(moveCategory(menu, category(2), 1)).toBe(menu);
});
