import { z } from 'zod';
import { OwnRooms } from './own-rooms.ts';
import { Instant, MailboxAddress, TimeZone, UnitId } from './primitives.ts';
import { policyRefusals } from './policy-refusals.ts';
import { ProblemCode } from './problem.ts';
import { MOST_BUFFER_MINUTES } from './room-buffer.ts';
import { route } from './route.ts';

/** Graph refuses free/busy windows of 62 days and more (learn.microsoft.com/graph/outlook-get-free-busy-schedule). */
export const LONGEST_WISH_DAYS = 60;

const DAY_MS = 24 * 60 * 60_000;

/** A repeated query parameter: absent, once, or several times. */
const listed = (value: unknown): unknown =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(listed, z.array(item).max(50, { error: 'may be given at most 50 times' }));

/** Digits and nothing else: `0x10`, `1e3` and a blank are numbers to JavaScript and mistakes to everybody else. */
const wholeNumber = (least: number, most: number) => {
  const words = { error: `must be a whole number from ${least} to ${most}` };
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.number(words).int(words).min(least, words).max(most, words),
  );
};

/** A feature of a room such as `display`, `video`, `audio`, `wheelchair-accessible` or a tag of the directory, lower case. */
export const Equipment = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'must name something' })
  .max(100, { error: 'must be at most 100 characters' });

/** One call to Exchange takes twenty rooms; a pane shows fewer at once. */
export const MOST_CONFIRMED = 20;

/** Unless a caller wants more at once. */
export const ROOMS_PER_PAGE = 100;
const MOST_ROOMS_PER_PAGE = 1_000;

/** What a meeting asks of rooms. */
export const wishFields = {
  start: Instant,
  end: Instant,
  seats: wholeNumber(1, 1_000_000).default(1),
  equipment: many(Equipment),
  /** The zone the meeting is composed in: rooms that live by the same clock come before those that do not. */
  timeZone: TimeZone.optional(),
  /** When the meeting has been sent before: what it occupies already, so that it does not stand in its own way. */
  savedStart: Instant.optional(),
  savedEnd: Instant.optional(),
  savedRoom: many(MailboxAddress),
  /** Whole minutes that the room must be free around the meeting, to set up and to clear away. */
  before: wholeNumber(0, MOST_BUFFER_MINUTES).default(0),
  after: wholeNumber(0, MOST_BUFFER_MINUTES).default(0),
  /** `direct`: rooms about which somebody decides are refused. */
  bookable: z.enum(['direct', 'request'], { error: 'must be direct or request' }).default('request'),
  /** `yes`: as if `wheelchair-accessible` were among the equipment. */
  accessible: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  /**
   * Where whoever looks for a room is: what is nearer comes first. Unless given, their own place. A unit that is not there
   * any more changes nothing.
   */
  near: UnitId.optional(),
};

/** What a resource mailbox is for. */
export const RoomKind = z.enum(['room', 'workspace', 'equipment'], {
  error: 'must be room, workspace or equipment',
});
export type RoomKind = z.output<typeof RoomKind>;

/** Among which rooms something is looked for. */
export const amongFields = {
  /** With everything below it. */
  unit: UnitId.optional(),
  /** Only those; all of them unless given. */
  kind: many(RoomKind).default([]),
  /** `yes`, and no `unit`: in the building of the caller, or everywhere while they did not say which one it is. */
  around: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  /** Only rooms that the caller marked, or booked lately. */
  mine: z.enum(['favorites', 'recent'], { error: 'must be favorites or recent' }).optional(),
};

