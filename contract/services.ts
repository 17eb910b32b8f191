import { z } from 'zod';
import { BookingKey } from './meetings.ts';
import { Instant, MailboxAddress, TimeZone, Version } from './primitives.ts';
import { route } from './route.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** A team that does something for meetings; made by whoever adds it. */
export const ProviderId = z.uuid(id).toLowerCase().brand<'ProviderId'>();
export type ProviderId = z.output<typeof ProviderId>;

/** What a team does: a set-up team takes a text, a kitchen and an AV team have a menu beside it. */
export const ProviderKind = z.enum(['set-up', 'catering', 'av']);
export type ProviderKind = z.output<typeof ProviderKind>;

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

/** From the meeting's start, or its end, to the delivery; negative: before. A day either way. */
export const MOST_OFFSET_MINUTES = 24 * 60;
const offset = { error: `must be a whole number from -${MOST_OFFSET_MINUTES} to ${MOST_OFFSET_MINUTES}` };
const OffsetMinutes = z
  .number(offset)
  .int(offset)
  .min(-MOST_OFFSET_MINUTES, offset)
  .max(MOST_OFFSET_MINUTES, offset);

/** What the offset counts from: lunch from the start, clearing up from the end, wherever a meeting is moved or cut. */
export const OffsetFrom = z.enum(['start', 'end']);
export type OffsetFrom = z.output<typeof OffsetFrom>;

/** Until when a request is taken, changed and withdrawn freely, with its working in one sentence (team's own clock). */
export const Deadline = z.object({ at: Instant, isPassed: z.boolean(), sentence: z.string() });
export type Deadline = z.output<typeof Deadline>;

/** A room by the name that people know. */
export const RoomName = z.object({ mailbox: MailboxAddress, name: z.string() });

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
      offsetFrom: OffsetFrom.default('start'),
    })
    .refine(({ start, end }) => start <= end, { path: ['end'], error: 'must not be before start' }),
  reply: z.object({
    providers: z.array(
      z.object({
        id: ProviderId,
        name: z.string(),
        kind: ProviderKind,
        /** Which of the chosen rooms it serves. */
        rooms: z.array(RoomName),
        accepts: z.enum(['by-hand', 'automatically']),
        /** `hold`: it hears of the request when the room has accepted the meeting. */
        whilePending: z.enum(['send', 'hold']),
        timeZone: TimeZone,
        deadline: Deadline,
        /** It does not work at that moment, and this is why; null: it does. */
        closed: z.string().nullable(),
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
  /** What the meeting has become while the request stands as it was, until somebody answers. */
  proposal: z
    .object({
      start: Instant,
      end: Instant,
      deliverAt: Instant,
      /** Null: somebody must choose among `rooms`. */
      room: RoomName.nullable(),
      /** Where the meeting is now. */
      rooms: z.array(RoomName),
    })
    .nullable(),
  version: Version,
});
export type RequestReply = z.output<typeof RequestReply>;

/** What somebody entered for a team, with what became of it. */
export const TemplateReply = z.object({
  id: TemplateId,
  provider: z.object({ id: ProviderId, kind: ProviderKind, name: z.string(), timeZone: TimeZone }),
  /** Null: whichever room of the meeting the team serves. */
  room: RoomName.nullable(),
  text: z.string(),
  offsetMinutes: z.number().int(),
  offsetFrom: OffsetFrom,
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
    offsetFrom: OffsetFrom.default('start'),
  }),
  reply: TemplateReply,
  status: 201,
  problems: [
    'not-found',
    'permission-missing',
    'idempotency-key-reused',
    'deadline-passed',
    'provider-closed',
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
      offsetFrom: OffsetFrom,
    })
    .partial(),
  reply: TemplateReply,
  problems: [
    'not-found',
    'permission-missing',
    'changed-meanwhile',
    'deadline-passed',
    'provider-closed',
    'not-possible-now',
  ],
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
