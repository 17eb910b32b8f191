import { z } from 'zod';
import { Instant, UnitId } from './primitives.ts';
import { checkWish, Notice, RoomOffer, wishFields } from './rooms.ts';
import { route } from './route.ts';

/** A meeting in more places than these is a broadcast. */
export const MOST_SITES = 6;
/** More sets than these nobody compares. */
export const MOST_SETS = 5;
/** Where no set can be made, so many rooms of a place are named with what stands against them. */
export const MOST_REFUSED = 3;

const { start, end, equipment, timeZone, savedStart, savedEnd, savedRoom } = wishFields;
const { seats, before, after, bookable, accessible } = wishFields;

export const findRoomSets = route({
  api: 'addin-api',
  method: 'post',
  path: '/rooms/sets',
  summary:
    'Sets of rooms for a meeting in several places at the same instant, one room in each, the best first, from what was last read of their calendars; Exchange is asked about those of whom nothing is known, and nothing is changed',
  access: 'rooms.read',
  body: z
    .strictObject({
      start,
      end,
      equipment,
      timeZone,
      savedStart,
      savedEnd,
      savedRoom,
      before,
      after,
      bookable,
      accessible,
      sites: z
        .array(z.strictObject({ unit: UnitId, seats }))
        .min(2, { error: 'must name two places at least' })
        .max(MOST_SITES, { error: `must name at most ${MOST_SITES} places` })
        .refine((sites) => new Set(sites.map(({ unit }) => unit)).size === sites.length, {
          error: 'must name each place once',
        }),
    })
    .superRefine(checkWish),
  reply: z.object({
    readAt: Instant,
    /** In the order in which they were named. */
    sites: z.array(
      z.object({
        place: RoomOffer.shape.place,
        seats: z.number().int(),
        /** So many rooms there can be had, out of so many. */
        open: z.number().int(),
        rooms: z.number().int(),
        /** The first rooms there that cannot be had, with their reasons; none where one can. */
        refused: z.array(RoomOffer).max(MOST_REFUSED),
      }),
    ),
    /** One room for each place, in the order of `sites`; empty: in one of the places nothing can be had. */
    sets: z.array(z.object({ offers: z.array(RoomOffer) })).max(MOST_SETS),
    notices: z.array(Notice),
  }),
  problems: ['not-found'],
});
