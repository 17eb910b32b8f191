import { Temporal } from 'temporal-polyfill';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import type { OrderedLine } from './ordered-line.ts';

type Dated = Pick<OrderedLine, 'name' | 'weekdays' | 'season'>;

/**
 * Why something on the menu is not to be had on the day of a delivery, by the team's clock, e.g. `Fish is there on Friday
 * only.`; null: it is.
 */
export function whyNotThatDay(
  { name, weekdays, season }: Dated,
  deliverAt: Instant,
  timeZone: TimeZone,
): string | null {
  if (weekdays === null && season === null) return null;
  const day = Temporal.Instant.from(deliverAt).toZonedDateTimeISO(timeZone).toPlainDate();
  if (weekdays !== null && !weekdays.includes(day.dayOfWeek)) {
    return `${name} is there on ${lists.format(weekdays.map(weekdayName))} only.`;
  }
  if (season !== null && !isWithin(season, day)) {
    return `${name} is there from ${dayOfYear(season.from)} to ${dayOfYear(season.to)} only.`;
  }
  return null;
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const daysOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** 1 January 2024 was a Monday, and 2024 has a 29th of February. */
function weekdayName(weekday: number): string {
  return weekdays.format(Date.UTC(2024, 0, weekday));
}

function dayOfYear(monthDay: string): string {
  return daysOfYear.format(Date.parse(`2024-${monthDay}T00:00:00Z`));
}

/** From the first to the last day; one that ends before it begins goes over New Year. */
function isWithin({ from, to }: NonNullable<Dated['season']>, day: Temporal.PlainDate): boolean {
  const date = day.toString().slice(-'MM-DD'.length);
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
}
