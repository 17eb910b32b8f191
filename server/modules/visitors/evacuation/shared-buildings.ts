import type { Reception } from '../reception.ts';

export interface PlacedUnit {
  readonly id: string;
  /** What it stands in; null: nothing. */
  readonly parent: string | null;
  readonly kind: string;
}

type Serving = Pick<Reception, 'units'>;

/**
 * The buildings in which a reception receives visitors: those it serves, those in which a floor that it serves
 * stands, and all below a campus or a region that it serves. Empty when it serves none.
 */
export function buildingsServed(
  units: readonly PlacedUnit[],
  { units: served }: Serving,
): ReadonlySet<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const wanted = new Set<string>(served);
  const buildingAbove = (id: string) => lineage(byId, id).find(({ kind }) => kind === 'building')?.id;
  return new Set([
    ...served.flatMap((id) => buildingAbove(id) ?? []),
    ...units
      .filter(({ id, kind }) => kind === 'building' && lineage(byId, id).some((one) => wanted.has(one.id)))
      .map(({ id }) => id),
  ]);
}

/** A reception and the others that receive visitors in one of its buildings; the reception itself first. */
export function receptionsAround<R extends Serving & { readonly id: string }>(
  units: readonly PlacedUnit[],
  all: readonly R[],
  own: R,
): readonly R[] {
  const buildings = buildingsServed(units, own);
  const others = all.filter(
    (one) => one.id !== own.id && [...buildingsServed(units, one)].some((id) => buildings.has(id)),
  );
  return [own, ...others];
}

/** A place and everything above it, the top last; each once, even if the data goes in a circle. */
function lineage(byId: ReadonlyMap<string, PlacedUnit>, from: string): readonly PlacedUnit[] {
  const line: PlacedUnit[] = [];
  for (let id: string | null = from; id !== null;) {
    const unit = byId.get(id);
    if (!unit || line.includes(unit)) break;
    line.push(unit);
    id = unit.parent;
  }
  return line;
}
