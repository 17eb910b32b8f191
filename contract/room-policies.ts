import { z } from 'zod';
import { ClosedCalendar, OpeningWeek } from './opening.ts';
import { PolicyRefusal } from './policy-refusals.ts';
import { CalendarId, DepartmentId, Guid, Instant, TimeZone, Version, oneLine } from './primitives.ts';
import { route } from './route.ts';

const MOST_IN_A_LIST = 50;
const DAY_MINUTES = 24 * 60;
const MOST_DAYS = 60;

/** People by their Entra groups and departments: whoever is in one of them. Both empty: everybody. */
export const Audience = z.strictObject({
  groups: z.array(Guid).max(MOST_IN_A_LIST),
  departments: z.array(DepartmentId).max(MOST_IN_A_LIST),
});
export type Audience = z.output<typeof Audience>;

const limit = (most: number) => z.number().int().min(0).max(most).nullable();

/** What counts for rooms. Null: what the place above says. Of a number 0 is no limit, whatever the place above says. */
const parts = {
  seenBy: Audience.nullable(),
  bookedBy: Audience.nullable(),
  /** By the clock of the place in which a room is; empty: around the clock. */
  hours: OpeningWeek.nullable(),
  closedDays: ClosedCalendar.nullable(),
  longestMinutes: limit(MOST_DAYS * DAY_MINUTES),
  leadMinutes: limit(MOST_DAYS * DAY_MINUTES),
  daysAhead: limit(3_650),
  /** Of the seats of a room. */
  fillPercent: limit(100),
  /** Meetings of one person that are ahead, in all rooms for which this is said together. */
  openBookings: limit(1_000),
  /** Hours of one person in a week, Monday to Sunday, in all those rooms. */
  hoursPerWeek: limit(168),
  /** `request`: somebody decides about every meeting. */
  approval: z.enum(['direct', 'request']).nullable(),
};

export const POLICY_PARTS = [
  'seenBy',
  'bookedBy',
  'hours',
  'closedDays',
  'longestMinutes',
  'leadMinutes',
  'daysAhead',
  'fillPercent',
  'openBookings',
  'hoursPerWeek',
  'approval',
] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

export const RoomPolicy = z.strictObject({
  ...parts,
  /** What the directory called the groups when they were chosen, by id; for people to read. */
  groupNames: z
    .record(Guid, oneLine(256))
    .refine((names) => Object.keys(names).length <= 2 * MOST_IN_A_LIST, { error: 'must be at most 100' }),
});
export type RoomPolicy = z.output<typeof RoomPolicy>;

/** The organization, a place, or a room: whose policy it is. */
export const PolicyHolder = z.object({
  kind: z.enum(['organization', 'unit', 'room']),
  id: z.string(),
  name: z.string(),
});
export type PolicyHolder = z.output<typeof PolicyHolder>;

export const RoomPolicyReply = z.object({
  holder: PolicyHolder,
  /** What counts above it, nearest first: a room's place, that one's, up to the organization. */
  above: z.array(PolicyHolder),
  /** Of a room or place; null: the organization, which has none. */
  timeZone: TimeZone.nullable(),
  own: RoomPolicy,
  /** What counts there in the end, part by part, and whose policy says so; a part that nobody named is not in it. */
  effective: z.array(z.object({ part: z.enum(POLICY_PARTS), from: PolicyHolder })),
  /** The effective values; null: nobody named it. */
  values: RoomPolicy,
  version: Version,
});
export type RoomPolicyReply = z.output<typeof RoomPolicyReply>;

/** Of the organization, a place or a room. */
const PolicyHolderId = z.uuid({ error: 'must be an id as this API gives them, a UUID' });

export const listRoomPolicies = route({
  api: 'portal-api',
  method: 'get',
  path: '/room-policies',
  summary: 'Which places and rooms have a policy of their own, the organization first',
  access: 'calendars.read',
  reply: z.object({
    organization: z.object({ id: z.string(), name: z.string() }),
    own: z.array(z.object({ holder: PolicyHolder, parts: z.array(z.enum(POLICY_PARTS)) })),
  }),
});

export const readRoomPolicy = route({
  api: 'portal-api',
  method: 'get',
  path: '/room-policies/:id',
  summary:
    'What counts for the rooms of the organization, of a place, or for a room, and which place says so',
  access: 'calendars.read',
  params: z.strictObject({ id: PolicyHolderId }),
  reply: RoomPolicyReply,
  problems: ['not-found'],
});

export const changeRoomPolicy = route({
  api: 'portal-api',
  method: 'put',
  path: '/room-policies/:id',
  summary:
    'Sets what the organization, a place or a room says about its rooms. Exchange books all the same: Foyer says no before Send',
  access: 'calendars.write',
  conditional: true,
  params: z.strictObject({ id: PolicyHolderId }),
  body: RoomPolicy,
  reply: RoomPolicyReply,
  problems: ['not-found', 'changed-meanwhile'],
});

/** So many touched meetings are named; they are counted all. */
export const MOST_TOUCHED = 200;
export const PREVIEW_DAYS = 30;

/** What another policy would be against in the last and in the next 30 days. */
export const DryRunReply = z.object({
  from: Instant,
  to: Instant,
  /** So many meetings of these rooms were looked at; `isComplete`: those are all. */
  looked: z.number().int(),
  isComplete: z.boolean(),
  rooms: z.number().int(),
  /** Rooms whose calendars were never read: of them nothing is known. */
  unread: z.number().int(),
  /** So many the new policy is against and the present one is not, before and after now. */
  past: z.number().int(),
  ahead: z.number().int(),
  /** So many the present one is against and the new one is not. */
  freed: z.number().int(),
  byReason: z.array(z.object({ code: z.string(), meetings: z.number().int() })),
  /** Parts of the change of which the mirror says nothing: who is in which group, how many people came. */
  unjudged: z.array(z.enum(POLICY_PARTS)),
  /** The first of them, those ahead first and then back from now. */
  touched: z.array(
    z.object({
      room: z.object({ id: CalendarId, name: z.string(), timeZone: TimeZone }),
      start: Instant,
      end: Instant,
      /** Null: private, or the room keeps no titles. */
      subject: z.string().nullable(),
      isPrivate: z.boolean(),
      organizer: z.string().nullable(),
      reasons: z.array(PolicyRefusal),
    }),
  ),
  now: Instant,
});
export type DryRunReply = z.output<typeof DryRunReply>;

export const previewRoomPolicy = route({
  api: 'portal-api',
  method: 'post',
  path: '/room-policies/:id/preview',
  summary:
    'Which meetings of the last and of the next 30 days another policy would be against that the present one lets pass; nothing is changed and Exchange is not asked',
  access: 'calendars.write',
  conditional: true,
  params: z.strictObject({ id: PolicyHolderId }),
  body: RoomPolicy,
  reply: DryRunReply,
  problems: ['not-found', 'changed-meanwhile'],
});
