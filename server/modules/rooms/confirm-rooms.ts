import type { confirmRooms as route } from '../../../contract/rooms.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { assessRooms, refuseMeetingThatIsOver } from './assess-rooms.ts';
import { toOffer } from './offer-rooms.ts';
import { roomsFor } from './own/rooms-for.ts';
import { policyRefusals } from './policy/policy-refusals.ts';
import { askTimes } from './room-times.ts';
import type { RoomsDeps } from './room.ts';

/**
 * The rooms that somebody looks at, asked of Exchange at this moment, in the order in which they were named. One that it
 * does not speak for is *unknown* with a notice; one that the caller may not see, or that is gone, is left out.
 */
export async function confirmRooms(
  deps: RoomsDeps,
  caller: Caller,
  { room: named, ...wish }: RouteInput<typeof route>['query'],
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  refuseMeetingThatIsOver(deps, wish);
  const visible = await roomsFor(deps.directory, caller, deps.clock.now(), named);
  const byMailbox = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  const rooms = [...new Set(named)].flatMap((mailbox) => byMailbox.get(mailbox) ?? []);
  const [times, refuse] = await Promise.all([
    askTimes(deps, caller, rooms, wish, signal),
    policyRefusals(deps.directory, caller, visible, wish, deps.clock.now()),
  ]);
  const { assessed, notices } = assessRooms(caller, { ...visible, rooms }, wish, times, refuse);
  return {
    readAt: deps.clock.now(),
    offers: assessed.map((room) => toOffer(room, wish)),
    notices: [...notices],
  };
}
