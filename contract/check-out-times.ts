import { z } from 'zod';
import { TimeOfDay } from './deadlines.ts';
import { oneLine } from './primitives.ts';

/** So long after it a check-out by the clock is named on the evacuation list: nobody has seen those people leave. */
export const AUTOMATIC_HOURS = 12;

/** What a reception does about visitors who stay on. Times are those of its own clock. */
export const CheckOutTimes = z.strictObject({
  /** From then on its desk is shown who is still inside, and their hosts are asked, once. Null: never. */
  remindAt: TimeOfDay.nullable().default(null),
  /** Then whoever is still inside is checked out, and marked so. Null: never. */
  automaticAt: TimeOfDay.nullable().default(null),
  /** How hosts reach the reception: a telephone number or an address, as they read it. */
  contact: z.union([z.literal(''), oneLine(200)]).default(''),
});
export type CheckOutTimes = z.output<typeof CheckOutTimes>;
