import type { Instant } from '../../../../contract/primitives.ts';
import type { ToConfirm } from '../../../../contract/visitors.ts';
import { formDates, isRoomless } from '../../meetings/index.ts';
import type { Link } from '../../meetings/index.ts';
import type { Visit } from '../visitor.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { alongPlan } from './along-plan.ts';

/** What a person is to confirm on a meeting without a room; null: nothing, or a room says it. Pure. */
export function toConfirm(
  link: Pick<Link, 'bound' | 'state' | 'planned' | 'recurrence' | 'timeZone'>,
  visitors: readonly SealedVisitor[],
  visits: ReadonlyMap<string, readonly Visit[]>,
  now: Instant,
): ToConfirm | null {
  if (!isRoomless(link)) return null;
  const form = { dates: formDates(link, now), timeZone: link.timeZone, now };
  if (form.dates.length === 0) return null;
  const expected = visitors.filter(
    ({ withdrawnAt, forgottenAt }) => withdrawnAt === null && forgottenAt === null,
  );
  const changed = expected.filter((one) => alongPlan(one, visits.get(one.id) ?? [], form).length > 0);
  const unplaced = expected.filter(({ reception }) => reception === null).length;
  const moved = changed.filter((one) => (visits.get(one.id) ?? []).some(isExpected)).length;
  if (changed.length + unplaced === 0) return null;
  const { start, end } = link.planned;
  return { drafts: changed.length - moved + unplaced, moved, unplaced, start, end };
}

function isExpected({ status, isUnfollowed }: Visit): boolean {
  return isUnfollowed && (status === 'expected' || status === 'notified');
}
