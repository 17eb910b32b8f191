import type { Instant, Interval } from '../../../../contract/primitives.ts';

/** So many at the busiest moment. */
export interface Busiest {
  readonly count: number;
  /** When that is first; of nobody the beginning. */
  readonly at: Instant;
}

/**
 * How many of some stays there are at once, at most, within an interval. A stay that ends when another begins leaves its
 * place to it. Pure.
 */
export function mostAtOnce(stays: readonly Interval[], { start, end }: Interval): Busiest {
  const within = stays.filter((stay) => stay.start < end && start < stay.end);
  const begins = within.map((stay) => (stay.start > start ? stay.start : start)).toSorted();
  const ends = within.map((stay) => stay.end).toSorted();
  let busiest: Busiest = { count: 0, at: start };
  let left = 0;
  for (const [at, begin] of begins.entries()) {
    while (left < ends.length && (ends[left] ?? begin) <= begin) left += 1;
    const count = at + 1 - left;
    if (count > busiest.count) busiest = { count, at: begin };
  }
  return busiest;
}
