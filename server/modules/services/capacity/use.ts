import type { Instant, Interval } from '../../../../contract/primitives.ts';
import type { ItemId } from '../../../../contract/menu-items.ts';
import { instantOf } from '../../../kernel/time.ts';
import { coversOf } from '../orders/ordered-line.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';

/** Things that exist in a number, not made as they are ordered. */
export interface Things {
  readonly item: ItemId;
  readonly name: string;
  readonly quantity: number;
  /** So many exist. */
  readonly stock: number;
}

/** What a delivery takes of what its team can do: covers in the hour of the delivery, things until the meeting ends. */
export interface Use extends Interval {
  readonly covers: number;
  readonly things: readonly Things[];
}

const MINUTE_MS = 60_000;

/** `end` is the meeting's; what is delivered at or after the end of a meeting is used for a moment only. */
export function useOf(deliverAt: Instant, end: Instant, lines: readonly OrderedLine[]): Use {
  return {
    start: deliverAt,
    end: end > deliverAt ? end : instantOf(Date.parse(deliverAt) + MINUTE_MS),
    covers: coversOf(lines),
    things: thingsOf(lines),
  };
}

/** Each kind once, whether it was ordered by itself or within a package. */
function thingsOf(lines: readonly OrderedLine[]): readonly Things[] {
  const all = lines.flatMap(({ item, name, quantity, stock, parts }): readonly Things[] => [
    ...(stock === null ? [] : [{ item, name, quantity, stock }]),
    ...parts.map((part) => ({ ...part, quantity: part.quantity * quantity })),
  ]);
  return [...Map.groupBy(all, ({ item }) => item).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, quantity: same.reduce((sum, { quantity }) => sum + quantity, 0) }] : [];
  });
}

/** Nothing of it can run out. */
export function isUnlimited(use: Use, { coversPerHour }: { readonly coversPerHour: number | null }): boolean {
  return (use.covers === 0 || coversPerHour === null) && use.things.length === 0;
}
