import type { Role } from '../../../contract/access.ts';
import { permissions } from '../../../contract/route.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Organization, OrganizationStore } from '../organization/index.ts';
import { readEnded, signedOut } from './ended-sign-ins.ts';
import type { EndedSignInsDeps } from './ended-sign-ins.ts';
import { grantsOf } from './roles.ts';
import { readStanding } from './standing.ts';
import type { StandingDeps } from './standing.ts';

export interface BelongingDeps extends StandingDeps, EndedSignInsDeps {
  readonly organizations: Pick<OrganizationStore, 'listOfTenant'>;
}

/** An organization that a person's tenant is linked to, and what they are in it. */
export interface Belonging {
  readonly organization: Organization;
  /** Sorted; empty: none that has effect. */
  readonly roles: readonly Role[];
  /** What they may do somewhere in it, sorted. */
  readonly permissions: readonly Permission[];
}

/**
 * Every organization open to the person's tenant, those without a role included, by name. Where an administrator ended
 * this sign-in it is left out; rejects with `session-ended` when that leaves nothing in which they have a role.
 */
export async function readOrganizations(
  deps: BelongingDeps,
  principal: Principal,
): Promise<readonly Belonging[]> {
  const all = await deps.organizations.listOfTenant(principal.tenantId);
  const ended = await readEnded(
    deps,
    principal,
    all.map(({ id }) => id),
  );
  const linked = all.filter(({ id }) => !ended.has(id));
  const ids = linked.map(({ id }) => id);
  const standings = await readStanding(deps, principal, ids, () => Promise.resolve(new Set()));
  if (ended.size > 0 && ids.every((id) => (standings.get(id)?.roles ?? []).length === 0)) throw signedOut();
  return linked.map((organization) => {
    const held = standings.get(organization.id)?.roles ?? [];
    const grants = grantsOf(held);
    return {
      organization,
      roles: [...new Set(held.map(({ role }) => role))].sort(),
      permissions: permissions.filter((each) => grants.some(({ permission }) => permission === each)),
    };
  });
}
