import { z } from 'zod';
import { Instant, OrganizationId } from './primitives.ts';
import { route } from './route.ts';

/** The header in which every add-in call names the organization it acts in (a tenant may belong to several). */
export const ORGANIZATION_HEADER = 'Foyer-Organization';

export const readMe = route({
  api: 'addin-api',
  method: 'get',
  path: '/me',
  summary: 'Who is signed in, where they have a role, and what time it is',
  access: 'signed-in',
  reply: z.object({
    person: z.object({ name: z.string(), mail: z.string().nullable() }),
    /** Business time of the server: panes take "now" from here, never from the machine they run on. */
    now: Instant,
    /** Where the person has a role. Empty: the designed state *no role*. */
    organizations: z.array(z.object({ id: OrganizationId, name: z.string(), roles: z.array(z.string()) })),
    /** Whom to ask for a role; filled only when `organizations` is empty. */
    contacts: z.array(z.object({ organization: z.string(), name: z.string(), mail: z.string() })),
  }),
  problems: ['tenant-not-connected'],
});

export const openDialogSession = route({
  api: 'addin-api',
  method: 'post',
  path: '/dialog-sessions',
  summary: 'Exchanges the one-time ticket of the sign-in dialog for a session token of this pane',
  access: 'public',
  body: z.strictObject({
    ticket: z.string().min(1).max(200),
    /** The secret whose SHA-256 the pane sent when it opened the dialog (RFC 7636, S256). */
    verifier: z.string().min(43).max(128),
  }),
  reply: z.object({ token: z.string(), expiresAt: Instant }),
  status: 201,
  problems: ['ticket-refused'],
});
