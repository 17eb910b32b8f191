import { z } from 'zod';
import { Deadline } from './deadlines.ts';
import { CostCenterId } from './finance.ts';
import { CategoryId, ChoiceId, ItemId, MenuItem, MOST_QUANTITY, OptionId } from './menu-items.ts';
import { BasisPoints, Currency, Minor } from './money.ts';

const quantity = { error: `must be a whole number from 1 to ${MOST_QUANTITY}` };
const Quantity = z.number(quantity).int(quantity).min(1, quantity).max(MOST_QUANTITY, quantity);

/** So many of one item, with what was chosen of its options. */
export const OrderLine = z.strictObject({
  item: ItemId,
  quantity: Quantity,
  options: z
    .array(z.strictObject({ option: OptionId, choice: ChoiceId }))
    .max(20)
    .default([]),
});
export type OrderLine = z.output<typeof OrderLine>;

export const MOST_LINES = 100;
export const OrderLines = z.array(OrderLine).max(MOST_LINES, { error: `may be ${MOST_LINES} at most` });

const guests = { error: 'must be a whole number from 1 to 10000' };
/** So many are expected at the meeting, as far as whoever orders knows; null: nobody said. */
export const Guests = z
  .number(guests)
  .int(guests)
  .min(1, guests)
  .max(10_000, guests)
  .nullable()
  .default(null);

/** What something costs; `gross` is always `net + vat`. */
export const Amounts = z.object({ net: Minor, vat: Minor, gross: Minor });
export type Amounts = z.output<typeof Amounts>;

/** A line as it was ordered, with the prices of then. */
export const LineReply = z.object({
  item: ItemId,
  name: z.string(),
  unit: z.string(),
  quantity: z.number().int(),
  options: z.array(
    z.object({ option: OptionId, choice: ChoiceId, name: z.string(), chosen: z.string(), price: Minor }),
  ),
  /** Of one, without what was chosen, without VAT. */
  unitPrice: Minor,
  vatRate: BasisPoints,
  /** Of the price without VAT. */
  discount: BasisPoints,
  ...Amounts.shape,
});
export type LineReply = z.output<typeof LineReply>;

/** The sum of the lines. */
export const Total = Amounts.extend({ currency: Currency });
export type Total = z.output<typeof Total>;

export const CostCenterName = z.object({ id: CostCenterId, code: z.string(), name: z.string() });
export type CostCenterName = z.output<typeof CostCenterName>;

/** An item as it is offered for a delivery. */
export const OfferedItem = MenuItem.omit({
  provider: true,
  units: true,
  version: true,
  isActive: true,
}).extend({
  /** Of a delivery with this item: the team's, or the item's own if that closes earlier. */
  closes: Deadline,
  /** Why it cannot be had for this delivery; null: it can. */
  unavailable: z.string().nullable(),
  /** So many of it are left for this delivery as long as nobody else orders; null: any number. */
  left: z.number().int().nullable(),
});
export type OfferedItem = z.output<typeof OfferedItem>;

export const MenuCategory = z.object({ id: CategoryId, name: z.string() });