/** That it has a length, is not too long, and says what it occupies already whole or not at all. */
export function checkWish<T extends { start: string; end: string; savedStart?: unknown; savedEnd?: unknown }>(
  wish: T,
  context: z.RefinementCtx<T>,
): void {
  const length = Date.parse(wish.end) - Date.parse(wish.start);
  if (length <= 0) {
    context.addIssue({ code: 'custom', path: ['end'], message: 'must be after start' });
  } else if (length > LONGEST_WISH_DAYS * DAY_MS) {
    const message = `must be at most ${LONGEST_WISH_DAYS} days after start`;
    context.addIssue({ code: 'custom', path: ['end'], message });
  }
  if ((wish.savedStart === undefined) !== (wish.savedEnd === undefined)) {
    const message = 'savedStart and savedEnd go together';
    context.addIssue({ code: 'custom', path: ['savedStart'], message });
  }
}

/** Why a room cannot be had, apart from being busy; all reasons are listed, not only the first. */
export const Refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('too-small'), seats: z.number(), capacity: z.number() }),
  z.object({ code: z.literal('missing-equipment'), missing: z.array(z.string()) }),
  /** Only others may book it; `from`: the place whose policy says so, absent where the room's own list does. */
  z.object({ code: z.literal('restricted'), from: z.string().nullable().optional() }),
  ...policyRefusals,
  z.object({ code: z.literal('on-request') }),
  /** Something is too near before or after the meeting: so many minutes are free there, and so many are needed. */
  z.object({
    code: z.literal('buffer-taken'),
    side: z.enum(['before', 'after']),
    free: z.number().int(),
    needed: z.number().int(),
  }),
]);
export type Refusal = z.output<typeof Refusal>;

/**
 * Why a room stands where it stands. First counts `standing`, then the clock there (`isElsewhere`, `isAtNight`), then the
 * sum of `points`: fewer are better. docs/decisions/0064 says how many there are for what.
 */
export const RoomFit = z.object({
  /** `unsure`: not known, or taken by something tentative only. */
  standing: z.enum(['free', 'unsure', 'busy', 'refused']),
  /** Another clock hangs there than that of the meeting. */
  isElsewhere: z.boolean(),
  /** It would begin before 7 or after 20 o'clock there. */
  isAtNight: z.boolean(),
  /** Seats that stay empty, below zero those that are missing; null: its capacity is not known. */
  seatsOver: z.number().int().nullable(),
  /** What it shares with `near`; `elsewhere`: nothing. Null: nobody said where they are. */
  shares: z.enum(['floor', 'building', 'campus', 'region', 'elsewhere']).nullable(),
  /** What `shares` is about: the place that was asked for, or the caller's own; null: neither. */
  nearTo: z.enum(['asked', 'own']).nullable(),
  /** What the caller has to do with it already: marked it, or booked it lately. */
  familiar: z.enum(['favorite', 'recent']).nullable(),
  /** What it has that nobody asked for. */
  beyond: z.array(z.string()),
  points: z.object({
    capacity: z.number().int(),
    distance: z.number().int(),
    equipment: z.number().int(),
    booking: z.number().int(),
    /** Below zero: what one knows and likes comes sooner. */
    familiar: z.number().int(),
  }),
});
export type RoomFit = z.output<typeof RoomFit>;

const IntervalReply = z.object({ start: Instant, end: Instant });

/** A room as shown to the person who composes the meeting. */
export const RoomOffer = z.object({
  mailbox: MailboxAddress,
  name: z.string(),
  kind: RoomKind,
  capacity: z.number().int().nullable(),
  equipment: z.array(z.string()),
  /** Where it is: the unit it belongs to and the names from building downwards, e.g. `['HQ', 'Floor 1']`. */
  place: z.object({ unit: UnitId, names: z.array(z.string()), timeZone: TimeZone }),
  /** `request`: a person decides after Send (a managed room). */
  booking: z.enum(['direct', 'request']),
  /** `unknown` is not `free`: Exchange could not be read; `notices` of the reply say why. */
  availability: z.enum(['free', 'busy', 'unknown']),
  /**
   * Where several meetings share the places of a workspace: so many are left during the whole meeting, out of all. At most,
   * because each booking counts as one place: who comes to the meetings of others is not read. Absent: one meeting has it
   * to itself, or nothing is known.
   */
  places: z.object({ free: z.number().int(), all: z.number().int() }).optional(),
  /** What is in the way, as Exchange has it: never a subject, never a name. The first 50 of them. */
  conflicts: z.array(IntervalReply),
  refusals: z.array(Refusal),
  /** The moment for which `availability` is true; null when nothing is known. */
  readAt: Instant.nullable(),
  /** Exchange was asked for this answer; otherwise it is what was last read of the room's calendar. */
  isLive: z.boolean(),
  fit: RoomFit,
  /** What is reported to be broken and not settled: equipment, or null for something else. Absent: nothing is. */
  faults: z.array(z.string().nullable()).optional(),
});
export type RoomOffer = z.output<typeof RoomOffer>;

