import type { NewRow } from '../storage/database.ts';
import { menus } from './menu-words.ts';
import type { ItemWords, MenuWords } from './menu-words.ts';
import { stableId } from './stable-id.ts';

/** A provider's menu; laid whole, or left as it is. */
export interface PlannedMenu {
  readonly menu: NewRow<'menu'>;
  readonly categories: readonly NewRow<'menu_category'>[];
  readonly items: readonly NewRow<'menu_item'>[];
}

/** What the providers of fixture F0 offer, for those of them that are there, all of it taxed by one VAT category. */
export function planMenus(
  organization_id: string,
  providers: readonly { readonly id: string; readonly name: string }[],
  vat_category_id: string,
): readonly PlannedMenu[] {
  return providers.flatMap(({ id, name }) => {
    const words = menus.get(name);
    return words ? [planMenu({ organization_id, provider_id: id }, words, vat_category_id)] : [];
  });
}

interface Key {
  readonly organization_id: string;
  readonly provider_id: string;
}

function planMenu(key: Key, words: MenuWords, vat_category_id: string): PlannedMenu {
  const categoryId = (name: string) => stableId('menu-category', key.provider_id, name);
  const items = words.flatMap(({ category, items }) => items.map((item) => ({ ...item, category })));
  return {
    menu: { ...key, version: 1 },
    categories: words.map(({ category }, at) => ({
      ...key,
      id: categoryId(category),
      name: category,
      position: at + 1,
    })),
    items: items.map(({ category, ...item }, at) => ({
      ...key,
      ...rowOf(item, stableId('menu-item', key.provider_id, item.name)),
      category_id: categoryId(category),
      vat_category_id,
      position: at + 1,
    })),
  };
}

function rowOf(item: ItemWords, id: string) {
  const { name, description = '', price, unit = 'per piece', deadline = null } = item;
  const { least = 1, most = null, allergens = [], diets = [], stock = null, covers = 0 } = item;
  const options = (item.options ?? []).map((option) => ({
    id: stableId('menu-option', id, option.name),
    name: option.name,
    isRequired: option.isRequired,
    choices: option.choices.map((choice) => ({
      id: stableId('menu-choice', id, option.name, choice.name),
      ...choice,
    })),
  }));
  return {
    id,
    name,
    description,
    unit_price: price,
    unit,
    deadline: deadline && JSON.stringify(deadline),
    least,
    most,
    allergens: [...allergens],
    diets: [...diets],
    stock,
    covers,
    options: JSON.stringify(options),
  };
}
