import { z } from 'zod';
import { CalendarId, Instant, Mail, MailboxAddress, oneLine, TimeZone } from './primitives.ts';
import { Recurrence } from './recurrence.ts';
import { route } from './route.ts';

/** Made by the pane, once per meeting that is composed; it is the meeting's name until rooms' calendars show the meeting. */
export const BookingKey = z
  .uuid({ error: 'must be a UUID that the pane made' })
  .toLowerCase()
  .brand<'BookingKey'>();
export type BookingKey = z.output<typeof BookingKey>;

export const LinkId = z.uuid({ error: 'must be an id as this API gives them, a UUID' }).brand<'LinkId'>();
export type LinkId = z.output<typeof LinkId>;

/** Where a meeting on which something hangs stands (docs/decisions/0025). */
export const LinkState = z.enum([
  'draft',
  'expected',
  'pending',
  'bound',
  'room-lost',
  'orphaned',
  'suspended',
  'needs-attention',
  'canceled',
  'expired',
  'done',
]);
export type LinkState = z.output<typeof LinkState>;

/** More rooms than any meeting has; Exchange itself takes 100 recipients per call. */
export const MOST_ROOMS = 50;
/** A day longer than the longest wish of the room search, so that whatever can be searched can be followed. */
const LONGEST_MEETING_DAYS = 61;

/** Something in the way, or something to know: a code to search for and a sentence to read. */
export const Reason = z.object({ code: z.string(), text: z.string() });
export type Reason = z.output<typeof Reason>;

/** One thing that hangs on a meeting. */
export const Hanging = z.object({
  kind: z.string(),
  id: z.string(),
  /** Original start of the occurrence it is for; null: a single meeting, or not on a date yet. */
  occurrence: Instant.nullable(),
  sentence: z.string(),
  /** Why somebody must answer; empty: nobody must. */
  questions: z.array(Reason),
});
export type Hanging = z.output<typeof Hanging>;

/**
 * A room of the meeting and its answer. `not-seen`: its calendar does not show the meeting (yet); `taken`: it shows another
 * one at that time, though this one has been sent. A room that says no at once leaves nothing else to see.
 */
export const MeetingRoom = z.object({
  calendar: CalendarId.nullable(),
  mailbox: MailboxAddress,
  name: z.string(),
  answer: z.enum(['accepted', 'tentative', 'none', 'declined', 'lost', 'not-seen', 'taken']),
  /** Age of what is said here: when the calendar was last looked at; null: never. */
  asOf: Instant.nullable(),
  /** Since when the calendar cannot be read; null while it can. */
  unreadableSince: Instant.nullable(),
});
export type MeetingRoom = z.output<typeof MeetingRoom>;

/** A meeting on which something hangs, for those who organize it or entered something on it. */
export const MeetingReply = z.object({
  id: LinkId,
  bookingKey: BookingKey,
  state: LinkState,
  /** The state in one sentence. */
  sentence: z.string(),
  /** Why it needs attention, is held, is not followed or has ended. */
  reason: Reason.nullable(),
  organizer: z.object({ mail: z.string(), name: z.string() }),
  /** Who wrote it down, where that is not the organizer. */
  enteredBy: z.string().nullable(),
  /** As the rooms' calendars show it; as planned until they do. Of a series the next occurrence. */
  start: Instant,
  end: Instant,
  timeZone: TimeZone,
  isSeries: z.boolean(),
  /** Of a series: dates that are followed from now on. */
  occurrences: z.number().int(),
  rooms: z.array(MeetingRoom),
  hanging: z.array(Hanging),
  /** The meeting, or what continues the series, was assumed: its organizer may still say that it is not that one. */
  mayUndo: z.boolean(),
  /** The oldest look at the calendars of its rooms; null: some were never looked at. */
  asOf: Instant.nullable(),
  /** Business time of this answer. */
  now: Instant,
  version: z.number().int(),
});
export type MeetingReply = z.output<typeof MeetingReply>;

const params = z.strictObject({ bookingKey: BookingKey });

/** Milliseconds since 1970 that every clock of JavaScript can show. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** One opening of a form in Outlook, and when it said something, in milliseconds of its own clock. */
export const Said = z.strictObject({ form: z.uuid(), at: z.number().int().min(0).max(LAST_MOMENT) });
export type Said = z.output<typeof Said>;

