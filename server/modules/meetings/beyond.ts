import type { CalendarId } from '../../../contract/primitives.ts';
import type { Beyond, CalendarFacts, KnownOccurrence, Sighting } from './link.ts';

/** So many rooms of one meeting are looked at beyond the window: its own, then those of the form. */
const MOST_ROOMS = 10;

/** What a look beyond the window brought: what a calendar shows there of some meetings, or that it could not be read. */
export interface BeyondAnswer {
  readonly calendar: CalendarId;
  readonly meetingUids: readonly string[];
  /** Null: it could not be read that far. */
  readonly sightings: readonly Sighting[] | null;
}

/**
 * The calendars in which a meeting is looked for before it counts as gone: those that it was told of last, those of the
 * form, and those that it left for others. It may have gone back to one of these, far ahead, before the room between was
 * read for the last time.
 */
export function roomsBeyond(
  { rooms, leftRooms }: Pick<KnownOccurrence, 'rooms' | 'leftRooms'>,
  planned: Iterable<CalendarId>,
  calendars: ReadonlyMap<CalendarId, CalendarFacts>,
): readonly CalendarId[] {
  const wanted = new Set([...rooms.map(({ calendar }) => calendar), ...planned, ...leftRooms]);
  return [...wanted].filter((calendar) => calendars.has(calendar)).slice(0, MOST_ROOMS);
}

/** Whether a calendar has said what it shows beyond the window. */
export function isAnswered(beyond: Beyond | null, calendar: CalendarId): boolean {
  return typeof beyond?.[calendar] === 'object';
}

/** Whether a calendar that was asked could not be read that far. */
export function isUnreadable(beyond: Beyond | null, calendar: CalendarId): boolean {
  return beyond?.[calendar] === 'unreadable';
}

/** With questions to further calendars; the same when all of them were asked already. */
export function withAsked(beyond: Beyond | null, calendars: readonly CalendarId[]): Beyond | null {
  const fresh = calendars.filter((calendar) => beyond?.[calendar] === undefined);
  if (fresh.length === 0) return beyond;
  return { ...beyond, ...Object.fromEntries(fresh.map((calendar) => [calendar, 'asked' as const])) };
}

/** With an answer, as far as it is about these meetings and was asked for; the same otherwise. */
export function withAnswer(
  beyond: Beyond | null,
  answer: BeyondAnswer | null | undefined,
  meetingUids: readonly string[],
): Beyond | null {
  if (!beyond || !answer || beyond[answer.calendar] === undefined) return beyond;
  if (!meetingUids.some((uid) => answer.meetingUids.includes(uid))) return beyond;
  if (answer.sightings === null) {
    return isAnswered(beyond, answer.calendar) || isUnreadable(beyond, answer.calendar)
      ? beyond
      : { ...beyond, [answer.calendar]: 'unreadable' };
  }
  const own = answer.sightings.filter(({ meetingUid }) => meetingUids.includes(meetingUid));
  return { ...beyond, [answer.calendar]: own };
}

/**
 * What was found beyond the window, of dates that are known, for as long as the window does not reach there: from then on
 * the mirror itself says what is there. Of a date that some room shows at another time by now nothing is left of it.
 */
export function sightingsBeyond(
  beyond: Beyond | null,
  known: readonly KnownOccurrence[],
  shown: readonly Sighting[],
  calendars: ReadonlyMap<CalendarId, CalendarFacts>,
): readonly Sighting[] {
  const found = Object.values(beyond ?? {}).flatMap((look) => (typeof look === 'object' ? look : []));
  const far = found.filter((one) => isBeyond(one, calendars.get(one.calendar)));
  return known.flatMap(({ occurrence, aliases }) => {
    const keys = [occurrence, ...aliases];
    const near = shown.filter((one) => keys.includes(one.occurrence));
    return far.filter(
      (one) =>
        keys.includes(one.occurrence) &&
        !near.some(({ calendar }) => calendar === one.calendar) &&
        (near.length === 0 || near.some(({ start, end }) => start === one.start && end === one.end)),
    );
  });
}

/** Whether something begins later than what is read of a calendar. */
export function isBeyond({ start }: Pick<Sighting, 'start'>, facts: CalendarFacts | undefined): boolean {
  return facts !== undefined && facts.window !== null && start >= facts.window.end;
}
