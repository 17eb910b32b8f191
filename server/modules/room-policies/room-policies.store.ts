import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type {
  CalendarId,
  DepartmentId,
  Interval,
  OrganizationId,
  UnitId,
} from '../../../contract/primitives.ts';
import { RoomPolicy } from '../../../contract/room-policies.ts';
import type { PolicyHolder } from '../../../contract/room-policies.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database, Db, Tx } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { noPolicy } from '../rooms/index.ts';
import type { LookedMeeting } from './dry-run.ts';

/** A room as its policy is looked at; those that are in no place have none that they inherit. */
export interface PolicyRoom {
  readonly id: CalendarId;
  readonly name: string;
  readonly unit: UnitId;
  readonly department: DepartmentId | null;
  readonly capacity: number | null;
  /** Its calendar was read at least once. */
  readonly isRead: boolean;
}

export interface StoredPolicy {
  readonly policy: RoomPolicy;
  readonly version: number;
}

export interface RoomPolicyStore {
  readOrganization(organization: OrganizationId): Promise<PolicyHolder>;
  listPlacedRooms(organization: OrganizationId): Promise<readonly PolicyRoom[]>;
  /** What is written down of one holder; a holder that never said anything has version 1. */
  read(organization: OrganizationId, id: string): Promise<StoredPolicy>;
  /** Those of `departments` that the organization does not have. */
  unknownDepartments(
    organization: OrganizationId,
    departments: readonly DepartmentId[],
  ): Promise<readonly DepartmentId[]>;
  /**
   * Writes it down with its audit entry. False: somebody changed it since `version`; null: its holder is gone. What is
   * the same already is not written again.
   */
  save(caller: Caller, holder: PolicyHolder, version: number, policy: RoomPolicy): Promise<boolean | null>;
  /** What took and takes place in some rooms, by start, and only what occupies them; at most `most`. */
  listMeetings(
    organization: OrganizationId,
    rooms: readonly CalendarId[],
    interval: Interval,
    most: number,
  ): Promise<readonly LookedMeeting[]>;
}

export function createRoomPolicyStore(db: Kysely<Database>): RoomPolicyStore {
  return {
    async readOrganization(organization) {
      const { id, name } = await db
        .selectFrom('organization')
        .select(['id', 'name'])
        .where('id', '=', organization)
        .executeTakeFirstOrThrow();
      return { kind: 'organization', id, name };
    },

    async listPlacedRooms(organization) {
      const { rows } = await sql<PolicyRoom>`
        select c.id, c.name, c.unit_id as unit, c.department_id as department, c.capacity,
          s.read_at is not null as "isRead"
        from calendar c
        left join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
        where c.organization_id = ${organization} and c.state = 'read' and c.unit_id is not null
        order by c.name, c.id`.execute(db);
      return rows;
    },

    read: (organization, id) => read(db, organization, id),

    async unknownDepartments(organization, departments) {
      const rows = await db
        .selectFrom('department')
        .select('id')
        .where('organization_id', '=', organization)
        .execute();
      const known = new Set<string>(rows.map(({ id }) => id));
      return departments.filter((id) => !known.has(id));
    },

    save: (caller, holder, version, policy) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        await takeTurn(tx, organization, 'administration');
        if (!(await isThere(tx, organization, holder))) return null;
        const before = await read(tx, organization, holder.id);
        if (before.version !== version) return false;
        if (JSON.stringify(before.policy) === JSON.stringify(policy)) return true;
        await sql`
          insert into room_policy (organization_id, subject_id, unit_id, calendar_id, policy, version)
          values (${organization}, ${holder.id}, ${holder.kind === 'unit' ? holder.id : null},
            ${holder.kind === 'room' ? holder.id : null}, ${JSON.stringify(policy)}::jsonb, ${version + 1})
          on conflict (organization_id, subject_id)
          do update set policy = excluded.policy, version = excluded.version`.execute(tx);
        await recordAudit(tx, organization, {
          ...askedBy(caller),
          action: 'room-policy.changed',
          subject: { kind: 'room-policy', id: holder.id, name: holder.name },
          before: { ...before.policy },
          after: { ...policy },
        });
        return true;
      }),

    async listMeetings(organization, rooms, { start, end }, most) {
      if (rooms.length === 0) return [];
      const { rows } = await sql<MeetingRow>`
        select calendar_id, meeting_uid, start_at, end_at, organizer, organizer_name, subject, is_private,
          first_seen_at
        from sighting
        where organization_id = ${organization} and calendar_id = any(${[...rooms]}::uuid[])
          and start_at >= ${start} and start_at < ${end} and start_at < end_at
          and not is_canceled and response <> 'declined' and show_as <> 'free'
        order by start_at, calendar_id, meeting_uid, occurrence limit ${most}`.execute(db);
      return rows.map(meetingFrom);
    },
  };
}

async function read(db: Db | Tx, organization: OrganizationId, id: string): Promise<StoredPolicy> {
  const row = await db
    .selectFrom('room_policy')
    .select(['policy', 'version'])
    .where('organization_id', '=', organization)
    .where('subject_id', '=', id)
    .executeTakeFirst();
  return row
    ? { policy: RoomPolicy.parse(row.policy), version: row.version }
    : { policy: noPolicy, version: 1 };
}

/** A room may be removed at the same moment; holding it makes the one wait for the other. */
async function isThere(tx: Tx, organization: OrganizationId, { kind, id }: PolicyHolder): Promise<boolean> {
  if (kind === 'organization') return true;
  const table = kind === 'unit' ? 'unit' : 'calendar';
  const { rows } = await sql`
    select 1 from ${sql.table(table)} where organization_id = ${organization} and id = ${id}
    for key share`.execute(tx);
  return rows.length > 0;
}

interface MeetingRow {
  readonly calendar_id: CalendarId;
  readonly meeting_uid: string;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly organizer: string | null;
  readonly organizer_name: string | null;
  readonly subject: string | null;
  readonly is_private: boolean;
  readonly first_seen_at: Date | null;
}

function meetingFrom(row: MeetingRow): LookedMeeting {
  return {
    room: row.calendar_id,
    meeting: row.meeting_uid,
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
    organizer: row.organizer,
    organizerName: row.organizer_name ?? row.organizer,
    subject: row.is_private ? null : row.subject,
    isPrivate: row.is_private,
    bookedAt: row.first_seen_at && instantOf(row.first_seen_at.getTime()),
  };
}
