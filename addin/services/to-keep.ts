import { OrderLines } from '../../contract/order-lines.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import type { NewFavorite } from './use-favorites.ts';

/** What of a form can be kept as a favorite: what was ordered from menus, and when; no note, no answer, no room. Pure. */
export function toKeep(deliveries: readonly ShownDelivery[], guests: number): NewFavorite['deliveries'] {
  return deliveries.flatMap(({ draft, asked }) => {
    if (!asked || asked.order.lines.length === 0) return [];
    const { offsetMinutes, offsetFrom } = draft;
    const lines = OrderLines.parse(asked.order.lines);
    return [{ provider: asked.team.id, offsetMinutes, offsetFrom, guests, lines }];
  });
}
