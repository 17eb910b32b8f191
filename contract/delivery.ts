import { z } from 'zod';
import { Instant, MailboxAddress } from './primitives.ts';
import { TemplateId } from './service-ids.ts';

/** From the meeting's start, or its end, to the delivery; negative: before. A day either way. */
const MOST_OFFSET_MINUTES = 24 * 60;
const offset = { error: `must be a whole number from -${MOST_OFFSET_MINUTES} to ${MOST_OFFSET_MINUTES}` };
export const OffsetMinutes = z
  .number(offset)
  .int(offset)
  .min(-MOST_OFFSET_MINUTES, offset)
  .max(MOST_OFFSET_MINUTES, offset);

/** What the offset counts from: lunch from the start, clearing up from the end, wherever a meeting is moved or cut. */
export const OffsetFrom = z.enum(['start', 'end']);
export type OffsetFrom = z.output<typeof OffsetFrom>;

/** As a query has it. */
export const offsetInQuery = z
  .string()
  .regex(/^-?\d{1,4}$/, offset)
  .transform(Number)
  .pipe(OffsetMinutes)
  .default(0);

const delivery = z.strictObject({
  /** Repeated for several rooms. */
  room: z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(MailboxAddress).max(50, { error: 'may be given at most 50 times' }),
    )
    .transform((rooms) => [...new Set(rooms)]),
  start: Instant,
  end: Instant,
  offsetMinutes: offsetInQuery,
  offsetFrom: OffsetFrom.default('start'),
});

interface Ends {
  readonly start: Instant;
  readonly end: Instant;
}
const inOrder = ({ start, end }: Ends) => start <= end;
const notBefore = { path: ['end'], error: 'must not be before start' };

/** A delivery to a meeting that is being composed: where, and when. */
export const Delivery = delivery.refine(inOrder, notBefore);

/** Likewise; `instead`: of a request that is to be ordered otherwise, so that what it takes itself counts as left. */
export const MenuDelivery = delivery.extend({ instead: TemplateId.optional() }).refine(inOrder, notBefore);
