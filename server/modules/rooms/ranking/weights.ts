import type { UnitId } from '../../../../contract/primitives.ts';
import type { PolicyHolder } from '../../../../contract/room-policies.ts';
import { STANDARD_WEIGHTS, WEIGHT_PARTS } from '../../../../contract/room-rankings.ts';
import type { OwnWeights, RoomWeights, WeightPart } from '../../../../contract/room-rankings.ts';
import type { Places } from '../places.ts';

/** What the organization or a place says about the order of its rooms. */
export interface HeldWeights {
  readonly holder: PolicyHolder;
  readonly weights: OwnWeights;
}

/** The weights of an organization, for asking about its rooms. */
export interface Weights {
  /** What counts for rooms that stand in a unit itself; null: for those of the whole organization. */
  of(unit: UnitId | null): RoomWeights;
  /** Who says so, part by part; a part that nobody set is not in it. */
  from(unit: UnitId | null): ReadonlyMap<WeightPart, PolicyHolder>;
}

/** Weights that name nothing: everything comes from above. */
export const noWeights: OwnWeights = {
  seat: null,
  otherFloor: null,
  otherBuilding: null,
  otherCampus: null,
  otherRegion: null,
  missing: null,
  beyond: null,
  mostBeyond: null,
  onRequest: null,
  favorite: null,
  recent: null,
};

/**
 * Each part comes from the nearest that names it: the unit, the one above it, up to the organization, and in the end from
 * the product. Pure.
 */
export function createWeights(held: readonly HeldWeights[], places: Places): Weights {
  const byId = new Map(held.map((one) => [one.holder.id, one]));
  const ofOrganization = held.filter(({ holder }) => holder.kind === 'organization');
  const known = new Map<UnitId | null, RoomWeights>();
  const lineOf = (unit: UnitId | null): readonly HeldWeights[] => {
    const units = unit === null ? [] : places.above(unit);
    return [...units.flatMap(({ id }) => byId.get(id) ?? []), ...ofOrganization];
  };
  return {
    of(unit) {
      const weights = known.get(unit) ?? effectiveWeights(lineOf(unit));
      known.set(unit, weights);
      return weights;
    },

    from(unit) {
      const line = lineOf(unit);
      const said = WEIGHT_PARTS.flatMap((part) => {
        const nearest = line.find(({ weights }) => weights[part] !== null);
        return nearest ? [[part, nearest.holder] as const] : [];
      });
      return new Map(said);
    },
  };
}

function effectiveWeights(line: readonly HeldWeights[]): RoomWeights {
  if (line.length === 0) return STANDARD_WEIGHTS;
  const parts = WEIGHT_PARTS.map((part) => {
    const nearest = line.find(({ weights }) => weights[part] !== null);
    return [part, nearest?.weights[part] ?? STANDARD_WEIGHTS[part]];
  });
  return Object.fromEntries(parts) as RoomWeights; // one entry for each part, as the type says
}
