import type { Defaulted, Json, Maybe, MaybeJson, MaybeTimestamp, Timestamp } from '../columns.ts';

/** Meetings on which something hangs. All times are business time. */
export interface MeetingTables {
  readonly meeting_link: MeetingLinkTable;
  readonly meeting_occurrence: MeetingOccurrenceTable;
  readonly organizer_presence: OrganizerPresenceTable;
  readonly room_plan: RoomPlanTable;
  readonly told_dates: ToldDatesTable;
}

/** What ties a composed meeting to what rooms' calendars show. */
export interface MeetingLinkTable {
  readonly organization_id: string;
  readonly id: string;
  /** Made by the pane, once per meeting. */
  readonly booking_key: string;
  readonly state:
    | 'draft'
    | 'expected'
    | 'pending'
    | 'bound'
    | 'room-lost'
    | 'orphaned'
    | 'suspended'
    | 'needs-attention'
    | 'canceled'
    | 'expired'
    | 'done';
  /** Why it needs attention, is held or ended, as a code. */
  readonly reason: Maybe<string>;
  /** Lower case, as Outlook says. */
  readonly organizer: string;
  readonly organizer_name: Defaulted<string>;
  /** BCP 47, of the organizer's pane; messages to them are written in it. */
  readonly language: Defaulted<string>;
  readonly planned_start: Timestamp;
  readonly planned_end: Timestamp;
  /** IANA. */
  readonly time_zone: string;
  readonly planned_rooms: string[];
  /** Of a series that is composed as a whole: Office.js's recurrence, as the contract has it. */
  readonly recurrence: MaybeJson;
  /** Outlook's id of the series of which one occurrence is open. */
  readonly series_id: Maybe<string>;
  /** Meetings near the plan that rooms showed already when it was made or changed, and that are not it. */
  readonly seen_before: Defaulted<string[]>;
  /** Null until it was seen. */
  readonly meeting_uid: Maybe<string>;
  /** Empty text: a single meeting. An instant: this occurrence alone. Null: every occurrence of the series, or not seen yet. */
  readonly occurrence: Maybe<string>;
  /** How the meeting was found; null: it was not. */
  readonly bound_by: Maybe<'exact' | 'assumed' | 'person'>;
  /** Meetings of which a person said that they are not this one. */
  readonly excluded: Defaulted<string[]>;
  /** Further series under which the rest of this one goes on, after *this and following* was changed. */
  readonly continued_by: Defaulted<string[]>;
  /** Lower case: who looks after it since its organizer has left. */
  readonly steward: Maybe<string>;
  /** Since when its organizer has left; null: they are here, or nobody knows. */
  readonly organizer_gone_since: MaybeTimestamp;
  /** When Send was pressed, as far as anybody told us. */
  readonly sent_at: MaybeTimestamp;
  /** Which form said last what the meeting is, and when on its own clock; null: a form that tells no such thing. */
  readonly said: MaybeJson;
  readonly bound_at: MaybeTimestamp;
  readonly state_since: Timestamp;
  /** When to look again although nothing woke us; null: never. */
  readonly check_at: MaybeTimestamp;
  /** After a loss: which `done` each calendar has to reach until all of them were looked at. */
  readonly sweep: MaybeJson;
  /** By calendar: what was found of it beyond the window of the mirror since it left its rooms, or that it is being looked for. */
  readonly beyond: MaybeJson;
  readonly created_by: Json;
  readonly created_at: Timestamp;
  readonly touched_at: Timestamp;
  readonly version: Defaulted<number>;
}

/** What was last told to those who hang on the meeting: the "before" of the next change. */
export interface MeetingOccurrenceTable {
  readonly organization_id: string;
  readonly link_id: string;
  /** Empty text for a single meeting, else the original start. */
  readonly occurrence: string;
  /** Further original starts of the same date, given to it when the whole series was moved. */
  readonly aliases: Defaulted<string[]>;
  /** Calendars, the newest first. */
  readonly left_rooms: Defaulted<string[]>;
  readonly standing: 'pending' | 'booked' | 'room-lost' | 'held' | 'gone' | 'canceled';
  readonly start_at: Timestamp;
  readonly end_at: Timestamp;
  /** Rooms with their answers and what deciding about their loss takes (server/modules/meetings/occurrences.store.ts). */
  readonly rooms: Json;
  readonly since: Timestamp;
  readonly version: Defaulted<number>;
}

/** What the directory last said of somebody who organizes meetings that are followed. */
export interface OrganizerPresenceTable {
  readonly organization_id: string;
  /** Lower case, as rooms show it. */
  readonly mail: string;
  readonly name: Defaulted<string>;
  /** The directory's own name for the person; null: it never knew them under this address. */
  readonly tenant_id: Maybe<string>;
  readonly object_id: Maybe<string>;
  /** Business time at which the directory knew them last. */
  readonly seen_at: MaybeTimestamp;
  /** Since when they are gone; null: they are here, or nobody knows. */
  readonly gone_since: MaybeTimestamp;
  /** Who said that they are gone, or are here, where the directory does not tell. */
  readonly marked_by: MaybeJson;
  readonly checked_at: MaybeTimestamp;
  readonly version: Defaulted<number>;
}

/** On which dates a series is to take place in another room than its own. */
export interface RoomPlanTable {
  readonly organization_id: string;
  readonly link_id: string;
  /** The room of the whole series. */
  readonly room: string;
  /** What the rooms must have, as the contract's `SeriesWish`. */
  readonly wish: Json;
  /** `[{"date": "2026-12-09", "room": "…"}, …]`, dates by their names. */
  readonly dates: Json;
  /** Names of dates on which no other room is wanted. */
  readonly left_dates: Json;
  /** Business time. */
  readonly kept_at: Timestamp;
}

/** What stood against dates of a series when its organizer was shown it at Send. */
export interface ToldDatesTable {
  readonly organization_id: string;
  readonly link_id: string;
  readonly told: string[];
}
