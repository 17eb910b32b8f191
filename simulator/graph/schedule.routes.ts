import { Router } from 'express';
import { z } from 'zod';
import { instantAt } from '../state/zoned.ts';
import { Temporal } from 'temporal-polyfill';
import type { SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import { findMailbox, isInExchangeOnline, mayReadCalendar, principalOf } from './access.ts';
import type { CalendarAccess } from './calendar-access.ts';
import { refusals } from './failures.ts';
import { GRAPH_ORIGIN } from './reply.ts';
import { scheduleOf } from './schedule.ts';
import { ianaOf, preferredZone } from './zones.ts';

const DAY_MS = 86_400_000;
/** Limits of learn.microsoft.com/graph/outlook-get-free-busy-schedule. */
const MOST_SCHEDULES = 20;
const WINDOW_BELOW_DAYS = 62;

const LocalTime = z.object({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z?$/),
  timeZone: z.string().max(100),
});
const Body = z.object({
  schedules: z.array(z.string().min(1).max(320)).min(1),
  startTime: LocalTime,
  endTime: LocalTime,
  availabilityViewInterval: z.number().int().min(5).max(1440).default(30),
});

/** `POST /users/{id}/calendar/getSchedule`: free/busy of up to 20 mailboxes; one that cannot be read says so itself. */
export function scheduleRoutes(world: World, access: CalendarAccess): Router {
  const router = Router();
  router.post('/users/:id/calendar/getSchedule', access.limit, (req, res) => {
    access.mailbox(req);
    const body = parsed(req.body);
    const from = instantOf(body.startTime);
    const to = instantOf(body.endTime);
    if (to <= from) throw refusals.badParameter('The end of the window must be after its start.');
    if (to - from >= WINDOW_BELOW_DAYS * DAY_MS) {
      throw refusals.badParameter(
        'The requested time duration specified for FreeBusyViewOptions.TimeWindow is not within the allowed limits.',
      );
    }
    const { tenant } = principalOf(req);
    const zone = preferredZone(req.get('prefer') ?? '');
    const interval = body.availabilityViewInterval * 60_000;
    const value = body.schedules.map((name) =>
      scheduleEntry(world, tenant, name, { from, to, interval, zone }),
    );
    res.set('Preference-Applied', `outlook.timezone="${zone.name}"`);
    res.json({
      '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`,
      value,
    });
  });
  return router;
}

function scheduleEntry(
  world: World,
  tenant: SimulatedTenant,
  name: string,
  wish: Parameters<typeof scheduleOf>[2],
) {
  const mailbox = findMailbox(world, tenant, name);
  if (!mailbox) {
    return failed(
      name,
      'ErrorMailRecipientNotFound',
      'Unable to resolve e-mail address to an Active Directory object.',
    );
  }
  if (!isInExchangeOnline(mailbox)) {
    return failed(
      name,
      'ErrorProxyRequestProcessingFailed',
      'Unable to send cross-forest request: the mailbox is hosted on-premise.',
    );
  }
  if (!mayReadCalendar(world, tenant, mailbox)) {
    return failed(name, 'ErrorNoFreeBusyAccess', 'The caller does not have access to free/busy data.');
  }
  return { scheduleId: name, ...scheduleOf(world, mailbox, wish) };
}

function failed(scheduleId: string, responseCode: string, message: string) {
  return { scheduleId, availabilityView: '', error: { responseCode, message } };
}

function parsed(given: unknown): z.output<typeof Body> {
  const body = Body.safeParse(given);
  if (!body.success) {
    const [issue] = body.error.issues;
    throw refusals.badParameter(`The value of '${issue?.path.join('.') ?? 'body'}' is not valid.`);
  }
  if (body.data.schedules.length > MOST_SCHEDULES) {
    throw refusals.badParameter(`The number of schedules requested exceeds the limit of ${MOST_SCHEDULES}.`);
  }
  return body.data;
}

function instantOf({ dateTime, timeZone }: z.output<typeof LocalTime>): number {
  const iana = ianaOf(timeZone);
  if (iana === undefined) throw refusals.badParameter(`The time zone '${timeZone}' is not supported.`);
  try {
    return instantAt(Temporal.PlainDateTime.from(dateTime.replace(/Z$/, '')), iana);
  } catch {
    throw refusals.badParameter(`The value '${dateTime}' is not a valid date and time.`);
  }
}
