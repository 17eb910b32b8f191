import { MOST_SETS } from '../../../contract/room-sets.ts';
import { compareRanks } from './best-fit.ts';
import type { Ranked } from './best-fit.ts';

/**
 * One room for each place, the best sets first: the lowest sum of what the rooms score by themselves, so that a set with an
 * unsure or a sleeping room comes behind every one without, and then the fewest points together. Of equals the one comes
 * first whose first room does, then whose second does. `places`: what can be had in each, best first; a place without
 * any leaves nothing. Pure.
 */
export function bestSets<C>(places: readonly (readonly Ranked<C>[])[]): readonly (readonly Ranked<C>[])[] {
  // A set of the best five has no room that five others of its place come before.
  const sets = places.reduce<readonly (readonly Ranked<C>[])[]>(
    (begun, rooms) => begun.flatMap((set) => rooms.slice(0, MOST_SETS).map((room) => [...set, room])),
    [[]],
  );
  return sets
    .toSorted(
      (one, other) =>
        scoreOf(one) - scoreOf(other) ||
        one.reduce((sofar, { rank }, at) => {
          const against = other[at]?.rank;
          return sofar !== 0 || against === undefined ? sofar : compareRanks(rank, against);
        }, 0),
    )
    .slice(0, MOST_SETS);
}

function scoreOf(set: readonly Ranked<unknown>[]): number {
  return set.reduce((sum, { rank }) => sum + rank.score, 0);
}
