import { z } from 'zod';
import { Instant, Name, OrganizationId, Mail } from './primitives.ts';
import { Permission, route } from './route.ts';

/** Who is signed in to the portal, where they may do what, and how this installation takes new organizations. */
export const readPortalMe = route({
  api: 'portal-api',
  method: 'get',
  path: '/me',
  summary: 'Who is signed in to the portal, and in which organizations they may do what',
  access: 'signed-in',
  reply: z.object({
    person: z.object({
      tenantId: z.string(),
      objectId: z.string(),
      name: z.string(),
      mail: z.string().nullable(),
      /** Invited into the tenant they signed in with; guests hold no administrative role. */
      isGuest: z.boolean(),
    }),
    now: Instant,
    /** Where the person has a role. Empty: they may ask a contact, or sign a new organization up. */
    organizations: z.array(
      z.object({
        id: OrganizationId,
        name: z.string(),
        roles: z.array(z.string()),
        /** What they may do somewhere in the organization; a page also asks where. */
        permissions: z.array(Permission),
      }),
    ),
    contacts: z.array(z.object({ organization: z.string(), name: z.string(), mail: z.string() })),
    /** Whether a new organization needs the code that the server printed. */
    signUp: z.enum(['code', 'open']),
    /** Running on the simulated tenant: pages say so. */
    isSimulated: z.boolean(),
  }),
});

export const signUp = route({
  api: 'portal-api',
  method: 'post',
  path: '/organizations',
  summary:
    'Opens a new organization; its creator becomes the owner, and people of their tenant may sign in to it',
  access: 'signed-in',
  body: z.strictObject({
    /** Made by the caller, so that sending it twice makes one organization. */
    id: OrganizationId,
    name: Name,
    contactMail: Mail,
    /** As printed at start; blanks, dashes and case do not matter. */
    code: z.string().trim().max(64).optional(),
  }),
  reply: z.object({ id: OrganizationId, name: z.string() }),
  status: 201,
  problems: ['sign-up-refused', 'idempotency-key-reused'],
});

export const signOut = route({
  api: 'portal-api',
  method: 'post',
  path: '/sign-out',
  summary: 'Ends the session of this browser; `next` is where Microsoft ends its own',
  access: 'signed-in',
  reply: z.object({ next: z.url() }),
});

export const signOutEverywhere = route({
  api: 'portal-api',
  method: 'post',
  path: '/sign-out-everywhere',
  summary: 'Ends every session of the signed-in person, in every browser and pane',
  access: 'signed-in',
  reply: z.object({ ended: z.number().int() }),
});
