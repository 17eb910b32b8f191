import { z } from 'zod';
import { Language } from './languages.ts';
import { Instant } from './primitives.ts';

/** A time of day by a clock on the wall, `HH:MM` from 00:00 to 23:59. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 12:00' })
  .brand<'TimeOfDay'>();
export type TimeOfDay = z.output<typeof TimeOfDay>;

const calendarDay = { error: 'must be a day such as 2026-12-24' };

/**
 * A day of the calendar without a zone, `2026-12-24`. The first and the last that can be written are refused: in some zone
 * they begin or end in no year of four digits.
 */
export const CalendarDay = z.iso
  .date(calendarDay)
  .refine((day) => day > '0001-01-01' && day < '9999-12-31', calendarDay)
  .brand<'CalendarDay'>();
export type CalendarDay = z.output<typeof CalendarDay>;

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export const Weekday = z.number().int().min(1).max(7);
export type Weekday = z.output<typeof Weekday>;

export const MOST_DEADLINE_DAYS = 60;
const MOST_DEADLINE_MINUTES = MOST_DEADLINE_DAYS * 24 * 60;

/**
 * How long before a delivery requests close. `minutes-before`: elapsed time. `days-before`: so many of the provider's
 * opening days earlier, at a time of its own day; 0 is the day of the delivery.
 */
export const DeadlineRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('minutes-before'),
    minutes: z.number().int().min(0).max(MOST_DEADLINE_MINUTES),
  }),
  z.strictObject({
    kind: z.literal('days-before'),
    days: z.number().int().min(0).max(MOST_DEADLINE_DAYS),
    time: TimeOfDay,
  }),
]);
export type DeadlineRule = z.output<typeof DeadlineRule>;

/**
 * Until when a request is taken, changed and withdrawn freely, with its working in one sentence: by the team's own clock, in
 * the language that the reader asked for (`Accept-Language`) as far as it is spoken here.
 */
export const Deadline = z.object({
  at: Instant,
  isPassed: z.boolean(),
  sentence: z.string(),
  language: Language,
});
export type Deadline = z.output<typeof Deadline>;
