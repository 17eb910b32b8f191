import { sql } from 'kysely';
import type {
  CalendarId,
  DepartmentId,
  Instant,
  OrganizationId,
  TimeZone,
  UnitId,
} from '../../../contract/primitives.ts';
import type { RoomFaultId, ShownFault } from '../../../contract/room-faults.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** Something that is broken, with who said so and what became of it. */
export interface KeptFault extends ShownFault {
  readonly room: CalendarId;
  readonly roomName: string;
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
  readonly reporter: {
    readonly tenantId: string;
    readonly objectId: string;
    readonly name: string;
    /** Null: the account has none. All of them are empty once the fault is settled. */
    readonly mail: string | null;
    readonly timeZone: TimeZone;
    /** BCP 47. */
    readonly language: string;
  };
  readonly closed: { readonly at: Instant; readonly by: string; readonly note: string } | null;
  readonly version: number;
}

export interface NewFault extends Omit<ShownFault, 'id'>, Pick<KeptFault, 'room' | 'reporter'> {
  readonly id: RoomFaultId;
}

/** False: that equipment was reported already, and it is not settled. */
export async function insertFault(tx: Tx, organization: OrganizationId, fault: NewFault): Promise<boolean> {
  const { id, room, about, words, reportedAt, reporter } = fault;
  const row = await tx
    .insertInto('room_fault')
    .values({
      organization_id: organization,
      id,
      calendar_id: room,
      about,
      words,
      reported_at: reportedAt,
      reporter_tenant: reporter.tenantId,
      reporter_id: reporter.objectId,
      reporter_name: reporter.name,
      reporter_mail: reporter.mail,
      reporter_zone: reporter.timeZone,
      reporter_language: reporter.language,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many faults somebody reported since a moment. */
export async function countReported(
  tx: Tx,
  organization: OrganizationId,
  { tenantId, objectId }: Pick<KeptFault['reporter'], 'tenantId' | 'objectId'>,
  since: Instant,
): Promise<number> {
  const { count } = await tx
    .selectFrom('room_fault')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('organization_id', '=', organization)
    .where('reporter_tenant', '=', tenantId)
    .where('reporter_id', '=', objectId)
    .where(sql<boolean>`reported_at > ${since}`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The open faults of a room, the newest first. */
export async function listOpenFaults(
  db: Db | Tx,
  organization: OrganizationId,
  room: CalendarId,
): Promise<readonly ShownFault[]> {
  const rows = await selectFaults(db, organization)
    .where('fault.calendar_id', '=', room)
    .where('fault.closed_at', 'is', null)
    .execute();
  return rows.map(toFault).map(({ id, about, words, reportedAt }) => ({ id, about, words, reportedAt }));
}

/** Open or closed ones, the newest first; at most `most`. */
export async function listFaults(
  db: Db,
  organization: OrganizationId,
  { isOpen, most }: { readonly isOpen: boolean; readonly most: number },
): Promise<readonly KeptFault[]> {
  const rows = await selectFaults(db, organization)
    .where('fault.closed_at', isOpen ? 'is' : 'is not', null)
    .limit(most)
    .execute();
  return rows.map(toFault);
}

export async function findFault(
  db: Db | Tx,
  organization: OrganizationId,
  id: RoomFaultId,
): Promise<KeptFault | null> {
  const row = await selectFaults(db, organization).where('fault.id', '=', id).executeTakeFirst();
  return row ? toFault(row) : null;
}

/** Those of `ids` of which it is known who reported them, locked. */
export async function lockReported(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly KeptFault[]> {
  const rows = await selectFaults(tx, organization)
    .where(sql<boolean>`fault.id = any(${[...ids]}::uuid[])`)
    .where('fault.closed_at', 'is', null)
    .where('fault.reporter_name', '<>', '')
    .forUpdate('fault')
    .execute();
  return rows.map(toFault);
}

/** Forgets who reported these; they are still to be settled. */
export async function forgetReporters(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<void> {
  await tx
    .updateTable('room_fault')
    .set({ reporter_tenant: '', reporter_id: '', reporter_name: '', reporter_mail: null })
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Says that a fault is settled, and forgets who reported it: from then on nobody needs to know. */
export async function saveClosed(
  tx: Tx,
  organization: OrganizationId,
  id: RoomFaultId,
  {
    at,
    by,
    note,
    version,
  }: { readonly at: Instant; readonly by: string; readonly note: string; readonly version: number },
): Promise<void> {
  await tx
    .updateTable('room_fault')
    .set({
      closed_at: at,
      closed_by: by,
      note,
      reporter_tenant: '',
      reporter_id: '',
      reporter_name: '',
      reporter_mail: null,
      version,
    })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

function selectFaults(db: Db | Tx, organization: OrganizationId) {
  return db
    .selectFrom('room_fault as fault')
    .innerJoin('calendar as room', (join) =>
      join
        .onRef('room.organization_id', '=', 'fault.organization_id')
        .onRef('room.id', '=', 'fault.calendar_id'),
    )
    .select([
      'fault.id',
      'fault.about',
      'fault.words',
      'fault.reported_at',
      'fault.reporter_tenant',
      'fault.reporter_id',
      'fault.reporter_name',
      'fault.reporter_mail',
      'fault.reporter_zone',
      'fault.reporter_language',
      'fault.closed_at',
      'fault.closed_by',
      'fault.note',
      'fault.version',
      'room.id as room',
      'room.name as room_name',
      'room.unit_id',
      'room.department_id',
    ])
    .where('fault.organization_id', '=', organization)
    .orderBy(sql`coalesce(fault.closed_at, fault.reported_at)`, 'desc')
    .orderBy('fault.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectFaults>['executeTakeFirstOrThrow']>>;

/** Ids and zones were checked when they were written. */
function toFault(row: Row): KeptFault {
  return {
    id: row.id as RoomFaultId,
    about: row.about,
    words: row.words,
    reportedAt: instantOf(row.reported_at.getTime()),
    room: row.room as CalendarId,
    roomName: row.room_name,
    unit: row.unit_id as UnitId | null,
    department: row.department_id as DepartmentId | null,
    reporter: {
      tenantId: row.reporter_tenant,
      objectId: row.reporter_id,
      name: row.reporter_name,
      mail: row.reporter_mail,
      timeZone: row.reporter_zone as TimeZone,
      language: row.reporter_language,
    },
    closed:
      row.closed_at === null
        ? null
        : { at: instantOf(row.closed_at.getTime()), by: row.closed_by ?? '', note: row.note ?? '' },
    version: row.version,
  };
}
