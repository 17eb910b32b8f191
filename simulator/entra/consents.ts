import { createHash } from 'node:crypto';
import { applicationRoles, apiOf, graph, oidcScopes } from './permissions.ts';
import type { Resource, ScopeRequest, SimulatedApp } from './permissions.ts';

/** The app as one tenant knows it: Entra's service principal ("enterprise application") with what was granted to it. */
export interface ServicePrincipal {
  readonly id: string;
  /** Application permissions on Graph. */
  readonly roles: ReadonlySet<string>;
}

/** Who consented to what. Keys of delegated permissions are `openid` or `<API's app id>/<permission>`. */
export interface Consents {
  readonly servicePrincipal: (tenantId: string, app: SimulatedApp) => ServicePrincipal | undefined;
  /** What an administrator grants on the consent page: everything the registration asks for, for everybody. */
  readonly grantEverything: (tenantId: string, app: SimulatedApp) => void;
  /** What a person grants for themselves, or (`personId` null) an administrator for everybody. */
  readonly grant: (
    tenantId: string,
    app: SimulatedApp,
    personId: string | null,
    keys: readonly string[],
  ) => void;
  /** Delegated permissions the person may use through the app. */
  readonly granted: (tenantId: string, app: SimulatedApp, personId: string) => ReadonlySet<string>;
  /** Removes the service principal and all that was granted to it. */
  readonly revoke: (tenantId: string, app: SimulatedApp) => void;
  readonly clear: () => void;
}

interface Entry {
  readonly id: string;
  readonly roles: Set<string>;
  readonly everyone: Set<string>;
  readonly people: Map<string, Set<string>>;
}

export function createConsents(): Consents {
  const entries = new Map<string, Entry>();

  function entryOf(tenantId: string, app: SimulatedApp): Entry {
    const key = keyOf(tenantId, app);
    const entry = entries.get(key) ?? {
      id: stableGuid(`service principal ${key}`),
      roles: new Set(),
      everyone: new Set(),
      people: new Map(),
    };
    entries.set(key, entry);
    return entry;
  }

  return {
    servicePrincipal: (tenantId, app) => entries.get(keyOf(tenantId, app)),
    grantEverything(tenantId, app) {
      const entry = entryOf(tenantId, app);
      for (const role of applicationRoles.keys()) entry.roles.add(role);
      for (const key of everyday(app)) entry.everyone.add(key);
    },
    grant(tenantId, app, personId, keys) {
      const entry = entryOf(tenantId, app);
      const target = personId === null ? entry.everyone : (entry.people.get(personId) ?? new Set());
      if (personId !== null) entry.people.set(personId, target);
      for (const key of keys) target.add(key);
    },
    granted(tenantId, app, personId) {
      const entry = entries.get(keyOf(tenantId, app));
      return new Set([...(entry?.everyone ?? []), ...(entry?.people.get(personId) ?? [])]);
    },
    revoke: (tenantId, app) => void entries.delete(keyOf(tenantId, app)),
    clear: () => entries.clear(),
  };
}

/** The consents that a request needs; `.default` needs the permission that the registration lists. */
export function consentKeys(request: ScopeRequest): readonly string[] {
  const permissions = request.resources.flatMap(({ resource, permissions }) =>
    permissions.map((each) => consentKey(resource, each === '.default' ? resource.listed : each)),
  );
  return [...request.oidc, ...permissions];
}

export function consentKey(resource: Resource, permission: string): string {
  return `${resource.appId}/${permission}`;
}

/** The same GUID for the same words, so that a reset world has the ids it had before. */
export function stableGuid(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function everyday(app: SimulatedApp): readonly string[] {
  const listed = [graph, apiOf(app)].map((resource) => consentKey(resource, resource.listed));
  return [...oidcScopes.keys(), ...listed];
}

function keyOf(tenantId: string, app: SimulatedApp): string {
  return `${tenantId} ${app.clientId}`;
}
