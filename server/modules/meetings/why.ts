import type { CalendarId, Instant, Interval } from '../../../contract/primitives.ts';
import type { BeyondAnswer } from './beyond.ts';
import type { Cause } from './hanging.ts';

/** What an attempt to read a calendar brought; the mirror's `CalendarRead`. */
export interface CalendarChange {
  readonly calendar: CalendarId;
  readonly isReadable: boolean;
  readonly isFirst: boolean;
  /** What this reading covered; null: it failed. */
  readonly window: Interval | null;
  readonly changed: readonly MeetingKey[];
  readonly vanished: readonly MeetingKey[];
  readonly entered: readonly MeetingKey[];
  /** It was looked at beyond its window for some meetings that had left it. */
  readonly beyond?: Omit<BeyondAnswer, 'calendar'> | null;
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
  /** The calendar that is being kept: whether and how far it is read stands in the mirror only after this transaction. */
  readonly kept?: Pick<CalendarChange, 'calendar' | 'isReadable' | 'window' | 'beyond'>;
}
