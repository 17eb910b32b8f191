import type { findRooms as route } from '../../../contract/rooms.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { assessRooms } from './assess-rooms.ts';
import { bestFit } from './best-fit.ts';
import type { RoomsDeps } from './room.ts';
import { visibleRooms } from './visible-rooms.ts';

/**
 * The rooms for a meeting, best first. Refused and busy rooms stay in the list, because a pane that explains a "no" is
 * worth more than one that hides it. `unit` includes everything below it; one that does not exist is a 404.
 */
export async function findRooms(
  deps: RoomsDeps,
  caller: Caller,
  wish: RouteInput<typeof route>['query'],
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  const { unit } = wish;
  const visible = await visibleRooms(deps.directory, caller);
  if (unit !== undefined && !visible.places.has(unit)) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another building or floor.');
  }
  const within = unit === undefined ? null : visible.places.within(unit);
  const rooms = within ? visible.rooms.filter((room) => within.has(room.unit)) : visible.rooms;

  const found = await assessRooms(deps, caller, { ...visible, rooms }, wish, signal);
  return {
    readAt: deps.clock.now(),
    offers: [...bestFit(found.candidates, wish.seats)],
    notices: [...found.notices],
  };
}
