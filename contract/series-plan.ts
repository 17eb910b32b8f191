import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { MOST_DAYS_AHEAD, SeriesDate } from './meeting-dates.ts';
import { BookingKey } from './meetings.ts';
import { PolicyRefusal } from './policy-refusals.ts';
import { Instant, MailboxAddress, TimeZone } from './primitives.ts';
import { Recurrence } from './recurrence.ts';
import { MOST_SERIES_ROOMS } from './series-rooms.ts';
import { RoomOffer, wishFields } from './rooms.ts';
import { route } from './route.ts';

/** For a date on which the room of a series is taken so many others are offered, the best fit first. */
export const MOST_ALTERNATIVES = 3;
const MOST_DATES = MOST_DAYS_AHEAD + 1;

const { seats, equipment, before, after, bookable, accessible } = wishFields;

/** What a room must have, whenever the meeting is. */
export const SeriesWish = z.strictObject({ seats, equipment, before, after, bookable, accessible });
export type SeriesWish = z.output<typeof SeriesWish>;

/** Another room for one date; it was free then when its calendar was looked at last. */
export const AlternativeRoom = z.object({
  ...RoomOffer.pick({ mailbox: true, name: true, capacity: true, place: true, booking: true }).shape,
  readAt: Instant,
});
export type AlternativeRoom = z.output<typeof AlternativeRoom>;

/** A single date of a series in another room, by the name of the date. */
const DateInRoom = z.strictObject({ date: CalendarDay, room: MailboxAddress });
const mostDates = { error: `must be at most ${MOST_DATES} dates` };
const eachOnce = { error: 'must name each day once' };
const datesInRooms = z
  .array(DateInRoom)
  .max(MOST_DATES, mostDates)
  .refine((dates) => new Set(dates.map(({ date }) => date)).size === dates.length, eachOnce);

const alternatives = z.array(AlternativeRoom).max(MOST_ALTERNATIVES);

export const planSeries = route({
  api: 'addin-api',
  method: 'post',
  path: '/rooms/series/plan',
  summary:
    'The dates of a series that is being composed on which a room is taken or its policy is against it, each with the best rooms that are free then, those near that room first; from what was last read of their calendars; nothing is asked of Exchange and nothing is changed',
  access: 'rooms.read',
  body: z.strictObject({
    recurrence: Recurrence,
    timeZone: TimeZone,
    /** That of the whole series. */
    room: MailboxAddress,
    wish: SeriesWish,
    /** Rooms that hold this series already, so that it does not stand in its own way. */
    savedRooms: z.array(MailboxAddress).max(MOST_SERIES_ROOMS).default([]),
    /** What was chosen before: where it is free, that room comes first among the others. */
    chosen: datesInRooms.default([]),
  }),
  reply: z.object({
    /** Dates that are ahead, up to 365 days. */
    dates: z.number().int(),
    /** False: the series goes on beyond them. */
    isComplete: z.boolean(),
    /** On so many of them the room is free and may be used, and of so many nothing is known: further ahead than its calendar is read. */
    free: z.number().int(),
    unknown: z.number().int(),
    /** On these it is taken, or its policy is against the meeting: all of them. */
    conflicts: z.array(
      z.object({
        ...SeriesDate.shape,
        isTaken: z.boolean(),
        /** What its policy has against the meeting then. */
        refused: z.array(PolicyRefusal),
        alternatives,
      }),
    ),
    now: Instant,
  }),
  problems: ['room-not-found'],
});

/**
 * Where a date stands. `planned`: the series was not sent yet; `to-change`: Outlook has the series, and this date has to get
 * its room by hand; `asked`: the room has it, and somebody decides; `done`: the room has accepted it; `taken`: something else
 * came in its way; `gone`: it is no date of the meeting any more.
 */
export const PlannedDateState = z.enum(['planned', 'to-change', 'asked', 'done', 'taken', 'gone']);
export type PlannedDateState = z.output<typeof PlannedDateState>;

/** A date of a series that takes place in another room than the series. */
export const PlannedDate = z.object({
  ...SeriesDate.shape,
  to: z.object({ mailbox: MailboxAddress, name: z.string(), place: z.array(z.string()) }),
  state: PlannedDateState,
  /** When the calendar of that room was looked at last; null: never. */
  readAt: Instant.nullable(),
  /** Other rooms, where that one is taken. */
  alternatives,
});
export type PlannedDate = z.output<typeof PlannedDate>;

export const RoomPlanReply = z.object({
  /** Null: none was kept. */
  plan: z
    .object({
      room: z.object({ mailbox: MailboxAddress, name: z.string() }),
      wish: SeriesWish,
      keptAt: Instant,
      /** False: the series has another room now, or none, and the plan is not about it any more. */
      isOfSeries: z.boolean(),
      /** Outlook has sent the series, as far as anybody told us or a room shows it. */
      isSent: z.boolean(),
      /** On so many of the dates ahead the series has its own room; Outlook carries those by itself. */
      carried: z.number().int(),
      timeZone: TimeZone,
      dates: z.array(PlannedDate),
      /** Dates on which the person wants no other room, by their names. */
      left: z.array(CalendarDay),
    })
    .nullable(),
  now: Instant,
});
export type RoomPlanReply = z.output<typeof RoomPlanReply>;

const params = z.strictObject({ bookingKey: BookingKey });

export const keepRoomPlan = route({
  api: 'addin-api',
  method: 'put',
  path: '/meetings/:bookingKey/room-plan',
  summary:
    'Keeps with a series on which dates it is to take place in another room; it replaces what was kept before, and no dates mean no plan',
  access: 'rooms.read',
  params,
  body: z.strictObject({
    room: MailboxAddress,
    wish: SeriesWish,
    dates: datesInRooms,
    /** Dates on which the room cannot be had, and on which the person wants no other one. */
    left: z
      .array(CalendarDay)
      .max(MOST_DATES, mostDates)
      .refine((dates) => new Set(dates).size === dates.length, eachOnce)
      .default([]),
  }),
  reply: RoomPlanReply,
  problems: ['not-found', 'room-not-found', 'not-possible-now'],
});

export const readRoomPlan = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/room-plan',
  summary:
    'On which dates a series is to take place in another room, and how far that is, as the calendars of those rooms show it',
  access: 'rooms.read',
  params,
  reply: RoomPlanReply,
  problems: ['not-found'],
});
