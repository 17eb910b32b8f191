import { setTimeout as sleep } from 'node:timers/promises';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { ReturnHandler } from '../sign-in/index.ts';
import type { Connect, Microsoft, StepsDeps } from './attempt.ts';
import { createAttemptStore } from './attempts.store.ts';
import type { ConcludeDeps } from './conclude-attempt.ts';
import type { Exchanges } from './exchanges.ts';
import type { IntegrationStore } from './integrations.store.ts';
import type { IntegrationsRoutesDeps } from './integrations.routes.ts';
import { recordConsent } from './online/consent-audit.store.ts';
import type { ConsentDeps } from './online/consent.ts';
import { administratorReturns } from './online/start-online.ts';
import type { OnlineDeps } from './online/start-online.ts';
import type { InstallationDeps } from './read-installation.ts';
import { createAttempts } from './run-attempt.ts';
import type { AttemptsDeps } from './run-attempt.ts';

export interface IntegrationsDeps {
  readonly db: Parameters<typeof createAttemptStore>[0];
  readonly integrations: IntegrationStore;
  readonly exchanges: Exchanges;
  /** Business time. */
  readonly clock: Clock;
  /** Real time. */
  readonly now: () => number;
  readonly connect: Connect;
  readonly secrets: Secrets;
  readonly inspection: StepsDeps['inspection'];
  readonly outbound: OnlineDeps['outbound'];
  readonly getToken: StepsDeps['getToken'];
  readonly microsoft: Microsoft;
  readonly trips: OnlineDeps['trips'];
  readonly simulatorPort: number | null;
  readonly installation: Omit<InstallationDeps, 'now' | 'clientId'>;
  readonly organizationName: (organization: OrganizationId) => Promise<string>;
  readonly proveNow: ConcludeDeps['proveNow'];
  readonly onTrouble: (error: unknown) => void;
  readonly deadlines?: AttemptsDeps['deadlines'];
  readonly pause?: StepsDeps['pause'];
}

export interface Integrations {
  /** What `integrationsRoutes` takes. */
  readonly routes: IntegrationsRoutesDeps;
  /** What `consentRoutes` takes. */
  readonly consent: ConsentDeps;
  /** To be registered with the portal's sign-in. */
  readonly returns: readonly ReturnHandler[];
  /** Ends attempts that run. */
  readonly close: () => Promise<void>;
}

/** Everything about the connections of organizations to their Exchange, put together. */
export function createIntegrations(deps: IntegrationsDeps): Integrations {
  const { db, clock, now, connect, secrets, microsoft, trips, integrations, exchanges } = deps;
  const attempts = createAttempts({
    attempts: createAttemptStore(db),
    integrations,
    inspection: deps.inspection,
    connect,
    getToken: deps.getToken,
    microsoft,
    pause: deps.pause ?? pause,
    clock,
    now,
    proveNow: deps.proveNow,
    onTrouble: deps.onTrouble,
    ...(deps.deadlines && { deadlines: deps.deadlines }),
  });
  const { publicUrl } = deps.installation;
  const consent: ConsentDeps = {
    trips,
    outbound: deps.outbound,
    microsoft,
    clock,
    simulatorPort: deps.simulatorPort,
    publicUrl,
    organizationName: deps.organizationName,
    integrations,
    attempts,
    recordConsent: (organization, record) => recordConsent(db, organization, record),
  };

  return {
    routes: {
      server: { integrations, attempts, exchanges, secrets, microsoft },
      change: { integrations, attempts, exchanges, microsoft, clock },
      consent,
      attempts,
      installation: { ...deps.installation, clientId: microsoft.clientId, now },
    },
    consent,
    returns: [administratorReturns(consent)],
    close: attempts.close,
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}
