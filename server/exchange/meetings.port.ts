import type { Instant, Interval, MailboxAddress } from '../../contract/primitives.ts';
import type { CallOptions, ExchangeFault } from './question.port.ts';
import type { UnknownWord } from './unknown-words.ts';

/** What is in a room's calendar, as the mirror needs it. Nothing of a body, an attachment or an attendee is asked for. */
export interface ExchangeMeetings {
  /**
   * Everything in a room's calendar that touches `window` (UTC, half open; any length, read in slices that the service
   * takes), complete: each occurrence of a series stands for itself, and a calendar of which any part could not be read
   * is `known: false`, because half a calendar looks like cancellations. Rejects only on a bug or when `signal` aborts.
   */
  readMeetings(mailbox: MailboxAddress, window: Interval, options?: CallOptions): Promise<MeetingsReading>;

  /**
   * Whether anything in `window` has changed since `cursor` was given out, without reading it. `null` begins: the answer
   * then is "changed", with the first cursor. A cursor that Exchange does not know any more, or that was made for another
   * window, begins anew as well. What comes back about items is cut to ids before anything is kept.
   */
  readChanges(
    mailbox: MailboxAddress,
    window: Interval,
    cursor: string | null,
    options?: CallOptions,
  ): Promise<ChangesReading>;
}

export type MeetingsReading =
  | {
      readonly known: true;
      readonly meetings: readonly RoomMeeting[];
      /** Absent: Exchange said nothing that we do not know. */
      readonly unknownWords?: readonly UnknownWord[];
    }
  | { readonly known: false; readonly fault: ExchangeFault };

export type ChangesReading =
  | { readonly known: true; readonly hasChanged: boolean; readonly cursor: string }
  | { readonly known: false; readonly fault: ExchangeFault };

/** One meeting, or one occurrence of a series, as a room's calendar holds it. Identity = (`meetingUid`, `occurrence`). */
export interface RoomMeeting extends Interval {
  /** The series-wide id, the same in every mailbox: lower-case hex of the clean global object id, or the text Exchange has. */
  readonly meetingUid: string;
  /** Where this occurrence of a series started originally; null for a meeting that does not repeat. */
  readonly occurrence: Instant | null;
  /** An occurrence that differs from its series. */
  readonly isException: boolean;
  /** The item in this mailbox; it survives moves between folders. */
  readonly eventId: string;
  /** Another one after each change of the item. */
  readonly changeKey: string;
  /** Null when Exchange names none. */
  readonly organizer: { readonly mailbox: MailboxAddress; readonly name: string } | null;
  /** Null for a private meeting, whatever Exchange sent. */
  readonly subject: string | null;
  readonly isPrivate: boolean;
  readonly isAllDay: boolean;
  readonly isCanceled: boolean;
  /** What the room answered; `none` while it, or a person for it, has not yet. */
  readonly response: 'accepted' | 'tentative' | 'declined' | 'organizer' | 'none';
  readonly showAs: 'free' | 'tentative' | 'busy' | 'out-of-office' | 'working-elsewhere' | 'unknown';
}

/** Being told of changes, where the service can do that. Notifications only wake the mirror; nothing is taken from them. */
export interface ChangeNotifications {
  /** Rejects with a Problem when the service does not take it. */
  subscribe(mailbox: MailboxAddress, wish: SubscriptionWish, options?: CallOptions): Promise<Subscription>;
  /** Null: the service does not know this subscription any more. */
  renew(id: string, expiresAt: Instant, options?: CallOptions): Promise<Subscription | null>;
  /** Resolves as well when it was gone already. */
  unsubscribe(id: string, options?: CallOptions): Promise<void>;
  /** All that this app has with the service, wherever they go. Rejects with a Problem when they cannot all be told. */
  list(options?: CallOptions): Promise<readonly ListedSubscription[]>;
}

export interface SubscriptionWish {
  /** Absolute https addresses of the product. */
  readonly notificationUrl: string;
  readonly lifecycleUrl: string;
  /** Comes back with each notification; at most 128 characters. */
  readonly clientState: string;
  /** Real time; the service may give less. */
  readonly expiresAt: Instant;
}

export interface ListedSubscription {
  readonly id: string;
  readonly notificationUrl: string;
}

export interface Subscription {
  readonly id: string;
  /** Real time. */
  readonly expiresAt: Instant;
}