/** Something that made part of the answer unknown, in words for a person. */
export const Notice = z.object({
  code: ProblemCode,
  title: z.string(),
  detail: z.string(),
  /** How many rooms it concerns. */
  rooms: z.number().int(),
  exchangeCode: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
});
export type Notice = z.output<typeof Notice>;

export const findRooms = route({
  api: 'addin-api',
  method: 'get',
  path: '/rooms',
  summary:
    'The rooms the caller may see, best fit first, each with its availability as last read and every reason against it; Exchange is asked about those of whom nothing is known',
  access: 'rooms.read',
  query: z
    .strictObject({
      ...wishFields,
      ...amongFields,
      limit: wholeNumber(1, MOST_ROOMS_PER_PAGE).default(ROOMS_PER_PAGE),
      /** `next` of the page before. */
      cursor: z.string().max(2_000, { error: 'must be `next` as the page before gave it' }).optional(),
    })
    .superRefine(checkWish),
  reply: z.object({
    readAt: Instant,
    offers: z.array(RoomOffer),
    notices: z.array(Notice),
    /** On all pages together; `free`: so many can be had now. */
    total: z.number().int(),
    free: z.number().int(),
    /** Where the next page begins; null: this is the last one. */
    next: z.string().nullable(),
  }),
});

export const confirmRooms = route({
  api: 'addin-api',
  method: 'get',
  path: '/rooms/confirm',
  summary:
    'A few rooms of a list, read from Exchange at this moment; rooms that the caller may not see are left out',
  access: 'rooms.read',
  query: z
    .strictObject({
      ...wishFields,
      room: z.preprocess(
        listed,
        z
          .array(MailboxAddress)
          .min(1, { error: 'must name a room at least' })
          .max(MOST_CONFIRMED, { error: `may be given at most ${MOST_CONFIRMED} times` }),
      ),
    })
    .superRefine(checkWish),
  /** In the order in which they were named. */
  reply: z.object({ readAt: Instant, offers: z.array(RoomOffer), notices: z.array(Notice) }),
});

export const readRoom = route({
  api: 'addin-api',
  method: 'get',
  path: '/rooms/:mailbox',
  summary: 'One room, read from Exchange at this moment; asked before a room is added to a meeting',
  access: 'rooms.read',
  params: z.strictObject({ mailbox: MailboxAddress }),
  query: z.strictObject(wishFields).superRefine(checkWish),
  reply: z.object({ readAt: Instant, offer: RoomOffer, notices: z.array(Notice) }),
  problems: ['room-not-found'],
});

/** A node of region > campus > building > floor. */
export const Unit = z.object({
  id: UnitId,
  parent: UnitId.nullable(),
  kind: z.enum(['region', 'campus', 'building', 'floor']),
  name: z.string(),
  timeZone: TimeZone,
});
export type Unit = z.output<typeof Unit>;

export const listPlaces = route({
  api: 'addin-api',
  method: 'get',
  path: '/places',
  summary:
    'Where rooms are, what they have, and which of them are the caller’s own: the choices of the room search',
  access: 'rooms.read',
  reply: z.object({
    units: z.array(Unit),
    equipment: z.array(z.string()),
    kinds: z.array(RoomKind),
    own: OwnRooms,
  }),
});
