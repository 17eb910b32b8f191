import { Instant } from '../../contract/primitives.ts';
import type { Interval } from '../../contract/primitives.ts';

/** Real time in milliseconds since 1970; for tokens, sessions, caches and deadlines, never for business rules. */
export function realNow(): number {
  return Date.now();
}

/** The instant of a millisecond count since 1970. Throws a RangeError on a number that is no time. */
export function instantOf(milliseconds: number): Instant {
  return Instant.parse(new Date(milliseconds).toISOString());
}

/** Whether two half-open intervals share any time; touching ends do not. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}
