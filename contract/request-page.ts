import { z } from 'zod';
import { Message, Written } from './conversations.ts';
import { CostCenterName } from './order-lines.ts';
import { Instant, TimeZone } from './primitives.ts';
import { AskedProperty, GivenAnswers } from './properties.ts';
import { route } from './route.ts';
import { RequestId } from './service-ids.ts';
import { BoardRequest } from './service-teams.ts';

/** What of a request is told before and after. */
export const PastField = z.enum([
  'status',
  'start',
  'end',
  'deliverAt',
  'room',
  'lines',
  'text',
  'properties',
  'staffProperties',
  'costCenter',
  'reason',
]);
export type PastField = z.output<typeof PastField>;

/** What was another way before: instants and codes as they are everywhere, anything else in words. */
const Change = z.object({ field: PastField, before: z.string().nullable(), after: z.string().nullable() });

const PastStep = z.object({
  at: Instant,
  actor: z.string(),
  /** `calendar`, `pane`, `portal` or `timer`. */
  cause: z.string(),
  /** As the audit calls it, e.g. `request.accepted`. */
  action: z.string(),
  changes: z.array(Change),
});
export type PastStep = z.output<typeof PastStep>;

const request = z.strictObject({ id: RequestId });

export const RequestPage = z.object({
  request: BoardRequest,
  team: z.object({ name: z.string(), timeZone: TimeZone }),
  enteredBy: z.string(),
  enteredAt: Instant,
  /** What the team fills in itself. */
  asks: z.array(AskedProperty),
  messages: z.array(Message),
  notes: z.array(Written),
  /** What the team may charge, for a change of the order. */
  costCenters: z.array(CostCenterName),
  /** Why what was ordered cannot be changed any more; null: it can. */
  whyNotEdited: z.string().nullable(),
  /** Oldest first. */
  history: z.array(PastStep),
  /** False: older steps were left out. */
  isComplete: z.boolean(),
  now: Instant,
});
export type RequestPage = z.output<typeof RequestPage>;

export const readRequest = route({
  api: 'portal-api',
  method: 'get',
  path: '/service-requests/:id',
  summary:
    'Everything about one request: as the board shows it, what was said and noted, and how it came about',
  access: 'requests.work',
  params: request,
  reply: RequestPage,
  problems: ['not-found'],
});

export const fillIn = route({
  api: 'portal-api',
  method: 'put',
  path: '/service-requests/:id/staff-properties',
  summary: 'Fills in what the team is asked itself; also when the request is completed',
  access: 'requests.work',
  conditional: true,
  params: request,
  body: z.strictObject({ properties: GivenAnswers }),
  reply: BoardRequest,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});
