import { z } from 'zod';
import { DeadlineRule, Weekday } from '../../../../contract/deadlines.ts';
import { ChoiceId, ItemId, OptionId, Season } from '../../../../contract/menu-items.ts';
import { BasisPoints, Currency, Minor } from '../../../../contract/money.ts';
import { Amounts } from '../../../../contract/order-lines.ts';
import type { LineReply, Total } from '../../../../contract/order-lines.ts';
import { priceLine, shareOf, sumOf } from '../../finance/index.ts';

/**
 * A line as it was ordered. Everything that counts later is written down with it: what is changed on the menu afterwards
 * changes neither a price nor a deadline of what was ordered.
 */
export const OrderedLine = z.object({
  item: ItemId,
  name: z.string(),
  unit: z.string(),
  quantity: z.number().int().positive(),
  options: z.array(
    z.object({ option: OptionId, choice: ChoiceId, name: z.string(), chosen: z.string(), price: Minor }),
  ),
  /** Of one, without what was chosen, without VAT. */
  unitPrice: Minor,
  vat: z.object({ name: z.string(), rate: BasisPoints }),
  currency: Currency,
  /** Of the price without VAT; given by the team. */
  discount: BasisPoints.default(0),
  price: Amounts,
  deadline: DeadlineRule.nullable(),
  /** Null: whenever the team works. */
  weekdays: z.array(Weekday).nullable(),
  season: Season.nullable(),
  /** What one counts against the covers that the team makes in an hour. */
  covers: z.number().int().min(0),
  /** So many of it exist; null: it is made as it is ordered. */
  stock: z.number().int().min(0).nullable(),
  /** What one of it is made up of, if it is a package; of what was ordered before this was kept nothing is known. */
  contents: z
    .array(
      z.object({ item: ItemId, name: z.string(), unit: z.string(), quantity: z.number().int().positive() }),
    )
    .default([]),
  /** What one of it contains of things that exist in a number. */
  parts: z
    .array(
      z.object({
        item: ItemId,
        name: z.string(),
        quantity: z.number().int().positive(),
        stock: z.number().int().min(0),
      }),
    )
    .default([]),
});
export type OrderedLine = z.output<typeof OrderedLine>;

export function lineReply(line: OrderedLine): LineReply {
  const { item, name, unit, quantity, options, unitPrice, vat, discount, price } = line;
  return { item, name, unit, quantity, options, unitPrice, vatRate: vat.rate, discount, ...price };
}

/** The sum of what stands on the lines; null: there are none. */
export function totalOf(lines: readonly OrderedLine[]): Total | null {
  const [first] = lines;
  return first ? { ...sumOf(lines.map(({ price }) => price)), currency: first.currency } : null;
}

/**
 * What a late cancellation costs: a share of each line without VAT, with the VAT of the line on it. Null: nothing was
 * ordered, or nothing is charged.
 */
export function feeOf(lines: readonly OrderedLine[], rate: BasisPoints | null): Total | null {
  const [first] = lines;
  if (!first || rate === null || rate === 0) return null;
  return { ...sumOf(feeShares(lines, rate)), currency: first.currency };
}

/** The share of each line that a late cancellation costs, in the order of the lines. */
export function feeShares(lines: readonly OrderedLine[], rate: BasisPoints): readonly Amounts[] {
  return lines.map(({ price, vat }) =>
    priceLine({ unitPrice: shareOf(price.net, rate), quantity: 1, extras: [], vatRate: vat.rate }),
  );
}

/** The covers that a delivery counts for. */
export function coversOf(lines: readonly OrderedLine[]): number {
  return lines.reduce((sum, { covers, quantity }) => sum + covers * quantity, 0);
}
