import { createHash, randomBytes, randomInt } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { groupsOf } from './accounts.ts';
import type { Account } from './accounts.ts';
import { authority, issuerOf, legacyIssuerOf } from './authority.ts';
import type { ServicePrincipal } from './consents.ts';
import type { Resource, SimulatedApp } from './permissions.ts';
import { signingKeys } from './signing-keys.ts';

export interface IssuedToken {
  readonly token: string;
  /** Seconds of real time: 60 to 90 minutes, drawn anew for each token (Entra's access-tokens page). */
  readonly expiresIn: number;
}

/** How the client proved itself: not at all (a nested or public client), or with a certificate. */
type ClientProof = 'none' | 'certificate';

/** Above this many memberships a JWT carries a pointer instead of the list (groups overage claim). */
const MOST_GROUPS_IN_A_TOKEN = 200;

/** A token that lets the app call `resource` as the person. `permissions` go into `scp`. */
export function userAccessToken(
  account: Account,
  app: SimulatedApp,
  resource: Resource,
  permissions: readonly string[],
  proof: ClientProof,
): Promise<IssuedToken> {
  const { tenant, person } = account;
  const shared = {
    aud: resource.audience,
    name: person.displayName,
    oid: person.id,
    scp: permissions.join(' '),
    sub: pairwise(account, resource.appId),
    tid: tenant.id,
    ver: resource.version,
  };
  const strength = proof === 'certificate' ? '2' : '0';
  return resource.version === '2.0'
    ? issue({
        ...shared,
        ...memberships(account),
        ...guestClaims(account),
        iss: issuerOf(tenant.id),
        azp: app.clientId,
        azpacr: strength,
        preferred_username: person.mail,
      })
    : issue({
        ...shared,
        iss: legacyIssuerOf(tenant.id),
        appid: app.clientId,
        appidacr: strength,
        idtyp: 'user',
        upn: person.mail,
      });
}

/** A token that lets the app call `resource` as itself: no person, no `scp`, what it may do in `roles`. */
export function appAccessToken(
  tenantId: string,
  app: SimulatedApp,
  principal: ServicePrincipal,
  resource: Resource,
  roles: readonly string[],
): Promise<IssuedToken> {
  const shared = {
    aud: resource.audience,
    idtyp: 'app',
    oid: principal.id,
    sub: principal.id,
    tid: tenantId,
    ver: resource.version,
    ...(roles.length > 0 && { roles }),
  };
  return resource.version === '2.0'
    ? issue({ ...shared, iss: issuerOf(tenantId), azp: app.clientId, azpacr: '2' })
    : issue({ ...shared, iss: legacyIssuerOf(tenantId), appid: app.clientId, appidacr: '2' });
}

/** Tells the app itself who signed in; never meant for an API. */
export function idToken(account: Account, app: SimulatedApp, nonce?: string): Promise<IssuedToken> {
  const { tenant, person } = account;
  return issue({
    ...memberships(account),
    ...guestClaims(account),
    ...(nonce !== undefined && { nonce }),
    aud: app.clientId,
    iss: issuerOf(tenant.id),
    name: person.displayName,
    oid: person.id,
    preferred_username: person.mail,
    sub: pairwise(account, app.clientId),
    tid: tenant.id,
    ver: '2.0',
  });
}

async function issue(claims: JWTPayload): Promise<IssuedToken> {
  const { kid, privateKey } = await signingKeys.key('tenant');
  const now = Math.floor(Date.now() / 1000);
  const expiresIn = randomInt(60 * 60, 90 * 60);
  const token = await new SignJWT({ ...claims, rh: opaque(24), uti: opaque(16) })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + expiresIn)
    .sign(privateKey);
  return { token, expiresIn };
}

/** Group and directory-role ids; too many groups become a pointer to a Graph call (which nobody should follow blindly). */
function memberships(account: Account): JWTPayload {
  const { tenant, person } = account;
  const groups = groupsOf(account);
  const wids = person.directoryRoles.length > 0 ? { wids: person.directoryRoles } : {};
  if (groups.length <= MOST_GROUPS_IN_A_TOKEN) return { ...wids, ...(groups.length > 0 && { groups }) };

  const endpoint = `${authority.graphOrigin}/${tenant.id}/users/${person.id}/getMemberObjects`;
  return { ...wids, _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } };
}

/**
 * How a token tells a guest: `acct` is 1, and `idp` names the authority that signed them in
 * (learn.microsoft.com/entra/identity-platform/optional-claims-reference). A member's token has neither.
 */
function guestClaims({ person }: Account): JWTPayload {
  return person.guestOf ? { acct: 1, idp: legacyIssuerOf(person.guestOf.tenantId) } : {};
}

/** `sub` is another one for every app: it must never be used to match people across apps. */
function pairwise({ tenant, person }: Account, appId: string): string {
  return createHash('sha256').update(`${tenant.id} ${person.id} ${appId}`).digest('base64url');
}

function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
