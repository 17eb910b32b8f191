import type { FloorPlanReply, placeOnFloorPlan } from '../../contract/floor-plans.ts';
import type { CalendarId } from '../../contract/primitives.ts';
import type { RouteCall } from '../../contract/route.ts';

/** Where something is, in percent of the width and the height, from the upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where rooms are on a plan; one that is not there is on it nowhere. */
export type Spots = ReadonlyMap<CalendarId, Spot>;

export function spotsOf({ rooms }: Pick<FloorPlanReply, 'rooms'>): Spots {
  return new Map(rooms.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])));
}

export function areAlike(one: Spots, other: Spots): boolean {
  return (
    one.size === other.size &&
    [...one].every(([id, { x, y }]) => {
      const there = other.get(id);
      return there?.x === x && there.y === y;
    })
  );
}

export function bodyOf(spots: Spots): NonNullable<RouteCall<typeof placeOnFloorPlan>['body']> {
  return { rooms: [...spots].map(([id, { x, y }]) => ({ id, x, y })) };
}

/** Onto the plan, to a tenth of a percent. Pure. */
export function within({ x, y }: Spot): Spot {
  return { x: percent(x), y: percent(y) };
}

function percent(value: number): number {
  return Math.round(Math.min(100, Math.max(0, value)) * 10) / 10;
}

const STEP = 0.5;
const LONG_STEP = 5;

/** Where an arrow key moves something; null: it is no such key. */
export function moved({ x, y }: Spot, key: string, isLong: boolean): Spot | null {
  const step = isLong ? LONG_STEP : STEP;
  const [dx, dy] = ways[key] ?? [0, 0];
  return dx === 0 && dy === 0 ? null : within({ x: x + dx * step, y: y + dy * step });
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
