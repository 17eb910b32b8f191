import type { OrganizationId, UnitId } from '../../contract/primitives.ts';
import type { Permission } from '../../contract/route.ts';

/** The signed-in person behind one request, within the organization that the request named. */
export interface Caller {
  readonly organization: OrganizationId;
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  readonly mail: string | null;
  /** The groups that matter to this organization (roles, rooms), nested memberships included. */
  readonly groups: ReadonlySet<string>;
  readonly grants: readonly Grant[];
}

/** A permission held within a unit and everything below it; `unit: null` is the whole organization. */
export interface Grant {
  readonly permission: Permission;
  readonly unit: UnitId | null;
}
