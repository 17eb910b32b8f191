import { LONGEST_WISH_DAYS } from '../../contract/rooms.ts';
import type { Interval } from '../../contract/primitives.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Throws a RangeError for an interval that is empty or longer than the port promises to read. */
export function refuseInterval({ start, end }: Interval): void {
  const length = Date.parse(end) - Date.parse(start);
  if (!(length > 0 && length <= LONGEST_WISH_DAYS * DAY_MS)) {
    throw new RangeError(`Schedules are read for more than nothing and at most ${LONGEST_WISH_DAYS} days`);
  }
}

/** `items` in their order, at most `size` at a time. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
