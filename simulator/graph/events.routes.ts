import { Router } from 'express';
import type { MailboxItem } from '../state/mailbox-items.ts';
import type { World } from '../state/world.ts';
import type { CalendarAccess } from './calendar-access.ts';
import { bodyFor } from './calendar-view.routes.ts';
import { EVENT_PROPERTIES, eventBody, masterBody } from './event.ts';
import { eventFilter } from './event-filter.ts';
import { GraphError, refusals } from './failures.ts';
import { readQuery } from './query.ts';
import { param, sendOne, sendPage } from './reply.ts';
import { preferredZone } from './zones.ts';

const TYPE = 'Microsoft.OutlookServices.Event';
const OPTIONS = ['$select', '$top', '$skip', '$skiptoken', '$orderby', '$filter', '$count'];
const UTC = { name: 'UTC', iana: 'UTC' };

/**
 * `/users/{id}/events`: single meetings and masters of series, in order of start, ten to a page unless told otherwise
 * (learn.microsoft.com/graph/api/user-list-events); `/users/{id}/events/{event}`: one of them, or one date of a series.
 */
export function eventRoutes(world: World, access: CalendarAccess): Router {
  const router = Router();
  const shown = (item: MailboxItem, mailbox: string, zone: typeof UTC) => {
    const { entry, meeting } = item;
    const as = { mailbox, body: bodyFor(world, mailbox, entry), zone };
    return item.kind === 'master' ? masterBody(entry, meeting, as) : eventBody(entry, as);
  };

  router.get(['/users/:id/events', '/users/:id/calendar/events'], access.limit, (req, res) => {
    const { address } = access.mailbox(req);
    const zone = preferredZone(req.get('prefer') ?? '');
    const query = readQuery(req, {
      options: OPTIONS,
      properties: EVENT_PROPERTIES,
      type: TYPE,
      defaultTop: 10,
      mostTop: 1000,
    });
    const isFound = eventFilter(query.filter, EVENT_PROPERTIES);
    const found = world.calendaring
      .items(address)
      .map((item) => ({ item, inUtc: shown(item, address, UTC) }))
      .filter(({ inUtc }) => isFound(inUtc))
      .toSorted((one, other) => inOrder(query.orderBy)(one.inUtc, other.inUtc));
    res.set('Preference-Applied', `outlook.timezone="${zone.name}"`);
    const events = found.map(({ item }) => shown(item, address, zone));
    sendPage(req, res, events, query, `users('${encodeURIComponent(address)}')/events`);
  });

  router.get(['/users/:id/events/:event', '/users/:id/calendar/events/:event'], access.limit, (req, res) => {
    const { address } = access.mailbox(req);
    const zone = preferredZone(req.get('prefer') ?? '');
    const query = readQuery(req, {
      options: ['$select'],
      properties: EVENT_PROPERTIES,
      type: TYPE,
      defaultTop: 1,
      mostTop: 1,
    });
    const item = world.calendaring.readItem(param(req, 'event'));
    if (item?.mailbox !== address) {
      throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
    }
    res.set('Preference-Applied', `outlook.timezone="${zone.name}"`);
    sendOne(res, shown(item, address, zone), query, `users('${encodeURIComponent(address)}')/events`);
  });
  return router;
}

type Event = ReturnType<typeof eventBody>;

const sortKeys: Readonly<Record<string, (event: Event) => string>> = {
  'start/datetime': ({ start }) => start.dateTime,
  'end/datetime': ({ end }) => end.dateTime,
  subject: ({ subject }) => subject.toLowerCase(),
  createddatetime: ({ createdDateTime }) => createdDateTime,
  lastmodifieddatetime: ({ lastModifiedDateTime }) => lastModifiedDateTime,
};

/** Compares two events as an `$orderby` of one or more properties wants; by start when there is none. */
function inOrder(orderBy: string | null): (one: Event, other: Event) => number {
  const keys = (orderBy ?? 'start/dateTime').split(',').map((part) => {
    const [path = '', direction = 'asc'] = part.trim().toLowerCase().split(/\s+/);
    const key = Object.hasOwn(sortKeys, path) ? sortKeys[path] : undefined;
    if (!key || !/^(asc|desc)$/.test(direction)) {
      throw refusals.badRequest('The $orderby expression must evaluate to a single value of primitive type.');
    }
    return { key, sign: direction === 'desc' ? -1 : 1 };
  });
  return (one, other) => {
    for (const { key, sign } of keys) {
      const [left, right] = [key(one), key(other)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}
