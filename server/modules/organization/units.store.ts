import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { UnitReply } from '../../../contract/organization.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import type { TreeUnit } from './unit-tree.ts';

/** The tree of places while nobody else can change it; every change is audited. */
export interface TreeInChange {
  readonly units: readonly TreeUnit[];
  add(unit: Omit<TreeUnit, 'version' | 'ownCalendars'>): Promise<void>;
  change(before: TreeUnit, after: TreeUnit): Promise<void>;
  remove(unit: TreeUnit): Promise<void>;
  /** What stops it from being removed. */
  usesOf(unit: TreeUnit): Promise<{
    readonly calendars: number;
    readonly places: number;
    readonly roles: number;
    readonly departments: number;
    readonly teams: number;
  }>;
}

export interface UnitStore {
  list(organization: OrganizationId): Promise<readonly TreeUnit[]>;
  /** Runs `work` alone among all changes of this organization's tree; what it throws undoes everything. */
  alone<T>(caller: Caller, work: (tree: TreeInChange) => Promise<T>): Promise<T>;
}

export function createUnitStore(db: Kysely<Database>): UnitStore {
  return {
    list: (organization) => list(db, organization),

    alone: (caller, work) =>
      db.transaction().execute(async (tx) => {
        await takeTurn(tx, caller.organization, 'administration');
        return await work(inChange(tx, caller, await list(tx, caller.organization)));
      }),
  };
}

function inChange(tx: Transaction<Database>, caller: Caller, units: readonly TreeUnit[]): TreeInChange {
  const { organization } = caller;
  const record = (action: string, unit: Pick<TreeUnit, 'id' | 'name'>, facts: Partial<AuditRecord>) =>
    recordAudit(tx, organization, {
      ...askedBy(caller),
      action,
      subject: { kind: 'unit', id: unit.id, name: unit.name },
      ...facts,
    });

  return {
    units,

    async add(unit) {
      const { id, position, ...facts } = unit;
      const columns = { parent_id: unit.parent, kind: unit.kind, name: unit.name, time_zone: unit.timeZone };
      await tx
        .insertInto('unit')
        .values({ organization_id: organization, id, position, ...columns })
        .execute();
      await record('unit.added', unit, { after: facts });
    },

    async change(before, after) {
      await tx
        .updateTable('unit')
        .set({
          parent_id: after.parent,
          name: after.name,
          time_zone: after.timeZone,
          position: after.position,
          version: after.version,
        })
        .where('organization_id', '=', organization)
        .where('id', '=', before.id)
        .execute();
      await record('unit.changed', after, { before: factsOf(before), after: factsOf(after) });
    },

    async remove(unit) {
      await tx
        .deleteFrom('unit')
        .where('organization_id', '=', organization)
        .where('id', '=', unit.id)
        .execute();
      await record('unit.removed', unit, { before: factsOf(unit) });
    },

    async usesOf({ id, ownCalendars }) {
      const count = async (
        table: 'role_assignment' | 'department' | 'provider_unit',
        column: 'unit_id' | 'default_unit_id',
      ) => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from ${sql.table(table)}
          where organization_id = ${organization} and ${sql.ref(column)} = ${id}`.execute(tx);
        return rows[0]?.count ?? 0;
      };
      return {
        calendars: ownCalendars,
        places: units.filter(({ parent }) => parent === id).length,
        roles: await count('role_assignment', 'unit_id'),
        departments: await count('department', 'default_unit_id'),
        teams: await count('provider_unit', 'unit_id'),
      };
    },
  };
}

const Rows = z.array(
  UnitReply.omit({ calendars: true }).extend({ position: z.number(), ownCalendars: z.number() }),
);

async function list(
  db: Kysely<Database> | Transaction<Database>,
  organization: OrganizationId,
): Promise<readonly TreeUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'parent_id as parent', 'kind', 'name', 'time_zone as timeZone', 'position', 'version'])
    .select((unit) =>
      unit
        .selectFrom('calendar')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('calendar.organization_id', '=', 'unit.organization_id')
        .whereRef('calendar.unit_id', '=', 'unit.id')
        .as('ownCalendars'),
    )
    .where('organization_id', '=', organization)
    .execute();
  return Rows.parse(rows);
}

function factsOf({ parent, kind, name, timeZone }: TreeUnit) {
  return { parent, kind, name, timeZone };
}
