import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { Cause } from './hanging.ts';

/** What an attempt to read a calendar brought; the mirror's `CalendarRead`. */
export interface CalendarChange {
  readonly calendar: CalendarId;
  readonly isReadable: boolean;
  readonly isFirst: boolean;
  readonly changed: readonly MeetingKey[];
  readonly vanished: readonly MeetingKey[];
  readonly entered: readonly MeetingKey[];
}

export interface MeetingKey {
  readonly meetingUid: string;
  readonly occurrence: Instant | null;
}

/** Why links are looked at. */
export interface Why {
  readonly cause: Omit<Cause, 'at'> & { readonly requestId?: string | null };
  /** What hangs on these follows even if the meeting is as it was: something was added, or time has passed for it. */
  readonly isForced?: boolean;
  /** The calendar that is being kept: whether it can be read stands in the mirror only after this transaction. */
  readonly kept?: Pick<CalendarChange, 'calendar' | 'isReadable'>;
}
