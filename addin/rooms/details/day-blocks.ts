import type { Interval } from '../../../contract/primitives.ts';
import type { RoomDay } from '../../../contract/room-details.ts';

export interface DayBlock extends Interval {
  readonly state: 'free' | 'busy' | 'tentative';
  /** Where places are counted: so many are left, at most; null: all of them, or the room is one meeting's. */
  readonly left: number | null;
}

/**
 * A day from its first to its last moment, without a gap: what is taken, and what is free between. Where several meetings
 * overlap, what is surely taken counts before what is perhaps; where they share counted places, how many are left. Pure;
 * nothing for a day that is not known.
 */
export function dayBlocks({ start, end, busy, places }: RoomDay): readonly DayBlock[] {
  if (busy === null) return [];
  const within = (places ?? busy)
    .map((one) => ({
      start: one.start < start ? start : one.start,
      end: one.end > end ? end : one.end,
      isTentative: 'isTentative' in one && one.isTentative,
      left: 'free' in one ? one.free : null,
    }))
    .filter((one) => one.start < one.end);
  const edges = [...new Set([start, end, ...within.flatMap((one) => [one.start, one.end])])].toSorted();
  const blocks: DayBlock[] = [];
  for (const [at, from] of edges.entries()) {
    const to = edges[at + 1];
    if (to === undefined) break;
    const taking = within.filter((one) => one.start < to && one.end > from);
    const left = taking[0]?.left ?? null;
    const state = stateOf(taking);
    const last = blocks.at(-1);
    if (last?.state === state && last.left === left) blocks[blocks.length - 1] = { ...last, end: to };
    else blocks.push({ start: from, end: to, state, left });
  }
  return blocks;
}

function stateOf(
  taking: readonly { readonly isTentative: boolean; readonly left: number | null }[],
): DayBlock['state'] {
  if (taking.length === 0 || taking.some(({ left }) => left !== null && left > 0)) return 'free';
  return taking.every(({ isTentative }) => isTentative) ? 'tentative' : 'busy';
}
