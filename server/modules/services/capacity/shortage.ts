import type { Instant, Interval, TimeZone } from '../../../../contract/primitives.ts';
import type { ItemId } from '../../../../contract/menu-items.ts';
import { hourOf } from './hour.ts';
import type { Use } from './use.ts';

/** What a team can do at once. */
export interface Limits {
  readonly timeZone: TimeZone;
  /** Null: any number. */
  readonly coversPerHour: number | null;
  /** How many there are now of things whose number may have changed since they were ordered. */
  readonly stock: ReadonlyMap<ItemId, number>;
}

/** What there is too little of for a delivery. */
export type Shortage =
  | { readonly kind: 'covers'; readonly most: number; readonly left: number; readonly during: Interval }
  | {
      readonly kind: 'things';
      readonly item: ItemId;
      readonly name: string;
      readonly most: number;
      readonly left: number;
      readonly during: Interval;
    };

/**
 * What is too little for `wanted` beside everything that is `taken` already; empty: it fits. Covers count in the hour of
 * the delivery on the team's clock, things as long as they are in use: two meetings one after the other share a camera.
 * Pure; the order of `taken` does not matter.
 */
export function shortagesOf(limits: Limits, taken: readonly Use[], wanted: Use): readonly Shortage[] {
  return [...coversShort(limits, taken, wanted), ...thingsShort(limits, taken, wanted)];
}

function coversShort(
  { coversPerHour: most, timeZone }: Limits,
  taken: readonly Use[],
  { start, covers }: Use,
): readonly Shortage[] {
  if (most === null || covers === 0) return [];
  const left = Math.max(0, most - coversTaken(taken, hourOf(start, timeZone)));
  return covers <= left ? [] : [{ kind: 'covers', most, left, during: hourOf(start, timeZone) }];
}

/** What is delivered within an hour. */
export function coversTaken(taken: readonly Use[], hour: Interval): number {
  const within = taken.filter(({ start }) => hour.start <= start && start < hour.end);
  return within.reduce((sum, { covers }) => sum + covers, 0);
}

function thingsShort({ stock }: Limits, taken: readonly Use[], wanted: Use): readonly Shortage[] {
  return wanted.things.flatMap(({ item, name, quantity, stock: known }): readonly Shortage[] => {
    const most = stock.get(item) ?? known;
    const left = Math.max(0, most - thingsTaken(taken, item, wanted));
    const { start, end } = wanted;
    return quantity <= left ? [] : [{ kind: 'things', item, name, most, left, during: { start, end } }];
  });
}

/** The most that is in use of something at any moment of an interval. */
export function thingsTaken(taken: readonly Use[], item: ItemId, { start, end }: Interval): number {
  const uses = taken
    .filter((use) => use.start < end && start < use.end)
    .map((use) => ({
      start: use.start,
      end: use.end,
      quantity: use.things.find((one) => one.item === item)?.quantity ?? 0,
    }))
    .filter(({ quantity }) => quantity > 0);
  // The number in use only grows where a use begins.
  const moments = new Set<Instant>([start, ...uses.map((use) => (use.start > start ? use.start : start))]);
  const inUseAt = (moment: Instant) =>
    uses.reduce((sum, use) => sum + (use.start <= moment && moment < use.end ? use.quantity : 0), 0);
  return Math.max(...[...moments].map(inUseAt));
}
