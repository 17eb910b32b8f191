import type { UnitId } from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Grant } from '../../kernel/caller.ts';

/**
 * What each role allows. Owners and administrators set things up and need an add-in role besides to use the add-in, as
 * everybody does: a role says what somebody is for, not how important they are.
 */
const permissionsOf = {
  owner: [],
  'integrations-administrator': [],
  'add-in-user': ['rooms.read'],
  'add-in-user-with-delegated-access': ['rooms.read'],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof permissionsOf;

/** A role that somebody holds in a unit and everything below it; `unit: null` is the whole organization. */
export interface HeldRole {
  readonly role: Role;
  readonly unit: UnitId | null;
}

/** Whether a stored name is a role of today's code; an unknown one grants nothing. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(permissionsOf, name);
}

/** The permissions that roles bring, each once per unit. */
export function grantsOf(held: readonly HeldRole[]): readonly Grant[] {
  const grants = held.flatMap(({ role, unit }) =>
    permissionsOf[role].map((permission): Grant => ({ permission, unit })),
  );
  return [...new Map(grants.map((grant) => [`${grant.permission} ${grant.unit}`, grant])).values()];
}

/**
 * Whether `grants` allow something in a place. `lineage` is the unit and everything above it, in any order; an empty one
 * asks about the organization as a whole, which a grant for one unit never covers.
 */
export function can(
  grants: readonly Grant[],
  permission: Permission,
  lineage: readonly UnitId[] = [],
): boolean {
  return grants.some(
    (grant) => grant.permission === permission && (grant.unit === null || lineage.includes(grant.unit)),
  );
}
