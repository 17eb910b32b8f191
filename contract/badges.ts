import { z } from 'zod';
import { oneLine } from './primitives.ts';
import { VisitId } from './visitor-ids.ts';

/** A label of 62 × 100 mm, a sheet of A6, or four of those on one of A4. */
export const BadgeSize = z.enum(['label', 'a6', 'a4']);
export type BadgeSize = z.output<typeof BadgeSize>;

/** Dark enough to be written on in white. */
export const badgeColors = {
  blue: '#0f548c',
  green: '#0b5a0b',
  red: '#a4262c',
  orange: '#8a3707',
  purple: '#5c2e91',
  teal: '#005b70',
  gray: '#424242',
} as const;
export const BadgeColor = z.literal(['blue', 'green', 'red', 'orange', 'purple', 'teal', 'gray']);
export type BadgeColor = z.output<typeof BadgeColor>;

export const MOST_ZONE = 30;

/** How the badges of a reception look; what is left out is as usual. */
export const BadgeLayout = z.strictObject({
  size: BadgeSize.default('label'),
  color: BadgeColor.default('blue'),
  /** The zone in a word: nobody should have to tell colors apart. */
  zone: oneLine(MOST_ZONE).default('Visitor'),
  /** Beside the name and the day. */
  shows: z
    .strictObject({
      company: z.boolean().default(true),
      host: z.boolean().default(true),
      /** The pass of the visit, as a QR code. */
      code: z.boolean().default(true),
    })
    .prefault({}),
});
export type BadgeLayout = z.output<typeof BadgeLayout>;

/** What fits into one file. */
export const MOST_BADGES = 60;

/** `GET /portal-api/badges`: a PDF with one badge per visit, of one reception, in the order asked for. */
export const BadgesQuery = z.strictObject({
  /** Repeated for several visits. */
  visit: z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z
        .array(VisitId)
        .min(1, { error: 'must be given' })
        .max(MOST_BADGES, { error: `may be given at most ${MOST_BADGES} times` }),
    )
    .transform((visits) => [...new Set(visits)]),
});
