import type { findPreviousVisitors as contractRoute } from '../../../../contract/previous-visitors.ts';
import { MOST_PREVIOUS } from '../../../../contract/previous-visitors.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { openedIfPossible } from '../opened-if-possible.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { enteredBy } from './entered-by.store.ts';
import { fitsTyped } from './fits-typed.ts';

/** Whoever expects more people than these in a retention period types a few letters more. */
const MOST_REMEMBERED = 500;

/**
 * People whom the caller has registered before, as they were entered last, who fit what is being typed; at most five. Only
 * the caller's own past is looked through, and only as long as each visitor is known by name at all. Groups are no people.
 */
export async function findPrevious(
  { db, secrets }: Pick<VisitorUseDeps, 'db' | 'secrets'>,
  caller: Caller,
  { search }: RouteInput<typeof contractRoute>['query'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const past = await enteredBy(db, organization, caller, MOST_REMEMBERED);
  const people = past.flatMap((visitor) =>
    visitor.group === null ? (openedIfPossible(secrets, organization, visitor) ?? []) : [],
  );
  return {
    visitors: fitsTyped(people, search)
      .slice(0, MOST_PREVIOUS)
      .map(({ name, mail, company, phone, carPlate, enteredAt }) => ({
        name,
        mail,
        company,
        phone,
        carPlate,
        enteredAt,
      })),
  };
}
