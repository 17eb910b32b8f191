import { authority, EXCHANGE_APP_ID, GRAPH_APP_ID } from './authority.ts';
import { EntraError } from './entra-error.ts';

/** A multi-tenant application registration. */
export interface SimulatedApp {
  readonly clientId: string;
  /** The Application ID URI, e.g. `api://foyer.sim.test/<client id>`. */
  readonly apiUri: string;
  /** PEM certificates (public part) that client assertions are verified against. */
  readonly certificates: readonly string[];
  readonly redirectUris: readonly string[];
}

/** An API that tokens are issued for. */
export interface Resource {
  readonly appId: string;
  /** `aud` of its tokens, and which version they have. */
  readonly audience: string;
  readonly version: '1.0' | '2.0';
  /** How clients may write it in a scope, before the slash. */
  readonly names: readonly string[];
  /** Delegated permissions, and whether only an administrator may consent to them. */
  readonly delegated: ReadonlyMap<string, { readonly adminOnly: boolean; readonly meaning: string }>;
  /** The delegated permission that the registration lists, and that `.default` therefore asks consent for. */
  readonly listed: string;
}

/** What the registration asks for as an application: rooms, the organization's name, groups and people's names. */
export const applicationRoles: ReadonlyMap<string, string> = new Map([
  ['Place.Read.All', 'Read all company places'],
  ['Organization.Read.All', 'Read organization information'],
  ['GroupMember.Read.All', 'Read all group memberships'],
  ['User.ReadBasic.All', "Read all users' basic profiles"],
]);

export const oidcScopes: ReadonlyMap<string, string> = new Map([
  ['openid', 'Sign you in'],
  ['profile', 'See your basic profile'],
  ['email', 'See your mail address'],
  ['offline_access', 'Keep the access you have given'],
]);

export const graph: Resource = {
  appId: GRAPH_APP_ID,
  audience: authority.graphOrigin,
  version: '1.0',
  names: [authority.graphOrigin, GRAPH_APP_ID],
  delegated: new Map([
    ['User.Read', { adminOnly: false, meaning: 'Read your profile' }],
    ['User.ReadBasic.All', { adminOnly: false, meaning: "Read all users' basic profiles" }],
    ['Place.Read.All', { adminOnly: true, meaning: 'Read all company places' }],
  ]),
  listed: 'User.Read',
};

/** Exchange Online; apps that speak EWS ask for its tokens. What they may do, Exchange's own roles say. */
export const exchange: Resource = {
  appId: EXCHANGE_APP_ID,
  audience: authority.exchangeOrigin,
  version: '1.0',
  names: [authority.exchangeOrigin, EXCHANGE_APP_ID],
  delegated: new Map([['EWS.AccessAsUser.All', { adminOnly: false, meaning: 'Read your mailbox' }]]),
  listed: 'EWS.AccessAsUser.All',
};

/** The app's own API, with the one permission it exposes. */
export function apiOf(app: SimulatedApp): Resource {
  return {
    appId: app.clientId,
    audience: app.clientId,
    version: '2.0',
    names: [app.apiUri, app.clientId, `api://${app.clientId}`],
    delegated: new Map([['access_as_user', { adminOnly: false, meaning: 'Use the add-in as you' }]]),
    listed: 'access_as_user',
  };
}

/** What a client asked for on one API, in its own spelling (`prefix` is empty for bare Graph permissions). */
export interface ResourceRequest {
  readonly resource: Resource;
  readonly prefix: string;
  /** Permission names; `.default` stands for everything already consented to. */
  readonly permissions: readonly string[];
}

export interface ScopeRequest {
  readonly oidc: readonly string[];
  readonly resources: readonly ResourceRequest[];
}

/** Reads a space-separated scope parameter. Throws 500011 on an unknown API and 650053 on an unknown permission. */
export function readScopes(scope: string, apps: readonly SimulatedApp[]): ScopeRequest {
  const oidc = new Set<string>();
  const resources = new Map<string, { resource: Resource; prefix: string; permissions: string[] }>();

  for (const word of scope.split(' ').filter(Boolean)) {
    if (oidcScopes.has(word)) {
      oidc.add(word);
      continue;
    }
    const slash = word.lastIndexOf('/');
    const prefix = word.slice(0, Math.max(slash, 0));
    const permission = word.slice(slash + 1);
    const resource = findResource(prefix, apps);
    if (permission !== '.default' && !resource.delegated.has(permission)) {
      throw new EntraError(650053, `The API '${resource.appId}' has no permission '${permission}'.`);
    }
    const known = resources.get(resource.appId) ?? { resource, prefix, permissions: [] };
    known.permissions.push(permission);
    resources.set(resource.appId, known);
  }
  return { oidc: [...oidc], resources: [...resources.values()] };
}

function findResource(prefix: string, apps: readonly SimulatedApp[]): Resource {
  if (prefix === '') return graph;
  const found = [graph, exchange, ...apps.map(apiOf)].find((resource) => resource.names.includes(prefix));
  if (!found) throw new EntraError(500011, `The API named '${prefix}' was not found in the tenant.`);
  return found;
}
