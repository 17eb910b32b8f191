import { pairLines, staysAsItWas } from '../../contract/line-pairs.ts';
import type { Amounts, LineReply, OfferedItem } from '../../contract/order-lines.ts';
import type { DraftLine } from './request-draft.ts';

/** 100 % in hundredths of a percent. */
const WHOLE = 10_000n;

/**
 * What an order costs by the menu that is shown, computed as the server does: VAT of each line on its own, half a smallest
 * unit rounded up. Of an order that is changed, `before`, a line that nobody touched costs what it did, and the others keep
 * their discount. The server computes it again when the order is placed, and says when the two differ.
 */
export function estimate(
  lines: readonly DraftLine[],
  items: readonly OfferedItem[],
  before: readonly LineReply[] = [],
): Amounts {
  const pairs = pairLines(lines, before);
  let [net, vat] = [0n, 0n];
  for (const [at, line] of lines.entries()) {
    const known = before[pairs[at] ?? -1];
    const price =
      known && staysAsItWas(line, known)
        ? { net: BigInt(known.net), vat: BigInt(known.vat) }
        : priceOf(line, items, known?.discount ?? 0);
    net += price.net;
    vat += price.vat;
  }
  return { net: Number(net), vat: Number(vat), gross: Number(net + vat) };
}

function priceOf(line: DraftLine, items: readonly OfferedItem[], discount: number) {
  const item = items.find(({ id }) => id === line.item);
  if (!item) return { net: 0n, vat: 0n };
  const extras = line.options.map(({ option, choice }) => {
    const asked = item.options.find(({ id }) => id === option);
    return BigInt(asked?.choices.find(({ id }) => id === choice)?.price ?? 0);
  });
  const each = extras.reduce((sum, extra) => sum + extra, BigInt(item.unitPrice));
  const full = each * BigInt(line.quantity);
  const net = full - shareOf(full, discount);
  return { net, vat: shareOf(net, item.vat.rate) };
}

function shareOf(amount: bigint, rate: number): bigint {
  return (amount * BigInt(rate) + WHOLE / 2n) / WHOLE;
}
