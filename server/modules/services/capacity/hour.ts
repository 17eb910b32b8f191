import { Temporal } from 'temporal-polyfill';
import type { Instant, Interval, TimeZone } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';

/**
 * The hour on a team's clock in which a moment is: `[12:00, 13:00)`. The hour that a change of clocks repeats is two
 * hours; in one that it cuts short, the rest of it.
 */
export function hourOf(at: Instant, timeZone: TimeZone): Interval {
  const moment = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const start = moment.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const end = start.add({ hours: 1 });
  return { start: instantOf(start.epochMilliseconds), end: instantOf(end.epochMilliseconds) };
}
