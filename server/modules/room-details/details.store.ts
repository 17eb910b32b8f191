import { sql } from 'kysely';
import { RoomContact } from '../../../contract/room-details.ts';
import type { RoomPicture, RoomPictureId } from '../../../contract/room-details.ts';
import type {
  CalendarId,
  DepartmentId,
  MailboxAddress,
  OrganizationId,
  UnitId,
} from '../../../contract/primitives.ts';
import type { Picture } from '../pictures/index.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** A room as those see it who look after it, in a place or not. */
export interface KeptRoom {
  readonly id: CalendarId;
  readonly name: string;
  readonly mailbox: MailboxAddress;
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
}

export interface KeptDetails {
  readonly directions: string;
  readonly contact: RoomContact;
  readonly pictures: readonly RoomPicture[];
  /** Of what is said and of the pictures; a room of which nothing was ever said has 1. */
  readonly version: number;
  readonly picturesVersion: number;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

export async function findKeptRoom(
  db: Db | Tx,
  organization: OrganizationId,
  id: CalendarId,
  { isLocked }: { readonly isLocked: boolean },
): Promise<KeptRoom | null> {
  const row = await db
    .selectFrom('calendar')
    .select(['id', 'name', 'mailbox', 'unit_id as unit', 'department_id as department'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  return (row as KeptRoom | undefined) ?? null; // ids and addresses were checked when they were written
}

export async function readKeptDetails(
  db: Db | Tx,
  organization: OrganizationId,
  room: CalendarId,
): Promise<KeptDetails> {
  const row = await db
    .selectFrom('room_details')
    .select(['directions', 'contact', 'version', 'pictures_version'])
    .where('organization_id', '=', organization)
    .where('calendar_id', '=', room)
    .executeTakeFirst();
  const pictures = await db
    .selectFrom('room_picture')
    .select(['id', 'alt', 'etag as hash'])
    .where('organization_id', '=', organization)
    .where('calendar_id', '=', room)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return {
    directions: row?.directions ?? '',
    contact: RoomContact.parse(row?.contact ?? null),
    pictures: pictures as RoomPicture[], // the ids were checked when they were written
    version: row?.version ?? 1,
    picturesVersion: row?.pictures_version ?? 1,
  };
}

/** Writes what is said of a room with its versions; the pictures themselves are not among it. */
export async function saveDetails(
  tx: Tx,
  organization: OrganizationId,
  room: CalendarId,
  { directions, contact, version, picturesVersion }: Omit<KeptDetails, 'pictures'>,
): Promise<void> {
  const columns = {
    directions,
    contact: contact && JSON.stringify(contact),
    version,
    pictures_version: picturesVersion,
  };
  await tx
    .insertInto('room_details')
    .values({ organization_id: organization, calendar_id: room, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'calendar_id']).doUpdateSet(columns))
    .execute();
}

/** The room that has a picture of that id; null: no room of the organization. */
export async function roomOfPicture(
  tx: Tx,
  organization: OrganizationId,
  id: RoomPictureId,
): Promise<{ readonly room: string; readonly hash: string; readonly alt: string } | null> {
  const row = await tx
    .selectFrom('room_picture')
    .select(['calendar_id as room', 'etag as hash', 'alt'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertPicture(
  tx: Tx,
  organization: OrganizationId,
  room: CalendarId,
  picture: { readonly id: RoomPictureId; readonly alt: string; readonly position: number } & Picture,
): Promise<void> {
  const { id, alt, position, contentType, content, etag } = picture;
  await tx
    .insertInto('room_picture')
    .values({
      organization_id: organization,
      id,
      calendar_id: room,
      position,
      alt,
      content_type: contentType,
      content,
      etag,
    })
    .execute();
}

/** Puts the pictures of a room in this order, with what they show; those that are not among them go. */
export async function savePictures(
  tx: Tx,
  organization: OrganizationId,
  room: CalendarId,
  pictures: readonly Pick<RoomPicture, 'id' | 'alt'>[],
): Promise<void> {
  await tx
    .deleteFrom('room_picture')
    .where('organization_id', '=', organization)
    .where('calendar_id', '=', room)
    .where(sql<boolean>`not (id = any(${pictures.map(({ id }) => id)}::uuid[]))`)
    .execute();
  for (const [position, { id, alt }] of pictures.entries()) {
    await tx
      .updateTable('room_picture')
      .set({ position, alt })
      .where('organization_id', '=', organization)
      .where('calendar_id', '=', room)
      .where('id', '=', id)
      .execute();
  }
}

/** A picture of a room by its content; null: the room has no such picture. */
export async function findRoomPicture(
  db: Db,
  organization: OrganizationId,
  room: CalendarId,
  hash: string,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('room_picture')
    .select(['content_type', 'content', 'etag'])
    .where('organization_id', '=', organization)
    .where('calendar_id', '=', room)
    .where('etag', '=', hash)
    .executeTakeFirst();
  return row ? pictureFrom(row) : null;
}

/** PGlite gives plain bytes, PostgreSQL a Buffer of them. */
export function pictureFrom(row: {
  readonly content_type: Picture['contentType'];
  readonly content: Uint8Array;
  readonly etag: string;
}): Picture {
  return { contentType: row.content_type, content: Buffer.from(row.content), etag: row.etag };
}

/** Where a room is, and on which plan; null: on none. */
export async function findPosition(
  db: Db | Tx,
  organization: OrganizationId,
  room: CalendarId,
): Promise<(Position & { readonly hash: string }) | null> {
  const row = await db
    .selectFrom('room_position as position')
    .innerJoin('floor_plan as plan', (join) =>
      join
        .onRef('plan.organization_id', '=', 'position.organization_id')
        .onRef('plan.unit_id', '=', 'position.unit_id'),
    )
    .select(['position.x', 'position.y', 'plan.etag as hash'])
    .where('position.organization_id', '=', organization)
    .where('position.calendar_id', '=', room)
    .executeTakeFirst();
  return row ?? null;
}
