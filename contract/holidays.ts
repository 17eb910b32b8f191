import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { route } from './route.ts';

/** ISO 3166-1, two letters. */
const Country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country code such as DK' });
/** A part of a country as the holiday data names it, mostly ISO 3166-2: `BY` of `DE`. */
const Region = z.string().regex(/^[A-Z0-9-]{1,10}$/, { error: 'must be a code such as BY' });

/** Whose public holidays are days off, and on which of them somebody works all the same. */
export const HolidayRule = z.strictObject({
  country: Country,
  /** Null: what holds in the whole country. */
  region: Region.nullable(),
  worked: z
    .array(CalendarDay)
    .max(200, { error: 'may name at most 200 days' })
    .transform((days) => [...new Set(days)].toSorted()),
});
export type HolidayRule = z.output<typeof HolidayRule>;

export const listHolidayCountries = route({
  api: 'portal-api',
  method: 'get',
  path: '/holiday-countries',
  summary: 'The countries whose public holidays are known, with their parts',
  access: 'services.read',
  reply: z.object({
    countries: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  }),
});

export const listHolidays = route({
  api: 'portal-api',
  method: 'get',
  path: '/holidays',
  summary: 'The public holidays of a country, or of a part of it, in this year and the next one',
  access: 'services.read',
  query: z.strictObject({ country: Country, region: z.literal('').or(Region).default('') }),
  reply: z.object({
    days: z.array(z.object({ day: CalendarDay, name: z.string() })),
    /** Of the holiday data. */
    version: z.string(),
  }),
  problems: ['not-found'],
});
