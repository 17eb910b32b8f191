import { z } from 'zod';
import { TimeZone, UnitId } from './primitives.ts';
import { DryRunReply, POLICY_PARTS, PolicyHolder, RoomPolicy } from './room-policies.ts';
import { WEIGHT_PARTS } from './room-rankings.ts';
import { route } from './route.ts';

export const previewUnitMove = route({
  api: 'portal-api',
  method: 'post',
  path: '/units/:id/preview',
  summary:
    'What it changes for the policy and the order of rooms of a place, and for meetings in the rooms below it, if it stood elsewhere in the tree or went by another clock; nothing is changed and Exchange is not asked',
  access: 'calendars.write',
  params: z.strictObject({ id: UnitId }),
  /** `timeZone`: the clock that the place would go by; absent: the one that it has. Places below it have their own. */
  body: z.strictObject({ parent: UnitId.nullable(), timeZone: TimeZone.optional() }),
  reply: z.object({
    /** What counts in the place now and there. */
    was: RoomPolicy,
    is: RoomPolicy,
    /** Parts of the policy that say something else there, and whose words they are; null: nobody says it. */
    policy: z.array(
      z.object({
        part: z.enum(POLICY_PARTS),
        from: PolicyHolder.nullable(),
        to: PolicyHolder.nullable(),
      }),
    ),
    /** Parts that weigh otherwise there. */
    ranking: z.array(z.object({ part: z.enum(WEIGHT_PARTS), was: z.number(), is: z.number() })),
    /** Meetings of the last and of the next 30 days in its rooms. */
    meetings: DryRunReply,
  }),
  problems: ['not-found'],
});
