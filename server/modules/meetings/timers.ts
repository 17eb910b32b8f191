import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The timers of following a meeting, in business time (decision 0025). */
export const timers = {
  /** A plan that no room has shown ends this long after it should have begun. */
  draftAfterStart: DAY_MS,
  /** A meeting that was sent and that no room has shown by then needs somebody's attention. */
  unmatchedAfterSend: 15 * MINUTE_MS,
  /** A lost room is waited for at least this long, and until the sweep is complete. */
  roomLost: 10 * MINUTE_MS,
  hold: 4 * HOUR_MS,
  doneAfterEnd: HOUR_MS,
  /** A canceled meeting that comes back within this time is followed again. */
  reactivation: 30 * DAY_MS,
  /** How far ahead the dates of a series are followed. */
  ahead: 365 * DAY_MS,
  /** The mirror shows a date for certain when it is this far ahead; its window ends with a day of UTC. */
  inSight: 364 * DAY_MS,
} as const;

/** How far the start may be from the plan, and how old the meeting may be beside it, to be taken for the planned one. */
export const tolerance = { start: DAY_MS, seenBefore: 5 * MINUTE_MS } as const;

/**
 * When a new series may be the rest of one that was shortened: seen first not long before the dates were lost, or soon
 * after it, and beginning less than four days from the first of them.
 */
export const splitting = { seenBefore: 10 * MINUTE_MS, seenAfter: HOUR_MS, start: 4 * DAY_MS } as const;

/** `milliseconds` after `instant`; negative: before it. */
export function after(instant: Instant, milliseconds: number): Instant {
  return instantOf(Date.parse(instant) + milliseconds);
}

/** The earliest of some instants; null: there is none. */
export function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce<Instant | null>(
    (first, one) => (one !== null && (first === null || one < first) ? one : first),
    null,
  );
}
