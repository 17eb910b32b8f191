import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import type { AccessStore, RoleAssignment } from './access.store.ts';
import type { GroupMemberships } from './group-memberships.ts';
import { roleTable } from './role-table.ts';

export interface StandingDeps {
  readonly assignments: AccessStore;
  readonly memberships: Pick<GroupMemberships, 'groupsOf'>;
}

/** What a person is in an organization. */
export interface Standing {
  readonly roles: readonly RoleAssignment[];
  readonly groups: ReadonlySet<string>;
}

/**
 * Where a person stands in each of `organizations`, which must be open to their tenant: the one decision that pane,
 * portal and explanation share. Roles come by name, through groups (nested ones count) and through app roles; of a guest
 * only those count that a guest may have. `moreGroups` are groups beyond those with a role whose membership matters; read
 * only when needed. Rejects when the directory must be asked and cannot be.
 */
export async function readStanding(
  deps: StandingDeps,
  principal: Principal,
  organizations: readonly OrganizationId[],
  moreGroups: () => Promise<ReadonlySet<string>>,
): Promise<ReadonlyMap<OrganizationId, Standing>> {
  const assignments = await deps.assignments.listAssignments(organizations, principal.tenantId);
  const { roles, groups } = await standingBy(deps, principal, assignments, moreGroups);
  return new Map(
    organizations.map((organization) => [
      organization,
      { roles: roles.filter((assignment) => assignment.organization === organization), groups },
    ]),
  );
}

/** What `readStanding` decides, for whoever has read what was given to people, groups and app roles of the tenant. */
export async function standingBy(
  { memberships }: Pick<StandingDeps, 'memberships'>,
  principal: Principal,
  assignments: readonly RoleAssignment[],
  moreGroups: () => Promise<ReadonlySet<string>>,
): Promise<Standing> {
  const withRole = assignments.flatMap(({ holder }) => (holder.kind === 'entra_group' ? [holder.id] : []));
  const groups = await memberships.groupsOf(
    principal,
    async () => new Set([...withRole, ...(await moreGroups())]),
  );

  const roles = assignments.filter(
    (assignment) => isHeldBy(assignment, principal, groups) && isEffective(assignment, principal),
  );
  return { roles, groups };
}

function isHeldBy(
  { holder }: RoleAssignment,
  { objectId, appRoles = [] }: Principal,
  groups: ReadonlySet<string>,
): boolean {
  if (holder.kind === 'user') return holder.id === objectId;
  return holder.kind === 'entra_group' ? groups.has(holder.id) : appRoles.includes(holder.id);
}

/** A row that says what the rules do not allow grants nothing, however it came into the database. */
function isEffective({ role, unit, department }: RoleAssignment, { isGuest = false }: Principal): boolean {
  const { mayBeGuest, mayBeConfined } = roleTable[role];
  const isConfined = unit !== null || department !== null;
  return (mayBeGuest || !isGuest) && (mayBeConfined || !isConfined);
}
