import { sql } from 'kysely';
import { z } from 'zod';
import { DepartmentId } from '../../../contract/primitives.ts';
import type { CalendarId, MailboxAddress, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import { Unit } from '../../../contract/rooms.ts';
import type { Db } from '../../storage/database.ts';
import type { OwnRooms, Person } from './own/own-rooms.ts';
import { versionWithOwnRooms } from './own/own-rooms.store.ts';
import { listPolicies } from './policy/policies.store.ts';
import type { StoredPolicies } from './policy/stored.ts';
import { listRankings } from './ranking/rankings.store.ts';
import type { HeldWeights } from './ranking/weights.ts';
import type { Room } from './room.ts';

/** A room with the groups that may see it; none: everyone who reaches it. */
export interface SeenRoom {
  readonly room: Room;
  readonly seenBy: readonly string[];
}

/** The rooms, units and policies of an organization, as the database has them. */
export interface RoomStore {
  /**
   * Another one after each change of rooms, units, departments, policies and rankings; null: there is no such organization.
   * With it come the own rooms of `people`, in their order.
   */
  readonly versionOf: (
    organization: OrganizationId,
    people: readonly Person[],
  ) => Promise<{ readonly version: string; readonly own: readonly OwnRooms[] } | null>;
  /** The rooms in use that have a place; only those at `mailboxes` when these are given. */
  readonly listRooms: (
    organization: OrganizationId,
    mailboxes?: readonly MailboxAddress[],
  ) => Promise<readonly SeenRoom[]>;
  /** Siblings in the order in which the organization shows them. */
  readonly listUnits: (organization: OrganizationId) => Promise<readonly Unit[]>;
  readonly listPolicies: (organization: OrganizationId) => Promise<StoredPolicies>;
  readonly listRankings: (organization: OrganizationId) => Promise<readonly HeldWeights[]>;
}

export function createRoomStore(db: Db): RoomStore {
  return {
    async versionOf(organization, people) {
      if (people.length > 0) return await versionWithOwnRooms(db, organization, people);
      const row = await db
        .selectFrom('organization')
        .select('directory_version as version')
        .where('id', '=', organization)
        .executeTakeFirst();
      return row ? { version: String(row.version), own: [] } : null;
    },

    async listRooms(organization, mailboxes) {
      const rows = await db
        .selectFrom('calendar')
        .leftJoin('department', (join) =>
          join
            .onRef('department.organization_id', '=', 'calendar.organization_id')
            .onRef('department.id', '=', 'calendar.department_id'),
        )
        .leftJoin(openFaults(organization), (join) => join.onRef('fault.calendar_id', '=', 'calendar.id'))
        .select([
          'calendar.id',
          'calendar.mailbox',
          'calendar.integration_id',
          'calendar.name',
          'calendar.kind',
          'calendar.capacity',
          'calendar.equipment',
          'calendar.unit_id',
          'calendar.booking',
          'calendar.seen_by',
          'calendar.booked_by',
          'calendar.department_id',
          'department.visibility',
          'department.tenant_id',
          'department.group_id',
          'fault.about',
        ])
        .where('calendar.organization_id', '=', organization)
        .where('calendar.state', '=', 'read')
        .where('calendar.unit_id', 'is not', null)
        .$if(mailboxes !== undefined, (query) =>
          query.where(sql<boolean>`calendar.mailbox = any(${[...(mailboxes ?? [])]}::text[])`),
        )
        .execute();
      return rows.map((row) => ({ room: toRoom(row), seenBy: row.seen_by }));
    },

    async listUnits(organization) {
      const rows = await db
        .selectFrom('unit')
        .select(['id', 'parent_id as parent', 'kind', 'name', 'time_zone as timeZone'])
        .where('organization_id', '=', organization)
        .orderBy('position')
        .orderBy('name')
        .orderBy('id')
        .execute();
      return z.array(Unit).parse(rows);
    },

    listPolicies: (organization) => listPolicies(db, organization),

    listRankings: (organization) => listRankings(db, organization),
  };
}

/** What is reported and not settled, room by room; there are a few, and all rooms are read at once. */
function openFaults(organization: OrganizationId) {
  return sql<{ calendar_id: string; about: readonly (string | null)[] }>`(
    select calendar_id, array_agg(distinct about order by about) as about from room_fault
    where organization_id = ${organization} and closed_at is null group by calendar_id)`.as('fault');
}

interface Row {
  readonly id: string;
  readonly mailbox: string;
  readonly integration_id: string;
  readonly name: string;
  readonly kind: Room['kind'];
  readonly capacity: number | null;
  readonly equipment: readonly string[];
  readonly unit_id: string | null;
  readonly booking: 'direct' | 'request';
  readonly seen_by: readonly string[];
  readonly booked_by: readonly string[];
  readonly department_id: string | null;
  readonly visibility: 'everyone' | 'members' | null;
  readonly tenant_id: string | null;
  readonly group_id: string | null;
  readonly about: readonly (string | null)[] | null;
}

function toRoom(row: Row): Room {
  return {
    // All three were checked when they were written; checking fifty thousand again takes longer than reading them.
    id: row.id as CalendarId,
    mailbox: row.mailbox as MailboxAddress,
    integration: row.integration_id,
    unit: row.unit_id as UnitId, // only calendars that have one are asked for
    department: departmentOf(row),
    name: row.name,
    kind: row.kind,
    capacity: row.capacity,
    equipment: row.equipment,
    booking: row.booking,
    bookedBy: row.booked_by,
    ...(row.about && { faults: row.about }),
  };
}

function departmentOf({ department_id, visibility, tenant_id, group_id }: Row): Room['department'] {
  if (department_id === null || tenant_id === null || group_id === null) return null;
  const members = { tenantId: tenant_id, groupId: group_id };
  return { id: DepartmentId.parse(department_id), onlyFor: visibility === 'members' ? members : null };
}
