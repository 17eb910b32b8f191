import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { OccurrenceChange, OccurrenceState } from '../meetings/index.ts';
import type { Shortage } from './capacity/shortage.ts';
import type { Use } from './capacity/use.ts';
import type { Provider, RequestState, Template } from './request.ts';

/** Who delivers in a room in the place of a team that does not serve it; null: nobody of its kind. */
export type Elsewhere = (room: MailboxAddress) => string | null;

/** Everything that decides what a meeting means for one request. */
export interface FollowFacts {
  readonly template: Pick<Template, 'room' | 'offsetMinutes' | 'offsetFrom' | 'lines' | 'withdrawnAt'>;
  readonly request: RequestState | null;
  readonly is: OccurrenceState;
  readonly swaps: OccurrenceChange['swaps'];
  /** The rooms that were planned when it was entered, as far as the form said. */
  readonly planned: readonly MailboxAddress[];
  readonly provider: Provider;
  readonly serves: (room: MailboxAddress) => boolean;
  /** Which other team of the same kind in use serves a room; undefined: the meeting is within reach of its team. */
  readonly elsewhere?: Elsewhere;
  /** What the team has too little of for a delivery; undefined: nothing can run out, or it is not looked at. */
  readonly shortages?: (use: Use) => readonly Shortage[];
  /** Whether whoever ordered wants something on this date; undefined: they did, and it is not asked. */
  readonly isWanted?: boolean;
  /** Its organizer has left, and nobody looks after it. */
  readonly isAbandoned?: boolean;
  readonly now: Instant;
}

/** What happened to a request. */
export type What =
  | 'created'
  /** A further date of a series that time brought into sight: nobody did anything. */
  | 'in-sight'
  | 'reactivated'
  | 'moved'
  | 'late-change'
  | 'late-change-gone'
  | 'needs-choice'
  | 'needs-provider'
  | 'held'
  | 'resumed'
  | 'accepted'
  | 'marked'
  /** A person asked for something else. */
  | 'edited'
  /** The team answered. */
  | 'answered'
  | 'canceled'
  | 'completed';

export interface Decision {
  /** The very object that came in when nothing changes; null: there is no request (yet). */
  readonly next: RequestState | null;
  /** Null: nothing. */
  readonly what: What | null;
  /** Why it is as it is, or why it is held. */
  readonly why: Why | null;
  /** The team that delivers where the meeting is now, when the request has ended with `served-elsewhere`. */
  readonly instead?: string;
}

export type Why =
  | 'room-declined'
  | 'rooms-removed'
  | 'room-lost'
  | 'room-pending'
  | 'meeting-canceled'
  | 'hold-ended'
  | 'not-this-meeting'
  | 'organizer-gone'
  | 'not-answered'
  | 'rejected'
  | 'ended'
  | 'withdrawn'
  | 'deadline-passed'
  | 'closed-then'
  | 'over-capacity'
  | 'room-gone'
  | 'room-not-served'
  | 'served-elsewhere';
