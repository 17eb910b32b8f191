import type { PolicyRefusal } from '../../../../contract/policy-refusals.ts';
import { TimeZone } from '../../../../contract/primitives.ts';
import type { Instant, Interval } from '../../../../contract/primitives.ts';
import type { PolicyHolder } from '../../../../contract/room-policies.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { boundsOf, dayOf, daysLater } from '../../../kernel/calendar-days.ts';
import type { VisibleRooms } from '../visible-rooms.ts';
import type { Room, RoomDirectory, Wish } from '../room.ts';
import type { EffectivePolicy } from './effective-policy.ts';
import { judge, judgeFill } from './judge.ts';
import type { Booker } from './judge.ts';
import type { OwnBooking } from './stored.ts';
import type { Policies } from './policies.ts';

/** What policies must know of a meeting that is being composed. */
export type PlannedMeeting = Pick<Wish, 'start' | 'end' | 'savedStart' | 'savedEnd' | 'savedRoom'> & {
  /** Null: not known. */
  readonly seats: number | null;
  /** Its dates are asked about one by one; in the rooms that it has, all of them are there already. */
  readonly isSeries?: boolean;
};

/** Says of a room what its policy has against one meeting at one time. */
export type Refuse = (room: Room, time?: Interval) => readonly PolicyRefusal[];

const UTC = TimeZone.parse('UTC');
/** Weeks begin earlier and end later in other zones, and a meeting may be long. */
const AROUND_DAYS = 9;

/**
 * What the policies of the rooms have against a meeting of the caller. Their other meetings are read from the mirror, and
 * only where somebody limits how many they may be. A meeting that was sent before keeps its place: with the beginning it
 * has, it is neither too soon nor too far ahead in the rooms that it has.
 */
export async function policyRefusals(
  directory: Pick<RoomDirectory, 'listOwnBookings'>,
  caller: Caller,
  { policies, places, rooms }: VisibleRooms,
  meeting: PlannedMeeting,
  now: Instant,
): Promise<Refuse> {
  if (policies.isEmpty) return () => [];
  const bookings = await otherBookings(directory, caller, { policies, rooms }, meeting, now);
  const booker: Booker = {
    isAmong: (audience) => policies.isAmong(audience, caller),
    bookingsIn: onceEach((holder: PolicyHolder) =>
      bookings.filter(({ room }) => policies.reaches(holder, room)),
    ),
  };
  // A place has one policy and one clock: of two thousand rooms a few dozen questions are asked.
  const judged = new Map<string, Map<EffectivePolicy, readonly PolicyRefusal[]>>();
  return (room, time = meeting) => {
    const policy = policies.of(room);
    const { timeZone } = places.describe(room.unit);
    const isKept =
      meeting.savedRoom.includes(room.mailbox) &&
      (meeting.isSeries === true || meeting.savedStart === time.start);
    const isPlain = time === meeting && !isKept;
    const key = isPlain ? timeZone : `${timeZone} ${String(isKept)} ${time.start} ${time.end}`;
    const here = judged.get(key) ?? new Map<EffectivePolicy, readonly PolicyRefusal[]>();
    judged.set(key, here);
    const general =
      here.get(policy) ??
      judge(policy, isKept && meeting.isSeries === true ? { ...booker, bookingsIn: null } : booker, {
        start: time.start,
        end: time.end,
        timeZone,
        bookedAt: isKept ? null : now,
        asOf: now,
      });
    here.set(policy, general);
    return [...general, ...judgeFill(policy, room.capacity, meeting.seats)];
  };
}

async function otherBookings(
  directory: Pick<RoomDirectory, 'listOwnBookings'>,
  caller: Caller,
  { policies, rooms }: { readonly policies: Policies; readonly rooms: readonly Room[] },
  { start, savedStart, savedEnd, savedRoom }: PlannedMeeting,
  now: Instant,
): Promise<readonly OwnBooking[]> {
  if (caller.mail === null) return [];
  const limits = new Set(
    rooms.map((room) => policies.of(room)).filter((one) => one.openBookings || one.hoursPerWeek),
  );
  if (limits.size === 0) return [];
  const { from } = boundsOf(daysLater(dayOf(start < now ? start : now, UTC), -AROUND_DAYS), UTC);
  const found = await directory.listOwnBookings(caller.organization, caller.mail.toLowerCase(), from);
  const own = new Set(
    found
      .filter((one) => savedRoom.includes(one.mailbox) && one.start === savedStart && one.end === savedEnd)
      .map(({ meeting }) => meeting),
  );
  return found.filter(({ meeting }) => !own.has(meeting));
}

function onceEach<V>(ask: (holder: PolicyHolder) => V): (holder: PolicyHolder) => V {
  const known = new Map<string, V>();
  return (holder) => {
    const answer = known.get(holder.id) ?? ask(holder);
    known.set(holder.id, answer);
    return answer;
  };
}
