import type { SimulatedTenant } from '../state/directory.ts';
import type { Account } from './accounts.ts';
import { accountKey } from './accounts.ts';
import { createConsents } from './consents.ts';
import type { Consents } from './consents.ts';
import { EntraError } from './entra-error.ts';
import { createExpiringMap } from './expiring-map.ts';
import type { ExpiringMap } from './expiring-map.ts';
import type { SimulatedApp } from './permissions.ts';

/** What an authorization code was given out for; it stays known after use, so that a replay is told from nonsense. */
export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly issuedAt: number;
  redeemed: boolean;
}

export interface RefreshToken {
  readonly clientId: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly scope: string;
  readonly issuedAt: number;
}

/** Everything the endpoints share and a reset forgets. */
export interface EntraWorld {
  readonly tenants: () => readonly SimulatedTenant[];
  readonly apps: readonly SimulatedApp[];
  /** Application permissions granted in a tenant beyond what the registration asks for. */
  readonly extraRoles: (tenantId: string) => readonly string[];
  readonly consents: Consents;
  readonly codes: ExpiringMap<AuthorizationCode>;
  readonly refreshTokens: ExpiringMap<RefreshToken>;
  /** Which accounts a browser is signed in with, by cookie value. */
  readonly sessions: ExpiringMap<readonly string[]>;
  /** Client assertions that were accepted, by app and `jti`. */
  readonly assertions: ExpiringMap<string>;
  readonly policies: Policies;
  readonly reset: () => void;
}

/** What administrators may switch while the tenant runs. */
export interface Policies {
  certificateKnown: boolean;
  /** Accounts that must sign in again with a second factor before any token is renewed silently. */
  readonly challenged: Set<string>;
  /** Since when (milliseconds since 1970) older refresh tokens of an account are worthless. */
  readonly revokedAt: Map<string, number>;
}

export function createWorld(
  tenants: () => readonly SimulatedTenant[],
  apps: readonly SimulatedApp[],
  extraRoles: EntraWorld['extraRoles'],
): EntraWorld {
  const policies: Policies = { certificateKnown: true, challenged: new Set(), revokedAt: new Map() };
  const world = {
    tenants,
    apps,
    extraRoles,
    consents: createConsents(),
    codes: createExpiringMap<AuthorizationCode>(10_000),
    refreshTokens: createExpiringMap<RefreshToken>(10_000),
    sessions: createExpiringMap<readonly string[]>(1_000),
    assertions: createExpiringMap<string>(10_000),
    policies,
  };
  return {
    ...world,
    reset() {
      const { consents, codes, refreshTokens, sessions, assertions } = world;
      for (const store of [consents, codes, refreshTokens, sessions, assertions]) store.clear();
      policies.certificateKnown = true;
      policies.challenged.clear();
      policies.revokedAt.clear();
    },
  };
}

/** Throws AADSTS700016 for a client id that nobody registered. */
export function findApp(world: EntraWorld, clientId: string): SimulatedApp {
  const app = world.apps.find((each) => each.clientId === clientId.toLowerCase());
  if (!app) throw unknownApp(clientId);
  return app;
}

/** What Entra says both of an app it has never heard of and of one that this tenant has not consented to. */
export function unknownApp(clientId: string, tenantName = 'this directory'): EntraError {
  return new EntraError(
    700016,
    `Application '${clientId}' was not found in '${tenantName}'. Its administrator may not have consented yet, or the request went to the wrong tenant.`,
  );
}

/** Throws AADSTS50076 with a claims challenge while a policy asks for a fresh second factor. */
export function refuseChallenged(world: EntraWorld, account: Account): void {
  if (!world.policies.challenged.has(accountKey(account))) return;
  throw new EntraError(50076, 'A policy asks for multi-factor authentication to go on.', {
    suberror: 'basic_action',
    claims: JSON.stringify({
      access_token: { capolids: { essential: true, values: ['9ab03e19-ed42-4168-b6b7-7001fb3e933a'] } },
    }),
  });
}
