import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { findAccount, refuseDisabled } from './accounts.ts';
import type { Account } from './accounts.ts';
import { issuerOf } from './authority.ts';
import { EntraError } from './entra-error.ts';
import type { GrantCall } from './grant-call.ts';
import { parse } from './parameters.ts';
import type { ServicePrincipal } from './consents.ts';
import { apiOf, exchange, graph, readScopes } from './permissions.ts';
import type { Resource } from './permissions.ts';
import { signingKeys } from './signing-keys.ts';
import { appAccessToken } from './tokens.ts';
import { userTokens } from './user-tokens.ts';
import type { TokenReply } from './user-tokens.ts';
import { refuseChallenged, unknownApp } from './world.ts';

const AppForm = z.object({ scope: z.string().max(4_000) });

const PersonForm = z.object({
  scope: z.string().max(4_000),
  assertion: z.string().max(16_384),
  requested_token_use: z.literal('on_behalf_of'),
});

const Assertion = z.object({ iss: z.string(), tid: z.guid(), oid: z.guid(), scp: z.string().min(1) });

/**
 * `client_credentials`: the app's own token, with the roles the tenant assigned to it. Throws 50059 without a tenant,
 * 1002012 unless the scope is one API's `/.default`.
 */
export async function actForApp({ world, audience, app, parameters }: GrantCall): Promise<TokenReply> {
  const { scope } = parse(AppForm, parameters);
  if (!audience.one) throw new EntraError(50059, 'The request does not say which tenant it is for.');
  const { oidc, resources } = readScopes(scope, world.apps);
  const [request, ...others] = resources;
  if (!request || others.length > 0 || oidc.length > 0 || request.permissions.join() !== '.default') {
    throw new EntraError(1002012, `The scope of an application must be one API's /.default, not '${scope}'.`);
  }
  const principal = world.consents.servicePrincipal(audience.one.id, app);
  if (!principal) throw unknownApp(app.clientId, audience.one.name);

  const roles = rolesOn(request.resource, principal, world.extraRoles(audience.one.id));
  const issued = await appAccessToken(audience.one.id, app, principal, request.resource, roles);
  return {
    token_type: 'Bearer',
    expires_in: issued.expiresIn,
    ext_expires_in: issued.expiresIn,
    access_token: issued.token,
  };
}

/** What consent gave on one API; permissions that somebody granted by hand are among them. */
function rolesOn(
  resource: Resource,
  principal: ServicePrincipal,
  extra: readonly string[],
): readonly string[] {
  const onExchange: readonly string[] = extra.filter((role) => role === 'full_access_as_app');
  if (resource.appId === exchange.appId) return onExchange;
  if (resource.appId !== graph.appId) return [];
  return [...principal.roles, ...extra.filter((role) => !onExchange.includes(role))];
}

/**
 * `jwt-bearer` with `on_behalf_of`: the app turns a token that it received as an API into one for another API. Throws
 * 500131 when the assertion is for somebody else, 500133 when it has expired, 50013 when it is no token of ours.
 */
export async function actForPerson({ world, audience, app, parameters }: GrantCall): Promise<TokenReply> {
  const form = parse(PersonForm, parameters);
  const claims = await verifiedAssertion(form.assertion, apiOf(app).audience);
  const account = findAccount(`${claims.tid}.${claims.oid}`, world.tenants());
  if (!account || (audience.one && audience.one.id !== claims.tid)) {
    throw new EntraError(50013, 'The assertion was issued for another tenant.');
  }
  return onBehalfOf({ world, app }, account, form.scope);
}

function onBehalfOf({ world, app }: Pick<GrantCall, 'world' | 'app'>, account: Account, scope: string) {
  refuseDisabled(account);
  refuseChallenged(world, account);
  return userTokens(world, account, app, { asked: scope, consented: scope });
}

async function verifiedAssertion(assertion: string, audience: string): Promise<z.output<typeof Assertion>> {
  const { publicKey } = await signingKeys.key('tenant');
  try {
    const { payload } = await jwtVerify(assertion, publicKey, { algorithms: ['RS256'], audience });
    const claims = Assertion.parse(payload);
    if (claims.iss !== issuerOf(claims.tid)) throw new TypeError('a token of another issuer');
    return claims;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new EntraError(500133, 'The assertion is not within its valid time range.');
    }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
      const meant = String(decodeJwt(assertion).aud).slice(0, 200);
      throw new EntraError(
        500131,
        `The assertion's audience is '${meant}', not the application that presents it.`,
      );
    }
    throw new EntraError(50013, 'The assertion is not a valid access token of a person.');
  }
}
