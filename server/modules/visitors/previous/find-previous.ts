import type { findPreviousVisitors as contractRoute } from '../../../../contract/previous-visitors.ts';
import { MOST_PREVIOUS } from '../../../../contract/previous-visitors.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { SecretError } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Visitor } from '../visitor.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { opened } from '../visitors.store.ts';
import type { SealedVisitor } from '../visitors.store.ts';
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

/** Whose contact cannot be opened is not offered: nobody could tell them from others of the name. */
function openedIfPossible(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  visitor: SealedVisitor,
): Visitor | null {
  try {
    return opened(secrets, organization, visitor);
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}
