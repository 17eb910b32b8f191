import { MOST_PLAN_BYTES } from '../../../contract/floor-plans.ts';
import type { FloorPlanReply } from '../../../contract/floor-plans.ts';
import type { CalendarId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checkPicture } from '../pictures/index.ts';
import type { Picture } from '../pictures/index.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { noPicture } from './change-details.ts';
import type { Position } from './details.store.ts';
import {
  deletePlan,
  findPlan,
  listPlanRooms,
  lockRoomsIn,
  lockUnit,
  readPlan,
  savePlan,
  savePositions,
} from './plans.store.ts';
import type { KeptPlan } from './plans.store.ts';
import { placesOf, requireUnit } from './reach.ts';
import type { RoomDetailsDeps } from './reach.ts';

type Deps = Pick<RoomDetailsDeps, 'db' | 'directory'>;

interface Seen {
  readonly id: UnitId;
  readonly version: number;
}

/** The plan of a place within the reach of the caller, and its rooms. Rejects with `not-found`. */
export async function readFloorPlan(deps: Deps, caller: Caller, id: UnitId): Promise<FloorPlanReply> {
  const unit = requireUnit(await placesOf(deps, caller), caller, id, 'calendars.read');
  return await replyFor(deps.db, caller, unit);
}

/** The plan itself, by its content. Rejects with `not-found`. */
export async function readPlanPicture(
  deps: Deps,
  caller: Caller,
  { id, hash }: { readonly id: UnitId; readonly hash: string },
): Promise<Picture> {
  requireUnit(await placesOf(deps, caller), caller, id, 'calendars.read');
  const plan = await readPlan(deps.db, caller.organization, id, hash);
  if (!plan) throw noPicture();
  return plan;
}

/**
 * Gives a place a plan, or another one on which its rooms stay where they are. Rejects with `not-found`,
 * `changed-meanwhile`, and `invalid-request` for what is no picture or too large.
 */
export async function setFloorPlan(
  deps: Deps,
  caller: Caller,
  { id, version, content }: Seen & { readonly content: Buffer },
): Promise<FloorPlanReply> {
  const picture = checkPicture(content, MOST_PLAN_BYTES);
  return await changing(deps, caller, { id, version }, async (tx, before) => {
    if (before?.hash === picture.etag) return;
    // Without a plan 1 is what was seen, and a first plan has it too: whoever saw neither is told.
    await savePlan(tx, caller.organization, id, { ...picture, version: version + 1 });
  });
}

/** Takes the plan of a place away, with the positions on it. Rejects with `not-found` and `changed-meanwhile`. */
export async function removeFloorPlan(deps: Deps, caller: Caller, seen: Seen): Promise<FloorPlanReply> {
  return await changing(deps, caller, seen, async (tx) => {
    await deletePlan(tx, caller.organization, seen.id);
  });
}

/**
 * Says where the rooms of a place are on its plan, instead of all that was said before. Rejects with `not-found`,
 * `changed-meanwhile`, `not-possible-now` without a plan, and `invalid-request` for a room that is not of this place.
 */
export async function placeOnFloorPlan(
  deps: Deps,
  caller: Caller,
  { id, version, rooms }: Seen & { readonly rooms: readonly (Position & { readonly id: CalendarId })[] },
): Promise<FloorPlanReply> {
  const { organization } = caller;
  return await changing(deps, caller, { id, version }, async (tx, before) => {
    if (!before) throw new Problem('not-possible-now', 'This place has no floor plan. Upload one first.');
    const there = new Set((await listPlanRooms(tx, organization, id)).map((room) => room.id));
    const errors = rooms.flatMap((room, at) =>
      there.has(room.id) ? [] : [{ pointer: `/body/rooms/${at}/id`, detail: 'is not a room of this place' }],
    );
    if (errors.length > 0) {
      throw new Problem(
        'invalid-request',
        'A room was moved to another place meanwhile. Look at the plan again.',
        {
          errors,
        },
      );
    }
    await savePositions(tx, organization, id, { rooms, version: version + 1 });
  });
}

/** One change of a plan or of what stands on it, with its audit entry. What is the same already is not told. */
async function changing(
  deps: Deps,
  caller: Caller,
  { id, version }: Seen,
  change: (tx: Tx, before: KeptPlan | null) => Promise<void>,
): Promise<FloorPlanReply> {
  const { organization } = caller;
  const unit = requireUnit(await placesOf(deps, caller), caller, id, 'calendars.write');
  return await deps.db.transaction().execute(async (tx) => {
    await lockRoomsIn(tx, organization, id);
    if (!(await lockUnit(tx, organization, id)))
      throw new Problem('not-found', 'This place was removed meanwhile.');
    const plan = await findPlan(tx, organization, id, { isLocked: true });
    const before = await replyFor(tx, caller, unit);
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else changed this floor plan since you opened it. Look at how it is now.',
        { current: before },
      );
    }
    await change(tx, plan);
    const after = await replyFor(tx, caller, unit);
    const [was, is] = [factsOf(before), factsOf(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return after;
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'floor-plan.changed',
      subject: { kind: 'unit', id, name: unit.name },
      before: was,
      after: is,
    });
    return after;
  });
}

function factsOf({ hash, rooms }: FloorPlanReply) {
  return {
    plan: hash,
    rooms: rooms.flatMap(({ id, name, position }) => (position ? [{ id, name, ...position }] : [])),
  };
}

async function replyFor(
  db: Db | Tx,
  { organization }: Caller,
  unit: FloorPlanReply['unit'],
): Promise<FloorPlanReply> {
  const plan = await findPlan(db, organization, unit.id);
  const rooms = await listPlanRooms(db, organization, unit.id);
  return { unit, hash: plan?.hash ?? null, rooms: [...rooms], version: plan?.version ?? 1 };
}
