import { z } from 'zod';
import { TimeOfDay } from './deadlines.ts';

/**
 * What a team gets by mail; in the portal it finds everything whatever is chosen. `each`: everything, meeting by meeting,
 * as it happens. `daily`: everything since the last mail, once a day at a time of its own clock. `late`: only what came
 * too late, and questions. `none`: nothing.
 */
export const Notification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('each') }),
  z.strictObject({ kind: z.literal('daily'), at: TimeOfDay }),
  z.strictObject({ kind: z.literal('late') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type Notification = z.output<typeof Notification>;
