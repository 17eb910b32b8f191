import { accountKey, findAccount, refuseDisabled } from './accounts.ts';
import { authority } from './authority.ts';
import { EntraError } from './entra-error.ts';
import { grantedPermissions } from './granted.ts';
import { apiOf, readScopes } from './permissions.ts';
import { idToken, userAccessToken } from './tokens.ts';
import { refuseChallenged } from './world.ts';
import type { EntraWorld } from './world.ts';

/** What Outlook's broker hands to a pane: an access token for the app's own API, and who is signed in. */
export interface PaneTokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** What was granted, as the client spelled it. */
  readonly scope: string;
  readonly account: {
    readonly homeAccountId: string;
    readonly environment: string;
    readonly tenantId: string;
    readonly username: string;
    readonly localAccountId: string;
    readonly name: string;
  };
}

/**
 * Signs the person in silently, as nested app authentication and the older `getAccessToken` do. `scope` must name a
 * registered app's API, e.g. `api://…/access_as_user`. Throws an EntraError: 50057 disabled, 65001 not consented,
 * 50076 second factor needed, 500011 unknown API, 70011 no API named, 90002 unknown tenant, 50020 unknown person.
 */
export async function paneTokens(
  world: EntraWorld,
  tenantId: string,
  personId: string,
  scope: string,
): Promise<PaneTokens> {
  if (!world.tenants().some((tenant) => tenant.id === tenantId)) {
    throw new EntraError(90002, 'The tenant was not found.');
  }
  const account = findAccount(`${tenantId}.${personId}`, world.tenants());
  if (!account) throw new EntraError(50020, 'The account does not exist in this tenant.');

  const { resources } = readScopes(scope, world.apps);
  const [request, ...others] = resources;
  const app = world.apps.find((each) => request && apiOf(each).appId === request.resource.appId);
  if (!request || !app || others.length > 0) {
    throw new EntraError(70011, 'The scope must name the permissions of exactly one registered API.');
  }
  refuseDisabled(account);
  refuseChallenged(world, account);
  const permissions = grantedPermissions(world, account, app, request);

  const [access, id] = await Promise.all([
    userAccessToken(account, app, request.resource, permissions, 'none'),
    idToken(account, app),
  ]);
  const { tenant, person } = account;
  return {
    accessToken: access.token,
    idToken: id.token,
    expiresIn: access.expiresIn,
    scope: ['openid', 'profile', ...permissions.map((each) => `${request.prefix}/${each}`)].join(' '),
    account: {
      homeAccountId: accountKey({ tenant, person }).split('.').reverse().join('.'),
      environment: authority.host,
      tenantId: tenant.id,
      username: person.mail,
      localAccountId: person.id,
      name: person.displayName,
    },
  };
}
