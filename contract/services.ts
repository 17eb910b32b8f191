import { z } from 'zod';
import { Delivery, MenuDelivery, OffsetFrom, OffsetMinutes } from './delivery.ts';
import { CalendarDay, Deadline } from './deadlines.ts';
import { CostCenterId } from './finance.ts';
import { ChosenDates } from './meeting-dates.ts';
import { BookingKey } from './meetings.ts';
import { Minor, Currency } from './money.ts';
import {
  CostCenterName,
  Guests,
  LineReply,
  MenuCategory,
  OfferedItem,
  OrderLines,
  Total,
} from './order-lines.ts';
import { Instant, MailboxAddress, prose, TimeZone, Version } from './primitives.ts';
import { AskedProperty, GivenAnswers, ShownAnswer } from './properties.ts';
import { RoomBuffer } from './room-buffer.ts';
import { route } from './route.ts';
import { ProviderId, ProviderKind, RequestId, TemplateId } from './service-ids.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

export { ProviderId, ProviderKind, RequestId, TemplateId } from './service-ids.ts';
export { Deadline } from './deadlines.ts';
export { OffsetFrom } from './delivery.ts';

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
  /** What the meeting has become waits for the team's answer. */
  'late-change',
  /** It does because the team has no capacity left then. */
  'over-capacity',
  'needs-provider',
  'needs-choice',
  'reconcile',
  'not-followed',
]);
export type RequestFlag = z.output<typeof RequestFlag>;

/** What a team is asked to do, in the words of who asks; several lines. Beside what is ordered from a menu it may be empty. */
export const MOST_TEXT = 10_000;
const RequestText = prose(MOST_TEXT);

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
  query: Delivery,
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
        /** There is something to order from. */
        hasMenu: z.boolean(),
        /** What it wants to know of whoever asks. */
        asks: z.array(AskedProperty),
      }),
    ),
    /** Of the rooms that a team serves, those that are needed longer than the meeting. */
    buffers: z.array(RoomBuffer),
    /** Chosen rooms that no team serves. */
    unserved: z.array(RoomName),
    now: Instant,
  }),
});

export const readProviderMenu = route({
  api: 'addin-api',
  method: 'get',
  path: '/providers/:provider/menu',
  summary:
    'What a team offers for a delivery, with what cannot be had then and why, and who may be charged for it',
  access: 'rooms.read',
  params: z.strictObject({ provider: ProviderId }),
  query: MenuDelivery,
  reply: z.object({
    currency: Currency,
    categories: z.array(MenuCategory),
    items: z.array(OfferedItem),
    costCenters: z.array(CostCenterName),
    now: Instant,
  }),
  problems: ['not-found'],
});

/** One date of what was asked for. */
export const RequestReply = z.object({
  id: RequestId,
  /** Original start of the date within a series; null for a single meeting. */
  occurrence: Instant.nullable(),
  /** The name of the date, as `listDates` and a choice of dates have it. */
  date: CalendarDay,
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
  /** What was ordered for this date, with the prices of then. */
  lines: z.array(LineReply),
  total: Total.nullable(),
  /** What is charged although it was canceled: too late. */
  fee: Total.nullable(),
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
  lines: z.array(LineReply),
  /** Null: nothing that costs something was ordered. */
  total: Total.nullable(),
  costCenter: CostCenterName.nullable(),
  /** What the team wanted to know, as it was answered. */
  properties: z.array(ShownAnswer),
  /** On which dates of a series, by their names; null: on all of them, also later ones. */
  dates: z.array(CalendarDay).nullable(),
  /** What it wants to know by now, for a change. */
  asks: z.array(AskedProperty),
  /** So much was said about it. */
  messages: z.number().int(),
  /** It ended because the meeting left the places of its team, and this one delivers where it is now; null: not so. */
  instead: z.object({ id: ProviderId, name: z.string() }).nullable(),
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

/** A note and answers of 10,000 characters each; what every date of a series carries along has an end. */
const ANSWERS_KB = 128;

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

/** What somebody asks a team for: one delivery. */
export const TemplateWish = z.strictObject({
  provider: ProviderId,
  room: MailboxAddress.nullable().default(null),
  text: RequestText,
  offsetMinutes: OffsetMinutes.default(0),
  offsetFrom: OffsetFrom.default('start'),
  lines: OrderLines.default([]),
  /** What was ordered as often was ordered for each of them; it is suggested so when it is ordered again. */
  guests: Guests,
  costCenter: CostCenterId.nullable().default(null),
  /** By the id of what the team asks. */
  properties: GivenAnswers.default({}),
  /** On which dates of a series, by the names that `listDates` gives them; each must be open. Null: on all of them. */
  dates: ChosenDates.default(null),
  /** The gross total that the person saw; when it is another by now, `price-changed` says both, and nothing is ordered. */
  seenTotal: Minor.nullable().default(null),
});

export const addTemplate = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/service-requests',
  summary:
    'Asks a team for something; it hears of it when a room shows the meeting. The same `clientKey` with the same body is the same request',
  access: 'rooms.read',
  params: meeting,
  bodyLimitKb: ANSWERS_KB,
  body: TemplateWish.extend({
    /** Made by the pane, once per request. */
    clientKey: z.uuid(id).toLowerCase(),
  }),
  reply: TemplateReply,
  status: 201,
  problems: [
    'not-found',
    'permission-missing',
    'idempotency-key-reused',
    'deadline-passed',
    'provider-closed',
    'price-changed',
    'sold-out',
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
  bodyLimitKb: ANSWERS_KB,
  body: z
    .strictObject({
      room: MailboxAddress.nullable(),
      text: RequestText,
      offsetMinutes: OffsetMinutes,
      offsetFrom: OffsetFrom,
      lines: OrderLines,
      costCenter: CostCenterId.nullable(),
      /** All answers anew; left out: they stay as they were given. */
      properties: GivenAnswers,
      /** What is left out is taken back, which takes an open deadline; what is added is asked for. */
      dates: ChosenDates,
      seenTotal: Minor.nullable(),
    })
    .partial(),
  reply: TemplateReply,
  problems: [
    'not-found',
    'permission-missing',
    'changed-meanwhile',
    'deadline-passed',
    'provider-closed',
    'price-changed',
    'sold-out',
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
