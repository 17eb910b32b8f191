import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { OffsetFrom, offsetInQuery } from './delivery.ts';
import { ItemId } from './menu-items.ts';
import { BookingKey } from './meetings.ts';
import { MOST_LINES } from './order-lines.ts';
import { Instant } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId } from './service-ids.ts';

/** What would be delivered on each date of a series. */
const SeriesDelivery = z.strictObject({
  provider: ProviderId,
  offsetMinutes: offsetInQuery,
  offsetFrom: OffsetFrom.default('start'),
  /** From the menu of the team; repeated for several. What is not on it any more is passed over. */
  item: z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(ItemId).max(MOST_LINES, { error: `may be given at most ${MOST_LINES} times` }),
    )
    .transform((items) => [...new Set(items)]),
});

export const listClosedDates = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/closed-dates',
  summary:
    'On which dates of a series that are ahead a delivery cannot be asked for any more, or nobody works, and why',
  access: 'rooms.read',
  params: z.strictObject({ bookingKey: BookingKey }),
  query: SeriesDelivery,
  reply: z.object({
    /** By their names, as `listDates` has them. */
    closed: z.array(z.object({ date: CalendarDay, why: z.string() })),
    now: Instant,
  }),
  problems: ['not-found'],
});
