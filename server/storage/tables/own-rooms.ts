import type { Maybe, Timestamp } from '../columns.ts';

/** What people have to do with rooms. Times are business time. */
export interface OwnRoomTables {
  readonly room_person: RoomPersonTable;
  readonly favorite_room: FavoriteRoomTable;
}

/** Somebody who said where they are, or marked rooms. */
export interface RoomPersonTable {
  readonly organization_id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  /** As they were called when they chose last. */
  readonly name: string;
  /** Lower case. */
  readonly mail: Maybe<string>;
  /** Their building, or their floor. */
  readonly unit_id: Maybe<string>;
  readonly changed_at: Timestamp;
}

/** A room that a person marked. */
export interface FavoriteRoomTable {
  readonly organization_id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly calendar_id: string;
  readonly marked_at: Timestamp;
}
