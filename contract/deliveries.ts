import { z } from 'zod';
import { BookingKey } from './meetings.ts';
import { route } from './route.ts';
import { TemplateReply, TemplateWish } from './services.ts';

/** Coffee, lunch, cake, a camera, chairs, clearing up: more than a meeting ever has. */
export const MOST_DELIVERIES = 10;
const count = { error: `must be 1 to ${MOST_DELIVERIES}` };

export const orderDeliveries = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/deliveries',
  summary:
    'Asks teams for several deliveries at once: all of them, or none; whatever is wrong says which one it is about. The same `clientKey` with the same body is the same order',
  access: 'rooms.read',
  params: z.strictObject({ bookingKey: BookingKey }),
  bodyLimitKb: 256,
  body: z.strictObject({
    /** Made by the pane, once per order. */
    clientKey: z.uuid({ error: 'must be an id as this API gives them, a UUID' }).toLowerCase(),
    deliveries: z.array(TemplateWish).min(1, count).max(MOST_DELIVERIES, count),
  }),
  /** As they were ordered. */
  reply: z.object({ templates: z.array(TemplateReply) }),
  status: 201,
  problems: [
    'not-found',
    'permission-missing',
    'idempotency-key-reused',
    'deadline-passed',
    'provider-closed',
    'price-changed',
    'sold-out',
    'not-possible-now',
  ],
});
