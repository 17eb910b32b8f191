import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { BookingKey } from './meetings.ts';
import { Instant, TimeZone } from './primitives.ts';
import { route } from './route.ts';

/** How far ahead the dates of a series are followed, and can be chosen. */
export const MOST_DAYS_AHEAD = 365;

/**
 * One date of a series. `date` is its name: the day, in the zone of the meeting, on which it was told first; a date that
 * is moved keeps it. `start` and `end` say when it is now.
 */
export const SeriesDate = z.object({ date: CalendarDay, start: Instant, end: Instant });
export type SeriesDate = z.output<typeof SeriesDate>;

const once = { error: 'must name each day once' };

/** Some dates of a series, in order; null: all of them, also those that come into sight later. */
export const ChosenDates = z
  .array(CalendarDay)
  .min(1, { error: 'must name a date at least' })
  .max(MOST_DAYS_AHEAD + 1, { error: `must name at most ${MOST_DAYS_AHEAD + 1} dates` })
  .refine((dates) => new Set(dates).size === dates.length, once)
  .transform((dates) => dates.toSorted())
  .nullable();

export const listDates = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/dates',
  summary:
    'The dates of a series that are ahead, as its rooms show them or as it is planned; of a single meeting none',
  access: 'rooms.read',
  params: z.strictObject({ bookingKey: BookingKey }),
  reply: z.object({
    dates: z.array(SeriesDate),
    timeZone: TimeZone,
    /** False: the series goes on, or may go on, beyond what is followed yet. */
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});
