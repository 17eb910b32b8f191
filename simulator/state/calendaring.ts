/**
 * What Exchange does with meetings, as the other parts of the simulated tenant see it. The state behind it is the
 * tenant's truth: Graph, the calendar client and the control API are three windows on the same calendars.
 *
 * Instants are UTC, `2026-11-22T09:00:00.000Z`. Addresses are lower case.
 */
export interface Calendaring {
  /** Everything in one mailbox's calendar that touches [from, to), series expanded, in order of start. */
  view(mailbox: string, from: string, to: string): readonly CalendarEntry[];

  /** The organizer's truth of a meeting or series; undefined when it does not exist (any more). */
  find(meetingUid: string): Meeting | undefined;

  /** A new meeting is sent: invitations go out, rooms process theirs (after `processingDelayMs`, 0 by default in tests). */
  send(draft: MeetingDraft, actor: string): Meeting;

  /**
   * The meeting is changed and the update sent. `scope: 'this'` needs `originalStart`. `'following'` splits the series
   * at `originalStart` and returns the old and the new one. Throws a RangeError with a sentence on nonsense.
   */
  change(
    meetingUid: string,
    patch: Partial<MeetingDraft>,
    where: { scope: Scope; originalStart?: string; actor: string },
  ): readonly Meeting[];

  /** Cancels for everybody; `'following'` shortens the series. */
  cancel(meetingUid: string, where: { scope: Scope; originalStart?: string; actor: string }): void;

  /** What a delegate of a managed room (or an attendee) answers. */
  answer(meetingUid: string, mailbox: string, response: Response, originalStart?: string): void;
}

export type Scope = 'this' | 'following' | 'all';
export type Response = 'none' | 'organizer' | 'accepted' | 'tentative' | 'declined';

export interface MeetingDraft {
  readonly organizer: string;
  readonly subject: string;
  readonly body?: string;
  readonly start: string;
  readonly end: string;
  /** IANA zone in which the meeting keeps its local time; a series recurs in it. */
  readonly timeZone: string;
  readonly isAllDay?: boolean;
  readonly sensitivity?: 'normal' | 'private';
  readonly attendees: readonly {
    readonly address: string;
    readonly name?: string;
    readonly optional?: boolean;
  }[];
  readonly rooms: readonly string[];
  /** Text in the location field that is not a room. */
  readonly locationText?: string;
  readonly recurrence?: Recurrence | null;
}

export interface Meeting extends MeetingDraft {
  /** The series-wide id: the same in every mailbox (EWS UID; Graph's iCalUId adds the instance for occurrences). */
  readonly meetingUid: string;
  readonly answers: readonly { readonly address: string; readonly response: Response }[];
  readonly cancelled: boolean;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** One line of a calendar: a single meeting or one occurrence of a series, as that mailbox sees it. */
export interface CalendarEntry {
  readonly id: string;
  readonly meetingUid: string;
  readonly iCalUId: string;
  readonly changeKey: string;
  readonly kind: 'single' | 'occurrence' | 'exception';
  readonly seriesMasterId: string | null;
  /** The start this occurrence had before it was moved; equals `start` for the others. */
  readonly originalStart: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly subject: string;
  readonly sensitivity: 'normal' | 'private';
  readonly showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
  readonly organizer: { readonly address: string; readonly name: string };
  readonly rooms: readonly { readonly address: string; readonly name: string; readonly response: Response }[];
  readonly attendees: readonly {
    readonly address: string;
    readonly name: string;
    readonly optional: boolean;
    readonly response: Response;
  }[];
  readonly locationText: string;
  readonly response: Response;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** Graph's patternedRecurrence, which is also what the control API takes. */
export interface Recurrence {
  readonly pattern: {
    readonly type:
      'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
    readonly interval: number;
    readonly daysOfWeek?: readonly string[];
    readonly firstDayOfWeek?: string;
    readonly dayOfMonth?: number;
    readonly month?: number;
    readonly index?: 'first' | 'second' | 'third' | 'fourth' | 'last';
  };
  readonly range: {
    readonly type: 'endDate' | 'noEnd' | 'numbered';
    readonly startDate: string;
    readonly endDate?: string;
    readonly numberOfOccurrences?: number;
    readonly recurrenceTimeZone?: string;
  };
}
