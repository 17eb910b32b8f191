import { Instant } from '../../contract/primitives.ts';
import { dayLater } from '../meetings/day-choice.ts';

/**
 * Between which moments to ask for what is of a day, `2026-12-01`: every moment that is of it somewhere on Earth (zones reach
 * from UTC-12 to UTC+14). What is of the day for the team is then to be taken.
 */
export function boundsOf(day: string): { readonly from: Instant; readonly to: Instant } {
  return {
    from: Instant.parse(`${dayLater(day, -1)}T10:00:00.000Z`),
    to: Instant.parse(`${dayLater(day, 1)}T12:00:00.000Z`),
  };
}
