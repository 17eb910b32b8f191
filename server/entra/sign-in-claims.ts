import { z } from 'zod';

const AppRoles = z.array(z.string().max(120)).max(1_000);

/**
 * The app roles that the tenant assigned to whoever signed in (`roles`). Null when the claim is there and is no list.
 * Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
export function appRolesOf(claims: Readonly<Record<string, unknown>>): readonly string[] | null {
  if (claims['roles'] === undefined) return [];
  const roles = AppRoles.safeParse(claims['roles']);
  return roles.success ? roles.data : null;
}

/**
 * Whether the person is only invited into the tenant: `acct` is 1 (an optional claim that the registration asks for), or
 * another directory than the tenant's own vouched for them (`idp`, which may name the own one in an older notation).
 * Source: learn.microsoft.com/entra/identity-platform/optional-claims-reference.
 */
export function isGuestBy(claims: Readonly<Record<string, unknown>>): boolean {
  const { acct, idp, iss, tid } = claims;
  if (acct === 1 || acct === '1') return true;
  if (typeof idp !== 'string' || idp === iss) return false;
  return typeof tid !== 'string' || !idp.split('/').includes(tid);
}
