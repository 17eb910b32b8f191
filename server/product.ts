import path from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Limits } from './app.ts';
import { composeExchange } from './composition/exchange.ts';
import { composeFollowing } from './composition/following.ts';
import { composeIdentity } from './composition/identity.ts';
import { composeIntegrations } from './composition/integrations.ts';
import { composeKiosks } from './composition/kiosks.ts';
import { composePortalApi } from './composition/portal-api.ts';
import { composeRooms } from './composition/rooms.ts';
import type { Config } from './config.ts';
import { createAppTokens } from './entra/app-tokens.ts';
import { ensureSimulatedCertificate, loadCertificates } from './entra/certificate-files.ts';
import type { Certificate } from './entra/certificate.ts';
import { watchCertificates } from './entra/watch-certificates.ts';
import { listen } from './http/listen.ts';
import { createLogger } from './http/logger.ts';
import { createMetrics } from './http/metrics.ts';
import { realNow } from './kernel/time.ts';
import { accessRoutes } from './modules/access/index.ts';
import { apiKeyRoutes } from './modules/api-keys/index.ts';
import { createCallRecords } from './modules/call-record/index.ts';
import { financeRoutes } from './modules/finance/index.ts';
import { consentRoutes, integrationsRoutes } from './modules/integrations/index.ts';
import { manifestRoutes } from './modules/manifest/index.ts';
import { hasPricedItems, menuPictureRoutes, menuRoutes } from './modules/menus/index.ts';
import { followedMeetingsRoutes, meetingsRoutes } from './modules/meetings/index.ts';
import { liveRoutes, messagesRoutes } from './modules/messages/index.ts';
import { mirrorRoutes, webhookRoutes } from './modules/mirror/index.ts';
import { createSignUpStore, issueSignUpCode } from './modules/organization/index.ts';
import { serviceRoutes, serviceTeamRoutes } from './modules/services/index.ts';
import { personalDataRoutes, receptionRoutes, visitorRoutes } from './modules/visitors/index.ts';
import { publicApiRoutes, settlementRoutes } from './modules/settlement/index.ts';
import { createOutbound } from './outbound/outbound.ts';
import { loadSecrets } from './secrets/index.ts';
import { connectFixture } from './seed/connect-fixture.ts';
import { resetFixture, seedFixture } from './seed/seed-fixture.ts';
import type { ProductOptions } from './product-options.ts';
import type { Db } from './storage/database.ts';
import { openDatabase } from './storage/open-database.ts';

export interface Product {
  readonly port: number;
  /** As it is open; for whoever runs the product in a process of their own. */
  readonly db: Db;
  /** Opens one new organization; for the operator's eyes only, never for a log. Null when none is needed. */
  readonly signUpCode: string | null;
  /**
   * Lays the product's half of a simulated world; `fresh` removes what earlier fixtures left, `through` says how its
   * calendars are read (Graph unless given). Resolves once every calendar of it has been read.
   */
  readonly seed: (
    world: unknown,
    options?: { readonly fresh?: boolean; readonly through?: 'graph' | 'ews' },
  ) => Promise<void>;
  /** Looks now for what is due by the business clock, because that clock was set. */
  readonly wake: () => Promise<void>;
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
 * database, the key of the secrets or the port cannot be had; whatever was opened before is closed again.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { config } = options;
  const log = options.log ?? createLogger(config);
  const { secrets, warnings } = await loadSecrets(config);
  for (const warning of warnings) log.warn(warning);

  const closings: (() => Promise<void>)[] = [];
  const closeParts = async () => {
    for (const close of closings.splice(0).toReversed()) await close();
  };
  try {
    const storage = await openDatabase(config.database, log, options.onStatement);
    closings.push(storage.close);
    options.onDatabase?.(storage.executeSql);
    return await build({ options, log, secrets, storage, closings, closeParts });
  } catch (error) {
    await closeParts();
    throw error;
  }
}

interface Opened {
  readonly options: ProductOptions;
  readonly log: Logger;
  readonly secrets: Awaited<ReturnType<typeof loadSecrets>>['secrets'];
  readonly storage: Awaited<ReturnType<typeof openDatabase>>;
  /** What ends first stands last. */
  readonly closings: (() => Promise<void>)[];
  readonly closeParts: () => Promise<void>;
}