/** What Outlook's form says at this moment. */
const Planned = z
  .strictObject({
    organizer: Mail,
    organizerName: z.literal('').or(oneLine(256)).default(''),
    /** BCP 47, of the pane: messages to the organizer are written in it. */
    language: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as en or da-DK' })
      .default('en'),
    rooms: z
      .array(MailboxAddress)
      .max(MOST_ROOMS, { error: `must be at most ${MOST_ROOMS} rooms` })
      .transform((rooms) => [...new Set(rooms)]),
    start: Instant,
    end: Instant,
    timeZone: TimeZone,
    recurrence: Recurrence.nullable().default(null),
    /** Outlook's id of the series of which one occurrence is open. */
    seriesId: oneLine(1_024).nullable().default(null),
    /** `send`: Send was pressed, as far as the pane was told. */
    signal: z.enum(['compose', 'send']),
    /** What comes later than something that the same form said after it changes nothing; without it, whatever comes last counts. */
    said: Said.optional(),
  })
  .superRefine(({ start, end, recurrence, seriesId }, context) => {
    const length = Date.parse(end) - Date.parse(start);
    if (length < 0) context.addIssue({ code: 'custom', path: ['end'], message: 'must not be before start' });
    if (length > LONGEST_MEETING_DAYS * 24 * 60 * 60_000) {
      const message = `must be at most ${LONGEST_MEETING_DAYS} days after start`;
      context.addIssue({ code: 'custom', path: ['end'], message });
    }
    if (recurrence !== null && seriesId !== null) {
      const message = 'an occurrence of a series does not recur itself';
      context.addIssue({ code: 'custom', path: ['recurrence'], message });
    }
  });
export type Planned = z.output<typeof Planned>;

export const putMeeting = route({
  api: 'addin-api',
  method: 'put',
  path: '/meetings/:bookingKey',
  summary:
    'Says what the form of a meeting holds now, so that what hangs on the meeting finds it; repeating it changes nothing',
  access: 'rooms.read',
  params,
  body: Planned,
  reply: MeetingReply,
  problems: ['not-found', 'not-possible-now', 'permission-missing', 'room-not-found'],
});

export const readMeeting = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey',
  summary: 'Where the meeting stands, with the answers of its rooms and what hangs on it',
  access: 'rooms.read',
  params,
  reply: MeetingReply,
  problems: ['not-found'],
});

export const recoverMeetings = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings',
  summary: 'Finds a meeting whose key the form has lost, by organizer, room and time',
  access: 'rooms.read',
  query: z.strictObject({ organizer: Mail, room: MailboxAddress, start: Instant, end: Instant }),
  reply: z.object({ meetings: z.array(MeetingReply) }),
});

export const discardMeeting = route({
  api: 'addin-api',
  method: 'delete',
  path: '/meetings/:bookingKey',
  summary: 'Throws a meeting away that was never sent, with what hangs on it; repeating it is harmless',
  access: 'rooms.read',
  params,
  reply: z.object({}),
  problems: ['not-found', 'already-booked'],
});

export const takeBackMeeting = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/take-back',
  summary:
    'Says that a meeting which was assumed to be the planned one is not: what hangs on it is a draft again, and that meeting is never taken for it any more',
  access: 'rooms.read',
  conditional: true,
  params,
  reply: MeetingReply,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});

/** A series that lacks more rooms on more dates than these is planned anew. */
export const MOST_TOLD = 200;

/** What stands against dates of a series, each in a name of the server's. */
export const ToldDates = z
  .array(z.string().min(1).max(400))
  .max(MOST_TOLD, { error: `must be at most ${MOST_TOLD} of them` });

/** The pane writes it into the form's session data; Outlook asks for it at Send, when there is no time. */
export const Verdict = z.object({
  warn: z.boolean(),
  /** One text for Outlook's dialog; null: nothing to say. */
  message: z.string().nullable(),
  reasons: z.array(Reason),
  /** What of the message is about dates of a series: whoever shows it says so with `tellDates`, and it is said once. */
  told: ToldDates.default([]),
  asOf: Instant.nullable(),
});
export type Verdict = z.output<typeof Verdict>;

export const readVerdict = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/verdict',
  summary:
    'Whether there is something to tell the organizer before the meeting is sent; answered from memory',
  access: 'rooms.read',
  params,
  reply: Verdict,
  problems: ['not-found'],
});

export const tellDates = route({
  api: 'addin-api',
  method: 'put',
  path: '/meetings/:bookingKey/told-dates',
  summary:
    'Says that the organizer was shown at Send on which dates of a series rooms cannot be had, so that they are not told again until something else stands against a date',
  access: 'rooms.read',
  params,
  body: z.strictObject({ told: ToldDates }),
  reply: z.object({}),
  problems: ['not-found'],
});

export const listDrafts = route({
  api: 'addin-api',
  method: 'get',
  path: '/drafts',
  summary: 'Meetings of the caller on which something hangs and that no room has shown yet',
  access: 'rooms.read',
  reply: z.object({ drafts: z.array(MeetingReply), isComplete: z.boolean() }),
});
