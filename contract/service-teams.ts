import { z } from 'zod';
import { DeadlineRule } from './deadlines.ts';
import { HolidayRule } from './holidays.ts';
import { LinkId, Reason } from './meetings.ts';
import { ClosedCalendar, OpeningWeek } from './opening.ts';
import { Notification } from './notification.ts';
import { Instant, Mail, MailboxAddress, Name, oneLine, TimeZone, UnitId, Version } from './primitives.ts';
import { CostCenterName, LineReply, Total } from './order-lines.ts';
import { Properties, ShownAnswer } from './properties.ts';
import { RoomBuffer } from './room-buffer.ts';
import { route } from './route.ts';
import { ProviderId, ProviderKind, ProviderMember, RequestId } from './service-ids.ts';
import { Deadline, RequestFlag, RequestStatus, RoomName } from './services.ts';

export { ProviderMember } from './service-ids.ts';

const providerFields = {
  name: Name,
  /** Where mail to the team goes; null: its members look at the portal. */
  mail: Mail.nullable(),
  /** Which of what it is told goes there. */
  notification: Notification,
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as en or da-DK' }),
  timeZone: TimeZone,
  /** When requests close. */
  deadlineRule: DeadlineRule,
  accepts: z.enum(['by-hand', 'automatically']),
  whilePending: z.enum(['send', 'hold']),
  followsToNewRoom: z.boolean(),
  /** What is charged when a meeting is canceled after the deadline, in hundredths of a percent of the price. */
  lateFeeRate: z.number().int().min(0).max(10_000),
  /** The most meals it delivers in any one hour; null: no limit. */
  coversPerHour: z.number().int().min(1).max(100_000).nullable(),
  /** Units served, each with everything below it. */
  units: z
    .array(UnitId)
    .max(200)
    .transform((units) => [...new Set(units)].toSorted()),
  members: z.array(ProviderMember).max(200),
  /** What it asks of whoever orders. */
  userProperties: Properties,
  /** What its members fill in on a request. */
  staffProperties: Properties,
};

/** Sixty questions with their answers to choose from are longer than other forms. */
const FORM_KB = 256;

/** When it works. Left out of a new team: around the clock. */
const openingFields = {
  hours: OpeningWeek,
  closedDays: ClosedCalendar,
  /** Whose public holidays are days off besides; null: nobody’s. */
  holidays: HolidayRule.nullable(),
};

export const ProviderReply = z.object({
  id: ProviderId,
  kind: ProviderKind,
  ...providerFields,
  ...openingFields,
  name: z.string(),
  mail: z.string().nullable(),
  language: z.string(),
  units: z.array(UnitId),
  members: z.array(ProviderMember.extend({ name: z.string() })),
  /** An inactive team is offered to nobody; what it was asked for stays. */
  isActive: z.boolean(),
  version: Version,
});
export type ProviderReply = z.output<typeof ProviderReply>;

export const listProviders = route({
  api: 'portal-api',
  method: 'get',
  path: '/providers',
  summary: 'The teams of the organization, by name',
  access: 'services.read',
  reply: z.object({ providers: z.array(ProviderReply) }),
});

