import type { signOutPerson as route } from '../../../contract/access.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AskTenantsDeps } from './ask-tenants.ts';
import type { AssignmentStore } from './assignments.store.ts';
import { isOwner } from './roles.ts';
import type { SignOutStore } from './sign-outs.store.ts';

export interface SignOutPersonDeps extends AskTenantsDeps {
  readonly assignments: Pick<AssignmentStore, 'list' | 'listTenants'>;
  readonly signOuts: Pick<SignOutStore, 'add'>;
  /** Real time. */
  readonly now: () => number;
}

/**
 * Ends every sign-in of a person in the caller's organization, in every browser and pane, from the next call on. Whoever
 * may still sign in to Microsoft only has to do so again; whoever may not is out. Other organizations do not notice.
 * Throws `not-found` for a tenant whose people may not sign in here; a person whom the directory no longer knows is just
 * the one to sign out. Throws `owner-needed` when the caller is no owner and the person may be one: pressed again and
 * again, it would keep an owner from taking the caller's role away.
 */
export async function signOutPerson(
  deps: SignOutPersonDeps,
  caller: Caller,
  { tenantId, id }: RouteInput<typeof route>['params'],
): Promise<RouteReply<typeof route>> {
  const { signOuts, assignments, peopleOf, now } = deps;
  const tenants = await assignments.listTenants(caller.organization);
  if (!tenants.some((tenant) => tenant.id === tenantId && tenant.isForSignIn)) {
    throw new Problem('not-found', 'Nobody with this id has anything to do with this organization.');
  }
  if (!isOwner(caller) && (await mayBeOwner(deps, caller, tenantId, id))) {
    throw new Problem(
      'owner-needed',
      'Only an owner signs out somebody who is an owner, or may be one. Ask one of them to do it.',
    );
  }
  const at = now(); // before the directory takes its time
  await signOuts.add(caller, { tenantId, objectId: id, name: await nameOf(peopleOf, tenantId, id) }, at);
  return {};
}

/** What cannot be known counts as yes: app roles show in tokens only, and a directory may be away. */
async function mayBeOwner(
  { assignments, peopleOf }: SignOutPersonDeps,
  { organization }: Caller,
  tenantId: string,
  id: string,
): Promise<boolean> {
  const holders = (await assignments.list(organization)).flatMap(({ role, holder }) =>
    role === 'owner' && holder.tenantId === tenantId ? [holder] : [],
  );
  if (holders.some(({ kind, id: held }) => kind === 'app_role' || (kind === 'user' && held === id)))
    return true;
  const groups = holders.flatMap((holder) => (holder.kind === 'entra_group' ? [holder.id] : []));
  if (groups.length === 0) return false;
  try {
    return (await peopleOf(tenantId).memberGroups(id, groups)).size > 0;
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

/** Only to be read in the audit: a directory that cannot be asked must not keep anybody signed in. */
async function nameOf(peopleOf: AskTenantsDeps['peopleOf'], tenantId: string, id: string): Promise<string> {
  try {
    return (await peopleOf(tenantId).readPerson(id))?.name ?? id;
  } catch (error) {
    if (error instanceof Problem) return id;
    throw error;
  }
}
