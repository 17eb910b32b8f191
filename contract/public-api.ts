import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { BasisPoints, Currency } from './money.ts';
import { Amounts, CostCenterName, LineReply } from './order-lines.ts';
import { Instant, oneLine } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId, RequestId } from './service-ids.ts';
import { RequestStatus, RoomName } from './services.ts';
import { EntryKind, NamedValue } from './settlements.ts';

/**
 * What programs call, with a key, under `/api/v1`. Nothing in here changes its meaning; what is added later may be passed
 * over by those who do not know it.
 */

/** What was, or is to be, charged: the sum, and its parts by rate of VAT. */
export const ApiCharge = z.object({
  currency: Currency,
  ...Amounts.shape,
  parts: z.array(z.object({ vatRate: BasisPoints, ...Amounts.shape })),
  costCenter: CostCenterName.nullable(),
});
export type ApiCharge = z.output<typeof ApiCharge>;

export const ApiRequest = z.object({
  id: RequestId,
  provider: z.object({ id: ProviderId, name: z.string() }),
  status: RequestStatus,
  room: RoomName,
  deliverAt: Instant,
  /** The same on the clock of the team. */
  date: z.string(),
  time: z.string(),
  organizer: z.object({ name: z.string(), mail: z.string() }),
  /** Null: the meeting is private, or not to be seen any more. */
  subject: z.string().nullable(),
  kind: z.enum(['Internal', 'External']).nullable(),
  properties: z.array(NamedValue),
  costCenter: CostCenterName.nullable(),
  lines: z.array(LineReply),
  /** What it costs as it stands; null: nothing. */
  charge: ApiCharge.nullable(),
  /** It has come to an end: the charge is what is to be settled. */
  isDue: z.boolean(),
  /** What was settled last; when the charge is another by now, settling again corrects it. Null: nothing was. */
  settled: z
    .object({ as: z.string(), at: Instant, charge: ApiCharge.nullable(), isCurrent: z.boolean() })
    .nullable(),
  createdAt: Instant,
  changedAt: Instant,
});
export type ApiRequest = z.output<typeof ApiRequest>;

/** An instant, or a day: its beginning on the clock of the team that delivers. */
const Moment = z.string().transform((text, context): CalendarDay | Instant => {
  const read = CalendarDay.safeParse(text).data ?? Instant.safeParse(text).data;
  if (read !== undefined) return read;
  const message = /T[\d:.]+ \d\d:?\d\d$/.test(text)
    ? 'has a blank where the + of its offset was: write + as %2B in an address'
    : 'must be a day such as 2026-11-01, or a date and time with Z or an offset, such as 2026-11-01T00:00:00Z (in an address, + is %2B)';
  context.issues.push({ code: 'custom', message, input: text });
  return z.NEVER;
});

const MOST_PER_PAGE = 500;
const limit = { error: `must be a whole number from 1 to ${MOST_PER_PAGE}` };

export const listServiceRequests = route({
  api: 'api/v1',
  method: 'get',
  path: '/service-requests',
  summary:
    'Requests in the order in which they came about, page by page. `settled=false`: what is to be settled, corrections included',
  access: 'requests.read',
  query: z.strictObject({
    settled: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform((text) => text === 'true')
      .optional(),
    /** Of the delivery; included. */
    from: Moment.optional(),
    /** Not included: a November is `from=2026-11-01&to=2026-12-01`. */
    to: Moment.optional(),
    cursor: z.string().max(200, { error: 'must be `next` as the page before gave it' }).optional(),
    limit: z
      .string()
      .regex(/^\d{1,3}$/, limit)
      .transform(Number)
      .pipe(z.number().min(1, limit).max(MOST_PER_PAGE, limit))
      .default(100),
  }),
  reply: z.object({
    requests: z.array(ApiRequest),
    /** What to send as `cursor` for the next page; null: this is the last one. */
    next: z.string().nullable(),
  }),
});

const one = z.strictObject({ id: RequestId });

export const readServiceRequest = route({
  api: 'api/v1',
  method: 'get',
  path: '/service-requests/:id',
  summary: 'One request',
  access: 'requests.read',
  params: one,
  reply: ApiRequest,
});

/** What settling wrote down, as it was written down then. */
export const SettledReply = z.object({
  id: RequestId,
  externalId: z.string(),
  settledAt: Instant,
  currency: Currency,
  /** What is to be booked: a first settlement has charges only, a correction takes back before it charges anew. */
  entries: z.array(
    z.object({
      entry: EntryKind,
      vatRate: BasisPoints,
      ...Amounts.shape,
      costCenter: CostCenterName.nullable(),
    }),
  ),
  total: z.object(Amounts.shape),
});
export type SettledReply = z.output<typeof SettledReply>;

export const settleServiceRequest = route({
  api: 'api/v1',
  method: 'post',
  path: '/service-requests/:id/settle',
  summary:
    'Settles one request, or what has changed of it since. The same `externalId` again gets the same answer, another one `already-settled`',
  access: 'settlements.write',
  idempotent: true,
  params: one,
  body: z.strictObject({
    /** What the calling system books it under. */
    externalId: oneLine(200),
  }),
  reply: SettledReply,
  problems: ['already-settled', 'not-possible-now', 'idempotency-key-reused'],
});
