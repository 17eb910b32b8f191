import { z } from 'zod';
import type { CalendarEntry, Meeting } from '../state/calendaring.ts';

/** What the calendar client sends to `/calendar/api/*` and what it gets back. Instants are UTC, zones IANA. */

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const Address = z.email().max(320).toLowerCase();
const MeetingUid = z.string().min(1).max(400);
const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, { error: 'is not a time zone this system knows' });
const Weekday = z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);

/** Handle or address of the person the client is signed in as; every call names them. */
const Person = z.string().min(1).max(320);

const Recurrence = z.strictObject({
  pattern: z.strictObject({
    type: z.enum([
      'daily',
      'weekly',
      'absoluteMonthly',
      'relativeMonthly',
      'absoluteYearly',
      'relativeYearly',
    ]),
    interval: z.number().int().min(1).max(999),
    daysOfWeek: z.array(Weekday).max(7).exactOptional(),
    firstDayOfWeek: Weekday.exactOptional(),
    dayOfMonth: z.number().int().min(1).max(31).exactOptional(),
    month: z.number().int().min(1).max(12).exactOptional(),
    index: z.enum(['first', 'second', 'third', 'fourth', 'last']).exactOptional(),
  }),
  range: z.strictObject({
    type: z.enum(['endDate', 'noEnd', 'numbered']),
    startDate: z.iso.date(),
    endDate: z.iso.date().exactOptional(),
    numberOfOccurrences: z.number().int().min(1).max(999).exactOptional(),
    recurrenceTimeZone: TimeZone.exactOptional(),
  }),
});

/** Exchange keeps a subject of 255 characters and a location of 255 (learn.microsoft.com, Outlook add-in limits). */
const draftFields = {
  subject: z.string().max(255),
  body: z.string().max(1_000_000),
  start: Instant,
  end: Instant,
  timeZone: TimeZone,
  isAllDay: z.boolean(),
  sensitivity: z.enum(['normal', 'private']),
  attendees: z
    .array(z.strictObject({ address: Address, name: z.string().max(256), optional: z.boolean() }))
    .max(10_000),
  rooms: z.array(Address).max(500),
  locationText: z.string().max(255),
  recurrence: Recurrence.nullable(),
};

const Properties = z.record(z.string().max(255), z.json());

const Where = { scope: z.enum(['this', 'following', 'all']), originalStart: Instant.optional() };

export const SessionQuery = z.strictObject({ person: Person });

export const EntriesQuery = z
  .strictObject({ person: Person, mailbox: Address, from: Instant, to: Instant })
  .refine((window) => window.from < window.to, { path: ['to'], error: 'must be after from' })
  .refine((window) => Date.parse(window.to) - Date.parse(window.from) <= 100 * 24 * 60 * 60_000, {
    path: ['to'],
    error: 'must be at most 100 days after from',
  });

export const MeetingParams = z.strictObject({ meetingUid: MeetingUid });
export const MeetingQuery = z.strictObject({ person: Person, originalStart: Instant.optional() });
export const PersonQuery = z.strictObject({ person: Person });

export const SendBody = z.strictObject({
  organizer: Address,
  draft: z
    .strictObject(draftFields)
    .refine((draft) => draft.start < draft.end, { path: ['end'], error: 'must be after start' }),
  customProperties: Properties.default({}),
});

export const ChangeBody = z.strictObject({
  patch: z.strictObject(draftFields).partial(),
  customProperties: Properties.optional(),
  ...Where,
});

export const CancelBody = z.strictObject(Where);

export const AnswerBody = z.strictObject({
  mailbox: Address,
  response: z.enum(['accepted', 'tentative', 'declined']),
  originalStart: Instant.optional(),
});

/** Limit of Office's roaming settings: 32 KB per add-in. */
export const SettingsBody = z
  .strictObject({ settings: z.record(z.string(), z.string()) })
  .refine(({ settings }) => JSON.stringify(settings).length <= 32 * 1024, { error: 'is more than 32 KB' });

export const TokenBody = z.strictObject({ scope: z.string().min(1).max(2_000) });

export type SendBody = z.input<typeof SendBody>;
export type ChangeBody = z.input<typeof ChangeBody>;
export type CancelBody = z.input<typeof CancelBody>;
export type AnswerBody = z.input<typeof AnswerBody>;

export interface PersonSeen {
  readonly handle: string;
  readonly displayName: string;
  readonly mail: string;
  readonly timeZone: string;
  /** Display name of the person's tenant. */
  readonly tenant: string;
}

export interface RoomSeen {
  readonly address: string;
  readonly displayName: string;
  readonly capacity: number | null;
  readonly building: string;
  readonly floor: string;
  readonly timeZone: string;
  /** A person decides about requests for this room. */
  readonly managed: boolean;
  /** The signed-in person is one of those who decide. */
  readonly delegate: boolean;
}

/** Everything the client needs to know about the person it is signed in as. */
export interface Session {
  readonly now: string;
  readonly person: PersonSeen & { readonly id: string; readonly tenantId: string };
  /** Who one can sign in as, all tenants. */
  readonly everybody: readonly PersonSeen[];
  /** The person's own directory. */
  readonly people: readonly PersonSeen[];
  readonly rooms: readonly RoomSeen[];
  /** People whose calendars this person may open and act in. */
  readonly delegateOf: readonly PersonSeen[];
  readonly addin: AddinDescription;
  /** The add-in's roaming settings in this mailbox, values as Office keeps them: JSON text. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The add-in as its manifest describes it to this host. */
export interface AddinDescription {
  readonly id: string;
  readonly name: string;
  readonly iconUrl: string;
  readonly taskpaneUrl: string;
  readonly eventsUrl: string;
  /** What `getAccessToken` asks for: `<WebApplicationInfo/Resource>/access_as_user`. */
  readonly scope: string;
  readonly launchEvents: readonly {
    readonly type: string;
    readonly functionName: string;
    readonly sendMode: string | null;
  }[];
  /** Why the manifest could not be used, as a sentence; then only the pane works, from its well-known address. */
  readonly fault: string | null;
}

export interface MeetingSeen {
  readonly meeting: Meeting;
  readonly customProperties: Readonly<Record<string, unknown>>;
}

/** Business time: what "now" is in the simulated tenant. */
export interface ClockReply {
  readonly now: string;
}

export interface EntriesReply {
  readonly now: string;
  readonly entries: readonly CalendarEntry[];
}

export interface PaneTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
  readonly scope: string;
  readonly account: {
    readonly environment: string;
    readonly username: string;
    readonly tenantId: string;
    readonly homeAccountId: string;
    readonly localAccountId: string;
    readonly name: string;
  };
}

/** How every call that did not work is answered: a sentence and, where there is one, the service's own code. */
export interface Refused {
  readonly error: string;
  readonly code?: string;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
