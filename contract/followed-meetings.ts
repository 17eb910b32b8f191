import { z } from 'zod';
import { Hanging, LinkId, LinkState, Reason } from './meetings.ts';
import { CalendarId, Instant, Mail, MailboxAddress, TimeZone, UnitId, Version } from './primitives.ts';
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
    /** Of a series the date that comes next; as planned while no room has shown it. */
    start: Instant,
    end: Instant,
    rooms: z.array(z.string()),
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
  /**
   * `needs-choice`: the meeting is followed, something that hangs on it asks; `split`: several series may continue this
   * one; `assumed`: it is followed, and nobody has said yet that it is the right one.
   */
  kind: z.enum(['ambiguous', 'unmatched', 'split', 'needs-choice', 'assumed']),
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
  summary:
    'Decides about a meeting: it is this one, none of these, wait on, throw it away with what hangs on it; of what was assumed: it is right, or not that meeting',
  access: 'meetings.reconcile',
  conditional: true,
  params: z.strictObject({ link: LinkId }),
  body: z.discriminatedUnion('choice', [
    z.strictObject({ choice: z.literal('bind'), ...identity }),
    z.strictObject({ choice: z.literal('wait') }),
    z.strictObject({ choice: z.literal('discard') }),
    /** None of the series continues this one: its dates have ended. */
    z.strictObject({ choice: z.literal('none') }),
    z.strictObject({ choice: z.literal('confirm') }),
    z.strictObject({ choice: z.literal('take-back') }),
  ]),
  reply: z.object({ link: LinkId, state: LinkState, reason: Reason.nullable(), version: Version }),
  problems: ['not-found', 'changed-meanwhile', 'already-booked', 'not-possible-now'],
});

/** A meeting ahead whose organizer is gone, with what hangs on it. */
const AbandonedMeeting = z.object({
  link: LinkId,
  isSeries: z.boolean(),
  /** The next date. */
  start: Instant,
  end: Instant,
  timeZone: TimeZone,
  /** Dates ahead as far as they are followed, and when the last of them begins. */
  dates: z.number().int(),
  lastStart: Instant,
  rooms: z.array(z.object({ mailbox: MailboxAddress, name: z.string() })),
  /** Who looks after it meanwhile; null: nobody, and what hangs on it is held. */
  steward: z.string().nullable(),
  hanging: z.array(Hanging),
});

/** Somebody who organizes meetings that are followed and who is no longer in the directory, or of whom a person said so. */
export const DepartedOrganizer = z.object({
  organizer: Person,
  /** When the directory knew them last; null: as far as we know never under this address. */
  lastSeenAt: Instant.nullable(),
  goneSince: Instant,
  /** Who said so; null: the directory. */
  markedBy: z.string().nullable(),
  meetings: z.array(AbandonedMeeting),
  version: Version,
});
export type DepartedOrganizer = z.output<typeof DepartedOrganizer>;

export const listDeparted = route({
  api: 'portal-api',
  method: 'get',
  path: '/departed-organizers',
  summary:
    'Organizers who have left and whose meetings are still in rooms’ calendars, with what hangs on them',
  access: 'meetings.read',
  reply: z.object({ departed: z.array(DepartedOrganizer), isComplete: z.boolean(), now: Instant }),
});

export const markDeparted = route({
  api: 'portal-api',
  method: 'post',
  path: '/departed-organizers',
  summary:
    'Says that an organizer has left although the directory still has their account; what hangs on their meetings is held',
  access: 'meetings.reconcile',
  body: z.strictObject({ organizer: Mail }),
  reply: z.object({ organizer: z.string(), meetings: z.number().int() }),
  problems: ['not-found'],
});

export const decideDeparted = route({
  api: 'portal-api',
  method: 'post',
  path: '/departed-organizers/:organizer',
  summary:
    'Decides about meetings of an organizer who has left: they are back, somebody looks after a meeting, or its release is proposed. Nothing is deleted in Exchange',
  access: 'meetings.reconcile',
  conditional: true,
  params: z.strictObject({ organizer: Mail }),
  body: z.discriminatedUnion('choice', [
    z.strictObject({ choice: z.literal('back') }),
    z.strictObject({ choice: z.literal('hand-over'), link: LinkId, steward: Mail }),
    z.strictObject({
      choice: z.literal('propose-release'),
      link: LinkId,
      to: Mail,
      note: z.string().trim().max(1_000).nullable().default(null),
    }),
  ]),
  reply: z.object({ organizer: z.string(), version: Version }),
  problems: ['not-found', 'changed-meanwhile'],
});
