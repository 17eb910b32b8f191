import type { Unit } from '../../contract/rooms.ts';

/** Units as a person picks them: each followed by what lies in it, names in order, with its depth. */
export function placeChoices(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = Map.groupBy(units, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const walk = (parent: Unit['id'] | null, depth: number): { unit: Unit; depth: number }[] =>
    (below.get(parent) ?? [])
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}
