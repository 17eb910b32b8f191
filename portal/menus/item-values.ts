import { VatCategoryId } from '../../contract/finance.ts';
import { CategoryId, ChoiceId, ItemId, OptionId, allergens, diets } from '../../contract/menu-items.ts';
import type { Allergen, Diet, MenuItem } from '../../contract/menu-items.ts';
import type { addItem } from '../../contract/menus.ts';
import type { Currency } from '../../contract/money.ts';
import { UnitId } from '../../contract/primitives.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { MoneyFormat } from '../../ui/money/money-format.ts';

/** An option of an item as it is typed. */
export interface OptionValues {
  readonly id: string;
  readonly name: string;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly id: string; readonly name: string; readonly price: string }[];
}

/** A part of a package as it is typed. */
export interface ContentValues {
  readonly item: string;
  readonly quantity: string;
}

/** An item as it is typed; all texts, so that it can wait in a draft. */
export interface ItemValues {
  readonly name: string;
  readonly description: string;
  /** An id, or empty. */
  readonly category: string;
  readonly price: string;
  readonly unit: string;
  readonly vat: string;
  readonly least: string;
  readonly most: string;
  readonly covers: string;
  readonly stock: string;
  /** Words or numbers with blanks between. */
  readonly allergens: string;
  readonly diets: string;
  readonly weekdays: string;
  readonly seasonFrom: string;
  readonly seasonTo: string;
  readonly deadline: 'none' | 'days-before' | 'minutes-before';
  readonly days: string;
  readonly time: string;
  readonly minutes: string;
  readonly reach: 'everywhere' | 'somewhere';
  /** Ids, with blanks between. */
  readonly units: string;
  /** JSON. */
  readonly options: string;
  readonly contents: string;
  readonly active: 'yes' | 'no';
}

export function emptyItem(unit: string, vat: string): ItemValues {
  return {
    name: '',
    description: '',
    category: '',
    price: '',
    unit,
    vat,
    least: '1',
    most: '',
    covers: '0',
    stock: '',
    allergens: '',
    diets: '',
    weekdays: '',
    seasonFrom: '',
    seasonTo: '',
    deadline: 'none',
    days: '1',
    time: '12:00',
    minutes: '60',
    reach: 'everywhere',
    units: '',
    options: '[]',
    contents: '[]',
    active: 'yes',
  };
}

export function valuesOf(item: MenuItem, currency: Currency, money: MoneyFormat): ItemValues {
  const options = item.options.map((option) => ({
    ...option,
    choices: option.choices.map((choice) => ({ ...choice, price: money.typed(choice.price, currency) })),
  }));
  const contents = item.contents.map((content) => ({ ...content, quantity: String(content.quantity) }));
  return {
    ...emptyItem(item.unit, item.vat.id),
    ...whenOf(item),
    name: item.name,
    description: item.description,
    category: item.category ?? '',
    price: money.typed(item.unitPrice, currency),
    least: String(item.least),
    most: textOf(item.most),
    covers: String(item.covers),
    stock: textOf(item.stock),
    allergens: item.allergens.join(' '),
    diets: item.diets.join(' '),
    reach: item.units === null ? 'everywhere' : 'somewhere',
    units: (item.units ?? []).join(' '),
    options: JSON.stringify(options),
    contents: JSON.stringify(contents),
    active: item.isActive ? 'yes' : 'no',
  };
}

function whenOf({ deadline, season, weekdays }: MenuItem): Partial<ItemValues> {
  return {
    weekdays: (weekdays ?? []).join(' '),
    seasonFrom: season?.from ?? '',
    seasonTo: season?.to ?? '',
    deadline: deadline?.kind ?? 'none',
    ...(deadline?.kind === 'days-before' && { days: String(deadline.days), time: deadline.time }),
    ...(deadline?.kind === 'minutes-before' && { minutes: String(deadline.minutes) }),
  };
}

