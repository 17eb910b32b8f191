import { z } from 'zod';
import { MailboxAddress, UnitId } from './primitives.ts';
import { route } from './route.ts';

/** Of one person in one organization. */
export const MOST_FAVORITE_ROOMS = 50;
/** So many rooms count as booked lately, and for so long. */
export const MOST_RECENT_ROOMS = 20;
export const RECENT_DAYS = 90;

/** What a person has to do with rooms already; nobody else sees it. */
export const OwnRooms = z.object({
  /** Marked by the person; those that they may see. */
  favorites: z.array(MailboxAddress),
  /** In meetings that they planned with this product and sent in the last 90 days, the last first; those that they may see. */
  recent: z.array(MailboxAddress),
  /** Where they are: a building, or a floor of it. Null: they did not say, or it is gone. */
  place: UnitId.nullable(),
});
export type OwnRooms = z.output<typeof OwnRooms>;

const favorite = z.strictObject({ mailbox: MailboxAddress });

export const addFavoriteRoom = route({
  api: 'addin-api',
  method: 'put',
  path: '/favorite-rooms/:mailbox',
  summary: `Marks a room as a favorite of the caller, ${MOST_FAVORITE_ROOMS} at most; repeating it is harmless`,
  access: 'rooms.read',
  params: favorite,
  reply: z.object({}),
  problems: ['room-not-found', 'not-possible-now'],
});

export const removeFavoriteRoom = route({
  api: 'addin-api',
  method: 'delete',
  path: '/favorite-rooms/:mailbox',
  summary: 'Takes the mark from a room; one that has none, or is gone, is as it should be',
  access: 'rooms.read',
  params: favorite,
  reply: z.object({}),
});

export const chooseOwnPlace = route({
  api: 'addin-api',
  method: 'put',
  path: '/own-place',
  summary: 'Says in which building, or on which floor, the caller is: searches begin there. Null forgets it',
  access: 'rooms.read',
  body: z.strictObject({ unit: UnitId.nullable() }),
  reply: z.object({ place: UnitId.nullable() }),
  problems: ['not-found'],
});
