import { z } from 'zod';
import { BookingKey } from './meetings.ts';
import { route } from './route.ts';
import { ReceptionId } from './visitor-ids.ts';
import { VisitorList } from './visitors.ts';

export const confirmVisits = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/visitors/confirm',
  summary:
    'Expects the visitors of a meeting without a room when its form says; they follow nothing, and repeating it moves them along',
  access: 'rooms.read',
  params: z.strictObject({ bookingKey: BookingKey }),
  body: z.strictObject({
    /** Where those arrive for whom none was chosen. */
    reception: ReceptionId.nullable().default(null),
  }),
  reply: VisitorList,
  problems: ['not-found', 'permission-missing', 'not-possible-now'],
});
