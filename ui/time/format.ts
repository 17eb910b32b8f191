import { decimalsOf } from '../../contract/money.ts';
import type { Currency, Minor } from '../../contract/money.ts';
import type { Instant, Interval } from '../../contract/primitives.ts';

/** Writes instants, numbers and amounts the way people of a language read them (12 or 24 hours, order of day and month), always in a named zone. */
export interface TimeFormat {
  /** `Tue, 1 Dec 2026` */
  readonly day: (instant: Instant, timeZone: string) => string;
  /** `Tue, 1 Dec`, where the year is plain. */
  readonly shortDay: (instant: Instant, timeZone: string) => string;
  /** `10:00–11:00`; both days are written when the interval ends on another one. */
  readonly range: (interval: Interval, timeZone: string) => string;
  /** Day and range together, in the pieces between which a line may be broken. */
  readonly dayAndRange: (interval: Interval, timeZone: string) => readonly string[];
  readonly clock: (instant: Instant, timeZone: string) => string;
  /** `12:03:07` */
  readonly second: (instant: Instant, timeZone: string) => string;
  readonly number: (value: number) => string;
  /** `DKK 250.00`; the amount is in the currency's smallest unit. */
  readonly amount: (minor: Minor, currency: Currency) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
}

/** `language` is a BCP 47 tag; one that this system does not know falls back to English. */
export function createTimeFormat(language: string): TimeFormat {
  const known = knownLanguage(language);
  const dayParts = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const clockParts = { hour: 'numeric', minute: '2-digit' } as const;
  const formatter = remember(
    (key: string) => new Intl.DateTimeFormat(known, JSON.parse(key) as Intl.DateTimeFormatOptions),
  );
  const of = (options: Intl.DateTimeFormatOptions) => formatter(JSON.stringify(options));

  const format: TimeFormat = {
    day: (instant, timeZone) => of({ ...dayParts, year: 'numeric', timeZone }).format(new Date(instant)),
    shortDay: (instant, timeZone) => of({ ...dayParts, timeZone }).format(new Date(instant)),
    clock: (instant, timeZone) => of({ ...clockParts, timeZone }).format(new Date(instant)),
    second: (instant, timeZone) =>
      of({ ...clockParts, second: '2-digit', timeZone }).format(new Date(instant)),
    range: ({ start, end }, timeZone) => {
      const sameDay = localDay(start, timeZone) === localDay(end, timeZone);
      return of({ ...(sameDay ? {} : dayParts), ...clockParts, timeZone }).formatRange(
        new Date(start),
        new Date(end),
      );
    },
    dayAndRange: (interval, timeZone) =>
      localDay(interval.start, timeZone) === localDay(interval.end, timeZone)
        ? [`${format.day(interval.start, timeZone)},`, format.range(interval, timeZone)]
        : [format.range(interval, timeZone)],
    number: (value) => new Intl.NumberFormat(known).format(value),
    amount: (minor, currency) =>
      new Intl.NumberFormat(known, { style: 'currency', currency }).format(
        minor / 10 ** decimalsOf(currency),
      ),
    list: (items) => new Intl.ListFormat(known, { type: 'conjunction' }).format(items),
  };
  return format;
}

/** The calendar date in a zone, as `2026-12-01`. */
export function localDay(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
}

/** Whether two zones show the same clock during an interval; two names may stand for one clock. */
export function sameClock(interval: Interval, one: string, other: string): boolean {
  return [interval.start, interval.end].every((instant) => reads(instant, one) === reads(instant, other));
}

function reads(instant: Instant, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return clock.format(new Date(instant));
}

/** What people call a zone: `America/New_York` is New York. */
export function zoneCity(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function knownLanguage(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en'; // not a language tag at all
  }
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
