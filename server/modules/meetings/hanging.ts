import type { Transaction } from 'kysely';
import type {
  CalendarId,
  Instant,
  Interval,
  MailboxAddress,
  OrganizationId,
  TimeZone,
} from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import type { Actor } from '../audit/index.ts';

/**
 * How a module hangs its things on meetings. The meetings module knows nothing of what hangs there: it says what became of
 * a meeting, and each module answers what that means for its own.
 */
export interface Hanging {
  /** e.g. `service-request`. */
  readonly kind: string;

  /** "What happens to you if the meeting becomes this?", without changing anything. Pure apart from reading. */
  foresee(tx: Transaction<Database>, situation: Situation): Promise<readonly Answer[]>;

  /**
   * Brings everything of this kind into line with the situation, within the transaction of the change, and audits and
   * tells it there. Called again with the same situation it changes nothing, audits nothing and tells nobody.
   */
  follow(tx: Transaction<Database>, situation: Situation): Promise<readonly Answer[]>;
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
}

export interface LinkedMeeting {
  readonly id: string;
  readonly bookingKey: string;
  readonly organizer: { readonly mail: string; readonly name: string };
  /** BCP 47. */
  readonly language: string;
  readonly timeZone: TimeZone;
  /** What was planned when it was composed; what counts until it was seen. */
  readonly planned: Interval & { readonly rooms: readonly MailboxAddress[]; readonly isSeries: boolean };
}

export interface OccurrenceChange {
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  /** What was told last; null: nothing yet. */
  readonly was: OccurrenceState | null;
  readonly is: OccurrenceState;
}

export interface OccurrenceState extends Interval {
  /**
   * `pending`: no room has accepted yet; `booked`: at least one has; `room-lost`: it vanished from its rooms and nobody
   * knows yet why; `held`: it was declined or lost all rooms, and is waited for until `holdUntil`; `gone`: that wait is
   * over; `canceled`: canceled for certain. `unreadable` is none of these: then nothing is called at all.
   */
  readonly standing: 'pending' | 'booked' | 'room-lost' | 'held' | 'gone' | 'canceled';
  readonly rooms: readonly SeenRoom[];
  readonly holdUntil: Instant | null;
}

export interface SeenRoom {
  readonly calendar: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly name: string;
  readonly response: 'accepted' | 'tentative' | 'none';
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