export type ItemBody = Omit<NonNullable<RouteCall<typeof addItem>['body']>, 'id'>;

/** What is sent. What is no number, or no amount in this language, stays none, and the contract objects. */
export function bodyOf(values: ItemValues, currency: Currency, money: MoneyFormat): ItemBody {
  const amount = (text: string) => money.read(text, currency) ?? Number.NaN;
  const { name, description, unit } = values;
  return {
    name,
    description,
    category: CategoryId.safeParse(values.category).data ?? null,
    unitPrice: amount(values.price),
    unit,
    vat: VatCategoryId.safeParse(values.vat).data ?? '',
    least: numberOf(values.least),
    most: numberOrNull(values.most),
    covers: numberOf(values.covers),
    stock: numberOrNull(values.stock),
    allergens: [...allergensOf(values.allergens)],
    diets: [...dietsOf(values.diets)],
    weekdays: weekdaysOf(values.weekdays).length === 0 ? null : [...weekdaysOf(values.weekdays)],
    season: seasonOf(values),
    deadline: deadlineOf(values),
    units: values.reach === 'everywhere' ? null : [...unitsOf(values.units)],
    options: optionsOf(values.options).map(({ choices, ...option }) => ({
      ...option,
      choices: choices.map((choice) => ({
        ...choice,
        price: choice.price.trim() === '' ? 0 : amount(choice.price),
      })),
    })),
    contents: contentsOf(values.contents).map(({ item, quantity }) => ({
      item,
      quantity: numberOf(quantity),
    })),
  };
}

function seasonOf({ seasonFrom, seasonTo }: ItemValues): ItemBody['season'] {
  const [from, to] = [seasonFrom.trim(), seasonTo.trim()];
  return from === '' && to === '' ? null : { from, to };
}

function deadlineOf({ deadline, days, time, minutes }: ItemValues): ItemBody['deadline'] {
  if (deadline === 'none') return null;
  return deadline === 'days-before'
    ? { kind: deadline, days: numberOf(days), time: time.trim() }
    : { kind: deadline, minutes: numberOf(minutes) };
}

export function allergensOf(text: string): readonly Allergen[] {
  const chosen = text.split(' ');
  return allergens.filter((one) => chosen.includes(one));
}

export function dietsOf(text: string): readonly Diet[] {
  const chosen = text.split(' ');
  return diets.filter((one) => chosen.includes(one));
}

export function weekdaysOf(text: string): readonly number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => text.split(' ').includes(String(day)));
}

export function unitsOf(text: string): readonly UnitId[] {
  return text.split(' ').flatMap((id) => UnitId.safeParse(id).data ?? []);
}

/** None, when a draft of an older page holds something else. */
export function optionsOf(text: string): readonly OptionValues[] {
  return listIn(text).flatMap((one) => {
    const id = OptionId.safeParse(one['id']).data;
    if (id === undefined) return [];
    const choices = Array.isArray(one['choices']) ? one['choices'].filter(isRecord) : [];
    return {
      id,
      name: wordsIn(one, 'name'),
      isRequired: one['isRequired'] === true,
      choices: choices.flatMap((choice) => {
        const choiceId = ChoiceId.safeParse(choice['id']).data;
        const [name, price] = [wordsIn(choice, 'name'), wordsIn(choice, 'price')];
        return choiceId === undefined ? [] : [{ id: choiceId, name, price }];
      }),
    };
  });
}

export function contentsOf(text: string): readonly ContentValues[] {
  return listIn(text).map((one) => ({
    item: ItemId.safeParse(one['item']).data ?? '',
    quantity: wordsIn(one, 'quantity'),
  }));
}

type Written = Readonly<Record<string, unknown>>;

function listIn(text: string): readonly Written[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isRecord) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Written {
  return typeof value === 'object' && value !== null;
}

function wordsIn(written: Written, field: string): string {
  const value = written[field];
  return typeof value === 'string' ? value : '';
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
