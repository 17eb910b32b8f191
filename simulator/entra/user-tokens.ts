import { randomBytes } from 'node:crypto';
import type { Account } from './accounts.ts';
import { EntraError } from './entra-error.ts';
import { grantedPermissions } from './granted.ts';
import { graph, readScopes } from './permissions.ts';
import type { ResourceRequest, ScopeRequest, SimulatedApp } from './permissions.ts';
import { idToken, userAccessToken } from './tokens.ts';
import type { EntraWorld } from './world.ts';

/** What the token endpoint answers; `client_info` is what MSAL makes its account from. */
export interface TokenReply {
  readonly token_type: 'Bearer';
  readonly access_token: string;
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly scope?: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly client_info?: string;
}

/** Ninety days, as Entra keeps the refresh tokens of web applications. */
const REFRESH_TOKEN_MS = 90 * 24 * 60 * 60_000;

/**
 * The tokens of a person for one API. `consented` is what the sign-in asked for, `asked` what this call asks for (empty:
 * the same). Without any API the access token is for Graph, as Entra does.
 */
export async function userTokens(
  world: EntraWorld,
  account: Account,
  app: SimulatedApp,
  scopes: { readonly asked: string; readonly consented: string; readonly nonce?: string | undefined },
): Promise<TokenReply> {
  const request = readScopes(scopes.asked || scopes.consented, world.apps);
  const signIn = readScopes(scopes.consented, world.apps);
  const oidc = [...new Set([...request.oidc, ...signIn.oidc])];
  const wanted = oneResource(request, scopes.asked !== '');
  const permissions = wanted ? grantedPermissions(world, account, app, wanted) : [];
  const inToken = wanted ? permissions : oidc.filter((each) => each !== 'offline_access');

  const access = await userAccessToken(account, app, wanted?.resource ?? graph, inToken, 'certificate');
  return {
    token_type: 'Bearer',
    access_token: access.token,
    expires_in: access.expiresIn,
    ext_expires_in: access.expiresIn,
    scope: [...oidc.filter((each) => each !== 'offline_access'), ...spelled(wanted, permissions)].join(' '),
    client_info: clientInfo(account),
    ...(oidc.includes('openid') && { id_token: (await idToken(account, app, scopes.nonce)).token }),
    ...(oidc.includes('offline_access') && {
      refresh_token: newRefreshToken(world, account, app, scopes.consented),
    }),
  };
}

/** `uid` is the person's object id and `utid` their tenant (MSAL's home account id). */
export function clientInfo({ tenant, person }: Account): string {
  return Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url');
}

function oneResource(request: ScopeRequest, strict: boolean): ResourceRequest | undefined {
  if (strict && request.resources.length > 1) {
    throw new EntraError(28000, 'The scope names more than one API; a token is for one.');
  }
  return request.resources[0];
}

function spelled(request: ResourceRequest | undefined, permissions: readonly string[]): readonly string[] {
  const prefix = request?.prefix ? `${request.prefix}/` : '';
  return permissions.map((each) => `${prefix}${each}`);
}

function newRefreshToken(
  world: EntraWorld,
  { tenant, person }: Account,
  app: SimulatedApp,
  scope: string,
): string {
  const token = `1.${randomBytes(48).toString('base64url')}`;
  const issuedAt = Date.now();
  world.refreshTokens.set(
    token,
    { clientId: app.clientId, tenantId: tenant.id, personId: person.id, scope, issuedAt },
    issuedAt + REFRESH_TOKEN_MS,
  );
  return token;
}
