import { z } from 'zod';
import { Hanging, LinkId, LinkState, Reason } from './meetings.ts';
import { CalendarId, Instant, MailboxAddress, TimeZone, UnitId, Version } from './primitives.ts';
import { route } from './route.ts';

const Person = z.object({ mail: z.string(), name: z.string() });

/** Says of which meeting something is: `occurrence` is the original start within a series, null for a single meeting. */
const identity = { meetingUid: z.string().min(1).max(2_048), occurrence: Instant.nullable() };

/** A meeting in one room's calendar, beside what hangs on it. Of a private one time and organizer only. */
const DayMeeting = z.object({
  ...identity,
  start: Instant,
  end: Instant,
  organizer: Person.nullable(),
  subject: z.string().nullable(),
  isPrivate: z.boolean(),
  isAllDay: z.boolean(),
  isCanceled: z.boolean(),
  answer: z.enum(['accepted', 'tentative', 'none', 'declined']),
  links: z.array(
    z.object({ id: LinkId, state: LinkState, reason: Reason.nullable(), hanging: z.array(Hanging) }),
  ),
});

export const listDay = route({
  api: 'portal-api',
  method: 'get',
  path: '/meetings',
  summary: 'The rooms of a place with their meetings of one day on that place’s clock, and how old that is',
  access: 'meetings.read',
  query: z.strictObject({
    unit: UnitId,
    day: z.iso.date({ error: 'must be a date such as 2026-12-02' }),
  }),
  reply: z.object({
    timeZone: TimeZone,
    from: Instant,
    to: Instant,
    now: Instant,
    rooms: z.array(
      z.object({
        calendar: CalendarId,
        mailbox: MailboxAddress,
        name: z.string(),
        asOf: Instant.nullable(),
        unreadableSince: Instant.nullable(),
        faultCode: z.string().nullable(),
        meetings: z.array(DayMeeting),
      }),
    ),
    /** False: the place holds more rooms or meetings than one answer shows. */
    isComplete: z.boolean(),
  }),
  problems: ['not-found'],
});

/** One entry of the audit about a meeting or something that hangs on it. */
export const HistoryEntry = z.object({
  number: z.number().int(),
  at: Instant,
  actor: z.object({ kind: z.enum(['person', 'system', 'operator']), name: z.string() }),
  /** What led to it: `calendar`, `pane`, `portal`, `timer`. */
  cause: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  /** The facts, e.g. `{start, end, rooms}`; null: none. */
  before: z.unknown(),
  after: z.unknown(),
  sentence: z.string(),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

export const readHistory = route({
  api: 'portal-api',
  method: 'get',
  path: '/meetings/:link/history',
  summary: 'What became of a meeting and of what hangs on it, oldest first, each with who or what caused it',
  access: 'meetings.read',
  params: z.strictObject({ link: LinkId }),
  reply: z.object({
    link: LinkId,
    state: LinkState,
    organizer: Person,
    timeZone: TimeZone,
    entries: z.array(HistoryEntry),
    /** False: older entries were left out. */
    isComplete: z.boolean(),
  }),
  problems: ['not-found'],
});

const RoomAnswer = z.object({
  mailbox: MailboxAddress,
  name: z.string(),
  answer: z.enum(['accepted', 'tentative', 'none', 'declined']),
});

/** A meeting that may be the one that was planned, and how it differs from the plan. */
export const Candidate = z.object({
  ...identity,
  start: Instant,
  end: Instant,
  rooms: z.array(RoomAnswer),
  organizer: Person.nullable(),
  /** Null: it was there before Foyer looked, or came into sight with a new day. */
  firstSeenAt: Instant.nullable(),
  differs: z.array(z.enum(['start', 'end', 'rooms'])),
  /** Belongs to another link already; it cannot be chosen. */
  takenBy: LinkId.nullable(),
});
export type Candidate = z.output<typeof Candidate>;

/** What needs somebody's choice, with the evidence side by side. */
export const ReconcileItem = z.object({
  link: LinkId,
  version: Version,
  /** `needs-choice`: the meeting is followed, something that hangs on it asks. */
  kind: z.enum(['ambiguous', 'unmatched', 'needs-choice']),
  state: LinkState,
  reason: Reason,
  since: Instant,
  sentAt: Instant.nullable(),
  organizer: Person,
  planned: z.object({
    start: Instant,
    end: Instant,
    timeZone: TimeZone,
    isSeries: z.boolean(),
    rooms: z.array(z.object({ mailbox: MailboxAddress, name: z.string() })),
  }),
  candidates: z.array(Candidate),
  hanging: z.array(Hanging),
});
export type ReconcileItem = z.output<typeof ReconcileItem>;

export const listReconcile = route({
  api: 'portal-api',
  method: 'get',
  path: '/reconcile',
  summary: 'Meetings that nobody may guess about: several fit, none fits, or something on them asks',
  access: 'meetings.read',
  reply: z.object({ items: z.array(ReconcileItem), isComplete: z.boolean(), now: Instant }),
});

export const resolveReconcile = route({
  api: 'portal-api',
  method: 'post',
  path: '/reconcile/:link',
  summary: 'Decides about a meeting: it is this one, wait on, or throw it away with what hangs on it',
  access: 'meetings.reconcile',
  conditional: true,
  params: z.strictObject({ link: LinkId }),
  body: z.discriminatedUnion('choice', [
    z.strictObject({ choice: z.literal('bind'), ...identity }),
    z.strictObject({ choice: z.literal('wait') }),
    z.strictObject({ choice: z.literal('discard') }),
  ]),
  reply: z.object({ link: LinkId, state: LinkState, reason: Reason.nullable(), version: Version }),
  problems: ['not-found', 'changed-meanwhile', 'already-booked'],
});
