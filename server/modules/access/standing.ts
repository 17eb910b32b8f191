import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import type { AccessStore } from './access.store.ts';
import type { GroupMemberships } from './group-memberships.ts';
import type { HeldRole } from './roles.ts';

export interface StandingDeps {
  readonly assignments: AccessStore;
  readonly memberships: Pick<GroupMemberships, 'groupsOf'>;
}

/** What a person is in an organization. */
export interface Standing {
  readonly roles: readonly HeldRole[];
  readonly groups: ReadonlySet<string>;
}

/**
 * Where a person stands in each of `organizations`, which must be open to their tenant. `moreGroups` are groups beyond
 * those with a role whose membership matters; read only when needed. Rejects when the directory must be asked and cannot be.
 */
export async function readStanding(
  deps: StandingDeps,
  principal: Principal,
  organizations: readonly OrganizationId[],
  moreGroups: () => Promise<ReadonlySet<string>>,
): Promise<ReadonlyMap<OrganizationId, Standing>> {
  const assignments = await deps.assignments.listAssignments(organizations, principal.tenantId);
  const withRole = assignments.flatMap(({ holder }) =>
    holder.kind === 'entra_group' ? [holder.objectId] : [],
  );
  const groups = await deps.memberships.groupsOf(
    principal,
    async () => new Set([...withRole, ...(await moreGroups())]),
  );

  const held = assignments.filter(({ holder }) =>
    holder.kind === 'user' ? holder.objectId === principal.objectId : groups.has(holder.objectId),
  );
  return new Map(
    organizations.map((organization) => [
      organization,
      { roles: held.filter((assignment) => assignment.organization === organization), groups },
    ]),
  );
}
