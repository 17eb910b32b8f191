import type { UnitId } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import { mayStandIn } from './unit-tree.ts';
import type { TreeUnit, UnitKind } from './unit-tree.ts';

/** Rejects with `invalid-request` where a place of that kind cannot stand in `parent`; null: at the top. */
export function checkParent(
  units: readonly Pick<TreeUnit, 'id' | 'name' | 'kind'>[],
  kind: UnitKind,
  parent: UnitId | null,
): void {
  if (parent === null) return;
  const found = units.find(({ id }) => id === parent);
  if (found && mayStandIn(kind, found.kind)) return;
  const detail = found
    ? `must be larger than a ${kind}; ${found.name} is a ${found.kind}`
    : 'is not a place of this organization';
  throw new Problem('invalid-request', 'This place cannot stand there.', {
    errors: [{ pointer: '/body/parent', detail }],
  });
}
