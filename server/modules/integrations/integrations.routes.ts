import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import {
  changeIntegration as changeRoute,
  connectServer as connectServerRoute,
  giveConsent as giveConsentRoute,
  listIntegrations as listRoute,
  readAttempt as readAttemptRoute,
  readConsentFlow as readConsentRoute,
  readIntegration as readRoute,
  reconnectServer as reconnectRoute,
  removeIntegration as removeRoute,
  startOnline as startOnlineRoute,
  testIntegration as testRoute,
} from '../../../contract/integrations.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import { readInstallation as readInstallationRoute } from '../../../contract/installation.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mount } from '../../http/mount.ts';
import { factsOf } from '../../http/request-facts.ts';
import { Problem } from '../../kernel/problem.ts';
import { changeIntegration, removeIntegration, testIntegration } from './change-integration.ts';
import type { ChangeDeps } from './change-integration.ts';
import { connectServer, reconnectServer } from './connect-server.ts';
import type { ServerDeps } from './connect-server.ts';
import { finishConsent, giveConsent, readConsent } from './online/consent.ts';
import type { ConsentDeps } from './online/consent.ts';
import { startOnline } from './online/start-online.ts';
import { readCertificateFile, readInstallation } from './read-installation.ts';
import type { InstallationDeps } from './read-installation.ts';
import { listIntegrations, readIntegration } from './read-integrations.ts';
import type { Attempts } from './run-attempt.ts';

export interface IntegrationsRoutesDeps {
  readonly server: ServerDeps;
  readonly change: ChangeDeps;
  readonly consent: ConsentDeps;
  readonly attempts: Pick<Attempts, 'read'>;
  readonly installation: InstallationDeps;
}

/** Connecting, testing, changing and removing, below `/portal-api`. */
export function integrationsRoutes(gate: Gate, deps: IntegrationsRoutesDeps): Router {
  const router = Router();
  const { server, change, consent, attempts, installation } = deps;

  mount(router, gate, listRoute, ({ caller }) => listIntegrations(change, caller));
  mount(router, gate, connectServerRoute, ({ caller, body }) => connectServer(server, caller, body));
  mount(router, gate, startOnlineRoute, ({ caller, body }) => startOnline(consent, caller, body));
  mount(router, gate, readConsentRoute, ({ caller, params }) => readConsent(consent, caller, params.flow));
  mount(router, gate, giveConsentRoute, ({ caller, params }) => giveConsent(consent, caller, params.flow));
  mount(router, gate, readAttemptRoute, ({ caller, params }) =>
    attempts.read(caller.organization, params.id),
  );

  mount(router, gate, readRoute, ({ caller, params }) => readIntegration(change, caller, params.id));
  mount(router, gate, reconnectRoute, ({ caller, params, version, body }) =>
    reconnectServer(server, caller, { id: params.id, version, body }),
  );
  mount(router, gate, changeRoute, ({ caller, params, version, body }) =>
    changeIntegration(change, caller, { id: params.id, version, body }),
  );
  mount(router, gate, testRoute, ({ caller, params }) => testIntegration(change, caller, params.id));
  mount(router, gate, removeRoute, ({ caller, params, version }) =>
    removeIntegration(change, caller, { id: params.id, version }),
  );

  mount(router, gate, readInstallationRoute, async () => readInstallation(installation));
  const certificate = {
    api: 'portal-api',
    path: '/installation/certificates/:file',
    access: 'integrations.read',
    params: z.strictObject({ file: z.string().regex(/^[0-9a-fA-F]{64}\.cer$/) }),
  } as const;
  mountDownload(router, gate, certificate, async ({ params }) =>
    readCertificateFile(installation, params.file.replace(/\.cer$/, '')),
  );

  return router;
}

/** What Microsoft adds beside these is not looked at; what is too long or there twice is as good as absent. */
const text = z.string().max(2_000).optional().catch(undefined);
const Answer = z.object({ state: text, error: text, tenant: text, admin_consent: text });

/**
 * Where Microsoft's consent page sends a browser back to, below `/integrations`. It goes on to the attempt, or to the
 * list of integrations with the code of what went wrong; no address is ever taken from the request.
 */
export function consentRoutes(gate: Gate, deps: ConsentDeps): Router {
  const router = Router();

  router.get('/consent/callback', async (req, res) => {
    factsOf(req).route = '/integrations/consent/callback';
    const target = await attemptOf(gate, deps, req).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      factsOf(req).problem = error.code;
      return `/portal/integrations?problem=${error.code}`;
    });
    res.set('Cache-Control', 'no-store').redirect(302, target);
  });

  return router;
}

async function attemptOf(gate: Gate, deps: ConsentDeps, req: Request): Promise<string> {
  const person = await gate.principal(req);
  const id = await finishConsent(deps, Answer.parse(req.query), person, async (organization) => {
    const headers = { ...req.headers, [ORGANIZATION_HEADER.toLowerCase()]: organization };
    return { ...(await gate.caller({ headers }, 'integrations.write')), requestId: factsOf(req).id };
  });
  return `/portal/integrations/attempts/${id}`;
}
