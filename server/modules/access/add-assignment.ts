import type { addAssignment as route } from '../../../contract/access.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { mistakesIn } from './assignment-rules.ts';
import type { AssignmentStore } from './assignments.store.ts';
import { requireOwnerFor } from './require-owner.ts';

export interface ChangeAssignmentsDeps {
  readonly assignments: AssignmentStore;
  /** Forgets memberships, so that whoever has the role now may use it at once. */
  readonly forget: () => void;
}

/**
 * Gives a role. Sent again with the same id and content it is the assignment that is there. Throws `owner-needed` when
 * the caller is no owner and the role is; `invalid-request` with every mistake; `already-exists` when the holder has the
 * role there already; `idempotency-key-reused` when the id is that of another assignment.
 */
export async function addAssignment(
  { assignments, forget }: ChangeAssignmentsDeps,
  caller: Caller,
  draft: RouteInput<typeof route>['body'],
): Promise<RouteReply<typeof route>> {
  requireOwnerFor(caller, draft.role);
  const [tenants, has] = await Promise.all([
    assignments.listTenants(caller.organization),
    assignments.hasPlace(caller.organization, draft),
  ]);
  const errors = mistakesIn(draft, tenants, has);
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'This role cannot be given like this; what is wrong is in errors.', {
      errors,
    });
  }

  const added = await assignments.add(caller, draft);
  if (added.outcome === 'taken') {
    throw new Problem('already-exists', 'This role is given to them there already.');
  }
  if (added.outcome === 'other') {
    throw new Problem('idempotency-key-reused', 'The id is that of another role that was given.');
  }
  forget();
  return added.assignment;
}
