import type { TimeZone } from '../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange/exchange.port.ts';
import { stableId } from './stable-id.ts';

/** A unit on its way into the database. */
export interface PlannedUnit {
  readonly id: string;
  readonly parent_id: string | null;
  readonly kind: 'region' | 'campus' | 'building' | 'floor';
  readonly name: string;
  readonly time_zone: TimeZone;
  readonly position: number;
}

/** What stands above a building, from the top; a building that is not named stands alone. */
export type Above = ReadonlyMap<string, readonly Pick<PlannedUnit, 'kind' | 'name' | 'time_zone'>[]>;

export interface PlacedRooms {
  /** Parents before their children. */
  readonly units: readonly PlannedUnit[];
  readonly unitOf: (room: ExchangeRoom) => string;
}

const NO_BUILDING = 'Other rooms';

/**
 * The units that rooms need, from the building and the floor that Exchange has for each. `organization` is what ids are
 * derived from; `zoneOf` is asked for the zone of a building.
 */
export function placeRooms(
  organization: string,
  rooms: readonly ExchangeRoom[],
  above: Above,
  zoneOf: (building: string) => TimeZone,
): PlacedRooms {
  const units = new Map<string, PlannedUnit>();

  function unit(path: readonly string[], kind: PlannedUnit['kind'], time_zone: TimeZone): void {
    const id = idOf(path);
    if (units.has(id)) return;
    const parent_id = path.length > 1 ? idOf(path.slice(0, -1)) : null;
    units.set(id, { id, parent_id, kind, name: path.at(-1) ?? '', time_zone, position: units.size });
  }
  const idOf = (path: readonly string[]) => stableId('unit', organization, ...path);

  for (const room of rooms.toSorted(byPlace)) {
    const { building, floor } = placeOf(room);
    const chain = above.get(building) ?? [];
    const names = chain.map(({ name }) => name);
    chain.forEach(({ kind, time_zone }, index) => unit(names.slice(0, index + 1), kind, time_zone));
    const zone = chain.at(-1)?.time_zone ?? zoneOf(building);
    unit([...names, building], 'building', zone);
    if (floor !== null) unit([...names, building, floor], 'floor', zone);
  }

  return {
    units: [...units.values()],
    unitOf(room) {
      const { building, floor } = placeOf(room);
      const names = (above.get(building) ?? []).map(({ name }) => name);
      return idOf([...names, building, ...(floor === null ? [] : [floor])]);
    },
  };
}

function placeOf(room: ExchangeRoom): { readonly building: string; readonly floor: string | null } {
  const { building, floor } = room;
  const isNumber = floor !== null && /^-?\d+$/.test(floor);
  return { building: building ?? NO_BUILDING, floor: isNumber ? `Floor ${floor}` : floor };
}

/** Floor 10 comes after floor 9. */
const collator = new Intl.Collator('en', { numeric: true });

function byPlace(one: ExchangeRoom, other: ExchangeRoom): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return collator.compare(a.building, b.building) || collator.compare(a.floor ?? '', b.floor ?? '');
}
