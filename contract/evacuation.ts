import { z } from 'zod';
import { Instant, TimeZone } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId, VisitId } from './visitor-ids.ts';

/** More than stand in any building at once. */
export const MOST_INSIDE = 10_000;
/** What a device may have noted while nobody could be told. */
export const MOST_MARKS = 10_000;
/** A roll call is over by then; whoever was safe in the morning is not safe in the afternoon because of it. */
export const MARK_HOURS = 4;

/** Somebody who is inside, as whoever calls the roll needs to know them. */
export const PersonInside = z.object({
  visit: VisitId,
  name: z.string(),
  company: z.string().nullable(),
  host: z.string(),
  /** Null: the meeting has none. */
  room: z.string().nullable(),
  /** The building of the room; null: nobody knows. */
  building: z.string().nullable(),
  /** Where they came in. Lists that devices kept of before do not say. */
  reception: z.string().default(''),
  since: Instant,
  /** A group counts so many people. */
  size: z.number().int().positive(),
  isSafe: z.boolean(),
  /** When that was said last; null: nobody has said anything. */
  markedAt: Instant.nullable(),
});
export type PersonInside = z.output<typeof PersonInside>;

/** Somebody whom nobody saw leave: checked out by the clock of the reception alone. */
export const PersonGone = z.object({
  visit: VisitId,
  name: z.string(),
  company: z.string().nullable(),
  host: z.string(),
  room: z.string().nullable(),
  reception: z.string().default(''),
  /** A group counts so many people. */
  size: z.number().int().positive(),
  at: Instant,
});
export type PersonGone = z.output<typeof PersonGone>;

export const EvacuationList = z.object({
  reception: z.object({ id: ReceptionId, name: z.string(), timeZone: TimeZone }),
  /** Every reception that receives visitors in a building of this one, itself first. */
  covers: z.array(z.string()).default([]),
  /** By name. */
  people: z.array(PersonInside),
  /** By name; they may be inside all the same. Lists that devices kept of before have none. */
  unseen: z.array(PersonGone).default([]),
  isComplete: z.boolean(),
  now: Instant,
});
export type EvacuationList = z.output<typeof EvacuationList>;

export const readEvacuationList = route({
  api: 'portal-api',
  method: 'get',
  path: '/evacuation',
  summary:
    'Who is inside now, of the visitors of a reception and of the others in its buildings; nothing is written for it',
  access: 'visits.work',
  query: z.strictObject({ reception: ReceptionId }),
  reply: EvacuationList,
  problems: ['not-found'],
});

export const markPeople = route({
  api: 'portal-api',
  method: 'post',
  path: '/evacuation/marks',
  summary: 'Says who is safe and who is not; what was said later counts, in whatever order it arrives',
  access: 'visits.work',
  bodyLimitKb: 2_048,
  body: z.strictObject({
    reception: ReceptionId,
    marks: z
      .array(
        z.strictObject({
          visit: VisitId,
          isSafe: z.boolean(),
          /** How long ago it was said, in milliseconds: the clock of a device may be wrong, the time that passed on it is not. */
          agoMs: z
            .number()
            .int()
            .min(0)
            .max(24 * 60 * 60_000),
        }),
      )
      .min(1)
      .max(MOST_MARKS),
  }),
  reply: EvacuationList,
  problems: ['not-found'],
});

export const beginRollCall = route({
  api: 'portal-api',
  method: 'post',
  path: '/evacuation/begin',
  summary: 'Begins to call the roll anew: what was said of people before counts no longer',
  access: 'visits.work',
  body: z.strictObject({ reception: ReceptionId }),
  reply: EvacuationList,
  problems: ['not-found'],
});
