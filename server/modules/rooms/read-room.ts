import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { readRoom as route } from '../../../contract/rooms.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { assessRooms, refuseMeetingThatIsOver } from './assess-rooms.ts';
import { toOffer } from './offer-rooms.ts';
import { roomsFor } from './own/rooms-for.ts';
import { policyRefusals } from './policy/policy-refusals.ts';
import { askTimes } from './room-times.ts';
import type { RoomsDeps, Wish } from './room.ts';

/**
 * One room, asked live before it is added to a meeting. One that the caller may not see does not exist for them, and
 * neither does one that Exchange has lost since the list of rooms was read: `room-not-found` for both.
 */
export async function readRoom(
  deps: RoomsDeps,
  caller: Caller,
  mailbox: MailboxAddress,
  wish: Wish,
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  refuseMeetingThatIsOver(deps, wish);
  const visible = await roomsFor(deps.directory, caller, deps.clock.now(), [mailbox]);
  const [times, refuse] = await Promise.all([
    askTimes(deps, caller, visible.rooms, wish, signal),
    policyRefusals(deps.directory, caller, visible, wish, deps.clock.now()),
  ]);
  const { assessed, notices } = assessRooms(caller, visible, wish, times, refuse);
  const [room] = assessed;
  const isLost = notices.some(({ code }) => code === 'room-not-found');
  if (!room || isLost) {
    throw new Problem(
      'room-not-found',
      'This room does not exist, or you may not see it. Choose another one.',
    );
  }
  return { readAt: deps.clock.now(), offer: toOffer(room, wish), notices: [...notices] };
}
