import type { Refusal } from '../../../contract/rooms.ts';
import type { BusyBlock } from '../../exchange/index.ts';
import type { Interval } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Wish } from './room.ts';

const MINUTE_MS = 60_000;

/** The time for which a room must be free: the meeting with what is wished before and after it. */
export function withBuffer({
  start,
  end,
  before,
  after,
}: Pick<Wish, 'start' | 'end' | 'before' | 'after'>): Interval {
  return { start: moved(start, -before), end: moved(end, after) };
}

/** What of `busy` is too near to the meeting without touching it, on each side the nearest. Pure. */
export function bufferRefusals(
  busy: readonly BusyBlock[],
  { start, end, before, after }: Pick<Wish, 'start' | 'end' | 'before' | 'after'>,
): readonly Refusal[] {
  if (before === 0 && after === 0) return [];
  const ends = busy.flatMap((block) => (block.end <= start ? [Date.parse(block.end)] : []));
  const starts = busy.flatMap((block) => (block.start >= end ? [Date.parse(block.start)] : []));
  const sides = [
    { side: 'before', needed: before, freeMs: Date.parse(start) - Math.max(...ends) },
    { side: 'after', needed: after, freeMs: Math.min(...starts) - Date.parse(end) },
  ] as const;
  return sides.flatMap(({ side, needed, freeMs }) =>
    freeMs < needed * MINUTE_MS
      ? [{ code: 'buffer-taken' as const, side, free: Math.floor(freeMs / MINUTE_MS), needed }]
      : [],
  );
}

function moved(instant: Wish['start'], minutes: number): Wish['start'] {
  if (minutes === 0) return instant;
  const at = Date.parse(instant) + minutes * MINUTE_MS;
  return instantOf(Math.min(Math.max(at, FIRST), LAST));
}

const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
