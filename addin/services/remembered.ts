import type { Favorite, RememberedDelivery, RememberedLine } from '../../contract/favorites.ts';
import type { ShownMenu } from './draft-order.ts';
import { emptyDelivery } from './request-draft.ts';
import type { DeliveryDraft } from './request-draft.ts';

/**
 * A delivery as it was ordered once, to be ordered again: what was ordered once for each guest of then is suggested for
 * each guest of now. Pure.
 */
export function again(
  { guests, lines, offsetMinutes, offsetFrom }: RememberedDelivery,
  attendees: number,
): Pick<DeliveryDraft, 'offsetMinutes' | 'offsetFrom' | 'lines' | 'remembered'> {
  return {
    offsetMinutes,
    offsetFrom,
    lines: lines.map(({ item, quantity, options }) => ({
      item,
      quantity: quantity === guests ? attendees : quantity,
      options: options.map(({ option, choice }) => ({ option, choice })),
    })),
    remembered: lines.map((line) => ({ ...line })),
  };
}

/** The deliveries of a favorite, for a form. */
export function deliveriesOf({ deliveries }: Favorite, attendees: number): readonly DeliveryDraft[] {
  return deliveries.map((delivery) => ({
    ...emptyDelivery(),
    provider: delivery.provider,
    ...again(delivery, attendees),
  }));
}

/** What is another way by now than when it was ordered. */
export interface RememberedNews {
  /** Names of what is not on the menu any more, and of choices that are not offered any more. */
  readonly gone: readonly string[];
  /** What one costs, without VAT. */
  readonly priced: readonly { readonly name: string; readonly was: number; readonly is: number }[];
}

/** Each thing once. Pure. */
export function newsOf(remembered: readonly RememberedLine[], menu: ShownMenu): RememberedNews {
  const gone = new Set<string>();
  const priced = new Map<string, { name: string; was: number; is: number }>();
  for (const { item: id, name, options, each } of remembered) {
    const item = menu.items.find((one) => one.id === id);
    if (!item) {
      gone.add(name);
      continue;
    }
    let is = item.unitPrice;
    for (const { option, choice, chosen } of options) {
      const offered = item.options.find((one) => one.id === option)?.choices.find((one) => one.id === choice);
      if (offered) is += offered.price;
      else gone.add(`${name}: ${chosen}`);
    }
    if (is !== each) priced.set(name, { name, was: each, is });
  }
  return { gone: [...gone], priced: [...priced.values()] };
}
