import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { Instant, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import { LeftBy, ReceptionId, VisitId, VisitorId } from '../../../contract/visitor-ids.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { VisitTable } from '../../storage/tables/visitors.ts';
import type { Visit } from './visitor.ts';

const StoredTold = z.object({ at: Instant, start: Instant, end: Instant, reception: ReceptionId });
const StoredStays = z.array(z.object({ arrivedAt: Instant, leftAt: Instant, leftBy: LeftBy.nullable() }));
/** A statement takes at most 65,535 parameters; a visit has some twenty-five. */
const ROWS_PER_STATEMENT = 2_000;

/** Every visit of some links, by time. */
export async function visitsOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly Visit[]> {
  if (links.length === 0) return [];
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return rows.map(visitFrom);
}

/** Every visit of some visitors, by time. */
export async function visitsOfVisitors(
  db: Db | Tx,
  organization: OrganizationId,
  visitors: readonly string[],
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visitor_id = any(${[...new Set(visitors)]}::uuid[])`)
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return rows.map(visitFrom);
}

/** One visit; locked for this transaction when asked so. */
export async function findVisit(
  db: Db | Tx,
  organization: OrganizationId,
  id: string,
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<Visit | null> {
  const row = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ? visitFrom(row) : null;
}

/** The visit that a pass was made for, of whichever organization: a pass is all that its bearer shows. */
export async function findVisitByPass(
  db: Db | Tx,
  pass: string,
): Promise<{ readonly organization: OrganizationId; readonly visit: Visit } | null> {
  const row = await db.selectFrom('visit').selectAll().where('pass', '=', pass).executeTakeFirst();
  return row ? { organization: OrganizationId.parse(row.organization_id), visit: visitFrom(row) } : null;
}

/** Those of these visits that are there, locked for this transaction in one order for everybody. */
export async function lockVisits(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly Visit[]> {
  const rows = await tx
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(visitFrom);
}

/** On whose meetings these visits hang; walk-ins hang on none. */
export async function linksOfVisits(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('visit')
    .select('link_id')
    .distinct()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return rows.flatMap(({ link_id: link }) => link ?? []);
}

/** Of an index: what lasts for no longer began so long before, what lasts for longer stands in another. */
const LONG_MS = 24 * 60 * 60_000;

/** Whose time at a reception has a part in an interval, and whoever is on site; nothing that is held. */
export async function visitsAtDesk(
  db: Db,
  organization: OrganizationId,
  reception: ReceptionId,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  most: number,
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .where('is_held', '=', false)
    .where((where) =>
      where.or([
        where('status', '=', 'on-site'),
        where.and([where('start_at', '>=', new Date(from)), where('start_at', '<', new Date(to))]),
        where.and([
          where('start_at', '>', new Date(Date.parse(from) - LONG_MS)),
          where('start_at', '<', new Date(from)),
          where('end_at', '>', new Date(from)),
        ]),
        where.and([
          sql<boolean>`end_at - start_at > interval '24 hours'`,
          where('end_at', '>', new Date(from)),
          where('start_at', '<', new Date(from)),
        ]),
      ]),
    )
    .orderBy('start_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(visitFrom);
}

/** Visits of meetings whose room no reception serves; soonest first. */
export async function visitsWithoutReception(
  db: Db,
  organization: OrganizationId,
  now: Instant,
  most: number,
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', 'is', null)
    .where('status', '=', 'expected')
    .where('end_at', '>', new Date(now))
    .orderBy('start_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(visitFrom);
}

/** Writes new visits and changed ones alike, many at once: a series with many visitors has tens of thousands. */
export async function saveVisits(
  tx: Tx,
  organization: OrganizationId,
  visits: readonly Visit[],
): Promise<void> {
  for (let at = 0; at < visits.length; at += ROWS_PER_STATEMENT) {
    const rows = visits.slice(at, at + ROWS_PER_STATEMENT).map((visit) => ({
      organization_id: organization,
      id: visit.id,
      visitor_id: visit.visitor,
      link_id: visit.link,
      occurrence: visit.occurrence ?? '',
      pass: visit.pass,
      ...changeable(visit),
    }));
    await tx
      .insertInto('visit')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'id']).doUpdateSet((is) => ({
          occurrence: is.ref('excluded.occurrence'), // what nothing followed gets its date when it is followed
          reception_id: is.ref('excluded.reception_id'),
          status: is.ref('excluded.status'),
          is_held: is.ref('excluded.is_held'),
          is_pending: is.ref('excluded.is_pending'),
          is_unfollowed: is.ref('excluded.is_unfollowed'),
          room: is.ref('excluded.room'),
          start_at: is.ref('excluded.start_at'),
          end_at: is.ref('excluded.end_at'),
          told: is.ref('excluded.told'),
          arrived_at: is.ref('excluded.arrived_at'),
          left_at: is.ref('excluded.left_at'),
          left_by: is.ref('excluded.left_by'),
          back_at: is.ref('excluded.back_at'),
          earlier: is.ref('excluded.earlier'),
          reminded_at: is.ref('excluded.reminded_at'),
          ended_by: is.ref('excluded.ended_by'),
          changed_at: is.ref('excluded.changed_at'),
          version: is.ref('excluded.version'),
        })),
      )
      .execute();
  }
}

export async function updateVisit(tx: Tx, organization: OrganizationId, visit: Visit): Promise<void> {
  await tx
    .updateTable('visit')
    .set(changeable(visit))
    .where('organization_id', '=', organization)
    .where('id', '=', visit.id)
    .execute();
}

function changeable(visit: Visit) {
  return {
    reception_id: visit.reception,
    status: visit.status,
    is_held: visit.isHeld,
    is_pending: visit.isPending,
    is_unfollowed: visit.isUnfollowed,
    room: visit.room,
    start_at: visit.start,
    end_at: visit.end,
    told: visit.told && JSON.stringify(visit.told),
    arrived_at: visit.arrivedAt,
    left_at: visit.leftAt,
    left_by: visit.leftBy,
    back_at: visit.backAt,
    earlier: JSON.stringify(visit.earlier),
    reminded_at: visit.remindedAt,
    ended_by: visit.endedBy,
    changed_at: visit.changedAt,
    version: visit.version,
  };
}

/** A visit as its row has it. */
export function visitFrom(row: Selectable<VisitTable>): Visit {
  return {
    id: VisitId.parse(row.id),
    visitor: VisitorId.parse(row.visitor_id),
    link: row.link_id,
    occurrence: row.occurrence === '' ? null : Instant.parse(row.occurrence),
    pass: row.pass,
    status: row.status,
    isHeld: row.is_held,
    isPending: row.is_pending,
    isUnfollowed: row.is_unfollowed,
    reception: row.reception_id === null ? null : ReceptionId.parse(row.reception_id),
    room: row.room === null ? null : MailboxAddress.parse(row.room),
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
    told: row.told === null ? null : StoredTold.parse(row.told),
    arrivedAt: row.arrived_at && instantOf(row.arrived_at.getTime()),
    leftAt: row.left_at && instantOf(row.left_at.getTime()),
    leftBy: row.left_by,
    backAt: row.back_at && instantOf(row.back_at.getTime()),
    earlier: StoredStays.parse(row.earlier),
    remindedAt: row.reminded_at && instantOf(row.reminded_at.getTime()),
    endedBy: row.ended_by,
    changedAt: instantOf(row.changed_at.getTime()),
    version: row.version,
  };
}
