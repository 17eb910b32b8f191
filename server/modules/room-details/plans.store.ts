import type { CalendarId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Picture } from '../pictures/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { pictureFrom } from './details.store.ts';
import type { Position } from './details.store.ts';

export interface KeptPlan {
  readonly hash: string;
  readonly version: number;
}

export interface PlanRoom {
  readonly id: CalendarId;
  readonly name: string;
  readonly position: Position | null;
}

/** `isLocked`: nobody else changes it until the transaction has ended. */
export async function findPlan(
  db: Db | Tx,
  organization: OrganizationId,
  unit: UnitId,
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<KeptPlan | null> {
  const row = await db
    .selectFrom('floor_plan')
    .select(['etag as hash', 'version'])
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

export async function readPlan(
  db: Db,
  organization: OrganizationId,
  unit: UnitId,
  hash: string,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('floor_plan')
    .select(['content_type', 'content', 'etag'])
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .where('etag', '=', hash)
    .executeTakeFirst();
  return row ? pictureFrom(row) : null;
}

/** The plan on which a room stands, by its content; null: it stands on no such plan. */
export async function findPlanOf(
  db: Db,
  organization: OrganizationId,
  room: CalendarId,
  hash: string,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('room_position as position')
    .innerJoin('floor_plan as plan', (join) =>
      join
        .onRef('plan.organization_id', '=', 'position.organization_id')
        .onRef('plan.unit_id', '=', 'position.unit_id'),
    )
    .select(['plan.content_type', 'plan.content', 'plan.etag'])
    .where('position.organization_id', '=', organization)
    .where('position.calendar_id', '=', room)
    .where('plan.etag', '=', hash)
    .executeTakeFirst();
  return row ? pictureFrom(row) : null;
}

/** The rooms that stand in a unit itself, by name, with where they are on its plan. */
export async function listPlanRooms(
  db: Db | Tx,
  organization: OrganizationId,
  unit: UnitId,
): Promise<readonly PlanRoom[]> {
  const rows = await db
    .selectFrom('calendar')
    .leftJoin('room_position as position', (join) =>
      join
        .onRef('position.organization_id', '=', 'calendar.organization_id')
        .onRef('position.calendar_id', '=', 'calendar.id'),
    )
    .select(['calendar.id', 'calendar.name', 'position.x', 'position.y'])
    .where('calendar.organization_id', '=', organization)
    .where('calendar.unit_id', '=', unit)
    .orderBy('calendar.name')
    .orderBy('calendar.id')
    .execute();
  return rows.map(({ id, name, x, y }) => ({
    id: id as CalendarId, // checked when it was written
    name,
    position: x === null || y === null ? null : { x, y },
  }));
}

/**
 * Keeps the rooms of a unit where they are until the transaction has ended: one that is moved away meanwhile would be put on
 * a plan that is not its own. In one order, as everybody locks calendars.
 */
export async function lockRoomsIn(tx: Tx, organization: OrganizationId, unit: UnitId): Promise<void> {
  await tx
    .selectFrom('calendar')
    .select('id')
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** False: the unit is gone. */
export async function lockUnit(tx: Tx, organization: OrganizationId, unit: UnitId): Promise<boolean> {
  const row = await tx
    .selectFrom('unit')
    .select('id')
    .where('organization_id', '=', organization)
    .where('id', '=', unit)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function savePlan(
  tx: Tx,
  organization: OrganizationId,
  unit: UnitId,
  { contentType, content, etag, version }: Picture & { readonly version: number },
): Promise<void> {
  const columns = { content_type: contentType, content, etag, version };
  await tx
    .insertInto('floor_plan')
    .values({ organization_id: organization, unit_id: unit, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'unit_id']).doUpdateSet(columns))
    .execute();
}

/** With the positions on it. */
export async function deletePlan(tx: Tx, organization: OrganizationId, unit: UnitId): Promise<void> {
  await tx
    .deleteFrom('floor_plan')
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .execute();
}

/** Puts rooms on the plan of a unit in place of all that stood on it. */
export async function savePositions(
  tx: Tx,
  organization: OrganizationId,
  unit: UnitId,
  {
    rooms,
    version,
  }: { readonly rooms: readonly (Position & { readonly id: CalendarId })[]; readonly version: number },
): Promise<void> {
  await tx
    .deleteFrom('room_position')
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .execute();
  if (rooms.length > 0) {
    await tx
      .insertInto('room_position')
      .values(
        rooms.map(({ id, x, y }) => ({
          organization_id: organization,
          calendar_id: id,
          unit_id: unit,
          x,
          y,
        })),
      )
      .execute();
  }
  await tx
    .updateTable('floor_plan')
    .set({ version })
    .where('organization_id', '=', organization)
    .where('unit_id', '=', unit)
    .execute();
}
