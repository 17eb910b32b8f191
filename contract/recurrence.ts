import { z } from 'zod';

/** Days and months in Office's words (learn.microsoft.com/javascript/api/outlook/office.recurrenceproperties). */
const Day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const DayOfMonthly = z.enum([...Day.options, 'weekday', 'weekendDay', 'day']);
const Month = z.enum(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']);
const WeekNumber = z.enum(['first', 'second', 'third', 'fourth', 'last']);

const interval = z.number().int().min(1).max(999);
const onDate = { interval, dayOfMonth: z.number().int().min(1).max(31) };
const onWeekday = { interval, dayOfWeek: DayOfMonthly, weekNumber: WeekNumber };

/** When the series happens, on the clock of the meeting's own time zone. */
const SeriesTime = z
  .strictObject({
    startDate: z.iso.date({ error: 'must be a date such as 2026-12-02' }),
    /** The last day on which it may happen; null: it has no end. */
    endDate: z.iso.date({ error: 'must be a date such as 2026-12-02' }).nullable(),
    startTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of the day such as 09:30' }),
    durationMinutes: z
      .number()
      .int()
      .min(0)
      .max(60 * 24 * 60),
  })
  .refine(({ startDate, endDate }) => endDate === null || endDate >= startDate, {
    path: ['endDate'],
    error: 'must not be before startDate',
  });

/**
 * The series that is being composed, as Office.js tells it: five types, each with its own properties. The meeting's first
 * start and end, and its zone, stand beside it.
 */
export const Recurrence = z.discriminatedUnion('recurrenceType', [
  z.strictObject({
    recurrenceType: z.literal('daily'),
    recurrenceProperties: z.strictObject({ interval }),
    seriesTime: SeriesTime,
  }),
  z.strictObject({ recurrenceType: z.literal('weekday'), seriesTime: SeriesTime }),
  z.strictObject({
    recurrenceType: z.literal('weekly'),
    recurrenceProperties: z.strictObject({
      interval,
      days: z
        .array(Day)
        .min(1)
        .max(7)
        .refine((days) => new Set(days).size === days.length, { error: 'must name each day once' }),
      firstDayOfWeek: Day.default('mon'),
    }),
    seriesTime: SeriesTime,
  }),
  z.strictObject({
    recurrenceType: z.literal('monthly'),
    recurrenceProperties: z.union([z.strictObject(onDate), z.strictObject(onWeekday)]),
    seriesTime: SeriesTime,
  }),
  z.strictObject({
    recurrenceType: z.literal('yearly'),
    recurrenceProperties: z.union([
      z.strictObject({ ...onDate, month: Month }),
      z.strictObject({ ...onWeekday, month: Month }),
    ]),
    seriesTime: SeriesTime,
  }),
]);
export type Recurrence = z.output<typeof Recurrence>;
