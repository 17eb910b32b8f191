import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { isRole } from './roles.ts';
import type { HeldRole } from './roles.ts';

/** A role given to a person or a group of one Entra tenant. */
export interface RoleAssignment extends HeldRole {
  readonly organization: OrganizationId;
  readonly holder: { readonly kind: 'entra_group' | 'user'; readonly objectId: string };
}

export interface AccessStore {
  /** What was given to people and groups of `tenantId` in these organizations. */
  listAssignments(
    organizations: readonly OrganizationId[],
    tenantId: string,
  ): Promise<readonly RoleAssignment[]>;
  /** The groups that decide who may see and book the organization's rooms. */
  listRoomGroups(organization: OrganizationId): Promise<ReadonlySet<string>>;
}

export function createAccessStore(db: Kysely<Database>): AccessStore {
  return {
    async listAssignments(organizations, tenantId) {
      if (organizations.length === 0) return [];
      const rows = await db
        .selectFrom('role_assignment')
        .select(['organization_id', 'principal_kind', 'object_id', 'role', 'unit_id'])
        .where('organization_id', 'in', organizations)
        .where('tenant_id', '=', tenantId)
        .execute();
      return rows.flatMap((row) => {
        const { role } = row;
        if (!isRole(role)) return [];
        return {
          organization: OrganizationId.parse(row.organization_id),
          holder: { kind: row.principal_kind, objectId: row.object_id },
          role,
          unit: row.unit_id === null ? null : UnitId.parse(row.unit_id),
        };
      });
    },

    async listRoomGroups(organization) {
      const rows = await db
        .selectFrom('calendar')
        .select(sql<string>`unnest(seen_by || booked_by)`.as('group_id'))
        .distinct()
        .where('organization_id', '=', organization)
        .execute();
      return new Set(rows.map((row) => row.group_id));
    },
  };
}
