import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ianaZone, windowsZone } from '../zones.ts';
import type { ItemState } from './item.ts';
import { OfficePattern, patternFromOffice, patternToOffice } from './office-pattern.ts';
import { lastDate } from './recurrence-dates.ts';

const MINUTE = 60_000;

const SeriesTime = z.object({
  startYear: z.number(),
  startMonth: z.number(),
  startDay: z.number(),
  endYear: z.number().nullish(),
  endMonth: z.number().nullish(),
  endDay: z.number().nullish(),
  noEndDate: z.boolean().nullish(),
  startTimeMin: z.number().min(0).max(1_439),
  durationMin: z.number().min(0),
});

/** What Office.js sends for `recurrence.setAsync`; the same shape goes back. */
export const OfficeRecurrence = OfficePattern.extend({
  recurrenceTimeZone: z.object({ name: z.string() }).nullish(),
  seriesTimeJson: SeriesTime,
});

/** The item's series in Office's words; null when it does not recur. */
export function toOffice(state: ItemState) {
  const { recurrence, timeZone } = state;
  if (!recurrence) return null;

  const start = Temporal.Instant.fromEpochMilliseconds(state.start).toZonedDateTimeISO(timeZone);
  const first = Temporal.PlainDate.from(recurrence.range.startDate);
  const last = lastDate(recurrence);
  const end = last === null ? null : Temporal.PlainDate.from(last);
  return {
    ...patternToOffice(recurrence.pattern),
    recurrenceTimeZone: { name: windowsZone(timeZone), offset: start.offsetNanoseconds / 60_000_000_000 },
    seriesTimeJson: {
      startYear: first.year,
      startMonth: first.month,
      startDay: first.day,
      ...(end ? { endYear: end.year, endMonth: end.month, endDay: end.day } : { noEndDate: true }),
      startTimeMin: start.hour * 60 + start.minute,
      durationMin: Math.round((state.end - state.start) / MINUTE),
    },
  };
}

/** The change an add-in asks for: pattern, range, zone, first start and length; a word when it makes no sense. */
export function fromOffice(
  given: z.output<typeof OfficeRecurrence>,
  state: ItemState,
): Partial<ItemState> | 'unknown-zone' | 'invalid' {
  const zone = given.recurrenceTimeZone?.name;
  // One Windows zone stands for many IANA ones: where it is the form's own, the form's name stays.
  const isOwn = zone === undefined || zone === windowsZone(state.timeZone);
  const timeZone = isOwn ? state.timeZone : ianaZone(zone);
  if (timeZone === undefined) return 'unknown-zone';
  try {
    return seriesOf(given, timeZone) ?? 'invalid';
  } catch (error) {
    if (error instanceof RangeError) return 'invalid'; // the 30th of February, a day called "foo"
    throw error;
  }
}

function seriesOf(given: z.output<typeof OfficeRecurrence>, timeZone: string): Partial<ItemState> | null {
  const series = given.seriesTimeJson;
  const first = date(series.startYear, series.startMonth, series.startDay);
  const plainTime = Temporal.PlainTime.from('00:00').add({ minutes: series.startTimeMin });
  const start = first.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  const endDate = endDateOf(series);
  if (endDate !== null && endDate < first.toString()) return null;

  const range = { startDate: first.toString(), recurrenceTimeZone: timeZone };
  return {
    timeZone,
    start,
    end: start + series.durationMin * MINUTE,
    recurrence: {
      pattern: patternFromOffice(given, first),
      range: endDate === null ? { type: 'noEnd', ...range } : { type: 'endDate', endDate, ...range },
    },
  };
}

function endDateOf(series: z.output<typeof SeriesTime>): string | null {
  const { endYear, endMonth, endDay } = series;
  if (series.noEndDate || !endYear || !endMonth || !endDay) return null;
  return date(endYear, endMonth, endDay).toString();
}

function date(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
}
