import { priceLine } from '../../finance/index.ts';
import type { OrderedLine } from './ordered-line.ts';

/** A line in another quantity, or with another discount (basis points of the price without VAT), at the prices it has. */
export function discounted(line: OrderedLine, quantity: number, discount: number): OrderedLine {
  const extras = line.options.map(({ price }) => price);
  const { unitPrice, vat } = line;
  const price = priceLine({ unitPrice, quantity, extras, vatRate: vat.rate, discount });
  return { ...line, quantity, discount, price };
}
