import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { PictureHash, pictureContent } from './pictures.ts';
import {
  CalendarId,
  Instant,
  Mail,
  MailboxAddress,
  Name,
  oneLine,
  prose,
  TimeZone,
  UnitId,
  Version,
} from './primitives.ts';
import { RoomKind } from './rooms.ts';
import { ShownFault } from './room-faults.ts';
import { route } from './route.ts';
import { KioskLanguage } from './visitor-ids.ts';

export const MOST_ROOM_PICTURES = 6;
/** As it is before it is written as text. */
export const MOST_ROOM_PICTURE_BYTES = 500 * 1_024;
/** For the text that a picture becomes, and what is said beside it. */
const PICTURE_BODY_KB = 720;

const uuid = { error: 'must be an id as this API gives them, a UUID' };

/** Made by whoever uploads, so that sending it twice makes one picture. */
export const RoomPictureId = z.uuid(uuid).toLowerCase().brand<'RoomPictureId'>();
export type RoomPictureId = z.output<typeof RoomPictureId>;

/** What a picture shows, for whoever does not see it. */
const Alt = oneLine(200);

/** Whom to ask about a room; what is reported to be broken goes to this address, in this language. */
export const RoomContact = z
  .strictObject({ name: Name, mail: Mail, language: KioskLanguage.default('en') })
  .nullable();
export type RoomContact = z.output<typeof RoomContact>;

export const RoomPicture = z.object({
  id: RoomPictureId,
  alt: z.string(),
  /** Under it the picture itself is found. */
  hash: PictureHash,
});
export type RoomPicture = z.output<typeof RoomPicture>;

export const RoomDetailsReply = z.object({
  room: z.object({ id: CalendarId, name: z.string(), mailbox: MailboxAddress, unit: UnitId.nullable() }),
  directions: z.string(),
  contact: z.object({ name: z.string(), mail: z.string(), language: KioskLanguage }).nullable(),
  pictures: z.array(RoomPicture),
  /** Where it is on the plan of its unit; null: nowhere. */
  position: z.object({ x: z.number(), y: z.number() }).nullable(),
  /** Of what is said. */
  version: Version,
  /** Of the pictures. */
  picturesVersion: Version,
});
export type RoomDetailsReply = z.output<typeof RoomDetailsReply>;

const ofRoom = z.strictObject({ id: CalendarId });
const problems = ['not-found', 'changed-meanwhile'] as const;

export const readRoomDetails = route({
  api: 'portal-api',
  method: 'get',
  path: '/rooms/:id/details',
  summary: 'What people see of a room beside its facts: pictures, how to get there, whom to ask',
  access: 'calendars.read',
  params: ofRoom,
  reply: RoomDetailsReply,
  problems: ['not-found'],
});

export const changeRoomDetails = route({
  api: 'portal-api',
  method: 'put',
  path: '/rooms/:id/details',
  summary: 'Says how to get to a room and whom to ask about it',
  access: 'calendars.write',
  conditional: true,
  params: ofRoom,
  body: z.strictObject({ directions: prose(2_000), contact: RoomContact }),
  reply: RoomDetailsReply,
  problems: [...problems],
});

export const addRoomPicture = route({
  api: 'portal-api',
  method: 'post',
  path: '/rooms/:id/pictures',
  summary:
    'Gives a room another picture, behind those it has: PNG, JPEG or WebP of at most 500 KB, in Base64. At most six',
  access: 'calendars.write',
  conditional: true,
  params: ofRoom,
  body: z.strictObject({ id: RoomPictureId, alt: Alt, content: pictureContent(MOST_ROOM_PICTURE_BYTES) }),
  bodyLimitKb: PICTURE_BODY_KB,
  reply: RoomDetailsReply,
  status: 201,
  problems: [...problems, 'not-possible-now', 'idempotency-key-reused', 'body-too-large'],
});

export const arrangeRoomPictures = route({
  api: 'portal-api',
  method: 'put',
  path: '/rooms/:id/pictures',
  summary: 'Sets the order of the pictures of a room and what they show; one that is left out is removed',
  access: 'calendars.write',
  conditional: true,
  params: ofRoom,
  body: z.strictObject({
    pictures: z.array(z.strictObject({ id: RoomPictureId, alt: Alt })).max(MOST_ROOM_PICTURES),
  }),
  reply: RoomDetailsReply,
  problems: [...problems],
});

/** When a room is taken on a day; never a subject, never a name. */
export const RoomDay = z.object({
  start: Instant,
  end: Instant,
  /** Null: its calendar is not known for that day. The first 50. */
  busy: z.array(z.object({ start: Instant, end: Instant, isTentative: z.boolean() })).nullable(),
  /**
   * Of a workspace: from when until when some of its places are taken, and how many are free then, at most. Then `busy` are
   * the times at which none is. The first 50.
   */
  places: z.array(z.object({ start: Instant, end: Instant, free: z.number().int() })).optional(),
  /** When the calendar was last read; null: it is not known. */
  readAt: Instant.nullable(),
});
export type RoomDay = z.output<typeof RoomDay>;

export const ShownRoom = z.object({
  mailbox: MailboxAddress,
  name: z.string(),
  kind: RoomKind,
  capacity: z.number().int().nullable(),
  equipment: z.array(z.string()),
  /** From building downwards. */
  place: z.object({ unit: UnitId, names: z.array(z.string()), timeZone: TimeZone }),
  directions: z.string(),
  contact: z.object({ name: z.string(), mail: z.string() }).nullable(),
  pictures: z.array(RoomPicture),
  /** Where it is, in percent from the upper left corner of the plan; null: it stands on none. */
  plan: z.object({ hash: PictureHash, x: z.number(), y: z.number() }).nullable(),
  day: RoomDay,
  /** What was reported and is not settled, the newest first. */
  faults: z.array(ShownFault),
  now: Instant,
});
export type ShownRoom = z.output<typeof ShownRoom>;

export const showRoom = route({
  api: 'addin-api',
  method: 'get',
  path: '/rooms/:mailbox/details',
  summary:
    'All that is known of a room that the caller may see, with when it is taken on a day as its calendar was last read; Exchange is not asked',
  access: 'rooms.read',
  params: z.strictObject({ mailbox: MailboxAddress }),
  /** The day is one of the calendar of that zone. */
  query: z.strictObject({ day: CalendarDay, timeZone: TimeZone }),
  reply: ShownRoom,
  problems: ['room-not-found'],
});
