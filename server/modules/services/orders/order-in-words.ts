import type { LineReply, Total } from '../../../../contract/order-lines.ts';
import { totalOf } from './ordered-line.ts';
import type { OrderedLine } from './ordered-line.ts';

/** What was ordered, a line each as people read it, and what it costs; null: nothing from a menu. */
export function orderInWords(
  lines: readonly OrderedLine[],
): (Pick<Total, 'gross' | 'currency'> & { readonly lines: string[] }) | null {
  const total = totalOf(lines);
  return total && { lines: lines.map(lineInWords), gross: total.gross, currency: total.currency };
}

const RATE_PER_PERCENT = 100;

/** `8 × Coffee (Milk: Oat) −10 %` */
export function lineInWords({
  quantity,
  name,
  options,
  discount,
}: Pick<LineReply, 'quantity' | 'name' | 'options' | 'discount'>): string {
  const chosen = options.map((one) => `${one.name}: ${one.chosen}`);
  const less = discount === 0 ? '' : ` −${discount / RATE_PER_PERCENT} %`;
  return `${quantity} × ${name}${chosen.length === 0 ? '' : ` (${chosen.join(', ')})`}${less}`;
}
