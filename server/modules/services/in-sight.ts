import type { Instant, Interval } from '../../../contract/primitives.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Dates are followed a year ahead; a date that was not in sight when the series was asked for comes in at that end. */
const FAR_AHEAD_MS = 335 * DAY_MS;

/**
 * Whether a date that is new to a series that is followed already came with time and not with somebody's change: it lies
 * in the last month of what is in sight, so that a server that stood still for weeks tells no more than one that did not.
 */
export function cameIntoSight({ start }: Pick<Interval, 'start'>, now: Instant): boolean {
  return Date.parse(start) - Date.parse(now) >= FAR_AHEAD_MS;
}
