import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import {
  CalendarId,
  DepartmentId,
  IntegrationId,
  MailboxAddress,
  UnitId,
} from '../../../contract/primitives.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import type { Calendar } from './calendar.ts';
import { readStoredProcessing } from './processing.ts';

/** A place as calendars need it. */
export interface Place {
  readonly id: UnitId;
  readonly parent: UnitId | null;
  readonly kind: 'region' | 'campus' | 'building' | 'floor';
  readonly name: string;
  readonly timeZone: string;
}

/** What is there to be read. Everything is of one organization; foreign ids are not there. */
export interface CalendarStore {
  list(organization: OrganizationId): Promise<readonly Calendar[]>;
  find(organization: OrganizationId, id: CalendarId): Promise<Calendar | undefined>;
  listPlaces(organization: OrganizationId): Promise<readonly Place[]>;
  hasDepartment(organization: OrganizationId, id: DepartmentId): Promise<boolean>;
  findIntegration(
    organization: OrganizationId,
    id: IntegrationId,
  ): Promise<{ readonly id: IntegrationId; readonly label: string } | undefined>;
  /** Addresses that calendars of the organization have already, with the integration that reads each. */
  listAdded(organization: OrganizationId): Promise<ReadonlyMap<MailboxAddress, IntegrationId>>;
}

export function createCalendarStore(db: Kysely<Database>): CalendarStore {
  return {
    async list(organization) {
      const rows = await selectCalendars(db, organization).orderBy('name').orderBy('id').execute();
      return rows.map(toCalendar);
    },

    async find(organization, id) {
      const row = await selectCalendars(db, organization).where('id', '=', id).executeTakeFirst();
      return row && toCalendar(row);
    },

    async listPlaces(organization) {
      const rows = await db
        .selectFrom('unit')
        .select(['id', 'parent_id as parent', 'kind', 'name', 'time_zone as timeZone'])
        .where('organization_id', '=', organization)
        .execute();
      return rows.map((row) => ({
        ...row,
        id: UnitId.parse(row.id),
        parent: row.parent === null ? null : UnitId.parse(row.parent),
      }));
    },

    async hasDepartment(organization, id) {
      const row = await db
        .selectFrom('department')
        .select('id')
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst();
      return row !== undefined;
    },

    async findIntegration(organization, id) {
      const row = await db
        .selectFrom('integration')
        .select(['id', 'label'])
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { id: IntegrationId.parse(row.id), label: row.label };
    },

    async listAdded(organization) {
      const rows = await db
        .selectFrom('calendar')
        .select(['mailbox', 'integration_id'])
        .where('organization_id', '=', organization)
        .execute();
      return new Map(
        rows.map((row) => [MailboxAddress.parse(row.mailbox), IntegrationId.parse(row.integration_id)]),
      );
    },
  };
}

/** Also for the stores that write: the rows of an organization, with the columns that `toCalendar` takes. */
export function selectCalendars(db: Kysely<Database> | Transaction<Database>, organization: OrganizationId) {
  return db.selectFrom('calendar').selectAll().where('organization_id', '=', organization);
}

const maybe = <T extends z.ZodType>(type: T) => z.union([z.null(), type]);
const Ids = z.object({
  id: CalendarId,
  mailbox: MailboxAddress,
  integration_id: IntegrationId,
  unit_id: maybe(UnitId),
  department_id: maybe(DepartmentId),
});

const GroupNames = z.record(z.string(), z.string());

export function toCalendar(row: Selectable<Database['calendar']>): Calendar {
  const ids = Ids.parse(row);
  const { name, kind, capacity, equipment, booking, version, state } = row;
  return {
    id: ids.id,
    mailbox: ids.mailbox,
    integration: ids.integration_id,
    unit: ids.unit_id,
    department: ids.department_id,
    name,
    kind,
    capacity,
    equipment,
    booking,
    seenBy: row.seen_by,
    bookedBy: row.booked_by,
    bufferBefore: row.buffer_before,
    bufferAfter: row.buffer_after,
    groupNames: GroupNames.parse(row.group_names),
    version,
    state,
    lastReadAt: instantOrNull(row.last_read_at),
    fault:
      row.fault_code === null
        ? null
        : { code: row.fault_exchange_code ?? row.fault_code, detail: row.fault_detail ?? '' },
    processing: readStoredProcessing(row.processing),
    processingReadAt: instantOrNull(row.processing_read_at),
  };
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : instantOf(date.getTime());
}
