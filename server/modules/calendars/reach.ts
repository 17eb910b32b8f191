import type { DepartmentId, UnitId } from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Grant } from '../../kernel/caller.ts';
import { can } from '../access/index.ts';

/** The tree of places, as far as reaching into it goes. */
export interface PlaceNode {
  readonly id: UnitId;
  readonly parent: UnitId | null;
}

/** Where something stands: a calendar that stands nowhere is reached by those who reach everything. */
export interface Standing {
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
}

/** Whether grants let somebody do something with what stands in a place, or belongs to a department. */
export type Reach = (permission: Permission, where: Standing) => boolean;

/** The reach of `grants` over the places of an organization. A place that does not exist is reached by nobody confined. */
export function reachOf(grants: readonly Grant[], places: readonly PlaceNode[]): Reach {
  const parentOf = new Map(places.map(({ id, parent }) => [id, parent]));

  function lineage(unit: UnitId | null): UnitId[] {
    const above: UnitId[] = [];
    for (let at = unit; at !== null && !above.includes(at); at = parentOf.get(at) ?? null) above.push(at);
    return above;
  }

  return (permission, { unit, department }) => can(grants, permission, lineage(unit), department);
}
