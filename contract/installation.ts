import { z } from 'zod';
import { Guid, Instant } from './primitives.ts';
import { route } from './route.ts';

export const readInstallation = route({
  api: 'portal-api',
  method: 'get',
  path: '/installation',
  summary: 'What this installation proves itself with towards Microsoft, and the addresses to register',
  access: 'integrations.read',
  reply: z.object({
    clientId: Guid,
    apiUri: z.string(),
    redirectUris: z.array(z.string()),
    publicUrl: z.url(),
    certificates: z.array(
      z.object({
        thumbprintSha256: z.string(),
        thumbprintSha1: z.string(),
        validFrom: Instant,
        validTo: Instant,
        daysLeft: z.number().int(),
        state: z.enum(['ok', 'expires-in-60', 'expires-in-30', 'expires-in-7', 'expired', 'not-yet-valid']),
        isSigning: z.boolean(),
        /** The public part as a file for Entra. */
        download: z.string(),
      }),
    ),
  }),
});
