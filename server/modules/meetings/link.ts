import type { BookingKey, LinkId, LinkState, Said } from '../../../contract/meetings.ts';
import type {
  CalendarId,
  Instant,
  Interval,
  MailboxAddress,
  TimeZone,
} from '../../../contract/primitives.ts';
import type { Recurrence } from '../../../contract/recurrence.ts';
import type { Actor } from '../audit/index.ts';
import type { OccurrenceState, SeenRoom } from './hanging.ts';

/** What ties a composed meeting to what rooms' calendars show. Times are business time. */
export interface Link {
  readonly id: LinkId;
  readonly bookingKey: BookingKey;
  readonly state: LinkState;
  readonly reason: LinkReason | null;
  readonly organizer: { readonly mail: string; readonly name: string };
  readonly language: string;
  readonly timeZone: TimeZone;
  readonly planned: Interval & { readonly rooms: readonly MailboxAddress[] };
  readonly recurrence: Recurrence | null;
  readonly seriesId: string | null;
  /** Meetings (`meetingUid`) near the plan that rooms showed already when the form last said it, and that are not it. */
  readonly seenBefore: readonly string[];
  readonly bound: Bound | null;
  /** How the meeting was found; null: it was not. What was assumed can be taken back. */
  readonly boundBy: 'exact' | 'assumed' | 'person' | null;
  /** Meetings of which a person said that they are not this one. */
  readonly excluded: readonly string[];
  /** Further series under which the rest of this one goes on, the newest last. */
  readonly continuedBy: readonly string[];
  /** Lower case: who looks after it since its organizer has left. */
  readonly steward: string | null;
  readonly organizerGoneSince: Instant | null;
  readonly sentAt: Instant | null;
  /** The form that said last what is planned; null: it did not tell. */
  readonly said: Said | null;
  readonly boundAt: Instant | null;
  readonly stateSince: Instant;
  readonly checkAt: Instant | null;
  readonly sweep: Sweep | null;
  /** Where it was looked for beyond the window of the mirror, since it left its rooms; null: nowhere. */
  readonly beyond: Beyond | null;
  readonly createdBy: EnteredBy;
  readonly createdAt: Instant;
  readonly touchedAt: Instant;
  readonly version: number;
}

/** The meeting that a link follows for ever. `occurrence`: `all` dates of a series, one of them, or null, a single meeting. */
export interface Bound {
  readonly meetingUid: string;
  readonly occurrence: Instant | null | 'all';
}

/** Who wrote the plan down first, and who acted on it since. */
export interface EnteredBy extends Actor {
  readonly mail: string | null;
  readonly others: readonly { readonly tenantId: string; readonly objectId: string }[];
}

/** Why a link stands where it stands. */
export type LinkReason =
  /** Several meetings fit; two plans fit one meeting; none was seen 15 minutes after Send. */
  | 'ambiguous'
  | 'contested'
  | 'unmatched'
  /** Bound to a meeting that is not quite the one that was planned. */
  | 'assumed'
  /** Meetings come near the plan, and nothing says which. */
  | 'uncertain'
  /** The rest of the series goes on under another identity; or several may be it. */
  | 'continued'
  | 'split-unclear'
  | 'unreadable'
  | 'room-lost'
  | 'declined'
  | 'rooms-removed'
  | 'canceled'
  | 'hold-ended'
  | 'never-sent'
  | 'discarded';

/**
 * One look at every readable calendar, begun after a loss: calendars and the count that `calendar_sync.done` has to reach.
 * A wake-up raises `want`, and a worker that has looked sets `done` to the `want` it began with; so a look that ends with
 * `done` above the `want` of the moment of the loss has begun after it.
 */
export interface Sweep {
  readonly since: Instant;
  readonly wanted: Readonly<Record<string, number>>;
}

/**
 * By calendar: what it shows of the meeting beyond the window of the mirror, that it was asked for that, or that it could
 * not be read that far.
 */
export type Beyond = Readonly<Record<string, readonly Sighting[] | 'asked' | 'unreadable'>>;

/** A calendar of the organization and how far the mirror is with it. */
export interface CalendarFacts {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly name: string;
  /** What was read last, whole; null: it never was since the mirror knows it. */
  readonly window: Interval | null;
  /** It is not read any more, or the last attempt failed. */
  readonly hasFault: boolean;
  readonly readAt: Instant | null;
  readonly unreadableSince: Instant | null;
  readonly want: number;
  readonly done: number;
}

/** One meeting, or one date of a series, in one room's calendar. */
export interface Sighting extends Interval {
  readonly calendar: CalendarId;
  readonly meetingUid: string;
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  /** Lower case. */
  readonly organizer: string | null;
  readonly organizerName: string | null;
  readonly isCanceled: boolean;
  readonly response: 'accepted' | 'tentative' | 'declined' | 'organizer' | 'none';
  /** Null: nobody knows since when it is there. */
  readonly firstSeenAt: Instant | null;
}

/** A room as it was last told of, with what deciding about its loss takes. */
export interface KnownRoom extends SeenRoom, Interval {
  readonly hadAccepted: boolean;
  /** The version of the occurrence with which it came. */
  readonly number: number;
  readonly since: Instant;
  readonly lostAt: Instant | null;
}

/** An occurrence as it was last told of. */
export interface KnownOccurrence extends Interval {
  readonly occurrence: Instant | null;
  /**
   * Further original starts of the same date: Exchange gives every date of a series another one when the series is given
   * another time, and what hangs on a date must not see that as one canceled and one added.
   */
  readonly aliases: readonly Instant[];
  readonly standing: Exclude<OccurrenceState['standing'], 'mistaken'>;
  readonly rooms: readonly KnownRoom[];
  /** Rooms that it left for others, the newest first; a few. */
  readonly leftRooms: readonly CalendarId[];
  readonly since: Instant;
  readonly version: number;
}
