import { randomUUID } from 'node:crypto';
import { BookingKey } from '../../contract/meetings.ts';
import type { Random } from './random.ts';

/** One meeting from its first line in the form to its end, as one person wants it. */
export interface Story {
  /** Unique; part of every text that is asked for, so that it is recognized wherever it turns up. */
  readonly name: string;
  readonly organizer: string;
  readonly random: Random;
  readonly bookingKey: BookingKey;
  /** Midnight of its own day, UTC; nobody else's meeting of this organizer is within 24 hours of it. */
  readonly day: number;
  /** First hour of the organizer's two on that day, UTC: no two organizers ever want a room at one time. */
  readonly hour: number;
  /** Where it may be held. */
  readonly rooms: readonly string[];
  /** What the product has answered with yes, so that it must be kept. */
  readonly asked: Map<string, string>;
  /** The meeting in the tenant, once it was sent. */
  uid: string | null;
  /** Nothing happens to it after it was sent. */
  isQuiet: boolean;
  /** The team's acceptance was answered with yes. */
  isAccepted: boolean;
}

/** The series of the fixture are before this hour (UTC), and in hudson one is at the end of the day. */
const FIRST_HOUR = 10;
const LATEST_IN_HUDSON = 16;
const FIRST_DAY = Date.parse('2026-12-28T00:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const SLOT_MS = 30 * 60_000;
/** Rooms take bookings for 180 days. */
const MOST_DAYS = 150;

export const organizers = ['anna', 'bent', 'carla', 'nora'] as const;
const buildings = [['fjord', 'lille', 'skov'], ['hudson']] as const;

/** The stories of one run, in the order in which they begin; undefined when there is no room in the year for more. */
export function storiesOf(random: Random): (organizer: string) => Story | undefined {
  const told = new Map<string, number>();
  return (organizer) => {
    const count = told.get(organizer) ?? 0;
    told.set(organizer, count + 1);
    if (count * 2 >= MOST_DAYS) return undefined;
    const own = random.fork(`${organizer} ${count}`);
    const hour = FIRST_HOUR + 2 * organizers.findIndex((one) => one === organizer);
    return {
      name: `${organizer}-${count}`,
      organizer,
      random: own,
      bookingKey: BookingKey.parse(randomUUID()),
      day: FIRST_DAY + count * 2 * DAY_MS,
      hour,
      rooms: hour < LATEST_IN_HUDSON && own.chance(0.15) ? buildings[1] : buildings[0],
      asked: new Map(),
      uid: null,
      isQuiet: false,
      isAccepted: false,
    };
  };
}

/** When and where a meeting is. */
export interface Slot {
  readonly rooms: readonly string[];
  readonly start: string;
  readonly end: string;
}

/** One of the four half hours of a story's day. */
export function halfHour({ day, hour }: Story, number: number): Pick<Slot, 'start' | 'end'> {
  const start = day + hour * 60 * 60_000 + number * SLOT_MS;
  return { start: new Date(start).toISOString(), end: new Date(start + SLOT_MS).toISOString() };
}

export function anySlot(story: Story): Slot {
  const { random, rooms } = story;
  return { rooms: [random.pick(rooms)], ...halfHour(story, random.int(0, 3)) };
}
