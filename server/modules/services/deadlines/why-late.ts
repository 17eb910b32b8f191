import type { Instant } from '../../../../contract/primitives.ts';
import { isPassed } from './deadline.ts';
import type { StoredDeadline } from './deadline.ts';
import { closureAt } from './opening.ts';
import type { Opening } from './opening.ts';

/** Why a delivery is not simply taken any more: requests for it have closed, or nobody works then. Null: it is. */
export function whyLate(
  opening: Opening,
  deliverAt: Instant,
  deadline: Pick<StoredDeadline, 'at'>,
  now: Instant,
): 'deadline-passed' | 'closed-then' | null {
  if (isPassed(deadline, now)) return 'deadline-passed';
  return closureAt(opening, deliverAt) === null ? null : 'closed-then';
}
