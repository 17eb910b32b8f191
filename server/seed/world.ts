import { z } from 'zod';
import { TimeZone } from '../../contract/primitives.ts';

const Guid = z.guid().toLowerCase();

/**
 * What the simulated tenant says about the world it has laid: who and what exists there. The product's half of the
 * fixture is laid from this and from what Exchange lists, as an administrator would do it from the outside.
 */
export const World = z.object({
  fixture: z.string().min(1).max(50),
  tenants: z
    .array(
      z.object({
        id: Guid,
        name: z.string().min(1).max(200),
        domain: z.string().min(1).max(255),
        /** `false`: a company that nobody has connected yet; the fixture has no organization for it. */
        connected: z.boolean().default(true),
        groups: z.array(z.object({ id: Guid, displayName: z.string().max(256) })).max(10_000),
        people: z
          .array(
            z.object({ handle: z.string(), displayName: z.string().max(256), mail: z.string().max(320) }),
          )
          .max(100_000),
        /** Where buildings are; Exchange's list of rooms names them without their zone. */
        buildings: z
          .array(z.object({ name: z.string().max(400), timeZone: TimeZone }))
          .max(10_000)
          .default([]),
      }),
    )
    .min(1)
    .max(1_000),
});
export type World = z.output<typeof World>;
export type WorldTenant = World['tenants'][number];
