import { z } from 'zod';
import { SeriesDate } from './meeting-dates.ts';
import { PolicyRefusal } from './policy-refusals.ts';
import { Instant, MailboxAddress, TimeZone } from './primitives.ts';
import { Recurrence } from './recurrence.ts';
import { wishFields } from './rooms.ts';
import { route } from './route.ts';

/** A pane shows thirty rooms at a time. */
export const MOST_SERIES_ROOMS = 100;
/** Of the dates that are taken so many are named; nobody reads more of one room. */
export const MOST_CONFLICT_DATES = 60;

const rooms = z
  .array(MailboxAddress)
  .max(MOST_SERIES_ROOMS, { error: `must name at most ${MOST_SERIES_ROOMS} rooms` });

/** What a series would meet in one room. */
export const RoomSeries = z.object({
  mailbox: MailboxAddress,
  /** So many dates it is free, taken, and not known about: further ahead than its calendar is read, or never read. */
  free: z.number().int(),
  busy: z.number().int(),
  unknown: z.number().int(),
  /** On so many dates it is taken, or its policy is against the series: those need another room. */
  elsewhere: z.number().int(),
  /** The dates on which it is taken, the first sixty of them. */
  conflicts: z.array(SeriesDate),
  /** When its calendar was looked at last; null: never. */
  readAt: Instant.nullable(),
  /** On so many dates its policy is against the series, whether it is free or not; `reasons` are those of the first of them. */
  refused: z.object({
    dates: z.number().int(),
    first: SeriesDate.nullable(),
    reasons: z.array(PolicyRefusal),
  }),
});
export type RoomSeries = z.output<typeof RoomSeries>;

export const checkSeries = route({
  api: 'addin-api',
  method: 'post',
  path: '/rooms/series',
  summary:
    'On how many dates of a series that is being composed rooms are free, and on which they are taken, from what was last read of their calendars; nothing is asked of Exchange and nothing is changed',
  access: 'rooms.read',
  body: z.strictObject({
    recurrence: Recurrence,
    timeZone: TimeZone,
    rooms: rooms.min(1, { error: 'must name a room at least' }),
    /** Rooms that hold this series already, so that it does not stand in its own way. */
    savedRooms: rooms.default([]),
    /** How many people come: of a workspace so many places must be left. */
    seats: wishFields.seats,
  }),
  reply: z.object({
    /** Dates that are ahead, up to 365 days. */
    dates: z.number().int(),
    /** False: the series goes on beyond them. */
    isComplete: z.boolean(),
    /** In the order in which they were named; one that the caller may not see is left out. */
    rooms: z.array(RoomSeries),
    now: Instant,
  }),
});
