import type { UnitReply } from '../../../contract/organization.ts';
import type { UnitId } from '../../../contract/primitives.ts';

export type UnitKind = UnitReply['kind'];

/** A place with what the tree is ordered by. */
export interface TreeUnit extends Omit<UnitReply, 'calendars'> {
  readonly position: number;
  /** Calendars in it, without those below it. */
  readonly ownCalendars: number;
}

const sizes: Readonly<Record<UnitKind, number>> = { region: 4, campus: 3, building: 2, floor: 1 };

/** Whether something of kind `child` may stand in `parent`: only in a larger one, so that no circle can close. */
export function mayStandIn(child: UnitKind, parent: UnitKind): boolean {
  return sizes[child] < sizes[parent];
}

/** A sibling that has this name already, whatever its case; `except` is the unit that is being named. */
export function namesake(
  units: readonly TreeUnit[],
  wanted: { readonly parent: UnitId | null; readonly name: string },
  except?: UnitId,
): TreeUnit | undefined {
  const name = foldName(wanted.name);
  return units.find(
    (unit) => unit.id !== except && unit.parent === wanted.parent && foldName(unit.name) === name,
  );
}

/** The whole tree, parents before their children and siblings in the order in which the organization shows them. */
export function inOrder(units: readonly TreeUnit[]): readonly UnitReply[] {
  const childrenOf = Map.groupBy(units, ({ parent }) => parent);

  function below(parent: UnitId | null): readonly UnitReply[] {
    const children = (childrenOf.get(parent) ?? []).toSorted(
      (one, other) => one.position - other.position || (foldName(one.name) < foldName(other.name) ? -1 : 1),
    );
    return children.flatMap(({ position: _position, ownCalendars, ...unit }) => {
      const within = below(unit.id);
      const children = within.filter(({ parent }) => parent === unit.id);
      const calendars = children.reduce((sum, child) => sum + child.calendars, ownCalendars);
      return [{ ...unit, calendars }, ...within];
    });
  }

  return below(null);
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
