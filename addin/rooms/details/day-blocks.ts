import type { Interval } from '../../../contract/primitives.ts';
import type { RoomDay } from '../../../contract/room-details.ts';

export interface DayBlock extends Interval {
  readonly state: 'free' | 'busy' | 'tentative';
}

/**
 * A day from its first to its last moment, without a gap: what is taken, and what is free between. Where several meetings
 * overlap, what is surely taken counts before what is perhaps. Pure; nothing for a day that is not known.
 */
export function dayBlocks({ start, end, busy }: RoomDay): readonly DayBlock[] {
  if (busy === null) return [];
  const within = busy
    .map((one) => ({
      start: one.start < start ? start : one.start,
      end: one.end > end ? end : one.end,
      isTentative: one.isTentative,
    }))
    .filter((one) => one.start < one.end);
  const edges = [...new Set([start, end, ...within.flatMap((one) => [one.start, one.end])])].toSorted();
  const blocks: DayBlock[] = [];
  for (const [at, from] of edges.entries()) {
    const to = edges[at + 1];
    if (to === undefined) break;
    const taking = within.filter((one) => one.start < to && one.end > from);
    const state =
      taking.length === 0 ? 'free' : taking.every(({ isTentative }) => isTentative) ? 'tentative' : 'busy';
    const last = blocks.at(-1);
    if (last?.state === state) blocks[blocks.length - 1] = { ...last, end: to };
    else blocks.push({ start: from, end: to, state });
  }
  return blocks;
}
