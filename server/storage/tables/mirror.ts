import type { Count, Defaulted, DefaultedTimestamp, Maybe, MaybeTimestamp, Timestamp } from '../columns.ts';

/** The mirror of room calendars: a cache of Exchange that may be dropped and read again. */
export interface MirrorTables {
  readonly calendar_sync: CalendarSyncTable;
  readonly sighting: SightingTable;
  readonly occupancy: OccupancyTable;
  readonly change_subscription: ChangeSubscriptionTable;
  readonly reading_circuit: ReadingCircuitTable;
  readonly orphan_look: OrphanLookTable;
  readonly orphan_subscription: OrphanSubscriptionTable;
  readonly unknown_word: UnknownWordTable;
}

/** Where reading a calendar stands. A wake-up only raises `want`; one worker holds the lease, and its fence with it. */
export interface CalendarSyncTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly want: Count;
  readonly done: Count;
  /** Real time of the database from which it may be read: later after a failure. */
  readonly due_at: DefaultedTimestamp;
  /** Real time of the database at which it is looked at even when nothing woke it. */
  readonly poll_at: DefaultedTimestamp;
  readonly lease_owner: Maybe<string>;
  readonly lease_until: MaybeTimestamp;
  /** Raised with each lease: a holder that slept through its lease commits nothing. */
  readonly fence: Count;
  /** Failures in a row. */
  readonly failures: Defaulted<number>;
  /** What `readChanges` gave out. */
  readonly cursor: Maybe<string>;
  /** What was read last, whole. */
  readonly window_start: MaybeTimestamp;
  readonly window_end: MaybeTimestamp;
  /** Counts complete readings. */
  readonly generation: Count;
  /** Business time of the last complete reading, or of the last look that found it unchanged. */
  readonly read_at: MaybeTimestamp;
  /** Business time since which it cannot be read; null while it can. */
  readonly unreadable_since: MaybeTimestamp;
  readonly fault_code: Maybe<string>;
  /** Meetings that are to be looked for beyond the window, once. */
  readonly beyond: Defaulted<string[]>;
  /** Real time of the database from which that may be tried: later after a failure. */
  readonly beyond_due_at: DefaultedTimestamp;
  /** Such failures in a row. */
  readonly beyond_failures: Defaulted<number>;
}

/** One meeting, or one occurrence of a series, as one room's calendar held it at the last complete reading. */
export interface SightingTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly meeting_uid: string;
  /** Original start of an occurrence as an instant; empty text for a meeting that does not repeat. */
  readonly occurrence: string;
  readonly event_id: string;
  readonly change_key: string;
  readonly start_at: Timestamp;
  readonly end_at: Timestamp;
  readonly is_exception: boolean;
  /** Lower case. */
  readonly organizer: Maybe<string>;
  readonly organizer_name: Maybe<string>;
  readonly subject: Maybe<string>;
  readonly is_private: boolean;
  readonly is_all_day: boolean;
  readonly is_canceled: boolean;
  readonly response: 'accepted' | 'tentative' | 'declined' | 'organizer' | 'none';
  readonly show_as: 'free' | 'tentative' | 'busy' | 'out-of-office' | 'working-elsewhere' | 'unknown';
  /** Business time; null: it was there before anybody looked. */
  readonly first_seen_at: MaybeTimestamp;
  readonly changed_at: Timestamp;
  /** The complete reading of the calendar that brought it as it is; whatever is here was seen by the last one. */
  readonly generation: Count;
}

/** Time that is taken, and nothing else: what the search of rooms reads. */
export interface OccupancyTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly start_at: Timestamp;
  readonly end_at: Timestamp;
  readonly event_id: string;
  readonly status: 'tentative' | 'busy' | 'out-of-office' | 'working-elsewhere';
}

/**
 * One subscription per calendar at most; times are real time. A row whose calendar is gone says what is still to be taken
 * back.
 */
export interface ChangeSubscriptionTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly integration_id: string;
  readonly subscription_id: string;
  readonly client_state_hash: Buffer;
  readonly expires_at: Timestamp;
  readonly renew_at: Timestamp;
}

/** When the subscriptions of an integration were looked at, by the database's clock. */
export interface OrphanLookTable {
  readonly organization_id: string;
  readonly integration_id: string;
  readonly looked_at: Timestamp;
}

/** A subscription that goes to our address and that no calendar of ours has, since it was seen first. */
export interface OrphanSubscriptionTable {
  readonly organization_id: string;
  readonly integration_id: string;
  readonly subscription_id: string;
  readonly seen_at: DefaultedTimestamp;
}

/** There while an integration as a whole answers badly: then one calendar a minute finds out, for all of them. */
export interface ReadingCircuitTable {
  readonly organization_id: string;
  readonly integration_id: string;
  /** In a row, whichever calendars were asked. */
  readonly faults: number;
  /** Business time since which only probes are sent; null: it is not that bad yet. */
  readonly open_since: MaybeTimestamp;
  /** Real time of the database from which the next probe may be sent. */
  readonly probe_at: MaybeTimestamp;
  readonly fault_code: string;
}

/** A word of one of Exchange's own lists that nobody here knew when it was read. */
export interface UnknownWordTable {
  readonly organization_id: string;
  readonly integration_id: string;
  readonly field: string;
  /** Empty: there was nothing where there should be a word. */
  readonly word: string;
  /** In how many readings it came up. */
  readonly readings: Count;
  /** Business time. */
  readonly first_seen_at: Timestamp;
  readonly last_seen_at: Timestamp;
}
