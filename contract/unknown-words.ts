import { z } from 'zod';
import { Instant } from './primitives.ts';

/** A word of one of Exchange's own lists that this version does not know; it was taken in the careful sense. */
export const UnknownWord = z.object({
  /** `response`: what a room answered. */
  field: z.enum(['showAs', 'response', 'type', 'sensitivity']),
  /** As Exchange wrote it; empty: it wrote nothing. Never a text of a person. */
  word: z.string(),
  /** In how many readings of calendars it came up. */
  readings: z.number().int(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  /** Where it stood and what is made of it meanwhile. */
  explanation: z.string(),
  fix: z.string(),
});
export type UnknownWord = z.output<typeof UnknownWord>;
