import type { MaybeJson, MaybeTimestamp, Timestamp, Defaulted } from '../columns.ts';

/** Of whom receptions are warned, and what desks did about it. */
export interface WatchTables {
  readonly watch_entry: WatchEntryTable;
  readonly visit_warning: VisitWarningTable;
}

export interface WatchEntryTable {
  readonly organization_id: string;
  readonly id: string;
  readonly reception_id: string;
  /** The last day on which it counts, by the calendar of the reception: `2026-12-24`. */
  readonly until_day: string;
  /** Names, addresses, reason and instruction, sealed. */
  readonly entry: string;
  readonly added_by: string;
  /** Business time. */
  readonly added_at: Timestamp;
  readonly version: Defaulted<number>;
}

/** What became of one warning about one visit. */
export interface VisitWarningTable {
  readonly organization_id: string;
  readonly visit_id: string;
  readonly entry_id: string;
  /** What was looked at and answered; an entry that was rewritten warns anew. */
  readonly entry_version: number;
  /** Who looked last, and when. */
  readonly seen: MaybeJson;
  /** Who said that it is somebody else, and when. */
  readonly cleared: MaybeJson;
  /** When a kiosk sent the visitor to the desk. Business time. */
  readonly sent_at: MaybeTimestamp;
}
