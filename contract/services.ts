import { z } from 'zod';
import { BookingKey, LinkId, Reason } from './meetings.ts';
import {
  Guid,
  Instant,
  Mail,
  MailboxAddress,
  Name,
  oneLine,
  TimeZone,
  UnitId,
  Version,
} from './primitives.ts';
import { route } from './route.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** A team that does something for meetings; made by whoever adds it. */
export const ProviderId = z.uuid(id).toLowerCase().brand<'ProviderId'>();
export type ProviderId = z.output<typeof ProviderId>;

/** What somebody entered on a meeting for one team; of a series, one for all its dates. */
export const TemplateId = z.uuid(id).toLowerCase().brand<'TemplateId'>();
export type TemplateId = z.output<typeof TemplateId>;

/** What a team has to do for one date. */
export const RequestId = z.uuid(id).toLowerCase().brand<'RequestId'>();
export type RequestId = z.output<typeof RequestId>;

/** Where a request stands. A *draft* is a template without a request: no room has shown the meeting yet. */
export const RequestStatus = z.enum([
  'pending',
  'accepted',
  'rejected',
  'readied',
  'completed',
  'canceled',
  'canceled-late',
]);
export type RequestStatus = z.output<typeof RequestStatus>;

/** What is to be known of a request beside its status; several may be set. */
export const RequestFlag = z.enum([
  'pending-room',
  'on-hold',
  'late-change',
  'needs-provider',
  'needs-choice',
  'reconcile',
  'not-followed',
]);
export type RequestFlag = z.output<typeof RequestFlag>;

/** What a team is asked to do, in the words of who asks; several lines. */
export const MOST_TEXT = 2_000;
const RequestText = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length > 0, { error: 'must not be empty' })
  .refine((text) => text.length <= MOST_TEXT, { error: `must be at most ${MOST_TEXT} characters` })
  .refine((text) => !/[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/u.test(text), {
    error: 'must be ordinary characters',
  });

/** From the meeting's start to the delivery; negative: before. A day either way. */
export const MOST_OFFSET_MINUTES = 24 * 60;
const offset = { error: `must be a whole number from -${MOST_OFFSET_MINUTES} to ${MOST_OFFSET_MINUTES}` };
const OffsetMinutes = z
  .number(offset)
  .int(offset)
  .min(-MOST_OFFSET_MINUTES, offset)
  .max(MOST_OFFSET_MINUTES, offset);

/** Until when a request is taken, changed and withdrawn freely, with its working in one sentence (team's own clock). */
export const Deadline = z.object({ at: Instant, isPassed: z.boolean(), sentence: z.string() });
export type Deadline = z.output<typeof Deadline>;

const RoomName = z.object({ mailbox: MailboxAddress, name: z.string() });

/** Whether something can be done now; `reason` says why not. */
const May = z.object({ isAllowed: z.boolean(), reason: z.string().nullable() });

export const listRoomProviders = route({
  api: 'addin-api',
  method: 'get',
  path: '/providers',
  summary: 'The teams that serve the chosen rooms, each with the moment until which it takes requests',
  access: 'rooms.read',
  query: z
    .strictObject({
      /** Repeated for several rooms. */
      room: z
        .preprocess(
          (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
          z.array(MailboxAddress).max(50, { error: 'may be given at most 50 times' }),
        )
        .transform((rooms) => [...new Set(rooms)]),
      start: Instant,
      end: Instant,
      offsetMinutes: z
        .string()
        .regex(/^-?\d{1,4}$/, offset)
        .transform(Number)
        .pipe(OffsetMinutes)
        .default(0),
    })
    .refine(({ start, end }) => start <= end, { path: ['end'], error: 'must not be before start' }),
  reply: z.object({
    providers: z.array(
      z.object({
        id: ProviderId,
        name: z.string(),
        kind: z.enum(['set-up']),
        /** Which of the chosen rooms it serves. */
        rooms: z.array(RoomName),
        accepts: z.enum(['by-hand', 'automatically']),
        /** `hold`: it hears of the request when the room has accepted the meeting. */
        whilePending: z.enum(['send', 'hold']),
        timeZone: TimeZone,
        deadline: Deadline,
      }),
    ),
    /** Chosen rooms that no team serves. */
    unserved: z.array(RoomName),
    now: Instant,
  }),
});

/** One date of what was asked for. */
export const RequestReply = z.object({
  id: RequestId,
  /** Original start of the date within a series; null for a single meeting. */
  occurrence: Instant.nullable(),
  status: RequestStatus,
  flags: z.array(RequestFlag),
  room: RoomName,
  start: Instant,
  end: Instant,
  deliverAt: Instant,
  deadline: Deadline,
  /** What the team said, or why it ended. */
  reason: z.string().nullable(),
  holdUntil: Instant.nullable(),
  /** A late change that waits for the team's answer. */
  proposal: z.object({ start: Instant, end: Instant, deliverAt: Instant, room: RoomName }).nullable(),
  version: Version,
});
export type RequestReply = z.output<typeof RequestReply>;

/** What somebody entered for a team, with what became of it. */
export const TemplateReply = z.object({
  id: TemplateId,
  provider: z.object({ id: ProviderId, name: z.string(), timeZone: TimeZone }),
  /** Null: whichever room of the meeting the team serves. */
  room: RoomName.nullable(),
  text: z.string(),
  offsetMinutes: z.number().int(),
  enteredBy: z.string(),
  enteredAt: Instant,
  /** Taken back; nothing hangs there any more. */
  withdrawnAt: Instant.nullable(),
  /** Of the next date that is not over; `draft`: no room has shown the meeting, the team knows nothing. */
  status: z.enum(['draft', ...RequestStatus.options]),
  sentence: z.string(),
  flags: z.array(RequestFlag),
  /** As planned while it is a draft, else of the next date that is not over. */
  deliverAt: Instant,
  deadline: Deadline,
  mayChange: May,
  mayWithdraw: May,
  /** By time; of a series from today on, at most 100. */
  requests: z.array(RequestReply),
  isComplete: z.boolean(),
  version: Version,
});
export type TemplateReply = z.output<typeof TemplateReply>;

const meeting = z.strictObject({ bookingKey: BookingKey });
const template = z.strictObject({ template: TemplateId });

export const listTemplates = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/service-requests',
  summary: 'What was asked of teams for a meeting, and what became of it',
  access: 'rooms.read',
  params: meeting,
  reply: z.object({ templates: z.array(TemplateReply), now: Instant }),
  problems: ['not-found'],
});

