import { z } from 'zod';
import { isGuid } from './guid.ts';

const Mail = z.email().max(320).toLowerCase();

/** What tokens say about a person for display. */
export const PersonClaims = z.object({
  oid: z.string().refine(isGuid),
  name: z.string().max(256).optional().catch(undefined),
  email: Mail.optional().catch(undefined),
  preferred_username: z.string().max(320).optional().catch(undefined),
});
export type PersonClaims = z.output<typeof PersonClaims>;

/**
 * A name to greet the person with and the address they most likely send from. Both are display values that a person or
 * an administrator may change (learn.microsoft.com/entra/identity-platform/id-token-claims-reference): no decision about
 * access may rest on them.
 */
export function describePerson(claims: PersonClaims): {
  readonly name: string;
  readonly mail: string | null;
} {
  const username = Mail.safeParse(claims.preferred_username);
  const mail = claims.email ?? (username.success ? username.data : null);
  const name = claims.name?.trim() || claims.preferred_username?.trim() || 'Signed in';
  return { name, mail };
}
