import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AssignmentReply, Holder } from '../../../contract/access.ts';
import { AssignmentId, DepartmentId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database, RoleAssignmentTable } from '../../storage/database.ts';
import { isRole } from './roles.ts';

/** A role given to a group, an app role or a person of one Entra tenant. */
export interface RoleAssignment extends AssignmentReply {
  readonly organization: OrganizationId;
}

export interface AccessStore {
  /** What was given to people, groups and app roles of `tenantId` in these organizations. */
  listAssignments(
    organizations: readonly OrganizationId[],
    tenantId: string,
  ): Promise<readonly RoleAssignment[]>;
  /**
   * The groups of any tenant that decide who may see and book the organization's rooms, who works for its teams and
   * at its receptions, and who may charge its cost centers.
   */
  listRoomGroups(organization: OrganizationId): Promise<ReadonlySet<string>>;
}

export function createAccessStore(db: Kysely<Database>): AccessStore {
  return {
    async listAssignments(organizations, tenantId) {
      if (organizations.length === 0) return [];
      const rows = await db
        .selectFrom('role_assignment')
        .selectAll()
        .where('organization_id', 'in', organizations)
        .where('tenant_id', '=', tenantId)
        .execute();
      return rows.flatMap(toAssignment);
    },

    async listRoomGroups(organization) {
      const ofRooms = db
        .selectFrom('calendar')
        .select(sql<string>`unnest(seen_by || booked_by)`.as('group_id'))
        .where('organization_id', '=', organization);
      const ofDepartments = db
        .selectFrom('department')
        .select(sql<string>`group_id::text`.as('group_id'))
        .where('organization_id', '=', organization)
        .where(
          sql<boolean>`(visibility = 'members' or exists (
            select from room_policy p where p.organization_id = department.organization_id
              and (jsonb_exists(p.policy->'seenBy'->'departments', department.id::text)
                or jsonb_exists(p.policy->'bookedBy'->'departments', department.id::text))))`,
        );
      const ofPolicies = db
        .selectFrom('room_policy')
        .select(
          sql<string>`jsonb_array_elements_text(coalesce(nullif(policy->'seenBy', 'null')->'groups', '[]')
            || coalesce(nullif(policy->'bookedBy', 'null')->'groups', '[]'))`.as('group_id'),
        )
        .where('organization_id', '=', organization);
      const ofTeams = db
        .selectFrom('provider_member')
        .select(sql<string>`object_id::text`.as('group_id'))
        .where('organization_id', '=', organization)
        .where('principal_kind', '=', 'entra_group');
      const ofReceptions = db
        .selectFrom('reception')
        .select(sql<string>`jsonb_array_elements(members)->>'id'`.as('group_id'))
        .where('organization_id', '=', organization);
      const ofCostCenters = db
        .selectFrom('cost_center_holder')
        .select(sql<string>`object_id::text`.as('group_id'))
        .where('organization_id', '=', organization)
        .where('principal_kind', '=', 'entra_group');
      const ofCostCenterGroups = db
        .selectFrom('cost_center_group_member')
        .select(sql<string>`object_id::text`.as('group_id'))
        .where('organization_id', '=', organization)
        .where('principal_kind', '=', 'entra_group');
      const rows = await ofRooms
        .union(ofDepartments)
        .union(ofPolicies)
        .union(ofTeams)
        .union(ofReceptions)
        .union(ofCostCenters)
        .union(ofCostCenterGroups)
        .execute();
      return new Set(rows.map((row) => row.group_id));
    },
  };
}

type Row = Omit<RoleAssignmentTable, 'department_id' | 'holder_name' | 'added_at'> & {
  readonly department_id: string | null;
  readonly holder_name: string;
  readonly added_at: Date;
};

/** The assignment in a row; none for a role that today's code does not know, which grants nothing. */
export function toAssignment(row: Row): readonly RoleAssignment[] {
  const { role } = row;
  if (!isRole(role)) return [];
  const holder: Holder = { kind: row.principal_kind, tenantId: row.tenant_id, id: row.object_id };
  return [
    {
      organization: OrganizationId.parse(row.organization_id),
      id: AssignmentId.parse(row.id),
      holder,
      holderName: row.holder_name,
      role,
      unit: row.unit_id === null ? null : UnitId.parse(row.unit_id),
      department: row.department_id === null ? null : DepartmentId.parse(row.department_id),
      addedAt: instantOf(row.added_at.getTime()),
    },
  ];
}