async function build({ options, log, secrets, storage, closings, closeParts }: Opened): Promise<Product> {
  const { config, clock, certificates, now = realNow } = options;
  const { db } = storage;
  const metrics = createMetrics();
  const calls = createCallRecords({
    db,
    onTrouble: (err) => log.warn({ err }, 'the record of calls could not be written'),
  });
  closings.push(calls.close);
  const outbound = createOutbound({
    originMap: config.outboundMap,
    networks: config.ewsAllowedNetworks,
    onCall: (call) => {
      const outcome = call.fault ?? String(call.status);
      metrics.outboundCall({ service: call.service, outcome, seconds: call.ms / 1_000 });
      calls.note(call);
      options.onOutboundCall?.(call);
    },
  });
  closings.push(() => outbound.close());

  const { authority, clientId } = config.entra;
  const application = { authority, clientId, certificates, outbound };
  const appTokens = createAppTokens(application);
  const identity = composeIdentity({
    config,
    log,
    db,
    clock,
    outbound,
    application,
    appTokens,
    now,
    callsPerPersonPerMinute: options.callsPerPersonPerMinute ?? CALLS_PER_PERSON_PER_MINUTE,
  });
  const exchange = composeExchange({
    config,
    certificates,
    log,
    db,
    clock,
    now,
    outbound,
    appTokens,
    secrets,
    calls,
    onCalendars: () => following.mirror.wakeSoon(),
  });
  closings.push(exchange.close);
  const found = await composeRooms(storage, { clock, now, exchangeOf: exchange.calendars.readerOf });
  closings.push(found.close);
  const following = await composeFollowing({
    config,
    log,
    metrics,
    storage,
    clock,
    now,
    secrets,
    outbound,
    exchange,
    rooms: found,
    directoryOf: identity.peopleOf,
    isReading: options.mirror !== 'off',
    mailQuietSeconds: options.mailQuietSeconds,
  });
  closings.push(following.close);
  const { messages, meetings, mirror, asking, expecting } = following;
  const integrations = composeIntegrations({
    config,
    log,
    db,
    clock,
    now,
    certificates,
    outbound,
    appTokens,
    secrets,
    identity,
    exchange,
  });
  closings.push(integrations.close);

  const signUp = { signUp: createSignUpStore(db), mode: config.signUp, now };
  const dist = path.join(root, 'dist');
  const { access, addinGate } = identity;
  const kiosks = composeKiosks({ config, expecting, portalGate: identity.portalGate, now });

  const app = createApp({
    config,
    log,
    metrics,
    hostScripts: options.hostScripts,
    folders: { dist, addin: path.join(root, 'addin') },
    manifest: manifestRoutes(config),
    signIn: identity.signIn(integrations.returns),
    consent: consentRoutes(identity.portalGate, integrations.consent),
    addinApi: [
      accessRoutes(addinGate, access.readMe),
      identity.dialogSessions,
      ...found.routes(addinGate),
      found.details(messages).shown(addinGate),
      meetingsRoutes(addinGate, meetings.use),
      serviceRoutes(addinGate, asking),
      visitorRoutes(addinGate, expecting),
      menuPictureRoutes(addinGate, { db }),
    ],
    publicApi: [publicApiRoutes(identity.keyGate, { db, clock, live: messages.live })],
    kioskApi: [kiosks.api],
    live: liveRoutes(identity.portalGate, messages.live),
    portalApi: [
      messagesRoutes(identity.portalGate, messages.feed),
      followedMeetingsRoutes(identity.portalGate, meetings.use),
      serviceTeamRoutes(identity.portalGate, asking),
      receptionRoutes(identity.portalGate, expecting),
      personalDataRoutes(identity.portalGate, expecting),
      kiosks.settings,
      financeRoutes(identity.portalGate, { db, priced: [hasPricedItems] }),
      menuRoutes(identity.portalGate, { db }),
      apiKeyRoutes(identity.portalGate, { db, now }),
      settlementRoutes(identity.portalGate, { db, clock, live: messages.live }),
      ...composePortalApi({ config, db, clock, dist, identity, exchange, calls, rooms: found, signUp }),
      found.details(messages).kept(identity.portalGate),
      integrationsRoutes(identity.portalGate, integrations.routes),
      mirrorRoutes(identity.portalGate, mirror.routes),
    ],
    webhooks: webhookRoutes(mirror.webhooks),
    readiness: [{ name: 'database', check: storage.check }],
    limits: limitsOf(options),
  });

  const endWatch = watchCertificates({ certificates, now, warn: (fields, text) => log.warn(fields, text) });
  closings.push(async () => endWatch());
  const signUpCode = await issueSignUpCode(signUp);
  const http = await listen(app, config);
  return {
    port: http.port,
    db,
    signUpCode,
    seed: async (world, { fresh = false, through = 'graph' } = {}) => {
      const ewsUrl = `${config.exchangeOrigin}/EWS/Exchange.asmx`;
      const deps = { db, connect: connectFixture(exchange.connect), ...(through === 'ews' && { ewsUrl }) };
      await (fresh ? resetFixture : seedFixture)(deps, world);
      access.forget();
      exchange.calendars.forget();
      outbound.forgetHolds();
      await mirror.readAll();
    },
    wake: async () => {
      await exchange.jobs.wake();
      await following.wake();
    },
    async close() {
      messages.live.end(); // pages that are told of changes would keep the server open
      await http.close();
      await closeParts();
    },
  };
}

function limitsOf(options: ProductOptions): Partial<Limits> {
  const { signInsPerMinute, failedSignInsPerMinute, pairingsPerMinute } = options;
  return {
    ...(signInsPerMinute !== undefined && { signInsPerMinute }),
    ...(failedSignInsPerMinute !== undefined && { failedSignInsPerMinute }),
    ...(pairingsPerMinute !== undefined && { pairingsPerMinute }),
  };
}
