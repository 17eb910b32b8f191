import { MOST_ROOM_PICTURE_BYTES, MOST_ROOM_PICTURES } from '../../../contract/room-details.ts';
import type {
  RoomContact,
  RoomDetailsReply,
  RoomPicture,
  RoomPictureId,
} from '../../../contract/room-details.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checkPicture } from '../pictures/index.ts';
import type { Picture } from '../pictures/index.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import {
  findPosition,
  findRoomPicture,
  insertPicture,
  readKeptDetails,
  roomOfPicture,
  saveDetails,
  savePictures,
} from './details.store.ts';
import type { KeptDetails, KeptRoom } from './details.store.ts';
import { placesOf, requireRoom } from './reach.ts';
import type { RoomDetailsDeps } from './reach.ts';

type Deps = Pick<RoomDetailsDeps, 'db' | 'directory'>;

/** What somebody saw of a room. */
interface Seen {
  readonly id: CalendarId;
  readonly version: number;
}

/** What is said of a room within the reach of the caller. Rejects with `not-found`. */
export async function readRoomDetails(deps: Deps, caller: Caller, id: CalendarId): Promise<RoomDetailsReply> {
  const places = await placesOf(deps, caller);
  const room = await requireRoom(deps.db, places, caller, id, { permission: 'calendars.read' });
  return await replyFor(deps.db, caller, room);
}

/** Says how to get to a room and whom to ask. Rejects with `not-found`, and `changed-meanwhile` with what is said now. */
export async function changeRoomDetails(
  deps: Deps,
  caller: Caller,
  { id, version, ...said }: Seen & { readonly directions: string; readonly contact: RoomContact },
): Promise<RoomDetailsReply> {
  return await changing(deps, caller, { id, version, of: 'version' }, (_tx, before) =>
    Promise.resolve({ ...before, ...said }),
  );
}

/**
 * Gives a room another picture, behind the others. The same id with the same picture is the same picture. Rejects with
 * `not-found`, `changed-meanwhile`, `invalid-request` for what is no picture or too large, `not-possible-now` where there are
 * six already, and `idempotency-key-reused`.
 */
export async function addRoomPicture(
  deps: Deps,
  caller: Caller,
  {
    id,
    version,
    picture: { id: pictureId, alt, content },
  }: Seen & {
    readonly picture: { readonly id: RoomPictureId; readonly alt: string; readonly content: Buffer };
  },
): Promise<RoomDetailsReply> {
  const picture = checkPicture(content, MOST_ROOM_PICTURE_BYTES);
  return await changing(
    deps,
    caller,
    { id, version, of: 'picturesVersion' },
    async (tx, before) => {
      if (before.pictures.length >= MOST_ROOM_PICTURES) {
        throw new Problem(
          'not-possible-now',
          `A room has at most ${MOST_ROOM_PICTURES} pictures. Remove one of them first.`,
        );
      }
      if (await roomOfPicture(tx, caller.organization, pictureId)) throw reused();
      const position = before.pictures.length;
      await insertPicture(tx, caller.organization, id, { id: pictureId, alt, position, ...picture });
      return { ...before, pictures: [...before.pictures, { id: pictureId, alt, hash: picture.etag }] };
    },
    // Sent again because the answer was lost: what was asked for is there.
    ({ pictures }) =>
      pictures.some((one) => one.id === pictureId && one.hash === picture.etag && one.alt === alt),
  );
}

/**
 * Sets the order of the pictures of a room and what they show; one that is left out is removed. Rejects with `not-found`,
 * `changed-meanwhile`, and `invalid-request` for a picture that the room does not have or that is named twice.
 */
export async function arrangeRoomPictures(
  deps: Deps,
  caller: Caller,
  { id, version, pictures }: Seen & { readonly pictures: readonly Pick<RoomPicture, 'id' | 'alt'>[] },
): Promise<RoomDetailsReply> {
  return await changing(deps, caller, { id, version, of: 'picturesVersion' }, async (tx, before) => {
    const there = new Map(before.pictures.map((one) => [one.id, one]));
    const arranged = pictures.map(({ id: pictureId, alt }, at) => {
      const known = there.get(pictureId);
      there.delete(pictureId);
      if (known) return { ...known, alt };
      const errors = [{ pointer: `/body/pictures/${at}/id`, detail: 'is not a picture of this room' }];
      throw new Problem('invalid-request', 'This room does not have one of these pictures.', { errors });
    });
    await savePictures(tx, caller.organization, id, arranged);
    return { ...before, pictures: arranged };
  });
}

/** A picture of a room that the caller looks after. Rejects with `not-found`. */
export async function readRoomPicture(
  deps: Deps,
  caller: Caller,
  { id, hash }: { readonly id: CalendarId; readonly hash: string },
): Promise<Picture> {
  const places = await placesOf(deps, caller);
  await requireRoom(deps.db, places, caller, id, { permission: 'calendars.read' });
  const picture = await findRoomPicture(deps.db, caller.organization, id, hash);
  if (!picture) throw noPicture();
  return picture;
}

export function noPicture(): Problem {
  return new Problem('not-found', 'There is no such picture.');
}

/** One change of what is said of a room, with its audit entry. What is the same already is not written again. */
async function changing(
  deps: Deps,
  caller: Caller,
  { id, version, of }: Seen & { readonly of: 'version' | 'picturesVersion' },
  change: (tx: Tx, before: KeptDetails) => Promise<KeptDetails>,
  isDone: (now: KeptDetails) => boolean = () => false,
): Promise<RoomDetailsReply> {
  const { organization } = caller;
  const places = await placesOf(deps, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const room = await requireRoom(tx, places, caller, id, { permission: 'calendars.write', isLocked: true });
    const before = await readKeptDetails(tx, organization, id);
    if (isDone(before)) return await replyFor(tx, caller, room);
    if (before[of] !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else changed what is said of this room since you opened it. Compare your changes with what it says now, and save again.',
        { current: await replyFor(tx, caller, room) },
      );
    }
    const after = await change(tx, before);
    if (JSON.stringify(factsOf(after)) === JSON.stringify(factsOf(before))) {
      return await replyFor(tx, caller, room);
    }
    await saveDetails(tx, organization, id, { ...after, [of]: version + 1 });
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'room-details.changed',
      subject: { kind: 'calendar', id, name: room.name },
      before: factsOf(before),
      after: factsOf(after),
    });
    return await replyFor(tx, caller, room);
  });
}

function factsOf({ directions, contact, pictures }: KeptDetails) {
  return { directions, contact, pictures: pictures.map(({ id, alt, hash }) => ({ id, alt, hash })) };
}

async function replyFor(db: Db | Tx, { organization }: Caller, room: KeptRoom): Promise<RoomDetailsReply> {
  const details = await readKeptDetails(db, organization, room.id);
  const position = await findPosition(db, organization, room.id);
  const { id, name, mailbox, unit } = room;
  return {
    room: { id, name, mailbox, unit },
    ...details,
    pictures: [...details.pictures],
    position: position && { x: position.x, y: position.y },
  };
}

function reused(): Problem {
  return new Problem('idempotency-key-reused', 'This id belongs to another picture already.');
}
