import type { Instant, Interval, TimeZone } from '../../../contract/primitives.ts';
import { MOST_DAYS_AWAY, MOST_NAMED_ROOMS, MOST_SUGGESTIONS } from '../../../contract/room-times.ts';
import type { TimeSuggestion } from '../../../contract/room-times.ts';
import { instantOf, showSameClock } from '../../kernel/time.ts';
import { conflictsIn, covers, isFree, timesOfPlaces } from '../availability/index.ts';
import type { CalendarTimes } from '../availability/index.ts';
import type { EligibleRoom } from '../rooms/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { workingHours } from './working-hours.ts';
import type { PeopleMeet } from './working-hours.ts';

/** A room that does for the meeting, with when it is taken. */
export interface TimedRoom extends Pick<
  EligibleRoom,
  'mailbox' | 'name' | 'timeZone' | 'mayMeet' | 'hasHours' | 'places'
> {
  /** Null: it was never read. */
  readonly times: CalendarTimes | null;
  readonly readAt: Instant | null;
  /** The meeting, as it was saved, is in its calendar. */
  readonly isOwn: boolean;
}

export interface Question {
  readonly meeting: Interval;
  /** What the meeting occupies in its own rooms already; null: nothing. */
  readonly saved: Interval | null;
  /** The meeting's. */
  readonly timeZone: TimeZone;
  /** Best fit first. */
  readonly rooms: readonly TimedRoom[];
  /** Whole minutes that a room must be free around the meeting. */
  readonly before: number;
  readonly after: number;
  readonly now: Instant;
}

/** How many calendars were looked into since the last time that it was said. */
export type Looked = number;

/** On the meeting's own day: the nearest, and another one at which other rooms are free. */
const MOST_OF_A_KIND = 2;

const MINUTE_MS = 60_000;

/** A day more than is looked at, for its hours. */
const FURTHEST_MS = (MOST_DAYS_AWAY + 2) * 24 * 3_600_000;

/**
 * The nearest times at which rooms are free, the least change first (`candidatesOf`), at most six. None is in the past, none
 * is outside of the hours at which a room is open as its policy says, or else people meet where it is, and of what a calendar was not read for it is not known that
 * it is free. What lies within the meeting's own time is held against no hours. Of the meeting's own day there are at most
 * two that are earlier, later and shorter each, and the second is there for a room that the first does not have; of
 * each other day there is one. After each time that it looked at, it says how many calendars it looked into, so that whoever runs it can let others have their turn.
 */
export function* nearestTimes({
  meeting,
  saved,
  timeZone,
  rooms,
  before: minutesBefore,
  after: minutesAfter,
  now,
}: Question): Generator<Looked, readonly TimeSuggestion[]> {
  const read = rooms.flatMap((room) =>
    room.times && room.readAt ? [sharing({ ...room, times: room.times, readAt: room.readAt }, saved)] : [],
  );
  if (!read.some(({ times }) => isInSight(meeting, times))) return [];
  const zones = [...new Set(read.map((room) => room.timeZone))];
  const hours = zones.map((zone) => ({ zone, peopleMeet: hoursAt(zone) }));
  const soonest = Date.parse(now);
  const chosen: TimeSuggestion[] = [];
  const offered = new Map<string, readonly ReadonlySet<string>[]>();

  for (const candidate of candidatesOf(meeting, timeZone)) {
    if (chosen.length === MOST_SUGGESTIONS) break;
    const like = candidate.days === 0 ? candidate.kind : String(candidate.days);
    const before = offered.get(like) ?? [];
    if (candidate.start < soonest || before.length === (candidate.days === 0 ? MOST_OF_A_KIND : 1)) continue;
    const awake = awakeAt(candidate, hours);
    const open = read.filter((room) => room.hasHours === true || awake.has(room.timeZone));
    if (open.length === 0) continue;
    const needed = {
      start: candidate.start - minutesBefore * MINUTE_MS,
      end: candidate.end + minutesAfter * MINUTE_MS,
    };
    const free = open.filter(
      (room) => isFreeFor(room, needed, room.isOwn ? saved : null) && mayMeet(room, candidate),
    );
    yield read.length;
    const [best] = free;
    if (!best || !addsRoom(free, before)) continue;
    offered.set(like, [...before, new Set(free.map(({ mailbox }) => mailbox))]);
    chosen.push(suggestionOf(candidate, free, best));
  }
  return chosen;

  function hoursAt(zone: TimeZone): PeopleMeet {
    return workingHours(meeting, zone, { isOwnClock: showSameClock(meeting.start, timeZone, zone) });
  }
}

type ReadRoom = TimedRoom & { readonly times: CalendarTimes; readonly readAt: Instant };

/** Where places are counted, the meeting's own booking is one of many: it is left out, and no longer stands for itself. */
function sharing(room: ReadRoom, saved: Interval | null): ReadRoom {
  const { places, times, isOwn } = room;
  if (!places) return room;
  return { ...room, times: timesOfPlaces(times, places, isOwn && saved ? [saved] : []), isOwn: false };
}

/** Whether a day that is looked at may be within what was read; what is far from it needs no days to be counted. */
function isInSight({ start, end }: Interval, { windowStart, windowEnd }: CalendarTimes): boolean {
  return Date.parse(start) - FURTHEST_MS < windowEnd && Date.parse(end) + FURTHEST_MS > windowStart;
}

/** The zones in which people meet then; what lies within the meeting's own time is held against no hours. */
function awakeAt(
  { start, end, kind }: Candidate,
  hours: readonly { readonly zone: TimeZone; readonly peopleMeet: PeopleMeet }[],
): ReadonlySet<TimeZone> {
  const awake = hours.filter(({ peopleMeet }) => kind === 'shorter' || peopleMeet(start, end));
  return new Set(awake.map(({ zone }) => zone));
}

function isFreeFor(
  { times }: ReadRoom,
  { start, end }: Pick<Candidate, 'start' | 'end'>,
  own: Interval | null,
): boolean {
  if (!covers(times, start, end)) return false;
  if (isFree(times, start, end)) return true;
  if (!own) return false;
  const [first, ...others] = conflictsIn(times, start, end, 2);
  return first?.start === own.start && first.end === own.end && others.length === 0;
}

/** Whether a room is free that none of the times before has. */
function addsRoom(free: readonly ReadRoom[], before: readonly ReadonlySet<string>[]): boolean {
  return free.some(({ mailbox }) => !before.some((rooms) => rooms.has(mailbox)));
}

/** What the room's policy is against is no time that anybody should be sent to. */
function mayMeet({ mayMeet: isLet }: ReadRoom, { start, end }: Candidate): boolean {
  return isLet?.({ start: instantOf(start), end: instantOf(end) }) ?? true;
}

function suggestionOf(candidate: Candidate, free: readonly ReadRoom[], best: ReadRoom): TimeSuggestion {
  const { kind, days, shiftMinutes, shorterMinutes } = candidate;
  return {
    start: instantOf(candidate.start),
    end: instantOf(candidate.end),
    kind,
    days,
    shiftMinutes,
    shorterMinutes,
    free: free.length,
    rooms: free
      .slice(0, MOST_NAMED_ROOMS)
      .map(({ mailbox, name, timeZone }) => ({ mailbox, name, timeZone })),
    readAt: free.reduce((oldest, { readAt }) => (readAt < oldest ? readAt : oldest), best.readAt),
  };
}
