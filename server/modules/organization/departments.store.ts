import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { DepartmentReply } from '../../../contract/organization.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';

export type Department = z.output<typeof DepartmentReply>;

/** The departments while nobody else can change them; every change is audited. */
export interface DepartmentsInChange {
  readonly departments: readonly Department[];
  /** The Entra tenants that this organization has to do with, and its places. */
  readonly tenants: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  add(department: Department): Promise<void>;
  change(before: Department, after: Department): Promise<void>;
  /** Its rooms stay, without a department. */
  remove(department: Department): Promise<void>;
  /** How many roles are confined to it. */
  countRoles(department: Department): Promise<number>;
}

export interface DepartmentStore {
  /** By name. */
  list(organization: OrganizationId): Promise<readonly Department[]>;
  /** Runs `work` alone among all changes of this organization; what it throws undoes everything. */
  alone<T>(caller: Caller, work: (departments: DepartmentsInChange) => Promise<T>): Promise<T>;
}

export function createDepartmentStore(db: Kysely<Database>): DepartmentStore {
  return {
    list: (organization) => list(db, organization),

    alone: (caller, work) =>
      db.transaction().execute(async (tx) => {
        await takeTurn(tx, caller.organization, 'administration');
        return await work(await inChange(tx, caller));
      }),
  };
}

async function inChange(tx: Transaction<Database>, caller: Caller): Promise<DepartmentsInChange> {
  const { organization } = caller;
  const record = (action: string, { id, name }: Department, facts: Partial<AuditRecord>) =>
    recordAudit(tx, organization, {
      ...askedBy(caller),
      action,
      subject: { kind: 'department', id, name },
      ...facts,
    });

  return {
    departments: await list(tx, organization),
    tenants: await tenantsOf(tx, organization),
    units: await unitsOf(tx, organization),

    async add(department) {
      const row = { organization_id: organization, id: department.id, ...columnsOf(department) };
      await tx.insertInto('department').values(row).execute();
      await record('department.added', department, { after: factsOf(department) });
    },

    async change(before, after) {
      await tx
        .updateTable('department')
        .set({ ...columnsOf(after), version: after.version })
        .where('organization_id', '=', organization)
        .where('id', '=', before.id)
        .execute();
      await record('department.changed', after, { before: factsOf(before), after: factsOf(after) });
    },

    async remove(department) {
      // In the order of everybody who changes several.
      await tx
        .selectFrom('calendar')
        .select('id')
        .where('organization_id', '=', organization)
        .where('department_id', '=', department.id)
        .orderBy('id')
        .forNoKeyUpdate()
        .execute();
      await tx
        .updateTable('calendar')
        .set((row) => ({ department_id: null, version: row('version', '+', 1) }))
        .where('organization_id', '=', organization)
        .where('department_id', '=', department.id)
        .execute();
      await tx
        .deleteFrom('department')
        .where('organization_id', '=', organization)
        .where('id', '=', department.id)
        .execute();
      await record('department.removed', department, { before: factsOf(department) });
    },

    async countRoles({ id }) {
      const { count } = await tx
        .selectFrom('role_assignment')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('organization_id', '=', organization)
        .where('department_id', '=', id)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

async function tenantsOf(
  tx: Transaction<Database>,
  organization: OrganizationId,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ tenant: string }>`
    select tenant_id::text as tenant from login_tenant where organization_id = ${organization}
    union
    select tenant_id::text from integration where organization_id = ${organization} and tenant_id is not null`.execute(
    tx,
  );
  return new Set(rows.map(({ tenant }) => tenant));
}

async function unitsOf(
  tx: Transaction<Database>,
  organization: OrganizationId,
): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('unit').select('id').where('organization_id', '=', organization).execute();
  return new Set(rows.map(({ id }) => id));
}

async function list(
  db: Kysely<Database> | Transaction<Database>,
  organization: OrganizationId,
): Promise<readonly Department[]> {
  const rows = await db
    .selectFrom('department')
    .select([
      'id',
      'name',
      'tenant_id as tenantId',
      'group_id as groupId',
      'group_name as groupName',
      'default_unit_id as defaultUnit',
      'cost_center as costCenter',
      'visibility',
      'version',
    ])
    .select((department) =>
      department
        .selectFrom('calendar')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('calendar.organization_id', '=', 'department.organization_id')
        .whereRef('calendar.department_id', '=', 'department.id')
        .as('calendars'),
    )
    .where('organization_id', '=', organization)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return z.array(DepartmentReply).parse(rows);
}

function columnsOf({ name, tenantId, groupId, groupName, defaultUnit, costCenter, visibility }: Department) {
  return {
    name,
    tenant_id: tenantId,
    group_id: groupId,
    group_name: groupName,
    default_unit_id: defaultUnit,
    cost_center: costCenter,
    visibility,
  };
}

function factsOf({ id: _id, version: _version, calendars: _calendars, ...facts }: Department) {
  return facts;
}
