import type { CalendarId, Instant, Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { Beyond, CalendarFacts, KnownOccurrence, KnownRoom, Sighting } from './link.ts';

/** Everything that is known of one occurrence. */
export interface OccurrenceFacts {
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  /** Original starts that it was given since (`KnownOccurrence`). */
  readonly aliases: readonly Instant[];
  /** In every calendar of the organization, as it was read last. */
  readonly sightings: readonly Sighting[];
  /** What was last told of it; null: nothing. */
  readonly was: KnownOccurrence | null;
  readonly calendars: ReadonlyMap<CalendarId, CalendarFacts>;
  /** The rooms that the form named last; empty: they were all removed there. */
  readonly planned: ReadonlySet<CalendarId>;
  /** A look at every readable calendar has ended that began after every loss that is known. */
  readonly isSwept: boolean;
  /** Where it was looked for beyond the window. */
  readonly beyond: Beyond | null;
  /** Business time. */
  readonly now: Instant;
}

export interface Folded {
  /** Null: there is nothing to tell of, and never was. */
  readonly is: KnownOccurrence | null;
  readonly swaps: readonly Swap[];
  /** A room was lost that was not lost before: only a sweep that begins now says where the meeting went. */
  readonly isNewlyLost: boolean;
  /** A lost room waits for the sweep, or for `checkAt`. */
  readonly isWaiting: boolean;
  /** Calendars that have to be looked at beyond the window before anything is decided. */
  readonly looksBeyond: readonly CalendarId[];
  readonly checkAt: Instant | null;
}

/** One room exchanged for one other. */
export interface Swap {
  readonly from: MailboxAddress;
  readonly to: MailboxAddress;
}

export type Told = Pick<KnownOccurrence, 'standing' | 'start' | 'end' | 'rooms'>;

/** The next version of an occurrence; the one that is there when nothing differs. */
export function nextOccurrence(
  { was, occurrence, aliases, now }: Pick<OccurrenceFacts, 'was' | 'occurrence' | 'aliases' | 'now'>,
  is: Told,
): KnownOccurrence {
  const told = { ...is, rooms: is.rooms.toSorted((one, other) => (one.calendar < other.calendar ? -1 : 1)) };
  if (!was) return { occurrence, aliases, ...told, leftRooms: [], since: now, version: 1 };
  const isSame = textOf(was) === textOf(told) && was.aliases.length === aliases.length;
  if (isSame) return was;
  return {
    occurrence,
    aliases,
    ...told,
    leftRooms: leftSince(was, told),
    since: told.standing === was.standing ? was.since : now,
    version: was.version + 1,
  };
}

/** Rooms that it has no more, before those that it left earlier; not those to which it came back. */
function leftSince(was: KnownOccurrence, { rooms }: Told): readonly CalendarId[] {
  const has = new Set(rooms.map(({ calendar }) => calendar));
  const had = new Set([...was.rooms.map(({ calendar }) => calendar), ...was.leftRooms]);
  return [...had].filter((calendar) => !has.has(calendar)).slice(0, MOST_LEFT_ROOMS);
}

/** A meeting whose rooms were changed more often than this within one loss is looked for in the last of them. */
const MOST_LEFT_ROOMS = 5;

function textOf({ standing, start, end, rooms }: Told): string {
  return JSON.stringify([standing, start, end, rooms.map(valuesOf)]);
}

function valuesOf(room: KnownRoom): readonly unknown[] {
  const { calendar, mailbox, name, response, hadAccepted, start, end, number, since, lostAt } = room;
  return [calendar, mailbox, name, response, hadAccepted, start, end, number, since, lostAt];
}

/** Whether a calendar that does not show a meeting at this time means that the meeting is not there. */
export function isReadable(
  { calendars }: Pick<OccurrenceFacts, 'calendars'>,
  calendar: CalendarId,
  time?: Interval,
): boolean {
  const facts = calendars.get(calendar);
  if (!facts || facts.hasFault || facts.window === null) return false;
  return !time || (time.start < facts.window.end && time.end >= facts.window.start);
}

/** Nothing new. */
export function unchanged(is: KnownOccurrence | null): Folded {
  return { is, swaps: [], isNewlyLost: false, isWaiting: false, looksBeyond: [], checkAt: null };
}
