import { z } from 'zod';
import { Instant, oneLine } from './primitives.ts';
import { route } from './route.ts';

/** More than these nobody reads while they type. */
export const MOST_PREVIOUS = 5;

/** Somebody whom the caller has expected before, as they were entered last. */
export const PreviousVisitor = z.object({
  name: z.string(),
  mail: z.string().nullable(),
  company: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  carPlate: z.string().nullable(),
  enteredAt: Instant,
});
export type PreviousVisitor = z.output<typeof PreviousVisitor>;

export const findPreviousVisitors = route({
  api: 'addin-api',
  method: 'get',
  path: '/previous-visitors',
  summary:
    'People whom the caller has registered before and is still allowed to know, who fit what is being typed, the latest first; nobody else’s visitors are among them',
  access: 'rooms.read',
  query: z.strictObject({ search: oneLine(100) }),
  reply: z.object({ visitors: z.array(PreviousVisitor) }),
});
