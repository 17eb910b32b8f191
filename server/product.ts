import path from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createAppTokens } from './entra/app-tokens.ts';
import { ensureSimulatedCertificate, loadCertificates } from './entra/certificate-files.ts';
import type { Certificate } from './entra/certificate.ts';
import { createCodeFlow } from './entra/code-flow.ts';
import { fetchKeysThrough } from './entra/fetch-keys.ts';
import { createSigningKeys } from './entra/signing-keys.ts';
import { createTokenVerifier } from './entra/token-verifier.ts';
import { connectExchange, createGraphDirectory } from './exchange/index.ts';
import type { Integration } from './exchange/index.ts';
import { listen } from './http/listen.ts';
import { createLogger } from './http/logger.ts';
import { limitPeople } from './http/limit-people.ts';
import { createMetrics } from './http/metrics.ts';
import type { Clock } from './kernel/clock.ts';
import { realNow } from './kernel/time.ts';
import { accessRoutes, createAccess } from './modules/access/index.ts';
import { createExchanges, createIntegrationStore } from './modules/integrations/index.ts';
import { manifestRoutes } from './modules/manifest/manifest.routes.ts';
import { createOrganizationStore } from './modules/organization/index.ts';
import { createRoomDirectory, roomsRoutes } from './modules/rooms/index.ts';
import {
  createSignInStore,
  dialogRoutes,
  dialogSessionRoutes,
  readSession,
} from './modules/sign-in/index.ts';
import { createOutbound } from './outbound/outbound.ts';
import type { OutboundCall } from './outbound/outbound.ts';
import { resetFixture, seedFixture } from './seed/seed-fixture.ts';
import { openDatabase } from './storage/open-database.ts';

export interface ProductOptions {
  readonly config: Config;
  /** Business time. */
  readonly clock: Clock;
  readonly certificates: readonly Certificate[];
  /** What the Office host needs before office.js: paths on its origin. Empty with a real Outlook. */
  readonly hostScripts: readonly string[];
  readonly log?: Logger;
  /** 1,200 unless given; a benchmark that plays one person asks for more. */
  readonly callsPerPersonPerMinute?: number;
  /** Told every call to Microsoft as it went over the wire. */
  readonly onOutboundCall?: (call: OutboundCall) => void;
}

export interface Product {
  readonly port: number;
  /** Lays the product's half of a simulated world; `fresh` removes what earlier fixtures left. */
  readonly seed: (world: unknown, options?: { readonly fresh?: boolean }) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A pane makes a dozen calls a minute; a script that makes twenty a second is not a person. */
const CALLS_PER_PERSON_PER_MINUTE = 1_200;

const root = path.join(import.meta.dirname, '..');

/** The certificates this installation proves itself with: configured ones, or the simulated tenant's own. */
export async function certificatesOf(config: Config): Promise<readonly Certificate[]> {
  const { certificateFiles } = config.entra;
  if (certificateFiles.length > 0) return await loadCertificates(certificateFiles);
  return [await ensureSimulatedCertificate(config.dataDirectory)];
}

/**
 * Builds every part of the product and opens its port. Throws a StartUpError, with what to do about it, when the
 * database or the port cannot be had; whatever was opened before is closed again.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { config, clock, certificates } = options;
  const log = options.log ?? createLogger(config);
  const metrics = createMetrics();
  const storage = await openDatabase(config.database, log);
  const outbound = createOutbound({
    originMap: config.outboundMap,
    onCall: (call) => {
      const outcome = call.fault ?? String(call.status);
      metrics.outboundCall({ service: call.service, outcome, seconds: call.ms / 1_000 });
      options.onOutboundCall?.(call);
    },
  });

  const { db } = storage;
  const { authority, clientId, apiUri } = config.entra;
  const application = { authority, clientId, certificates, outbound };
  const onRefused = (reason: string) => log.info({ reason }, 'a token was refused');

  const keys = createSigningKeys({ fetchKeys: fetchKeysThrough(outbound, authority) });
  const verifier = createTokenVerifier({ authority, clientId, apiUri, keys, onRefused });
  const appTokens = createAppTokens(application);
  const connect = (integration: Integration) =>
    connectExchange(integration, { outbound, graphOrigin: config.graphOrigin, getToken: appTokens.getToken });

  const signIn = { store: createSignInStore(db), now: realNow };
  const rooms = createRoomDirectory(db);
  const access = createAccess({
    db,
    clock,
    organizations: createOrganizationStore(db),
    verifyToken: verifier.verify,
    readSession: (token) => readSession(signIn, token),
    directoryOf: (tenantId) =>
      createGraphDirectory({
        origin: config.graphOrigin,
        outbound,
        integrationId: tenantId,
        getAccessToken: (wish) => appTokens.getToken(tenantId, config.graphOrigin, wish),
      }),
  });
  const gate = limitPeople(access.gate, options.callsPerPersonPerMinute ?? CALLS_PER_PERSON_PER_MINUTE);

  const app = createApp({
    config,
    log,
    metrics,
    hostScripts: options.hostScripts,
    folders: { dist: path.join(root, 'dist'), addin: path.join(root, 'addin') },
    manifest: manifestRoutes(config),
    signIn: dialogRoutes({
      ...signIn,
      codeFlow: createCodeFlow({
        ...application,
        keys,
        redirectUri: `${config.http.publicUrl}/auth/dialog/callback`,
        onRefused,
      }),
      publicUrl: config.http.publicUrl,
      simulatorPort: config.simulator?.port ?? null,
    }),
    addinApi: [
      accessRoutes(gate, access.readMe),
      dialogSessionRoutes(gate, signIn),
      roomsRoutes(gate, {
        directory: rooms,
        clock,
        exchangeOf: createExchanges({ integrations: createIntegrationStore(db), connect }),
      }),
    ],
    readiness: [{ name: 'database', check: storage.check }],
  });

  const closeParts = async () => {
    await outbound.close();
    await storage.close();
  };
  try {
    const http = await listen(app, config);
    return {
      port: http.port,
      seed: async (world, { fresh = false } = {}) => {
        await (fresh ? resetFixture : seedFixture)({ db, connect }, world);
        access.forget();
        outbound.forgetHolds();
      },
      close: async () => {
        await http.close();
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
}
