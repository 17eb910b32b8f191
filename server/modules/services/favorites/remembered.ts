import type { RememberedLine } from '../../../../contract/favorites.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';

/** What is remembered of a line: what it was, and what one cost, to tell later what has changed. */
export function rememberedLine({ item, name, quantity, options, unitPrice }: OrderedLine): RememberedLine {
  return {
    item,
    name,
    quantity,
    options: options.map(({ option, choice, chosen }) => ({ option, choice, chosen })),
    each: options.reduce((sum, { price }) => sum + price, unitPrice),
  };
}
