import type { z } from 'zod';
import type {
  addUnit as addRoute,
  changeUnit as changeRoute,
  UnitReply,
} from '../../../contract/organization.ts';
import type { OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { checkParent } from './check-parent.ts';
import { inOrder, namesake } from './unit-tree.ts';
import type { TreeUnit } from './unit-tree.ts';
import type { UnitStore } from './units.store.ts';
import { whatIsLeft } from './what-is-left.ts';

export interface UnitDeps {
  readonly units: UnitStore;
}

type NewUnit = z.output<(typeof addRoute)['body']>;
type UnitChange = z.output<(typeof changeRoute)['body']>;

export async function listUnits(
  deps: UnitDeps,
  organization: OrganizationId,
): Promise<{ readonly units: UnitReply[] }> {
  return { units: [...inOrder(await deps.units.list(organization))] };
}

/**
 * Adds a place after its siblings. The same id with the same content again is the place that is there. Rejects with
 * `invalid-request` when the parent is none or too small, `already-exists` for a sibling's name, `idempotency-key-reused`.
 */
export async function addUnit(deps: UnitDeps, caller: Caller, wanted: NewUnit): Promise<UnitReply> {
  await deps.units.alone(caller, async (tree) => {
    const there = tree.units.find(({ id }) => id === wanted.id);
    if (there && isAsWanted(there, wanted)) return;
    if (there) throw new Problem('idempotency-key-reused', 'This id belongs to another place already.');
    checkParent(tree.units, wanted.kind, wanted.parent);
    checkName(tree.units, wanted);
    await tree.add({ ...wanted, position: lastPosition(tree.units, wanted.parent) + 1 });
  });
  return await readUnit(deps, caller, wanted.id);
}

/** Changes a place as the caller saw it. Rejects as `addUnit` does, and with `not-found` and `changed-meanwhile`. */
export async function changeUnit(
  deps: UnitDeps,
  caller: Caller,
  { id, version, change }: { readonly id: UnitId; readonly version: number; readonly change: UnitChange },
): Promise<UnitReply> {
  await deps.units.alone(caller, async (tree) => {
    const before = find(tree.units, id, version);
    const { parent = before.parent, name = before.name, timeZone = before.timeZone } = change;
    const isMoved = parent !== before.parent;
    if (isMoved) checkParent(tree.units, before.kind, parent);
    checkName(tree.units, { parent, name }, id);
    const position = isMoved ? lastPosition(tree.units, parent) + 1 : before.position;
    await tree.change(before, { ...before, parent, name, timeZone, position, version: version + 1 });
  });
  return await readUnit(deps, caller, id);
}

/** Removes an empty place. Rejects with `not-empty`, which says what is left in it, `not-found` or `changed-meanwhile`. */
export async function removeUnit(
  deps: UnitDeps,
  caller: Caller,
  { id, version }: { readonly id: UnitId; readonly version: number },
): Promise<Record<string, never>> {
  await deps.units.alone(caller, async (tree) => {
    const unit = find(tree.units, id, version);
    const left = whatIsLeft(await tree.usesOf(unit));
    if (left) throw new Problem('not-empty', `${unit.name} still holds ${left}. Move or remove that first.`);
    await tree.remove(unit);
  });
  return {};
}

async function readUnit(deps: UnitDeps, { organization }: Caller, id: UnitId): Promise<UnitReply> {
  const found = inOrder(await deps.units.list(organization)).find((unit) => unit.id === id);
  if (!found) throw missing();
  return found;
}

function find(units: readonly TreeUnit[], id: UnitId, version: number): TreeUnit {
  const unit = units.find((each) => each.id === id);
  if (!unit) throw missing();
  if (unit.version !== version) {
    throw changedMeanwhile(
      'this place',
      inOrder(units).find((each) => each.id === id),
    );
  }
  return unit;
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such place in this organization.');
}

function checkName(
  units: readonly TreeUnit[],
  wanted: { readonly parent: UnitId | null; readonly name: string },
  except?: UnitId,
): void {
  const same = namesake(units, wanted, except);
  if (!same) return;
  throw new Problem('already-exists', `There is a place called ${same.name} here already.`, {
    errors: [{ pointer: '/body/name', detail: 'is the name of another place here' }],
  });
}

function isAsWanted(there: TreeUnit, { parent, kind, name, timeZone }: NewUnit): boolean {
  return there.parent === parent && there.kind === kind && there.name === name && there.timeZone === timeZone;
}

function lastPosition(units: readonly TreeUnit[], parent: UnitId | null): number {
  return Math.max(-1, ...units.filter((unit) => unit.parent === parent).map(({ position }) => position));
}
