import { z } from 'zod';
import { OffsetFrom, OffsetMinutes } from './delivery.ts';
import { CostCenterId } from './finance.ts';
import { CostCenterName, OrderLines } from './order-lines.ts';
import { Instant, MailboxAddress, prose, TimeZone } from './primitives.ts';
import { AskedProperty, GivenAnswers } from './properties.ts';
import { route } from './route.ts';
import { ProviderId } from './service-ids.ts';
import { MOST_TEXT, RoomName, TemplateReply } from './services.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };
const team = z.strictObject({ id: ProviderId });

/** A meeting, or one date of a series, as rooms show it: when, where and whose, never what about. */
const SeenMeeting = z.object({
  meetingUid: z.string().min(1).max(2_048),
  occurrence: Instant.nullable(),
});

/** The longest time whose meetings are listed at once. */
export const LONGEST_LISTED_DAYS = 31;

export const listServedMeetings = route({
  api: 'portal-api',
  method: 'get',
  path: '/providers/:id/meetings',
  summary:
    'Meetings that are not over in the rooms that a team serves, to enter a request on one for its organizer',
  access: 'requests.work',
  params: team,
  query: z.strictObject({ from: Instant, to: Instant }).refine(({ from, to }) => inOrder(from, to), {
    path: ['to'],
    error: `must be after from, by ${LONGEST_LISTED_DAYS} days at most`,
  }),
  reply: z.object({
    team: z.object({ name: z.string(), timeZone: TimeZone }),
    meetings: z.array(
      SeenMeeting.extend({
        start: Instant,
        end: Instant,
        rooms: z.array(RoomName),
        organizer: z.object({ name: z.string(), mail: z.string() }),
        /** What is entered is for every date of its series: it is followed as a whole. */
        isWholeSeries: z.boolean(),
      }),
    ),
    /** What the team asks of whoever orders, and what whoever enters may charge. */
    asks: z.array(AskedProperty),
    costCenters: z.array(CostCenterName),
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});

function inOrder(from: Instant, to: Instant): boolean {
  const length = Date.parse(to) - Date.parse(from);
  return length > 0 && length <= LONGEST_LISTED_DAYS * 24 * 60 * 60_000;
}

export const askOnBehalf = route({
  api: 'portal-api',
  method: 'post',
  path: '/providers/:id/service-requests',
  summary:
    'Enters a request for the organizer of a meeting in a room that the team serves; the organizer is told who did. The same `clientKey` with the same body is the same request',
  access: 'requests.work',
  bodyLimitKb: 128,
  params: team,
  body: z.strictObject({
    clientKey: z.uuid(id).toLowerCase(),
    meeting: z.strictObject(SeenMeeting.shape),
    room: MailboxAddress.nullable().default(null),
    text: prose(MOST_TEXT),
    offsetMinutes: OffsetMinutes.default(0),
    offsetFrom: OffsetFrom.default('start'),
    lines: OrderLines.default([]),
    costCenter: CostCenterId.nullable().default(null),
    properties: GivenAnswers.default({}),
  }),
  reply: TemplateReply,
  status: 201,
  problems: ['not-found', 'permission-missing', 'idempotency-key-reused', 'not-possible-now'],
});
