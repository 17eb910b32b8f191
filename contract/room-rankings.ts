import { z } from 'zod';
import { Instant, TimeZone, UnitId, Version } from './primitives.ts';
import { PolicyHolder } from './room-policies.ts';
import { route } from './route.ts';
import { Equipment, RoomFit, checkWish } from './rooms.ts';

/** Points for what makes a room less fit; docs/decisions/0064 says how they are added up. Favorite and recent are taken off. */
export const STANDARD_WEIGHTS = {
  seat: 100,
  otherFloor: 200,
  otherBuilding: 600,
  otherCampus: 3_000,
  otherRegion: 10_000,
  missing: 50,
  beyond: 2,
  mostBeyond: 40,
  onRequest: 45,
  favorite: 150,
  recent: 30,
} as const;

export const WEIGHT_PARTS = [
  'seat',
  'otherFloor',
  'otherBuilding',
  'otherCampus',
  'otherRegion',
  'missing',
  'beyond',
  'mostBeyond',
  'onRequest',
  'favorite',
  'recent',
] as const satisfies readonly (keyof typeof STANDARD_WEIGHTS)[];
export type WeightPart = (typeof WEIGHT_PARTS)[number];

/** So much a weight may be: less than what keeps a room of unknown size behind all others. */
export const MOST_WEIGHT: Readonly<Record<WeightPart, number>> = {
  seat: 1_000,
  otherFloor: 100_000,
  otherBuilding: 100_000,
  otherCampus: 100_000,
  otherRegion: 100_000,
  missing: 1_000,
  beyond: 1_000,
  mostBeyond: 10_000,
  onRequest: 10_000,
  favorite: 10_000,
  recent: 10_000,
};

const weight = (part: WeightPart) => {
  const words = { error: `must be a whole number from 0 to ${MOST_WEIGHT[part]}` };
  return z.number(words).int(words).min(0, words).max(MOST_WEIGHT[part], words);
};

/** What counts in the end, part by part. */
export const RoomWeights = z.strictObject({
  seat: weight('seat'),
  otherFloor: weight('otherFloor'),
  otherBuilding: weight('otherBuilding'),
  otherCampus: weight('otherCampus'),
  otherRegion: weight('otherRegion'),
  missing: weight('missing'),
  beyond: weight('beyond'),
  mostBeyond: weight('mostBeyond'),
  onRequest: weight('onRequest'),
  favorite: weight('favorite'),
  recent: weight('recent'),
});
export type RoomWeights = z.output<typeof RoomWeights>;

const { shape } = RoomWeights;
/** What one place says. Null: what the place above says, at the top what the product says. */
export const OwnWeights = z.strictObject({
  seat: shape.seat.nullable(),
  otherFloor: shape.otherFloor.nullable(),
  otherBuilding: shape.otherBuilding.nullable(),
  otherCampus: shape.otherCampus.nullable(),
  otherRegion: shape.otherRegion.nullable(),
  missing: shape.missing.nullable(),
  beyond: shape.beyond.nullable(),
  mostBeyond: shape.mostBeyond.nullable(),
  onRequest: shape.onRequest.nullable(),
  favorite: shape.favorite.nullable(),
  recent: shape.recent.nullable(),
});
export type OwnWeights = z.output<typeof OwnWeights>;

export const RoomRankingReply = z.object({
  /** The organization or a place. */
  holder: PolicyHolder,
  /** What counts above it, nearest first, up to the organization. */
  above: z.array(PolicyHolder),
  own: OwnWeights,
  /** What counts there in the end. */
  values: RoomWeights,
  /** Whose weight it is, part by part; a part that nobody set is not in it, and is as the product has it. */
  effective: z.array(z.object({ part: z.enum(WEIGHT_PARTS), from: PolicyHolder })),
  version: Version,
});
export type RoomRankingReply = z.output<typeof RoomRankingReply>;

const holder = z.strictObject({ id: z.uuid({ error: 'must be an id as this API gives them, a UUID' }) });

export const readRoomRanking = route({
  api: 'portal-api',
  method: 'get',
  path: '/room-rankings/:id',
  summary:
    'What counts how much in the order of rooms of the organization or of a place, and which place says so',
  access: 'calendars.read',
  params: holder,
  reply: RoomRankingReply,
  problems: ['not-found'],
});

export const changeRoomRanking = route({
  api: 'portal-api',
  method: 'put',
  path: '/room-rankings/:id',
  summary:
    'Sets what counts how much in the order of the rooms of the organization or of a place; null is as above',
  access: 'calendars.write',
  conditional: true,
  params: holder,
  body: OwnWeights,
  reply: RoomRankingReply,
  problems: ['not-found', 'changed-meanwhile'],
});

/** So many rooms of the new order are named. */
export const MOST_RANKED = 30;

/** Where a room stands in one of the two orders, from 1. */
const Standing = z.object({ place: z.number().int(), points: RoomFit.shape.points });

const whole = (least: number, most: number) => {
  const words = { error: `must be a whole number from ${least} to ${most}` };
  return z.number(words).int(words).min(least, words).max(most, words);
};

export const previewRoomRanking = route({
  api: 'portal-api',
  method: 'post',
  path: '/room-rankings/:id/preview',
  summary:
    'The order of rooms for a need as it is and as it would be with other weights, with the points of each room; nothing is changed and Exchange is not asked',
  access: 'calendars.write',
  conditional: true,
  params: holder,
  body: z.strictObject({
    weights: OwnWeights,
    need: z
      .strictObject({
        start: Instant,
        end: Instant,
        seats: whole(1, 1_000_000),
        equipment: z.array(Equipment).max(50),
        /** Where rooms are looked for; null: in all places of the one whose weights they are. */
        unit: UnitId.nullable(),
        /** Where whoever looks is; null: they did not say. */
        near: UnitId.nullable(),
        timeZone: TimeZone.nullable(),
      })
      .superRefine(checkWish),
  }),
  reply: z.object({
    /** So many rooms were put in order, `free` of them to be had then as last read. */
    rooms: z.number().int(),
    free: z.number().int(),
    /** So many stand elsewhere than before. */
    moved: z.number().int(),
    /** The first of them in the new order. */
    ranked: z.array(
      z.object({
        name: z.string(),
        place: z.array(z.string()),
        capacity: z.number().int().nullable(),
        standing: RoomFit.shape.standing,
        before: Standing,
        after: Standing,
      }),
    ),
  }),
  problems: ['not-found', 'changed-meanwhile'],
});
