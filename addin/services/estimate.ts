import type { Amounts, OfferedItem } from '../../contract/order-lines.ts';
import type { DraftLine } from './request-draft.ts';

/** 100 % in hundredths of a percent. */
const WHOLE = 10_000n;

/**
 * What an order costs by the menu that is shown, computed as the server does: VAT of each line on its own, half a smallest
 * unit rounded up. The server computes it again when the order is placed, and says when the two differ.
 */
export function estimate(lines: readonly DraftLine[], items: readonly OfferedItem[]): Amounts {
  let [net, vat] = [0n, 0n];
  for (const line of lines) {
    const item = items.find(({ id }) => id === line.item);
    if (!item) continue;
    const extras = line.options.map(({ option, choice }) => {
      const asked = item.options.find(({ id }) => id === option);
      return BigInt(asked?.choices.find(({ id }) => id === choice)?.price ?? 0);
    });
    const each = extras.reduce((sum, extra) => sum + extra, BigInt(item.unitPrice));
    const lineNet = each * BigInt(line.quantity);
    net += lineNet;
    vat += (lineNet * BigInt(item.vat.rate) + WHOLE / 2n) / WHOLE;
  }
  return { net: Number(net), vat: Number(vat), gross: Number(net + vat) };
}
