import type { UnitId } from '../../../contract/primitives.ts';
import type { Notice, Refusal, RoomOffer } from '../../../contract/rooms.ts';
import type { BusyBlock } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { hourOnTheWall, overlaps, showSameClock } from '../../kernel/time.ts';
import type { Candidate } from './best-fit.ts';
import { inTheWay, placesFor, placesLeft } from './counted-places.ts';
import { notices } from './notices.ts';
import { othersIn } from './own-meeting.ts';
import { familiarity, originOf } from './own/own-choice.ts';
import type { RoomsOfCaller } from './own/rooms-for.ts';
import { bufferRefusals } from './room-buffer.ts';
import { refusals } from './room-policy.ts';
import type { RoomTimes, TimesOf } from './room-times.ts';
import type { Room, RoomsDeps, Wish } from './room.ts';

const MORNING = 7;
const EVENING = 20;

/** A room with all that is known of it for one wish. */
export interface AssessedRoom extends Candidate {
  readonly room: Room;
  readonly place: RoomOffer['place'];
  /** What is in the way of the meeting itself. */
  readonly conflicts: readonly BusyBlock[];
  readonly refusals: readonly Refusal[];
  /** Null: one meeting has it to itself, or nothing is known. */
  readonly places: RoomOffer['places'] | null;
  readonly read: RoomTimes | undefined;
}

/**
 * Says of each of `rooms` what it is worth for the wish, refused and busy ones included. A room whose times could not be
 * read is *unknown*, and a notice says why. Pure.
 */
export function assessRooms(
  caller: Pick<Caller, 'groups'>,
  { rooms, places, own, weights }: Pick<RoomsOfCaller, 'rooms' | 'places' | 'own' | 'weights'>,
  wish: Wish,
  times: TimesOf,
  /** What the room's policy has against the meeting. */
  refuse: (room: Room) => readonly Refusal[] = () => [],
): { readonly assessed: readonly AssessedRoom[]; readonly notices: readonly Notice[] } {
  const faults = [...times.values()].flatMap(({ schedule }) => (schedule.known ? [] : [schedule.fault]));
  const isNight = onceEach((timeZone: string) => isNightAt(wish, timeZone));
  const isElsewhere = onceEach((timeZone: string) => isOnAnotherClock(wish, timeZone));
  const origin = originOf(wish, own);
  const placeOf = onceEach((unit: UnitId) => {
    const shares = origin && places.shared(unit, origin.unit);
    return {
      place: places.describe(unit),
      shares,
      weights: weights.of(unit),
      placeOrder: places.order(unit),
    };
  });

  const assessed = rooms.map((room): AssessedRoom => {
    const read = times.get(room.mailbox);
    const { availability, conflicts, places: left, tooNear } = availabilityOf(room, read, wish);
    const { place, ...there } = placeOf(room.unit);
    const against = [...withPolicy(refusals(room, wish, caller.groups), refuse(room)), ...tooNear];
    return {
      room,
      place,
      availability,
      conflicts,
      refusals: against,
      places: left,
      read,
      isRefused: against.length > 0,
      onlyTentative: conflicts.every(({ status }) => status === 'tentative'),
      elsewhere: isElsewhere(place.timeZone),
      atNight: isNight(place.timeZone),
      ...there,
      nearTo: there.shares && (origin?.nearTo ?? null),
      familiar: familiarity(own, room),
    };
  });
  return { assessed, notices: notices(faults) };
}

/** That others book the room is said once, whoever says so. */
function withPolicy(own: readonly Refusal[], policy: readonly Refusal[]): readonly Refusal[] {
  const isSaid = own.some(({ code }) => code === 'restricted');
  return [...own, ...policy.filter(({ code }) => !isSaid || code !== 'restricted')];
}

function availabilityOf(
  room: Room,
  read: RoomTimes | undefined,
  wish: Wish,
): Pick<AssessedRoom, 'availability' | 'conflicts' | 'places'> & { readonly tooNear: readonly Refusal[] } {
  if (!read?.schedule.known) return { availability: 'unknown', conflicts: [], places: null, tooNear: [] };
  const places = placesFor(room, wish.seats);
  const meetings = othersIn(room.mailbox, read.schedule.busy, wish);
  const others = inTheWay(places, meetings);
  const conflicts = others.filter((block) => overlaps(block, wish));
  return {
    availability: conflicts.length > 0 ? 'busy' : 'free',
    conflicts,
    places: places && placesLeft(places, meetings, wish),
    tooNear: bufferRefusals(others, wish),
  };
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
