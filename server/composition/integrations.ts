import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AppTokens } from '../entra/app-tokens.ts';
import type { Certificate } from '../entra/certificate.ts';
import type { Clock } from '../kernel/clock.ts';
import { proveAccess } from '../modules/access-proof/index.ts';
import { createIntegrations } from '../modules/integrations/index.ts';
import type { Integrations } from '../modules/integrations/index.ts';
import { createSettingsStore } from '../modules/organization/index.ts';
import type { OutboundTransport } from '../outbound/outbound.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Database } from '../storage/database.ts';
import type { ExchangeParts } from './exchange.ts';
import type { Identity } from './identity.ts';

export interface IntegrationPartsDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Real time. */
  readonly now: () => number;
  readonly certificates: readonly Certificate[];
  readonly outbound: OutboundTransport;
  readonly appTokens: AppTokens;
  readonly secrets: Secrets;
  readonly identity: Pick<Identity, 'trips'>;
  readonly exchange: Pick<ExchangeParts, 'connect' | 'exchanges' | 'integrations' | 'proof'>;
}

/** Connecting to an Exchange, step by step, and everything around an administrator's consent. */
export function composeIntegrations(deps: IntegrationPartsDeps): Integrations {
  const { config, log, db, clock, exchange } = deps;
  const { authority, clientId, apiUri } = config.entra;
  const { publicUrl } = config.http;
  const settings = createSettingsStore(db);

  return createIntegrations({
    db,
    clock,
    now: deps.now,
    integrations: exchange.integrations,
    exchanges: exchange.exchanges,
    connect: exchange.connect,
    secrets: deps.secrets,
    inspection: deps.outbound,
    outbound: deps.outbound,
    getToken: deps.appTokens.getToken,
    microsoft: {
      clientId,
      authority,
      graphOrigin: config.graphOrigin,
      exchangeOrigin: config.exchangeOrigin,
      originMap: config.outboundMap,
    },
    trips: deps.identity.trips,
    simulatorPort: config.simulator?.port ?? null,
    installation: { apiUri, publicUrl, certificates: deps.certificates },
    organizationName: async (organization) => (await settings.read(organization)).name,
    proveNow: async (organization, integration, trigger) => {
      await proveAccess(exchange.proof, { organization, integration, trigger });
    },
    onTrouble: (err) => log.warn({ err }, 'an attempt to connect went wrong'),
  });
}
