import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Plan } from './plan.ts';

/**
 * Rooms of the form that the server does not follow, from its refusal of a plan; empty: it was refused for something else.
 * A meeting in somebody's own room is still a meeting to which visitors come.
 */
export function unseenRooms(error: unknown, { rooms }: Pick<Plan, 'rooms'>): readonly string[] {
  if (!(error instanceof ApiProblem) || error.code !== 'room-not-found') return [];
  return error.errors.flatMap(({ pointer }) => {
    const at = /^\/body\/rooms\/(\d+)$/.exec(pointer)?.[1];
    return at === undefined ? [] : (rooms[Number(at)] ?? []);
  });
}

/** The plan without some rooms; the same plan when it has none of them. Pure. */
export function without(plan: Plan, unseen: ReadonlySet<string>): Plan {
  const rooms = plan.rooms.filter((room) => !unseen.has(room));
  return rooms.length === plan.rooms.length ? plan : { ...plan, rooms };
}
