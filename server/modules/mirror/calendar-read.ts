import type {
  CalendarId,
  Instant,
  Interval,
  MailboxAddress,
  OrganizationId,
} from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';
import type { Tx } from '../../storage/database.ts';
import type { MeetingKey } from './sighting.ts';

/** What an attempt to read a calendar brought. The state itself is to be read from the mirror, in the same transaction. */
export interface CalendarRead {
  readonly calendar: CalendarId;
  readonly mailbox: MailboxAddress;
  /** False: it can no longer be read (told once, when that begins); its sightings stay as they were last known. */
  readonly isReadable: boolean;
  /** The first complete reading of this calendar ever: all that is there has `entered`. */
  readonly isFirst: boolean;
  /** What this reading covered, which the mirror says of the calendar only at the end of the transaction; null: it failed. */
  readonly window: Interval | null;
  /** Of the last complete reading. */
  readonly generation: number;
  /** New, or other than before. */
  readonly changed: readonly MeetingKey[];
  readonly vanished: readonly MeetingKey[];
  /** Came into sight because the window moved or was read for the first time: not news. */
  readonly entered: readonly MeetingKey[];
  /** What it shows beyond the window of meetings that were asked for, or null there when it could not be read that far. */
  readonly beyond: {
    readonly meetingUids: readonly string[];
    readonly sightings: readonly SeenBeyond[] | null;
  } | null;
}

/** A meeting beyond the window, of which the mirror keeps nothing. */
export interface SeenBeyond extends Pick<
  RoomMeeting,
  'meetingUid' | 'occurrence' | 'start' | 'end' | 'isCanceled' | 'response'
> {
  readonly calendar: CalendarId;
  /** Lower case. */
  readonly organizer: string | null;
  readonly organizerName: string | null;
  /** Business time. */
  readonly firstSeenAt: Instant;
}

/**
 * Told of every complete reading that brought something, and of a calendar that becomes unreadable or readable again,
 * within the transaction that keeps it. Must not use any other connection. When it rejects nothing is kept, and the
 * calendar is read again after a while.
 */
export type OnRead = (tx: Tx, organization: OrganizationId, read: CalendarRead) => Promise<void>;
