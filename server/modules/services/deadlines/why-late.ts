import type { Instant } from '../../../../contract/primitives.ts';
import { whyNotThatDay } from '../orders/unavailable.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';
import { isPassed } from './deadline.ts';
import type { StoredDeadline } from './deadline.ts';
import { closureAt } from './opening.ts';
import type { Opening } from './opening.ts';

/**
 * Why a delivery is not simply taken any more: requests for it have closed, or nobody works then, or something that was
 * ordered is not to be had that day. Null: it is.
 */
export function whyLate(
  opening: Opening,
  deliverAt: Instant,
  deadline: Pick<StoredDeadline, 'at'>,
  lines: readonly Pick<OrderedLine, 'name' | 'weekdays' | 'season'>[],
  now: Instant,
): 'deadline-passed' | 'closed-then' | null {
  if (isPassed(deadline, now)) return 'deadline-passed';
  const isThere = lines.every((line) => whyNotThatDay(line, deliverAt, opening.timeZone) === null);
  return isThere && closureAt(opening, deliverAt) === null ? null : 'closed-then';
}
