import { z } from 'zod';
import { CalendarDay, TimeOfDay } from './deadlines.ts';
import { DeskDetails } from './desk-fields.ts';
import { Instant, TimeZone, Version } from './primitives.ts';
import { route } from './route.ts';
import { Accepted, LeftBy, ReceptionId, VisitId, VisitStatus } from './visitor-ids.ts';
import { DeskWarning } from './watch-list.ts';

/** More than a front desk sees in a day. */
export const MOST_DESK_VISITS = 5_000;

export const VisitStep = z.enum(['check-in', 'check-out', 'undo']);
export type VisitStep = z.output<typeof VisitStep>;

export const DeskVisit = z.object({
  id: VisitId,
  status: VisitStatus,
  name: z.string(),
  company: z.string().nullable(),
  /** The host's, for the reception. */
  note: z.string(),
  /** Without an address nobody can be told. */
  host: z.object({ name: z.string(), mail: z.string().nullable() }),
  /** What the meeting is called; null: private, not shown by its room, or not wanted at this reception. */
  title: z.string().nullable(),
  /** When the host was told last by hand, and by whom; null: never. */
  notified: z.object({ at: Instant, by: z.string() }).nullable(),
  /** Came without having been announced. */
  isWalkIn: z.boolean(),
  /** It begins when nobody is at the reception. */
  isUnstaffed: z.boolean(),
  /** No room shows the meeting: its host says what changes, nothing else does. */
  isUnfollowed: z.boolean(),
  /** Null: the meeting has none. */
  room: z.string().nullable(),
  start: Instant,
  end: Instant,
  toldAt: Instant.nullable(),
  /** The last SMS to the visitor was given up, or was one too many for a day; null: neither. */
  smsTrouble: z.enum(['failed', 'limited']).nullable(),
  arrivedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  /** Who said so; `time`: nobody, it was the hour of the reception. Null: has not left. */
  leftBy: LeftBy.nullable(),
  /** Still inside, although the reception asks who is, and the meeting is over. */
  isStillInside: z.boolean(),
  /** Which version of the house rules was accepted, when and in which language; null: none. */
  accepted: Accepted.nullable(),
  /** At the same time the same person is expected here by others as well; of a list of a day alone. */
  alsoExpected: z.array(z.object({ start: Instant, end: Instant, host: z.string() })),
  details: DeskDetails,
  /** Null: nobody is warned of the visitor. */
  warning: DeskWarning.nullable(),
  /** What can be done now. */
  steps: z.array(VisitStep),
  version: Version,
});
export type DeskVisit = z.output<typeof DeskVisit>;

export const listMyReceptions = route({
  api: 'portal-api',
  method: 'get',
  path: '/my-receptions',
  summary: 'The receptions at which the caller works, by name',
  access: 'visits.work',
  reply: z.object({
    receptions: z.array(
      z.object({ id: ReceptionId, name: z.string(), timeZone: TimeZone, isActive: z.boolean() }),
    ),
    now: Instant,
  }),
});

export const listDeskVisits = route({
  api: 'portal-api',
  method: 'get',
  path: '/front-desk',
  summary: 'Who is expected at a reception on a day by its calendar, and whoever is still on site',
  access: 'visits.work',
  query: z.strictObject({
    reception: ReceptionId,
    /** Left out: today. */
    day: CalendarDay.optional(),
  }),
  reply: z.object({
    reception: z.object({
      id: ReceptionId,
      name: z.string(),
      timeZone: TimeZone,
      /** When whoever is still inside is checked out by the clock; null: never. */
      automaticAt: TimeOfDay.nullable(),
    }),
    day: z.string(),
    visits: z.array(DeskVisit),
    /** Places to park: taken now, and at most at once on this day; null: the reception counts none. */
    parking: z
      .object({ places: z.number().int(), taken: z.number().int(), most: z.number().int(), mostAt: Instant })
      .nullable(),
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});

/** So long after a host was told, by hand or by the arrival, they are not told again. */
export const NOTIFY_SECONDS = 60;

export const notifyHost = route({
  api: 'portal-api',
  method: 'post',
  path: '/visits/:id/notify',
  summary:
    'Tells the host of somebody who is on site once more, in the way of the reception; not twice within a minute',
  access: 'visits.work',
  params: z.strictObject({ id: VisitId }),
  body: z.strictObject({}),
  reply: DeskVisit,
  problems: ['not-found', 'not-possible-now'],
});

export const takeStep = route({
  api: 'portal-api',
  method: 'post',
  path: '/visits/:id/step',
  summary: 'Checks a visitor in or out, or takes the last of it back; the host is told once of an arrival',
  access: 'visits.work',
  conditional: true,
  params: z.strictObject({ id: VisitId }),
  body: z.strictObject({ step: VisitStep }),
  reply: DeskVisit,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});
