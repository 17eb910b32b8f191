import type { Instant, Interval, TimeZone } from '../../../contract/primitives.ts';
import type { findRooms, RoomOffer } from '../../../contract/rooms.ts';
import type { RouteInput } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { showSameClock } from '../../kernel/time.ts';
import type { CountedPlaces } from '../availability/index.ts';
import { bestFit } from './best-fit.ts';
import type { Candidate } from './best-fit.ts';
import { placesFor } from './counted-places.ts';
import { amongOf, familiarity, originOf } from './own/own-choice.ts';
import { roomsFor } from './own/rooms-for.ts';
import { policyRefusals } from './policy/policy-refusals.ts';
import { refusals } from './room-policy.ts';
import type { Room, RoomDirectory } from './room.ts';

/** A room that would do for a meeting, whenever that is. */
export interface EligibleRoom extends Pick<Room, 'mailbox' | 'name' | 'capacity' | 'booking'> {
  /** What the meeting needs of it where places are counted; null: a meeting has it to itself. */
  readonly places: CountedPlaces | null;
  readonly place: RoomOffer['place'];
  readonly timeZone: TimeZone;
  /** It hangs on the meeting's own clock; so does every room as long as nobody says what the meeting's clock is. */
  readonly isNear: boolean;
  /** Its policy says when it is open, and `mayMeet` keeps to that. */
  readonly hasHours?: boolean;
  /** Whether its policy lets the meeting be at a time; absent: no policy says anything. */
  readonly mayMeet?: (time: Interval) => boolean;
}

/**
 * The rooms that do for a meeting but for the time, best fit first: those that the caller may see and book, that have the
 * seats and the equipment. `unit` includes everything below it; one that does not exist is a 404.
 */
export async function eligibleRooms(
  directory: RoomDirectory,
  caller: Caller,
  wish: Omit<RouteInput<typeof findRooms>['query'], 'limit' | 'cursor'>,
  now: Instant,
): Promise<readonly EligibleRoom[]> {
  const visible = await roomsFor(directory, caller, now, undefined, wish);
  const { rooms, places, policies, own, weights } = visible;
  if (wish.unit !== undefined && !places.has(wish.unit)) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another building or floor.');
  }
  const refuse = await policyRefusals(directory, caller, visible, wish, now);
  const isAmong = amongOf(wish, places, own);
  const origin = originOf(wish, own);
  const near = new Map<TimeZone, boolean>();
  const isNear = (timeZone: TimeZone) => {
    const answer =
      near.get(timeZone) ??
      (wish.timeZone === undefined || showSameClock(wish.start, wish.timeZone, timeZone));
    near.set(timeZone, answer);
    return answer;
  };

  const doing = rooms.filter((room) => isAmong(room) && refusals(room, wish, caller.groups).length === 0);
  const candidates = doing.map(
    (room): Candidate & { readonly room: Room; readonly place: RoomOffer['place'] } => {
      const place = places.describe(room.unit);
      return {
        room,
        place,
        availability: 'free',
        isRefused: false,
        onlyTentative: false,
        elsewhere: !isNear(place.timeZone),
        atNight: false,
        shares: origin && places.shared(room.unit, origin.unit),
        nearTo: origin?.nearTo ?? null,
        familiar: familiarity(own, room),
        weights: weights.of(room.unit),
        placeOrder: places.order(room.unit),
      };
    },
  );
  return bestFit(candidates, wish).map(({ candidate: { room, place } }): EligibleRoom => {
    const { mailbox, name, capacity, booking } = room;
    const { timeZone } = place;
    const eligible = {
      mailbox,
      name,
      capacity,
      booking,
      place,
      timeZone,
      places: placesFor(room, wish.seats),
      isNear: isNear(timeZone),
    };
    if (policies.isEmpty) return eligible;
    const hasHours = (policies.of(room).hours?.value.length ?? 0) > 0;
    return { ...eligible, hasHours, mayMeet: (time: Interval) => refuse(room, time).length === 0 };
  });
}
