import { z } from 'zod';

/** The place that a part of a policy comes from, by its name; null: the room itself. */
const from = z.string().nullable();

/** Why the policy of a room is against a meeting: sentences are written where they are read. */
export const policyRefusals = [
  /** A day of the room's own calendar on which it is closed; `name`: what for. */
  z.object({ code: z.literal('closed-day'), day: z.string(), name: z.string(), from }),
  /** `hours` are those of `day` by the room's own clock; none: it is closed on that day of the week. */
  z.object({
    code: z.literal('outside-hours'),
    day: z.string(),
    hours: z.array(z.object({ from: z.string(), to: z.string() })),
    from,
  }),
  /** Minutes. */
  z.object({ code: z.literal('too-long'), minutes: z.number(), most: z.number(), from }),
  /** It would have to be booked so many minutes ahead. */
  z.object({ code: z.literal('too-soon'), minutes: z.number(), from }),
  /** `last`: the last day that can be booked now, by the room's own calendar. */
  z.object({ code: z.literal('too-far-ahead'), days: z.number(), last: z.string(), from }),
  /** `needed`: the fewest people for whom the room is given. */
  z.object({ code: z.literal('too-few'), seats: z.number(), needed: z.number(), from }),
  /** So many meetings of the person are ahead in these rooms, without this one. */
  z.object({ code: z.literal('too-many-open'), open: z.number(), most: z.number(), from }),
  /** So many minutes the person would have in these rooms in that week, with this meeting. */
  z.object({ code: z.literal('too-many-hours'), minutes: z.number(), mostHours: z.number(), from }),
] as const;

export const PolicyRefusal = z.discriminatedUnion('code', [
  ...policyRefusals,
  z.object({ code: z.literal('restricted'), from: from.optional() }),
]);
/** What a policy has against a meeting. `restricted`: only others may book the room. */
export type PolicyRefusal = z.output<typeof PolicyRefusal>;
