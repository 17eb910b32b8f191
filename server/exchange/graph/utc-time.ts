import { z } from 'zod';
import { Instant } from '../../../contract/primitives.ts';

/** Graph writes `2026-11-23T09:00:00.0000000` without an offset; we asked for UTC, and nothing else is understood. */
export const UtcTime = z
  .object({ dateTime: z.string().max(40), timeZone: z.literal('UTC') })
  .transform(({ dateTime }) => `${dateTime.slice(0, 23)}Z`)
  .pipe(Instant);
