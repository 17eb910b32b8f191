import type { UnitId } from '../../../contract/primitives.ts';
import type { Unit } from '../../../contract/rooms.ts';
import { parseSeats } from '../SeatsField.tsx';

/** A place as somebody is choosing it. */
export interface TypedSite {
  readonly key: number;
  readonly unit: UnitId | null;
  /** As typed. */
  readonly seats: string;
}

export interface Site {
  readonly unit: UnitId;
  readonly seats: number;
}

/** Two places to begin with: the first building on the meeting's own clock, with everybody, and one to be chosen. Pure. */
export function firstSites(units: readonly Unit[], timeZone: string, seats: number): readonly TypedSite[] {
  const buildings = units.filter(({ kind }) => kind === 'building');
  const home = buildings.find((one) => one.timeZone === timeZone) ?? null;
  return [
    { key: 1, unit: home?.id ?? null, seats: String(seats) },
    { key: 2, unit: null, seats: '1' },
  ];
}

/** What is asked for, as soon as every place is chosen once and has its seats; null before. Pure. */
export function sitesOf(typed: readonly TypedSite[]): readonly Site[] | null {
  const sites = typed.flatMap(({ unit, seats }) => {
    const number = parseSeats(seats);
    return unit === null || number === null ? [] : [{ unit, seats: number }];
  });
  const isApart = new Set(sites.map(({ unit }) => unit)).size === sites.length;
  return sites.length === typed.length && isApart ? sites : null;
}
