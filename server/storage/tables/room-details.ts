import type { ColumnType } from 'kysely';
import type { PictureType } from '../../../contract/pictures.ts';
import type { Defaulted, Maybe, MaybeJson, MaybeTimestamp, Timestamp } from '../columns.ts';

/** What people see of rooms beside their facts, and what they report about them. */
export interface RoomDetailTables {
  readonly room_details: RoomDetailsTable;
  readonly room_picture: RoomPictureTable;
  readonly floor_plan: FloorPlanTable;
  readonly room_position: RoomPositionTable;
  readonly room_fault: RoomFaultTable;
}

export interface RoomDetailsTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly directions: Defaulted<string>;
  /** Whom to ask: name and address. */
  readonly contact: MaybeJson;
  /** Of directions and contact. */
  readonly version: Defaulted<number>;
  /** Of the pictures: who writes and who arranges pictures are not in each other's way. */
  readonly pictures_version: Defaulted<number>;
}

interface PictureColumns {
  readonly content_type: PictureType;
  readonly content: Buffer;
  /** Of the content. */
  readonly etag: string;
}

export interface RoomPictureTable extends PictureColumns {
  readonly organization_id: string;
  readonly id: string;
  readonly calendar_id: string;
  readonly position: number;
  readonly alt: string;
}

export interface FloorPlanTable extends PictureColumns {
  readonly organization_id: string;
  readonly unit_id: string;
  /** Of the plan and of what stands on it. */
  readonly version: Defaulted<number>;
}

/** In percent of the width and the height of the plan, from its upper left corner. */
export interface RoomPositionTable {
  readonly organization_id: string;
  readonly calendar_id: string;
  readonly unit_id: string;
  readonly x: number;
  readonly y: number;
}

export interface RoomFaultTable {
  readonly organization_id: string;
  readonly id: string;
  readonly calendar_id: string;
  /** Equipment as the room calls it; null: something else, and the words say what. */
  readonly about: Maybe<string>;
  readonly words: string;
  readonly reported_at: Timestamp;
  readonly reporter_tenant: string;
  readonly reporter_id: string;
  readonly reporter_name: string;
  /** Forgotten when it is closed: it is there to tell them. */
  readonly reporter_mail: ColumnType<string | null, string | null, string | null>;
  /** IANA; by which clock they read. */
  readonly reporter_zone: string;
  /** BCP 47. */
  readonly reporter_language: Defaulted<string>;
  readonly closed_at: MaybeTimestamp;
  readonly closed_by: Maybe<string>;
  readonly note: Maybe<string>;
  readonly version: Defaulted<number>;
}
