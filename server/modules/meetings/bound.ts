import { isSame } from './bind.ts';
import type { Bound, Link } from './link.ts';

type Following = Pick<Link, 'bound' | 'continuedBy'>;

/** The meetings that a link follows: its own, and series under which the rest of it goes on. */
export function uidsOf({ bound, continuedBy }: Following): readonly string[] {
  return bound === null ? [] : [bound.meetingUid, ...continuedBy];
}

/** Whether a link follows exactly this. */
export function isFollowing(link: Following, wanted: Bound): boolean {
  const { bound } = link;
  return (
    bound !== null &&
    uidsOf(link).some((meetingUid) => isSame({ meetingUid, occurrence: bound.occurrence }, wanted))
  );
}

/** Whether what a link follows was assumed, so that a person may still say "this is not that meeting". */
export function isAssumed({ bound, boundBy, reason, state }: Link): boolean {
  if (bound === null || state === 'canceled' || state === 'done' || state === 'expired') return false;
  return boundBy === 'assumed' || reason === 'continued';
}
