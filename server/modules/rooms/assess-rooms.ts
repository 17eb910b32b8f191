import type { UnitId } from '../../../contract/primitives.ts';
import type { Notice, RoomOffer } from '../../../contract/rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { hourOnTheWall, overlaps, showSameClock } from '../../kernel/time.ts';
import type { Candidate } from './best-fit.ts';
import { notices } from './notices.ts';
import { othersIn } from './own-meeting.ts';
import type { Places } from './places.ts';
import { refusals } from './room-policy.ts';
import { MOST_CONFLICTS } from './room-times.ts';
import type { RoomTimes, TimesOf } from './room-times.ts';
import type { Room, RoomsDeps, Wish } from './room.ts';

const MORNING = 7;
const EVENING = 20;

/**
 * Says of each of `rooms` what it is worth for the wish, refused and busy ones included. A room whose times could not be
 * read is *unknown*, and a notice says why. Pure.
 */
export function assessRooms(
  caller: Pick<Caller, 'groups'>,
  { rooms, places }: { readonly rooms: readonly Room[]; readonly places: Places },
  wish: Wish,
  times: TimesOf,
): { readonly candidates: readonly Candidate[]; readonly notices: readonly Notice[] } {
  const faults = [...times.values()].flatMap(({ schedule }) => (schedule.known ? [] : [schedule.fault]));
  const isNight = onceEach((timeZone: string) => isNightAt(wish, timeZone));
  const isElsewhere = onceEach((timeZone: string) => isOnAnotherClock(wish, timeZone));
  const placeOf = onceEach((unit: UnitId) => places.describe(unit));

  const candidates = rooms.map((room): Candidate => {
    const read = times.get(room.mailbox);
    const { availability, conflicts } = availabilityOf(room, read, wish);
    const place = placeOf(room.unit);
    return {
      offer: {
        mailbox: room.mailbox,
        name: room.name,
        capacity: room.capacity,
        equipment: [...room.equipment],
        place,
        booking: room.booking,
        availability,
        conflicts: conflicts.slice(0, MOST_CONFLICTS).map(({ start, end }) => ({ start, end })),
        refusals: [...refusals(room, wish, caller.groups)],
        readAt: read?.readAt ?? null,
        isLive: read?.isLive ?? true,
      },
      onlyTentative: conflicts.every(({ status }) => status === 'tentative'),
      elsewhere: isElsewhere(place.timeZone),
      atNight: isNight(place.timeZone),
      placeOrder: places.order(room.unit),
    };
  });
  return { candidates, notices: notices(faults) };
}

function availabilityOf(room: Room, read: RoomTimes | undefined, wish: Wish) {
  if (!read?.schedule.known) return { availability: 'unknown' as const, conflicts: [] };
  const inTheWay = othersIn(room.mailbox, read.schedule.busy, wish).filter((block) => overlaps(block, wish));
  const availability: RoomOffer['availability'] = inTheWay.length > 0 ? 'busy' : 'free';
  return { availability, conflicts: inTheWay };
}

function isNightAt({ start }: Wish, timeZone: string): boolean {
  const hour = hourOnTheWall(start, timeZone);
  return hour < MORNING || hour >= EVENING;
}

/** Nobody is elsewhere as long as the meeting does not say where it is. */
function isOnAnotherClock({ start, timeZone: own }: Wish, timeZone: string): boolean {
  return own !== undefined && !showSameClock(start, own, timeZone);
}

/** Asks once for each: a campus has hundreds of rooms, a few floors and one clock. */
function onceEach<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** A meeting that is under way may still get a room; for one that has ended this throws a Problem. */
export function refuseMeetingThatIsOver(
  { clock }: Pick<RoomsDeps, 'clock'>,
  { end }: Pick<Wish, 'end'>,
): void {
  if (end > clock.now()) return;
  const errors = [{ pointer: '/query/end', detail: 'is in the past' }];
  throw new Problem('invalid-request', 'The meeting is over already. Choose a time that lies ahead.', {
    errors,
  });
}
