import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { z } from 'zod';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { HolidayRule } from '../../../../contract/holidays.ts';

/** Where holidays hold. */
export type Where = Pick<HolidayRule, 'country' | 'region'>;

const require = createRequire(import.meta.url);
let library: typeof Holidays | undefined;

/** Loaded when it is first needed: the data are some megabytes, and many providers name their days off themselves. */
function load(): typeof Holidays {
  library ??= require('date-holidays') as typeof Holidays; // its own types describe what it exports
  return library;
}

const Manifest = z.object({ version: z.string() });

let version: string | undefined;

/** Of the holiday data, which come with the library; stored with each deadline that was counted by them. */
export function holidayDataVersion(): string {
  version ??= Manifest.parse(require('date-holidays/package.json')).version;
  return version;
}

/** By place and year. */
const known = new Map<string, ReadonlyMap<CalendarDay, string>>();
const MOST_KEPT = 1_000;

/** The public holidays of a year by day, with their English names. Pure but for the data, which belong to the process. */
export function publicHolidays(where: Where, year: number): ReadonlyMap<CalendarDay, string> {
  const key = `${where.country} ${where.region ?? ''} ${year}`;
  const there = known.get(key);
  if (there) return there;
  if (known.size >= MOST_KEPT) known.clear();
  const days = new Map([year - 1, year].flatMap((one) => daysOf(where, one)));
  const own = new Map([...days].filter(([day]) => day.startsWith(`${year}-`)));
  known.set(key, own);
  return own;
}

/** What the day is called on which nobody works; null: it is an ordinary day, or one on which they do. */
export function holidayOn(rule: HolidayRule, day: CalendarDay): string | null {
  const name = publicHolidays(rule, Number(day.slice(0, 4))).get(day);
  return name === undefined || rule.worked.includes(day) ? null : name;
}

const DAY_MS = 24 * 60 * 60_000;
/** A change of clocks makes the last day of several shorter by an hour. */
const CLOCKS_MS = 2 * 60 * 60_000;

function daysOf({ country, region }: Where, year: number): [CalendarDay, string][] {
  const calendar = new (load())(country, region ?? '', { languages: ['en'], types: ['public'] });
  return calendar.getHolidays(year, 'en').flatMap(({ date, name, start, end }) => {
    const length = Math.floor((end.getTime() - start.getTime() + CLOCKS_MS) / DAY_MS);
    const first = Date.parse(date.slice(0, 'YYYY-MM-DD'.length)); // its own day, in whatever zone it is
    return Array.from({ length: Math.max(1, length) }, (_, at): [CalendarDay, string] => {
      const day = new Date(first + at * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
      return [day as CalendarDay, name]; // just as the schema writes it
    });
  });
}

/** Every country that the data know, by name, with its parts. */
export function holidayCountries(): readonly {
  readonly code: string;
  readonly name: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}[] {
  const calendar = new (load())();
  return named(calendar.getCountries('en')).map(({ code, name }) => ({
    code,
    name,
    // What a code cannot name is left out; such parts are rare, and their country can be chosen as a whole.
    regions: named(calendar.getStates(code, 'en')).filter((one) => /^[A-Z0-9-]{1,10}$/.test(one.code)),
  }));
}

function named(names: Readonly<Record<string, string>> | undefined) {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Which part of a rule nobody knows; null: both are known. */
export function unknownIn({ country, region }: Where): 'country' | 'region' | null {
  const there = holidayCountries().find(({ code }) => code === country);
  if (!there) return 'country';
  return region === null || there.regions.some(({ code }) => code === region) ? null : 'region';
}
