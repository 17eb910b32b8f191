import { z } from 'zod';
import { PictureHash, pictureContent } from './pictures.ts';
import { CalendarId, UnitId, Version } from './primitives.ts';
import { route } from './route.ts';

/** As it is before it is written as text. */
export const MOST_PLAN_BYTES = 1_024 * 1_024;
const PLAN_BODY_KB = 1_440;
const MOST_POSITIONS = 2_000;

const percent = { error: 'must be from 0 to 100' };
/** Percent of the width or the height of a plan, to a tenth. */
const Percent = z
  .number(percent)
  .min(0, percent)
  .max(100, percent)
  .transform((value) => Math.round(value * 10) / 10);

export const FloorPlanReply = z.object({
  unit: z.object({ id: UnitId, name: z.string() }),
  /** Under it the picture itself is found; null: there is no plan. */
  hash: PictureHash.nullable(),
  /** The rooms that stand in the unit itself, by name. */
  rooms: z.array(
    z.object({
      id: CalendarId,
      name: z.string(),
      /** From the upper left corner of the plan; null: it is not on it. */
      position: z.object({ x: z.number(), y: z.number() }).nullable(),
    }),
  ),
  /** Of the plan and of what stands on it. */
  version: Version,
});
export type FloorPlanReply = z.output<typeof FloorPlanReply>;

const ofUnit = z.strictObject({ id: UnitId });
const problems = ['not-found', 'changed-meanwhile'] as const;

export const readFloorPlan = route({
  api: 'portal-api',
  method: 'get',
  path: '/units/:id/plan',
  summary: 'The floor plan of a place, and where its rooms are on it',
  access: 'calendars.read',
  params: ofUnit,
  reply: FloorPlanReply,
  problems: ['not-found'],
});

export const setFloorPlan = route({
  api: 'portal-api',
  method: 'put',
  path: '/units/:id/plan',
  summary:
    'Gives a place a floor plan, or another one, on which its rooms stay where they are: PNG, JPEG or WebP of at most 1,024 KB, in Base64',
  access: 'calendars.write',
  conditional: true,
  params: ofUnit,
  body: z.strictObject({ content: pictureContent(MOST_PLAN_BYTES) }),
  bodyLimitKb: PLAN_BODY_KB,
  reply: FloorPlanReply,
  problems: [...problems, 'body-too-large'],
});

export const removeFloorPlan = route({
  api: 'portal-api',
  method: 'delete',
  path: '/units/:id/plan',
  summary: 'Takes the floor plan of a place away, with the positions of its rooms',
  access: 'calendars.write',
  conditional: true,
  params: ofUnit,
  reply: FloorPlanReply,
  problems: [...problems],
});

export const placeOnFloorPlan = route({
  api: 'portal-api',
  method: 'put',
  path: '/units/:id/plan/rooms',
  summary: 'Says where the rooms of a place are on its floor plan; one that is left out is nowhere on it',
  access: 'calendars.write',
  conditional: true,
  params: ofUnit,
  body: z.strictObject({
    rooms: z
      .array(z.strictObject({ id: CalendarId, x: Percent, y: Percent }))
      .max(MOST_POSITIONS, { error: `must be at most ${MOST_POSITIONS}` })
      .refine((rooms) => new Set(rooms.map(({ id }) => id)).size === rooms.length, {
        error: 'must name each room once',
      }),
  }),
  reply: FloorPlanReply,
  problems: [...problems, 'not-possible-now'],
});
