import { z } from 'zod';
import { CalendarDay, TimeOfDay, Weekday } from './deadlines.ts';
import { oneLine } from './primitives.ts';

/** The end of opening hours: a time of day, or the midnight at which the day ends. */
const EndOfHours = z.union([TimeOfDay, z.literal('24:00')]);

/** From a time up to another on one day of the week, by the provider's clock. */
export const OpeningHours = z
  .strictObject({ weekday: Weekday, from: TimeOfDay, to: EndOfHours })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be later than the beginning' });
export type OpeningHours = z.output<typeof OpeningHours>;

const MOST_HOURS = 7 * 3;

/** By weekday and time. Empty: open around the clock on every day that is not closed. */
export const OpeningWeek = z
  .array(OpeningHours)
  .max(MOST_HOURS, { error: 'may have at most three times a day' })
  .transform((hours) => hours.toSorted(byTime))
  .refine((hours) => hours.every((one, at) => !overlapsNext(one, hours[at + 1])), {
    error: 'must not overlap on one day',
  });
export type OpeningWeek = z.output<typeof OpeningWeek>;

const MOST_CLOSED_DAYS_LONG = 366;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Days on which nobody works, the last included. */
export const ClosedDays = z
  .strictObject({ from: CalendarDay, to: CalendarDay, name: oneLine(100) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before the first day' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_CLOSED_DAYS_LONG * DAY_MS, {
    path: ['to'],
    error: 'must be within a year of the first day',
  });
export type ClosedDays = z.output<typeof ClosedDays>;

/** Holidays and other days off, by date; they may overlap. */
export const ClosedCalendar = z
  .array(ClosedDays)
  .max(200, { error: 'may have at most 200 entries' })
  .transform((days) => days.toSorted((one, other) => (one.from < other.from ? -1 : 1)));
export type ClosedCalendar = z.output<typeof ClosedCalendar>;

function byTime(one: OpeningHours, other: OpeningHours): number {
  return one.weekday - other.weekday || (one.from < other.from ? -1 : 1);
}

function overlapsNext(one: OpeningHours, next: OpeningHours | undefined): boolean {
  return next !== undefined && one.weekday === next.weekday && next.from < one.to;
}