export const addProvider = route({
  api: 'portal-api',
  method: 'post',
  path: '/providers',
  summary: 'Adds a team',
  access: 'services.write',
  bodyLimitKb: FORM_KB,
  body: z.strictObject({
    id: ProviderId,
    kind: ProviderKind.default('set-up'),
    ...providerFields,
    notification: Notification.default({ kind: 'each' }),
    lateFeeRate: providerFields.lateFeeRate.default(0),
    coversPerHour: providerFields.coversPerHour.default(null),
    userProperties: Properties.default([]),
    staffProperties: Properties.default([]),
    hours: OpeningWeek.default([]),
    closedDays: ClosedCalendar.default([]),
    holidays: openingFields.holidays.default(null),
  }),
  reply: ProviderReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeProvider = route({
  api: 'portal-api',
  method: 'patch',
  path: '/providers/:id',
  summary:
    'Changes a team, or takes it out of use (`isActive: false`); what it was asked for stays with the deadline it was asked under',
  access: 'services.write',
  conditional: true,
  params: z.strictObject({ id: ProviderId }),
  bodyLimitKb: FORM_KB,
  body: z.strictObject({ ...providerFields, ...openingFields, isActive: z.boolean() }).partial(),
  reply: ProviderReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const listMyProviders = route({
  api: 'portal-api',
  method: 'get',
  path: '/my-providers',
  summary: 'The teams for which the caller answers requests, by name',
  access: 'requests.work',
  reply: z.object({
    providers: z.array(
      z.object({
        id: ProviderId,
        name: z.string(),
        kind: ProviderKind,
        timeZone: TimeZone,
        isActive: z.boolean(),
        /** Requests from today on (the team's day) that wait for its answer. */
        waiting: z.number().int(),
        /** When the last of what is still to be done came in, or was changed so that it waits again; null: nothing is. */
        latest: Instant.nullable(),
      }),
    ),
    now: Instant,
  }),
});

export const RequestAction = z.enum([
  'accept',
  'reject',
  'ready',
  'complete',
  'accept-change',
  'refuse-change',
  'move-to-room',
  'cancel',
]);
export type RequestAction = z.output<typeof RequestAction>;

const PlacedRoom = RoomName.extend({
  /** From the building downwards, e.g. `['HQ', 'Floor 1']`. */
  place: z.array(z.string()),
});

/** A request as the team sees it. Nothing of the meeting's subject. */
export const BoardRequest = z.object({
  id: RequestId,
  provider: ProviderId,
  link: LinkId,
  occurrence: Instant.nullable(),
  status: RequestStatus,
  flags: z.array(RequestFlag),
  text: z.string(),
  lines: z.array(LineReply),
  total: Total.nullable(),
  costCenter: CostCenterName.nullable(),
  /** What whoever ordered was asked, and what the team filled in itself. */
  properties: z.array(ShownAnswer),
  staffProperties: z.array(ShownAnswer),
  room: PlacedRoom,
  /** How long the room is needed about the meeting; null: no longer than it lasts, or nothing is to be done any more. */
  buffer: RoomBuffer.nullable(),
  start: Instant,
  end: Instant,
  deliverAt: Instant,
  deadline: Deadline,
  organizer: z.object({ name: z.string(), mail: z.string() }),
  /** What the meeting has become while the request stands as it was; `room` null: it must be chosen among `rooms`. */
  proposal: z
    .object({ start: Instant, end: Instant, deliverAt: Instant, room: PlacedRoom.nullable() })
    .nullable(),
  /** Where the meeting is now, to choose from. */
  rooms: z.array(PlacedRoom),
  /** Why somebody must answer. */
  questions: z.array(Reason),
  /** Messages of the organizer that nobody of the team has read. */
  unread: z.number().int(),
  reason: z.string().nullable(),
  /** Who ended it: the meeting it was for, a person, the team, or the end of its time; null while it has not ended. */
  endedBy: z.enum(['meeting', 'person', 'team', 'time', 'mistake']).nullable(),
  /** What is charged although it was canceled: too late. */
  fee: Total.nullable(),
  holdUntil: Instant.nullable(),
  /** Finance has settled it, under this name; what is changed now becomes a correction. Null: not yet. */
  settledAs: z.string().nullable(),
  /** What the team may do with it now. */
  actions: z.array(RequestAction),
  createdAt: Instant,
  changedAt: Instant,
  version: Version,
});
export type BoardRequest = z.output<typeof BoardRequest>;

const LONGEST_BOARD_DAYS = 31;
/** More deliveries than a team makes in a month. */
export const MOST_BOARD_REQUESTS = 500;

export const listRequests = route({
  api: 'portal-api',
  method: 'get',
  path: '/service-requests',
  summary: 'What a team has to do between two moments, by time of delivery, ended requests included',
  access: 'requests.work',
  query: z
    .strictObject({ provider: ProviderId, from: Instant, to: Instant })
    .superRefine((asked, context) => {
      const length = Date.parse(asked.to) - Date.parse(asked.from);
      if (length > 0 && length <= LONGEST_BOARD_DAYS * 24 * 60 * 60_000) return;
      const message = `must be after from, by ${LONGEST_BOARD_DAYS} days at most`;
      context.addIssue({ code: 'custom', path: ['to'], message });
    }),
  reply: z.object({
    provider: z.object({ id: ProviderId, name: z.string(), timeZone: TimeZone }),
    requests: z.array(BoardRequest),
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});

export const answerRequest = route({
  api: 'portal-api',
  method: 'post',
  path: '/service-requests/:id/answer',
  summary: 'The team’s answer to a request or to a change of it; the organizer is told',
  access: 'requests.work',
  conditional: true,
  params: z.strictObject({ id: RequestId }),
  body: z
    .strictObject({
      action: RequestAction,
      /** For the organizer; needed to reject, to refuse a change and to cancel. */
      reason: oneLine(1_000).nullable().default(null),
      /** With `move-to-room`, or with `accept-change` where the room must be chosen. */
      room: MailboxAddress.nullable().default(null),
    })
    .superRefine(({ action, reason, room }, context) => {
      if (reason === null && ['reject', 'refuse-change', 'cancel'].includes(action)) {
        context.addIssue({ code: 'custom', path: ['reason'], message: 'must tell the organizer why' });
      }
      if (room === null && action === 'move-to-room') {
        context.addIssue({ code: 'custom', path: ['room'], message: 'must name the room' });
      }
    }),
  reply: BoardRequest,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});
