import type { findRooms as route } from '../../../contract/rooms.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { assessRooms, refuseMeetingThatIsOver } from './assess-rooms.ts';
import { bestFit, compareRanks } from './best-fit.ts';
import { readCursor, writeCursor } from './list-cursor.ts';
import { toOffer } from './offer-rooms.ts';
import { amongOf } from './own/own-choice.ts';
import { roomsFor } from './own/rooms-for.ts';
import { policyRefusals } from './policy/policy-refusals.ts';
import { askTimes, recallTimes } from './room-times.ts';
import type { TimesOf } from './room-times.ts';
import type { Room, RoomsDeps, Wish } from './room.ts';

/**
 * The rooms for a meeting, best first, from what was last read of their calendars; Exchange is asked only about rooms of
 * which nothing is known at that time. Refused and busy rooms stay in the list, because a pane that explains a "no" is
 * worth more than one that hides it. `unit` includes everything below it, `around` is the caller's own building; one that does not exist is a 404, a cursor that nobody gave a 422.
 */
export async function findRooms(
  deps: RoomsDeps,
  caller: Caller,
  wish: RouteInput<typeof route>['query'],
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  refuseMeetingThatIsOver(deps, wish);
  const { unit } = wish;
  const visible = await roomsFor(deps.directory, caller, deps.clock.now(), undefined, wish);
  if (unit !== undefined && !visible.places.has(unit)) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another building or floor.');
  }
  const behind = wish.cursor === undefined ? null : readCursor(wish.cursor);
  const rooms = visible.rooms.filter(amongOf(wish, visible.places, visible.own));

  const [times, refuse] = await Promise.all([
    timesOf(deps, caller, rooms, wish, signal),
    policyRefusals(deps.directory, caller, { ...visible, rooms }, wish, deps.clock.now()),
  ]);
  const found = assessRooms(caller, { ...visible, rooms }, wish, times, refuse);
  const ranked = bestFit(found.assessed, wish);
  // By rank and not by number: what changes on a page before takes nothing from this one.
  const begin = behind ? ranked.findIndex(({ rank }) => compareRanks(rank, behind) > 0) : 0;
  const page = begin === -1 ? [] : ranked.slice(begin, begin + wish.limit);
  const last = page.at(-1);
  return {
    readAt: deps.clock.now(),
    offers: page.map(({ candidate }) => toOffer(candidate, wish)),
    notices: [...found.notices],
    total: ranked.length,
    free: found.assessed.filter(({ availability, isRefused }) => availability === 'free' && !isRefused)
      .length,
    next: last && last !== ranked.at(-1) ? writeCursor(last.rank) : null,
  };
}

/** When rooms are taken: as remembered, and of those of which nothing is known as Exchange says. */
export async function timesOf(
  deps: RoomsDeps,
  caller: Caller,
  rooms: readonly Room[],
  wish: Wish,
  signal: AbortSignal,
): Promise<TimesOf> {
  const known = await deps.availability.of(caller.organization);
  const recalled = recallTimes(known, rooms, wish, deps.clock.now());
  const unread = rooms.filter(({ mailbox }) => !recalled.has(mailbox));
  if (unread.length === 0) return recalled;
  return new Map([...recalled, ...(await askTimes(deps, caller, unread, wish, signal))]);
}
