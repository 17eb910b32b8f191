import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { Plan } from './bind.ts';
import { uidsOf } from './bound.ts';
import type { KnownOccurrence, Link, Sighting } from './link.ts';
import { after, earliest, splitting, timers } from './timers.ts';

/** Dates that left their rooms and after which the series has no other date: as after *this and following* was changed. */
export interface LostTail {
  readonly first: KnownOccurrence;
  readonly starts: ReadonlySet<Instant>;
  readonly rooms: ReadonlySet<CalendarId>;
  readonly lostAt: Instant;
}

/** What is lost at the end of a series; null: nothing is, or dates after it are still there. A single meeting has no end. */
export function lostTail(
  { bound }: Pick<Link, 'bound'>,
  dates: readonly { readonly was: KnownOccurrence | null; readonly is: KnownOccurrence }[],
  now: Instant,
): LostTail | null {
  if (bound === null || bound.occurrence === null) return null;
  const ahead = dates.filter(({ is }) => is.end > now);
  const lost = ahead.filter(({ is }) => lostSince(is, now) !== null);
  const [first] = lost;
  if (!first || ahead.some((one) => one.is.start > first.is.start && !lost.includes(one))) return null;
  // A date that was given up a moment ago has no rooms any more; what it had is what was told before.
  const rooms = lost.flatMap(({ was }) => was?.rooms ?? []);
  const tail = tailOf(
    first.is,
    lost.map(({ is }) => is),
  );
  return {
    ...tail,
    rooms: new Set([...tail.rooms, ...rooms.map(({ calendar }) => calendar)]),
    lostAt: earliest(...lost.map(({ is }) => lostSince(is, now))) ?? now,
  };
}

/** The same from dates of which it is known that they are lost. */
export function tailOf(first: KnownOccurrence, lost: readonly KnownOccurrence[]): LostTail {
  const rooms = lost.flatMap((one) => one.rooms);
  return {
    first,
    starts: new Set(lost.map(({ start }) => start)),
    rooms: new Set(rooms.map(({ calendar }) => calendar)),
    lostAt: earliest(...rooms.map(({ lostAt }) => lostAt)) ?? first.since,
  };
}

/** Since when a date is lost: it waits for the sweep, or was given up a moment ago. */
function lostSince({ standing, rooms, since }: KnownOccurrence, now: Instant): Instant | null {
  const lost = rooms.filter(({ response }) => response === 'lost');
  if (standing === 'held' || standing === 'gone') return null; // the room said no
  if (lost.length > 0) return earliest(...lost.map(({ lostAt }) => lostAt));
  return standing === 'canceled' && after(since, splitting.seenAfter) > now ? since : null;
}

/** When to look for the beginning of what may continue a series. */
export function whereToLook({ first }: LostTail) {
  return { start: after(first.start, -splitting.start), end: after(first.start, splitting.start) };
}

/**
 * The series that may continue one whose end is lost (decision 0025): the same organizer, a room of the lost dates
 * or the very time of one of them, all of its dates from the split on, first seen around the moment of the loss, and
 * nothing that another link follows, another plan explains or a person has ruled out. `sightings` are all of the
 * organizer's that may be it, with every date of them.
 */
export function continuationsOf(
  link: Pick<Link, 'organizer' | 'bound' | 'continuedBy' | 'excluded'>,
  tail: LostTail,
  sightings: readonly Sighting[],
  isTaken: (meetingUid: string) => boolean,
  plans: readonly Plan[],
): readonly string[] {
  const own = new Set([...uidsOf(link), ...link.excluded]);
  const series = Map.groupBy(
    sightings.filter(
      ({ occurrence, organizer, isCanceled, response, meetingUid }) =>
        occurrence !== null &&
        organizer === link.organizer.mail &&
        !isCanceled &&
        response !== 'declined' &&
        !own.has(meetingUid),
    ),
    ({ meetingUid }) => meetingUid,
  );
  return [...series].flatMap(([meetingUid, dates]) =>
    isAfter(tail, dates, link.bound?.occurrence === 'all') &&
    isSeenThen(tail, dates) &&
    isThere(tail, dates) &&
    !isTaken(meetingUid) &&
    !plans.some((plan) => explains(plan, dates))
      ? [meetingUid]
      : [],
  );
}

/** Begins where the lost dates begin. Of a link that follows one date only, the series need only have that date. */
function isAfter({ first }: LostTail, dates: readonly Sighting[], isWhole: boolean): boolean {
  const begin = earliest(...dates.map(({ start }) => start));
  if (begin === null) return false;
  const distances = dates.map(({ start }) => Math.abs(Date.parse(start) - Date.parse(first.start)));
  return isWhole
    ? Math.abs(Date.parse(begin) - Date.parse(first.start)) < splitting.start
    : begin <= after(first.start, timers.ahead) && Math.min(...distances) < 24 * 60 * 60_000;
}

function isSeenThen({ lostAt }: LostTail, dates: readonly Sighting[]): boolean {
  const times = dates.map(({ firstSeenAt }) => firstSeenAt);
  const seen = times.includes(null) ? null : earliest(...times); // null: one only came into sight, and was there before
  return (
    seen !== null &&
    seen >= after(lostAt, -splitting.seenBefore) &&
    seen <= after(lostAt, splitting.seenAfter)
  );
}

function isThere({ rooms, starts }: LostTail, dates: readonly Sighting[]): boolean {
  return dates.some(({ calendar, start }) => rooms.has(calendar) || starts.has(start));
}

/** Somebody is composing a series there, and this is more likely that one. */
function explains(plan: Plan, dates: readonly Sighting[]): boolean {
  return (
    plan.isSeries &&
    dates.some(
      ({ calendar, organizer, start }) =>
        organizer === plan.organizer && plan.rooms.has(calendar) && start === plan.start,
    )
  );
}

/** With the series that continues it; with the question which one does; without that question. */
export function withSplit(link: Link, only: string | undefined, isSplitOpen: boolean): Link {
  if (isSplitOpen) return link.reason === 'split-unclear' ? link : { ...link, reason: 'split-unclear' };
  if (only !== undefined) return { ...link, reason: 'continued', continuedBy: [...link.continuedBy, only] };
  return link.reason === 'split-unclear' ? { ...link, reason: null } : link;
}
