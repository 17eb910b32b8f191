import { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import type { SimulatedTenant } from '../state/directory.ts';
import { adminConsent } from './admin-consent.ts';
import { authorizeEndpoint } from './authorize.ts';
import { discovery } from './discovery.ts';
import { EntraError, errorBody } from './entra-error.ts';
import { logoutEndpoint } from './logout.ts';
import { refusalPage } from './pages/notices.ts';
import { sendPage } from './pages/page.ts';
import { paneTokens } from './pane-tokens.ts';
import type { PaneTokens } from './pane-tokens.ts';
import { correlationIdOf } from './parameters.ts';
import type { SimulatedApp } from './permissions.ts';
import { forgeToken, signingKeys } from './signing-keys.ts';
import type { KeyName, PublishedKey } from './signing-keys.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { verifyToken } from './verify-token.ts';
import type { TokenCheck } from './verify-token.ts';
import { createWorld } from './world.ts';

export { EntraError } from './entra-error.ts';
export type { PaneTokens } from './pane-tokens.ts';
export type { SimulatedApp } from './permissions.ts';
export type { KeyName, PublishedKey } from './signing-keys.ts';
export type { TokenCheck } from './verify-token.ts';

export interface EntraOptions {
  /** The tenants of this moment; asked again at every request. */
  readonly tenants: () => readonly SimulatedTenant[];
  readonly apps: readonly SimulatedApp[];
  /** Application permissions that a tenant granted beyond what the registrations ask for; none unless given. */
  readonly extraRoles?: (tenantId: string) => readonly string[];
}

/** The simulated sign-in service, in all the ways in which the other parts of the simulator use it. */
export interface Entra {
  /** For the root of host `login.sim.test` and for the path `/login.sim.test`; answers everything below its mount. */
  readonly router: Router;
  /** What Outlook hands to the pane. Throws an EntraError with Entra's `code`, e.g. `AADSTS65001`. */
  readonly paneTokens: (tenantId: string, personId: string, scope: string) => Promise<PaneTokens>;
  /** Checks a bearer token (without the word Bearer) for an API, e.g. `https://graph.sim.test`. Never throws. */
  readonly verifyAppToken: (bearer: string, audience: string) => Promise<TokenCheck>;
  /** Grants every registered app all it asks for in the tenant, or takes all of it away. */
  readonly consent: (tenantId: string, given: boolean) => void;
  /** `false`: the registrations no longer list their certificates, so that assertions fail with AADSTS700027. */
  readonly certificateKnown: (given: boolean) => void;
  /** `true`: a policy asks the person for a second factor (AADSTS50076) until the next sign-in on the page. */
  readonly challenge: (tenantId: string, personId: string, given: boolean) => void;
  /** Makes the person's refresh tokens worthless (AADSTS50173), as a password change does. */
  readonly revokeSignIns: (tenantId: string, personId: string) => void;
  /** Back to a world in which nobody is signed in and no tenant has consented. */
  readonly reset: () => void;
  /** The keys as published; each carries the issuer it may vouch for. */
  readonly signingKeys: () => Promise<{ readonly keys: readonly PublishedKey[] }>;
  /** For tests: signs any header and claims, to build the tokens that a verifier must refuse. */
  readonly forge: (
    header: Readonly<Record<string, unknown>>,
    claims: Readonly<Record<string, unknown>>,
    key: KeyName,
  ) => Promise<string>;
}

/** Plays Microsoft Entra ID for the given tenants: tokens are real, the people have no passwords. */
export function createEntra(options: EntraOptions): Entra {
  const apps = options.apps.map((app) => ({ ...app, clientId: app.clientId.toLowerCase() }));
  const world = createWorld(options.tenants, apps, options.extraRoles ?? (() => []));
  const router = Router();

  const pages = Router();
  pages.use(authorizeEndpoint(world), adminConsent(world), logoutEndpoint(world), answerWithPage);
  router.use(pages, discovery(world), tokenEndpoint(world));
  router.use(
    (_req, res) => void res.status(404).type('text/plain').send('The sign-in service has no such page.'),
  );
  router.use(answerWithJson);

  return {
    router,
    paneTokens: (tenantId, personId, scope) => paneTokens(world, tenantId, personId, scope),
    verifyAppToken: verifyToken,
    consent(tenantId, given) {
      for (const app of apps) {
        if (given) world.consents.grantEverything(tenantId, app);
        else world.consents.revoke(tenantId, app);
      }
    },
    certificateKnown: (given) => void (world.policies.certificateKnown = given),
    challenge(tenantId, personId, given) {
      const key = `${tenantId}.${personId}`;
      if (given) world.policies.challenged.add(key);
      else world.policies.challenged.delete(key);
    },
    revokeSignIns: (tenantId, personId) =>
      void world.policies.revokedAt.set(`${tenantId}.${personId}`, Date.now()),
    reset: world.reset,
    signingKeys: signingKeys.published,
    forge: forgeToken,
  };
}

const answerWithPage: ErrorRequestHandler = (error, req, res, next) => {
  const refusal = asRefusal(error);
  if (!refusal) next(error);
  else sendPage(res, refusal.status, refusalPage(refusal, correlationIdOf(req)));
};

const answerWithJson: ErrorRequestHandler = (error, req, res, next) => {
  const refusal = asRefusal(error);
  if (!refusal) {
    next(error);
    return;
  }
  const correlationId = correlationIdOf(req);
  res
    .status(refusal.status)
    .set({ 'cache-control': 'no-store', 'client-request-id': correlationId })
    .json(errorBody(refusal, correlationId));
};

/** Express's own complaints (a body too large, a path that cannot be decoded) become Entra's word for nonsense. */
function asRefusal(error: unknown): EntraError | undefined {
  if (error instanceof EntraError) return error;
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  const isCallersFault = typeof status === 'number' && status >= 400 && status < 500;
  return isCallersFault ? new EntraError(9002313, 'The request is malformed or too large.') : undefined;
}
