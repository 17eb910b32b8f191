import type { Role } from '../../../contract/access.ts';
import type { DepartmentId, UnitId } from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Caller, Grant } from '../../kernel/caller.ts';
import { roleTable, undivided } from './role-table.ts';

/**
 * A role that somebody holds: in a unit and everything below it, for the rooms of a department, or (with neither) in the
 * whole organization.
 */
export interface HeldRole {
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
}

/** How far a permission reaches: units with everything below them, and departments with their rooms. */
export type Scope =
  | { readonly everywhere: true }
  | {
      readonly everywhere: false;
      readonly units: readonly UnitId[];
      readonly departments: readonly DepartmentId[];
    };

/** Whether a stored name is a role of today's code; an unknown one grants nothing. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(roleTable, name);
}

/** The permissions that roles bring, each once per unit and department. */
export function grantsOf(held: readonly HeldRole[]): readonly Grant[] {
  const grants = held.flatMap(({ role, unit, department }) =>
    permissionsOf({ role, unit, department }).map((permission): Grant => ({ permission, unit, department })),
  );
  return [...new Map(grants.map((grant) => [keyOf(grant), grant])).values()];
}

function keyOf({ permission, unit, department }: Grant): string {
  return `${permission} ${unit} ${department}`;
}

/** What a role allows as it is held: one confined to a part brings nothing that only the whole has. */
export function permissionsOf({ role, unit, department }: HeldRole): readonly Permission[] {
  const { permissions } = roleTable[role];
  const isConfined = unit !== null || department !== null;
  return isConfined ? permissions.filter((permission) => !undivided.has(permission)) : permissions;
}

/**
 * Whether `grants` allow something in a place, or for a room of `department`. `lineage` is the unit and everything above
 * it, in any order; an empty one without a department asks about the organization as a whole, which a grant for a part of
 * it never covers.
 */
export function can(
  grants: readonly Grant[],
  permission: Permission,
  lineage: readonly UnitId[] = [],
  department: DepartmentId | null = null,
): boolean {
  return grants.some((grant) => {
    if (grant.permission !== permission) return false;
    if (grant.department !== null) return grant.department === department;
    return grant.unit === null || lineage.includes(grant.unit);
  });
}

/** Where the caller holds a permission; without it, nowhere: no units, no departments. */
export function scopeOf({ grants }: Pick<Caller, 'grants'>, permission: Permission): Scope {
  const held = grants.filter((grant) => grant.permission === permission);
  if (held.some(({ unit, department }) => unit === null && department === null)) return { everywhere: true };
  return {
    everywhere: false,
    units: held.flatMap(({ unit, department }) => (unit === null || department !== null ? [] : [unit])),
    departments: held.flatMap(({ department }) => department ?? []),
  };
}

/** Whether the caller is an owner: nobody else may change the organization itself. */
export function isOwner({ grants }: Pick<Caller, 'grants'>): boolean {
  return can(grants, 'organization.write');
}
