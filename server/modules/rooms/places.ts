import { TimeZone } from '../../../contract/primitives.ts';
import type { UnitId } from '../../../contract/primitives.ts';
import type { RoomFit, RoomOffer, Unit } from '../../../contract/rooms.ts';

/** For a room whose unit is gone; the database does not let that happen. */
const UTC = TimeZone.parse('UTC');

/** The tree of units of one organization. */
export interface Places {
  has(unit: UnitId): boolean;
  /** `unit` and everything below it; nothing for a unit that is not there. */
  within(unit: UnitId): ReadonlySet<UnitId>;
  /** `unit` and everything above it, the top last. */
  above(unit: UnitId): readonly Unit[];
  describe(unit: UnitId): RoomOffer['place'];
  /** The lowest kind of unit that holds both, or `elsewhere`; null when `near` is not there. */
  shared(unit: UnitId, near: UnitId): RoomFit['shares'];
  /** Place in a walk through the tree, top down; units that are not there come last. */
  order(unit: UnitId): number;
}

/** `units` with siblings in their order. A unit whose parent is not among them stands at the top. */
export function createPlaces(units: readonly Unit[]): Places {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const children = Map.groupBy(units, ({ parent }) => (parent !== null && byId.has(parent) ? parent : null));
  const walk = [...walkFrom(null, children)];
  const positions = new Map(walk.map((unit, position) => [unit.id, position]));

  function above(id: UnitId): readonly Unit[] {
    const line: Unit[] = [];
    for (let unit = byId.get(id); unit && !line.includes(unit);) {
      line.push(unit);
      unit = unit.parent === null ? undefined : byId.get(unit.parent);
    }
    return line;
  }

  function describe(id: UnitId): RoomOffer['place'] {
    const line = above(id);
    const [own] = line;
    const fromBuilding = line
      .filter(({ kind }) => kind === 'building' || kind === 'floor')
      .map(({ name }) => name)
      .reverse();
    const names = fromBuilding.length > 0 ? fromBuilding : own ? [own.name] : [];
    return { unit: id, names, timeZone: own?.timeZone ?? UTC };
  }
  const described = new Map(walk.map(({ id }) => [id, describe(id)]));
  const below = new Map<UnitId, ReadonlySet<UnitId>>();

  return {
    has: (unit) => byId.has(unit),

    within(id) {
      if (!byId.has(id)) return new Set();
      const units = below.get(id) ?? new Set([id, ...[...walkFrom(id, children)].map((unit) => unit.id)]);
      below.set(id, units);
      return units;
    },

    above,

    describe: (id) => described.get(id) ?? describe(id),

    shared(unit, near) {
      if (!byId.has(near)) return null;
      const around = new Set(above(near).map(({ id }) => id));
      return above(unit).find(({ id }) => around.has(id))?.kind ?? 'elsewhere';
    },

    order: (unit) => positions.get(unit) ?? walk.length,
  };
}

/** Everything below `parent`, depth first; each unit once, even if the data goes in a circle. */
function* walkFrom(
  parent: UnitId | null,
  children: ReadonlyMap<UnitId | null, readonly Unit[]>,
  seen = new Set<UnitId>(),
): Generator<Unit> {
  for (const unit of children.get(parent) ?? []) {
    if (seen.has(unit.id)) continue;
    seen.add(unit.id);
    yield unit;
    yield* walkFrom(unit.id, children, seen);
  }
}
