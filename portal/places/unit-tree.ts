import type { UnitReply } from '../../contract/organization.ts';

export interface UnitNode<U> {
  readonly unit: U;
  readonly below: readonly UnitNode<U>[];
}

export const unitKinds = ['region', 'campus', 'building', 'floor'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The places as a tree, siblings by name. A place whose parent is not among them stands at the top. */
export function unitTree<U extends Pick<UnitReply, 'id' | 'parent' | 'name'>>(
  units: readonly U[],
): readonly UnitNode<U>[] {
  const known = new Set<string>(units.map(({ id }) => id));
  const below = new Map<string, U[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodesIn = (parent: string): readonly UnitNode<U>[] =>
    (below.get(parent) ?? [])
      .toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }))
      .map((unit) => ({ unit, below: nodesIn(unit.id) }));
  return nodesIn('');
}

/** The kinds that can stand in a place of some kind; null is the top. A smaller kind stands in a larger one. */
export function kindsIn(parent: UnitKind | null): readonly UnitKind[] {
  return parent === null ? unitKinds : unitKinds.slice(unitKinds.indexOf(parent) + 1);
}

/** Where a place may be moved to: places of a larger kind. Nothing below it is larger, so it cannot end up in itself. */
export function parentsFor<U extends Pick<UnitReply, 'kind'>>(
  kind: UnitKind,
  units: readonly U[],
): readonly U[] {
  return units.filter((unit) => unitKinds.indexOf(unit.kind) < unitKinds.indexOf(kind));
}
