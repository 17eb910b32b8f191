import { Temporal } from 'temporal-polyfill';
import type { listDay as route } from '../../../contract/followed-meetings.ts';
import type { Instant, Interval, TimeZone } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import { uidsOf } from './bound.ts';
import { hangingReply, hungOn } from './describe-meetings.ts';
import type { Hung } from './hanging.ts';
import type { Link } from './link.ts';
import { linksOfMeetings } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts, sightingsWithin } from './mirror-facts.store.ts';
import type { ShownSighting } from './mirror-facts.store.ts';
import { reachOf, within } from './portal-reach.ts';
import { reasonOf } from './words.ts';

const MOST_ROOMS = 200;
const MOST_MEETINGS = 5_000;

/**
 * The rooms of a place, and of everything below it, with their meetings of one day on the clock of that place; only rooms
 * that the caller's role reaches. `not-found` for a place that does not exist. Of a private meeting no subject.
 */
export async function listDay(
  { db, clock, hanging, directory }: MeetingUseDeps,
  caller: Caller,
  { unit, day }: RouteInput<typeof route>['query'],
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const units = await directory.listUnits(organization);
  const place = units.find(({ id }) => id === unit);
  if (!place) throw new Problem('not-found', 'This place does not exist any more. Choose another one.');

  const below = within(unit, units);
  const reaches = reachOf(caller, 'meetings.read', units);
  const rooms = [...(await calendarFacts(db, organization, { units: [...below] })).values()]
    .filter(reaches)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const shown = rooms.slice(0, MOST_ROOMS);
  const interval = dayOf(day, place.timeZone);
  const ids = shown.map(({ id }) => id);
  const found = await sightingsWithin(db, organization, ids, interval, MOST_MEETINGS + 1);
  const links = await linksOfMeetings(db, organization, [
    ...new Set(found.map(({ meetingUid }) => meetingUid)),
  ]);
  const hung = await hungOn(
    hanging,
    db,
    organization,
    links.map(({ id }) => id),
  );

  return {
    timeZone: place.timeZone,
    from: interval.start,
    to: interval.end,
    now: clock.now(),
    rooms: shown.map((room) => ({
      calendar: room.id,
      mailbox: room.mailbox,
      name: room.name,
      asOf: room.readAt,
      unreadableSince: room.unreadableSince,
      faultCode: room.faultCode,
      meetings: found
        .slice(0, MOST_MEETINGS)
        .filter(({ calendar }) => calendar === room.id)
        .map((meeting) => meetingReply(meeting, links, hung)),
    })),
    isComplete: rooms.length <= MOST_ROOMS && found.length <= MOST_MEETINGS,
  };
}

/** A day on a clock on the wall: 23 or 25 hours where clocks change. */
export function dayOf(day: string, timeZone: TimeZone): Interval {
  const date = Temporal.PlainDate.from(day);
  const startOf = (one: Temporal.PlainDate): Instant =>
    instantOf(one.toZonedDateTime({ timeZone }).epochMilliseconds);
  return { start: startOf(date), end: startOf(date.add({ days: 1 })) };
}

function meetingReply(
  meeting: ShownSighting,
  links: readonly Link[],
  hung: ReadonlyMap<string, readonly Hung[]>,
): RouteReply<typeof route>['rooms'][number]['meetings'][number] {
  const { meetingUid, occurrence, start, end, organizer, subject, isPrivate, isAllDay, isCanceled } = meeting;
  return {
    meetingUid,
    occurrence,
    start,
    end,
    organizer: organizer === null ? null : { mail: organizer, name: meeting.organizerName ?? organizer },
    subject,
    isPrivate,
    isAllDay,
    isCanceled,
    answer: meeting.response === 'organizer' ? 'accepted' : meeting.response,
    links: links
      .filter((link) => uidsOf(link).includes(meetingUid))
      .filter(({ bound }) => bound?.occurrence === 'all' || bound?.occurrence === occurrence)
      .map(({ id, state, reason }) => ({
        id,
        state,
        reason: reasonOf(reason),
        hanging: (hung.get(id) ?? [])
          .filter((one) => one.occurrence === null || one.occurrence === occurrence)
          .map(hangingReply),
      })),
  };
}
