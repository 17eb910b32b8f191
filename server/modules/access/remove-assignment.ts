import type { removeAssignment as route } from '../../../contract/access.ts';
import type { AssignmentId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ChangeAssignmentsDeps } from './add-assignment.ts';
import { hasNamedOwner } from './assignment-rules.ts';
import { requireOwnerFor } from './require-owner.ts';

/**
 * Takes a role away. Throws `not-found`; `owner-needed` when the caller is no owner and the role is; `last-owner` when no
 * owner would be left who is named as a person, decided where two who remove each other cannot both win.
 */
export async function removeAssignment(
  { assignments, forget }: ChangeAssignmentsDeps,
  caller: Caller,
  id: AssignmentId,
): Promise<RouteReply<typeof route>> {
  const removed = await assignments.remove(caller, id, ({ role }, others) => {
    requireOwnerFor(caller, role);
    if (role !== 'owner' || hasNamedOwner(others)) return;
    throw new Problem(
      'last-owner',
      'After this, no person would be owner by name any more, and nobody could be sure to give roles. Make another person owner first.',
    );
  });
  if (!removed) throw new Problem('not-found', 'This role has been taken away already.');
  forget();
  return {};
}
