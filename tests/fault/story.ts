import { randomUUID } from 'node:crypto';
import { BookingKey } from '../../contract/meetings.ts';
import type { Company } from './cast.ts';
import type { Random } from './random.ts';

/** `managed`: in a room in which somebody decides. */
export type Kind = 'single' | 'series' | 'managed';

/** Something that a team was asked for, by what the product has answered with yes: so that it must be kept. */
export interface Asked {
  /** Begins every text of it and is unique, so that it is recognized wherever it turns up. */
  readonly tag: string;
  text: string;
  isWithdrawn: boolean;
}

/** One meeting from its first line in the form to its end, as one person wants it. */
export interface Story {
  /** Unique. */
  readonly name: string;
  readonly kind: Kind;
  readonly company: Company;
  readonly organizer: string;
  readonly random: Random;
  readonly bookingKey: BookingKey;
  /** Midnight of its own day, UTC; nobody else's meeting of this organizer is within 24 hours of it. */
  readonly day: number;
  /** First hour of the organizer's two on that day, UTC: no two organizers ever want a room at one time. */
  readonly hour: number;
  /** Where it may be held. */
  readonly rooms: readonly string[];
  /** By the key under which it was asked. */
  readonly asked: Map<string, Asked>;
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
export const FIRST_DAY = Date.parse('2026-12-28T00:00:00Z');
export const DAY_MS = 24 * 60 * 60_000;
const SLOT_MS = 30 * 60_000;
/** Rooms take bookings for 180 days: single meetings are in the first of them, series have the rest. */
const SINGLE_DAYS = 98;
export const MOST_DAYS = 150;
/** First days of series, counted from the end of the single ones: each weekly, and none within 24 hours of another. */
const SERIES_DAYS = [0, 2, 4, 28, 30];

/** The stories of one run, in the order in which they begin; undefined when there is no room in the year for more. */
export function storiesOf(random: Random): (company: Company, organizer: string) => Story | undefined {
  const told = new Map<string, Count>();
  return (company, organizer) => {
    const count = told.get(organizer) ?? { series: 0, others: 0 };
    told.set(organizer, count);
    const name = `${organizer}-${count.series + count.others}`;
    const own = random.fork(name);
    const day = count.series < SERIES_DAYS.length && own.chance(0.15) ? seriesDay(count) : nextDay(count);
    if (day === undefined) return undefined;

    const hour = FIRST_HOUR + 2 * company.organizers.indexOf(organizer);
    return {
      name,
      ...(day < SINGLE_DAYS ? chooseRooms(company, own, hour) : aSeries(company)),
      company,
      organizer,
      random: own,
      bookingKey: BookingKey.parse(randomUUID()),
      day: FIRST_DAY + day * DAY_MS,
      hour,
      asked: new Map(),
      uid: null,
      isQuiet: false,
      isAccepted: false,
    };
  };
}

/** What one organizer has begun. */
interface Count {
  series: number;
  others: number;
}

function seriesDay(count: Count): number {
  const day = SINGLE_DAYS + (SERIES_DAYS[count.series] ?? 0);
  count.series += 1;
  return day;
}

function nextDay(count: Count): number | undefined {
  const day = 2 * count.others;
  if (day >= SINGLE_DAYS) return undefined;
  count.others += 1;
  return day;
}

type Place = Pick<Story, 'kind' | 'rooms'>;

function aSeries({ buildings: [usual = []] }: Company): Place {
  return { kind: 'series', rooms: usual };
}

function chooseRooms({ managedRoom, buildings }: Company, random: Random, hour: number): Place {
  if (managedRoom !== null && random.chance(0.15)) return { kind: 'managed', rooms: [managedRoom] };
  const [usual = [], distant = usual] = buildings;
  const isDistant = hour < LATEST_IN_HUDSON && random.chance(0.15);
  return { kind: 'single', rooms: isDistant ? distant : usual };
}

/** When and where a meeting is. */
export interface Slot {
  readonly rooms: readonly string[];
  readonly start: string;
  readonly end: string;
}

/** One of the four half hours of a story's day, or of a later one. */
export function halfHour({ day, hour }: Story, number: number, daysLater = 0): Pick<Slot, 'start' | 'end'> {
  const start = day + daysLater * DAY_MS + hour * 60 * 60_000 + number * SLOT_MS;
  return { start: new Date(start).toISOString(), end: new Date(start + SLOT_MS).toISOString() };
}

export function anySlot(story: Story): Slot {
  const { random, rooms } = story;
  return { rooms: [random.pick(rooms)], ...halfHour(story, random.int(0, 3)) };
}

/** Another time or another room; the same where there is no other. */
export function changed(story: Story, slot: Slot): Slot {
  const { random, rooms } = story;
  const others = rooms.filter((room) => !slot.rooms.includes(room));
  if (others.length === 0 || random.chance(0.5)) return { ...slot, ...halfHour(story, random.int(0, 3)) };
  return { ...slot, rooms: [random.pick(others)] };
}