export const addTemplate = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/service-requests',
  summary:
    'Asks a team for something; it hears of it when a room shows the meeting. The same `clientKey` with the same body is the same request',
  access: 'rooms.read',
  params: meeting,
  body: z.strictObject({
    /** Made by the pane, once per request. */
    clientKey: z.uuid(id).toLowerCase(),
    provider: ProviderId,
    room: MailboxAddress.nullable().default(null),
    text: RequestText,
    offsetMinutes: OffsetMinutes.default(0),
  }),
  reply: TemplateReply,
  status: 201,
  problems: [
    'not-found',
    'permission-missing',
    'idempotency-key-reused',
    'deadline-passed',
    'not-possible-now',
  ],
});

export const changeTemplate = route({
  api: 'addin-api',
  method: 'patch',
  path: '/service-requests/:template',
  summary: 'Changes what a team was asked for; a team that accepts by hand is asked again',
  access: 'rooms.read',
  conditional: true,
  params: template,
  body: z
    .strictObject({
      room: MailboxAddress.nullable(),
      text: RequestText,
      offsetMinutes: OffsetMinutes,
    })
    .partial(),
  reply: TemplateReply,
  problems: ['not-found', 'permission-missing', 'changed-meanwhile', 'deadline-passed', 'not-possible-now'],
});

export const withdrawTemplate = route({
  api: 'addin-api',
  method: 'post',
  path: '/service-requests/:template/withdraw',
  summary: 'Takes a request back, with all its dates from now on; repeating it is harmless',
  access: 'rooms.read',
  conditional: true,
  params: template,
  reply: TemplateReply,
  problems: ['not-found', 'permission-missing', 'changed-meanwhile', 'deadline-passed', 'not-possible-now'],
});

/** Somebody who works for a team: a person, or everybody in an Entra group (nested groups count). */
export const ProviderMember = z.strictObject({
  kind: z.enum(['entra_group', 'user']),
  tenantId: Guid,
  id: Guid,
  /** As it was called when it was chosen. */
  name: oneLine(256),
});
export type ProviderMember = z.output<typeof ProviderMember>;

const MOST_DEADLINE_MINUTES = 60 * 24 * 60;

const providerFields = {
  name: Name,
  /** Where mail to the team goes; null: its members look at the portal. */
  mail: Mail.nullable(),
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as en or da-DK' }),
  timeZone: TimeZone,
  /** Requests close this many minutes before the delivery; at most 60 days. */
  deadlineMinutes: z.number().int().min(0).max(MOST_DEADLINE_MINUTES),
  accepts: z.enum(['by-hand', 'automatically']),
  whilePending: z.enum(['send', 'hold']),
  followsToNewRoom: z.boolean(),
  /** Units served, each with everything below it. */
  units: z
    .array(UnitId)
    .max(200)
    .transform((units) => [...new Set(units)].toSorted()),
  members: z.array(ProviderMember).max(200),
};

export const ProviderReply = z.object({
  id: ProviderId,
  kind: z.enum(['set-up']),
  ...providerFields,
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
  body: z.strictObject({ id: ProviderId, kind: z.enum(['set-up']).default('set-up'), ...providerFields }),
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
  body: z.strictObject({ ...providerFields, isActive: z.boolean() }).partial(),
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
        kind: z.enum(['set-up']),
        timeZone: TimeZone,
        isActive: z.boolean(),
        /** Requests from today on (the team's day) that wait for its answer. */
        waiting: z.number().int(),
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
  room: PlacedRoom,
  start: Instant,
  end: Instant,
  deliverAt: Instant,
  deadline: Deadline,
  organizer: z.object({ name: z.string(), mail: z.string() }),
  /** What the meeting has become while the request stands as it was; `room` null: it must be chosen among `rooms`. */
  proposal: z
    .object({ start: Instant, end: Instant, deliverAt: Instant, room: PlacedRoom.nullable() })
    .nullable(),
  /** Where the meeting is now and the team works, to choose from. */
  rooms: z.array(PlacedRoom),
  /** Why somebody must answer. */
  questions: z.array(Reason),
  reason: z.string().nullable(),
  holdUntil: Instant.nullable(),
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
