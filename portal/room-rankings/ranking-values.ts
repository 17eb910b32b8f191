import { TimeZone, UnitId } from '../../contract/primitives.ts';
import type { Instant } from '../../contract/primitives.ts';
import { WEIGHT_PARTS } from '../../contract/room-rankings.ts';
import type {
  OwnWeights,
  RoomRankingReply,
  WeightPart,
  previewRoomRanking,
} from '../../contract/room-rankings.ts';
import type { RouteCall } from '../../contract/route.ts';

/** What is set here, as it is typed; empty: as above. */
export type WeightValues = Readonly<Record<WeightPart, string>>;

export function valuesOf({ own }: Pick<RoomRankingReply, 'own'>): WeightValues {
  return Object.fromEntries(
    WEIGHT_PARTS.map((part) => [part, own[part] === null ? '' : String(own[part])]),
  ) as WeightValues; // one entry for each part
}

export function areAlike(one: WeightValues, other: WeightValues): boolean {
  return WEIGHT_PARTS.every((part) => one[part] === other[part]);
}

/** What is sent of them. A number that is none stays a mistake that the rules of the contract name. */
export function weightsOf(values: WeightValues): OwnWeights {
  return Object.fromEntries(
    WEIGHT_PARTS.map((part) => [part, values[part].trim() === '' ? null : Number(values[part])]),
  ) as OwnWeights;
}

/** A need to try weights with, as it is typed. */
export interface NeedValues {
  readonly seats: string;
  /** Names with commas between them. */
  readonly equipment: string;
  readonly unit: string;
  readonly near: string;
  /** `2026-12-01`, and the clock of whoever looks. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

type Need = NonNullable<RouteCall<typeof previewRoomRanking>['body']>['need'];

/** `timeZone`: of whoever looks. What is no time stays one that the rules of the contract refuse. */
export function needOf(values: NeedValues, timeZone: string): Need {
  const { seats, equipment, unit, near, day, from, to } = values;
  const zone = TimeZone.safeParse(timeZone);
  const things = equipment
    .split(',')
    .map((thing) => thing.trim())
    .filter(Boolean);
  return {
    start: instantAt(day, from),
    end: instantAt(day, to),
    seats: Number(seats),
    equipment: things,
    unit: placeOf(unit),
    near: placeOf(near),
    timeZone: zone.success ? zone.data : null,
  };
}

function placeOf(id: string): UnitId | null {
  return id === '' ? null : UnitId.parse(id);
}

function instantAt(day: string, clock: string): Instant {
  const time = new Date(`${day}T${clock}`).getTime();
  return (Number.isNaN(time) ? '' : new Date(time).toISOString()) as Instant; // the contract refuses what is none
}
