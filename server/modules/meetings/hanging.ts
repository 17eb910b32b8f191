import type {
  CalendarId,
  Instant,
  Interval,
  MailboxAddress,
  OrganizationId,
  TimeZone,
} from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Actor } from '../audit/index.ts';
import type { LiveTopic } from '../messages/index.ts';

/**
 * How a module hangs its things on meetings. The meetings module knows nothing of what hangs there: it says what became of
 * a meeting, and each module answers what that means for its own.
 *
 * A module that changes its own things outside of `follow` locks the link first (`lockLinks`): everybody takes links, then
 * what hangs there, then the end of the audit, so that nobody waits in a circle.
 */
export interface Hanging {
  /** e.g. `service-request`. */
  readonly kind: string;

  /** Pages that show these are told when it becomes unclear, or clear again, what has become of their meeting. */
  readonly topic?: LiveTopic;

  /** "What happens to you if the meeting becomes this?", without changing anything. Pure apart from reading. */
  foresee(tx: Tx, situation: Situation): Promise<readonly Answer[]>;

  /**
   * Brings everything of this kind into line with the situation, within the transaction of the change, and audits and
   * tells it there. Called again with the same situation it changes nothing, audits nothing and tells nobody.
   */
  follow(tx: Tx, situation: Situation): Promise<readonly Answer[]>;

  /** What of this kind hangs on each of `links` (ids; at most a hundred), for people to read. Nothing private. */
  describe(db: Db, organization: OrganizationId, links: readonly string[]): Promise<readonly Hung[]>;

  /**
   * Which of these links without a planned room hold something that only a room's calendar brings to life. Left out:
   * nothing of this kind waits.
   */
  readonly waitingForRoom?: (
    tx: Tx,
    organization: OrganizationId,
    links: readonly string[],
  ) => Promise<readonly string[]>;

  /** What waits for an answer of somebody, oldest first: for the list of what needs one. At most `most`. */
  listQuestions(db: Db, organization: OrganizationId, most: number): Promise<readonly Hung[]>;
}

/** One thing that hangs on a meeting, as people are told of it. */
export interface Hung {
  readonly kind: string;
  readonly id: string;
  readonly link: string;
  /** Original start of the occurrence it is for; null: a single meeting, or not on a date yet. */
  readonly occurrence: Instant | null;
  /** e.g. `Set-up by House team: accepted for Wed 12:00 in fjord`. */
  readonly sentence: string;
  /** Why somebody must answer; empty: nobody must. */
  readonly questions: readonly { readonly code: string; readonly text: string }[];
}

/** A linked meeting as its rooms' calendars show it now, beside what was last told. */
export interface Situation {
  readonly organization: OrganizationId;
  readonly link: LinkedMeeting;
  /** Business time. */
  readonly now: Instant;
  readonly cause: Cause;
  /** Every occurrence that is or was there; of a series up to 365 days ahead. */
  readonly occurrences: readonly OccurrenceChange[];
  /**
   * The dates ahead, as the form says them, of a meeting that was sent without a room: nothing will ever show it, and what
   * can do without a room begins now. Empty: rooms show it, or may.
   */
  readonly roomless: readonly FormDate[];
  /** A person threw the meeting away before any room showed it. */
  readonly isDiscarded: boolean;
}

export interface LinkedMeeting {
  readonly id: string;
  readonly bookingKey: string;
  readonly organizer: { readonly mail: string; readonly name: string };
  /** Who is told of it: the organizer, or who looks after it since they left. */
  readonly contact: string;
  /** The organizer has left and nobody looks after it: whatever is still to be done waits. */
  readonly isAbandoned: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly timeZone: TimeZone;
  /** What was planned when it was composed; what counts until it was seen. */
  readonly planned: Interval & { readonly rooms: readonly MailboxAddress[]; readonly isSeries: boolean };
}

/** A date as the form says it; `occurrence`: its original start within a series, null for a single meeting. */
export interface FormDate extends Interval {
  readonly occurrence: Instant | null;
}

export interface OccurrenceChange {
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  /** What was told last; null: nothing yet. */
  readonly was: OccurrenceState | null;
  readonly is: OccurrenceState;
  /**
   * Rooms that were exchanged for exactly one other, whichever of the two changes was seen first. What hung on `from`
   * goes along to `to`; a room that left without being named here left for nowhere in particular.
   */
  readonly swaps: readonly { readonly from: MailboxAddress; readonly to: MailboxAddress }[];
}

export interface OccurrenceState extends Interval {
  /**
   * `pending`: no room has accepted yet; `booked`: at least one has; `room-lost`: it vanished from its rooms and nobody
   * knows yet why; `held`: it was declined or lost all rooms, and is waited for until `holdUntil`; `gone`: that wait is
   * over; `canceled`: canceled for certain; `mistaken`: a person said that it is not the planned meeting, and what hung
   * there is on the plan again. `unreadable` is none of these: then nothing is called at all.
   */
  readonly standing: 'pending' | 'booked' | 'room-lost' | 'held' | 'gone' | 'canceled' | 'mistaken';
  readonly rooms: readonly SeenRoom[];
  readonly holdUntil: Instant | null;
}

export interface SeenRoom {
  readonly calendar: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly name: string;
  /**
   * `lost`: the meeting vanished from this room while others still hold it, and nobody knows yet whether it moved on to
   * another room. What hangs on the room waits; when that is decided, the room is not among the rooms any more.
   */
  readonly response: 'accepted' | 'tentative' | 'none' | 'lost';
}

/** Who or what brought the change about, for the audit and for people. */
export interface Cause {
  readonly kind: 'calendar' | 'pane' | 'portal' | 'timer';
  readonly actor: Actor;
  /** Business time at which we saw it. */
  readonly at: Instant;
}

/** What becomes of one hanging thing, with the reasons that people are shown. */
export interface Answer {
  readonly kind: string;
  readonly id: string;
  /** `keep`: nothing changes; `follow`: it goes along; `ask`: somebody must answer; `stop`: it ends. */
  readonly verdict: 'keep' | 'follow' | 'ask' | 'stop';
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
}
