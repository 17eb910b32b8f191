import type { Defaulted, Json, MaybeTimestamp, Timestamp } from '../columns.ts';

/** Times are business time. */
export interface ParcelTables {
  readonly parcel: ParcelTable;
}

/** Something that waits at a desk for somebody who works here. */
export interface ParcelTable {
  readonly organization_id: string;
  readonly id: string;
  readonly reception_id: string;
  /** Whom it is for, as a walk-in names a host. */
  readonly host: Json;
  readonly note: Defaulted<string>;
  /** Who sent it, for the desk alone. */
  readonly sender: Defaulted<string>;
  /** A digest of what the id was first used for. */
  readonly first_noted: string;
  readonly arrived_at: Timestamp;
  /** Null: it waits. */
  readonly handed_over_at: MaybeTimestamp;
  /** Nobody fetched it for so long that whom it is for was erased. */
  readonly forgotten_at: MaybeTimestamp;
  readonly version: Defaulted<number>;
}
