import { z } from 'zod';
import { CostCenterId } from './finance.ts';
import { BasisPoints } from './money.ts';
import { MOST_LINES, OrderLine } from './order-lines.ts';
import { oneLine } from './primitives.ts';
import { route } from './route.ts';
import { RequestId } from './service-ids.ts';
import { BoardRequest } from './service-teams.ts';

const few = { error: `may be ${MOST_LINES} at most` };

export const editRequest = route({
  api: 'portal-api',
  method: 'patch',
  path: '/service-requests/:id',
  summary:
    'The team changes what was ordered on one date, with a discount of a line if need be; the organizer is told, with before and after',
  access: 'requests.work',
  conditional: true,
  params: z.strictObject({ id: RequestId }),
  body: z.strictObject({
    /** Lines that stay, by their place in the version that was seen, with the prices of then; any other goes. */
    kept: z
      .array(
        z.strictObject({
          line: z.number().int().min(0).max(MOST_LINES),
          quantity: OrderLine.shape.quantity,
          /** Of the price without VAT. */
          discount: BasisPoints.default(0),
        }),
      )
      .max(MOST_LINES, few),
    /** From the menu as it is now. */
    added: z
      .array(OrderLine.extend({ discount: BasisPoints.default(0) }))
      .max(MOST_LINES, few)
      .default([]),
    /** Left out: it stays; null: nobody is charged. */
    costCenter: CostCenterId.nullable().optional(),
    /** For the organizer. */
    reason: oneLine(1_000),
  }),
  reply: BoardRequest,
  problems: ['not-found', 'permission-missing', 'changed-meanwhile', 'not-possible-now'],
});
