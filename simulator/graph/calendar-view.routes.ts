import { Router } from 'express';
import type { Request } from 'express';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { World } from '../state/world.ts';
import type { CalendarAccess } from './calendar-access.ts';
import { EVENT_PROPERTIES, eventBody } from './event.ts';
import { GraphError, refusals } from './failures.ts';
import { readQuery, text } from './query.ts';
import { applyPreferences, sendPage } from './reply.ts';
import { preferredZone } from './zones.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 1825;
const OPTIONS = [
  'startDateTime',
  'endDateTime',
  '$select',
  '$top',
  '$skip',
  '$skiptoken',
  '$orderby',
  '$count',
];

/** `/users/{id}/calendarView`: series expanded, ten to a page unless told otherwise (learn.microsoft.com/graph/api/calendar-list-calendarview). */
export function calendarViewRoutes(world: World, access: CalendarAccess): Router {
  const router = Router();
  router.get(['/users/:id/calendarView', '/users/:id/calendar/calendarView'], access.limit, (req, res) => {
    const { address } = access.mailbox(req);
    const zone = preferredZone(req.get('prefer') ?? '');
    const query = readQuery(req, {
      options: OPTIONS,
      properties: EVENT_PROPERTIES,
      type: 'Microsoft.OutlookServices.Event',
      defaultTop: 10,
      mostTop: 1000,
    });
    const { from, to } = windowOf(req);
    const entries = inOrder(world.calendaring.view(address, from, to), query.orderBy);
    const events = entries.map((entry) =>
      eventBody(entry, { mailbox: address, body: bodyFor(world, address, entry), zone }),
    );
    applyPreferences(req, res, zone.name);
    sendPage(req, res, events, query, `users('${encodeURIComponent(address)}')/calendarView`);
  });
  return router;
}

/** The window every calendar view needs; a time without a zone is UTC. Throws Graph's 400 on a bad one. */
export function windowOf(req: Request): { from: string; to: string } {
  const from = readTime(text(req, 'startDateTime'), 'StartDateTime');
  const to = readTime(text(req, 'endDateTime'), 'EndDateTime');
  if (to < from) throw refusals.badParameter('The window ends before it starts.');
  if (to - from > LONGEST_DAYS * DAY_MS) {
    throw new GraphError(
      400,
      'ErrorCalendarViewRangeTooBig',
      `The specified calendar view exceeds the limit of ${LONGEST_DAYS} days.`,
    );
  }
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** What a mailbox shows as the body: nothing in rooms, which delete comments. */
export function bodyFor(world: World, mailbox: string, entry: CalendarEntry): string {
  const processing = world.book.room(mailbox)?.entry.processing;
  if (processing?.deleteComments) return '';
  return world.calendaring.find(entry.meetingUid)?.body ?? '';
}

function readTime(given: string | null, name: string): number {
  if (given === null) {
    throw refusals.badParameter(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  }
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(given);
  const zoned = shape && (shape[1] === undefined || shape[4] !== undefined) ? given : `${given}Z`;
  const time = shape ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) {
    throw refusals.badParameter(
      `The value '${given.slice(0, 60)}' of parameter '${name}' is not a valid date and time.`,
    );
  }
  return time;
}

function inOrder(entries: readonly CalendarEntry[], orderBy: string | null): readonly CalendarEntry[] {
  if (orderBy === null || /^start\/dateTime( asc)?$/i.test(orderBy)) return entries;
  if (/^start\/dateTime desc$/i.test(orderBy)) return entries.toReversed();
  throw refusals.notSimulated('this $orderby');
}
