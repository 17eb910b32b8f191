import type { Currency } from '../../../../contract/money.ts';
import type { ItemId } from '../../../../contract/menu-items.ts';
import { pairLines, staysAsItWas } from '../../../../contract/line-pairs.ts';
import type { OrderLine } from '../../../../contract/order-lines.ts';
import { priceLine } from '../../finance/index.ts';
import type { MenuItem } from '../../menus/index.ts';
import type { OrderedLine } from './ordered-line.ts';

/** What is wrong with an order, for the form: where, and what. */
export interface OrderError {
  readonly pointer: string;
  readonly detail: string;
}

/**
 * Prices what a person ordered from a menu as it is now. Gives the lines as they are kept, or everything that is wrong
 * with them: an item that is not on the menu any more, a quantity that it does not come in, a choice that it does not
 * offer or that is missing. A line that stands in the order `before` and was not touched is taken as it stands there, also
 * when the menu has changed meanwhile. Pure. Throws `invalid-request` for a price that cannot be counted exactly.
 */
export function priceOrder(
  order: readonly OrderLine[],
  menu: readonly MenuItem[],
  currency: Currency,
  before: readonly OrderedLine[] = [],
): { readonly lines: readonly OrderedLine[]; readonly errors: readonly OrderError[] } {
  const items = new Map(menu.map((item) => [item.id, item]));
  const pairs = pairLines(order, before);
  const priced = order.map((line, at) => {
    const known = before[pairs[at] ?? -1];
    if (known && staysAsItWas(line, known)) return { line: known, errors: [] };
    const pointer = `/body/lines/${at}`;
    const item = items.get(line.item);
    if (!item) return { errors: [{ pointer: `${pointer}/item`, detail: 'is not on the menu any more' }] };
    const errors = [...quantityErrors(line, item, pointer), ...optionErrors(line, item, pointer)];
    return errors.length > 0 ? { errors } : { line: orderedLine(line, item, { items, currency }), errors };
  });
  return {
    lines: priced.flatMap((one) => ('line' in one && one.line ? [one.line] : [])),
    errors: priced.flatMap(({ errors }) => errors),
  };
}

function quantityErrors({ quantity }: OrderLine, item: MenuItem, pointer: string): readonly OrderError[] {
  const { least, most, name } = item;
  if (quantity < least) {
    return [
      { pointer: `${pointer}/quantity`, detail: `must be ${least} at least: ${name} comes in no fewer` },
    ];
  }
  if (most !== null && quantity > most) {
    return [{ pointer: `${pointer}/quantity`, detail: `must be ${most} at most: there is no more ${name}` }];
  }
  return [];
}

function optionErrors(
  { options: chosen }: OrderLine,
  item: MenuItem,
  pointer: string,
): readonly OrderError[] {
  const wrong = chosen.flatMap(({ option, choice }, at) => {
    const asked = item.options.find(({ id }) => id === option);
    const isTwice = chosen.findIndex((one) => one.option === option) < at;
    const isOffered = asked?.choices.some(({ id }) => id === choice) ?? false;
    const detail = isTwice ? 'was chosen twice' : isOffered ? null : 'is no choice of this item any more';
    return detail === null ? [] : [{ pointer: `${pointer}/options/${at}/choice`, detail }];
  });
  const missing = item.options.flatMap(({ id, name, isRequired }) =>
    isRequired && !chosen.some(({ option }) => option === id)
      ? [{ pointer: `${pointer}/options`, detail: `must say which ${name}` }]
      : [],
  );
  return [...wrong, ...missing];
}

function orderedLine(
  { quantity, options: chosen }: OrderLine,
  item: MenuItem,
  { items, currency }: { readonly items: ReadonlyMap<ItemId, MenuItem>; readonly currency: Currency },
): OrderedLine {
  const options = chosen.flatMap(({ option, choice }) => {
    const asked = item.options.find(({ id }) => id === option);
    const made = asked?.choices.find(({ id }) => id === choice);
    return asked && made ? [{ option, choice, name: asked.name, chosen: made.name, price: made.price }] : [];
  });
  const { id, name, unit, unitPrice, vat, deadline, weekdays, season, covers, stock } = item;
  return {
    item: id,
    name,
    unit,
    quantity,
    options,
    unitPrice,
    vat: { name: vat.name, rate: vat.rate },
    currency,
    discount: 0,
    price: priceLine({ unitPrice, quantity, extras: options.map(({ price }) => price), vatRate: vat.rate }),
    deadline,
    weekdays: weekdays && [...weekdays],
    season,
    covers,
    stock,
    contents: item.contents.flatMap(({ item: part, quantity: each }) => {
      const known = items.get(part);
      return known ? [{ item: part, name: known.name, unit: known.unit, quantity: each }] : [];
    }),
    parts: partsOf(item, items),
  };
}

/** Of a package: what of it can run out. A package contains no package. */
function partsOf({ contents }: MenuItem, items: ReadonlyMap<ItemId, MenuItem>): OrderedLine['parts'] {
  return contents.flatMap(({ item: id, quantity }) => {
    const item = items.get(id);
    if (!item || item.stock === null) return [];
    return [{ item: id, name: item.name, quantity, stock: item.stock }];
  });
}
