import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AppTokens } from '../entra/app-tokens.ts';
import { signingThumbprint } from '../entra/certificate-state.ts';
import type { Certificate } from '../entra/certificate.ts';
import { connectExchange, connectNotifications, connectSetup, prepareExchange } from '../exchange/index.ts';
import type { Integration } from '../exchange/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { createJobs } from '../jobs/index.ts';
import type { Jobs } from '../jobs/index.ts';
import { createProofStore, nextDailyMinute, proveAccess } from '../modules/access-proof/index.ts';
import type { AccessProofRoutesDeps } from '../modules/access-proof/index.ts';
import type { CallRecords } from '../modules/call-record/index.ts';
import { createCalendars } from '../modules/calendars/index.ts';
import type { Calendars, CalendarsDeps } from '../modules/calendars/index.ts';
import { createExchanges, createIntegrationStore } from '../modules/integrations/index.ts';
import { renameRoomsOfMeetings, wakeMeetingsOfRemoved } from '../modules/meetings/index.ts';
import { renameRoomsOfServices } from '../modules/services/index.ts';
import { renameRoomsOfVisitors } from '../modules/visitors/index.ts';
import type { OutboundTransport } from '../outbound/outbound.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Database } from '../storage/database.ts';

export interface ExchangePartsDeps {
  readonly config: Config;
  readonly certificates: readonly Certificate[];
  readonly log: Logger;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Real time. */
  readonly now: () => number;
  readonly outbound: OutboundTransport;
  readonly appTokens: AppTokens;
  readonly secrets: Secrets;
  readonly calls: CallRecords;
  /** Told after calendars were added, or found again. */
  readonly onCalendars: () => void;
}

export interface ExchangeParts {
  readonly connect: (
    integration: Integration,
    readPassword: () => Promise<string>,
  ) => {
    readonly exchange: ReturnType<typeof connectExchange>;
    readonly setup: ReturnType<typeof connectSetup>;
    readonly notifications: ReturnType<typeof connectNotifications>;
  };
  readonly exchanges: ReturnType<typeof createExchanges>;
  readonly integrations: ReturnType<typeof createIntegrationStore>;
  readonly calendars: Calendars;
  readonly proof: AccessProofRoutesDeps;
  readonly jobs: Jobs;
  readonly close: () => Promise<void>;
}

/** Everything that reads an Exchange: connections, calendars, the proof of what may be read, and what runs by itself. */
export function composeExchange(deps: ExchangePartsDeps): ExchangeParts {
  const { config, log, db, clock, outbound, appTokens, secrets } = deps;
  const trouble = (err: unknown) => log.warn({ err }, 'something that runs by itself failed');

  const connect: ExchangeParts['connect'] = (integration, readPassword) => {
    const { graphOrigin } = config;
    const parts = { outbound, graphOrigin, getToken: appTokens.getToken, readPassword };
    return {
      exchange: connectExchange(integration, parts),
      setup: connectSetup(integration, parts),
      notifications: connectNotifications(integration, parts),
    };
  };
  const onRemoving: CalendarsDeps['onRemoving'] = (tx, organization, removed) =>
    wakeMeetingsOfRemoved(tx, organization, removed, clock.now());
  const integrations = createIntegrationStore(db, onRemoving);
  const exchanges = createExchanges({ integrations, connect, prepare: prepareExchange, secrets, clock });

  const calendars = createCalendars({
    db,
    clock,
    exchangeOf: exchanges.exchangeOf,
    notificationsOf: exchanges.notificationsOf,
    roomsOf: exchanges.roomsOf,
    onAdded(organization, integration) {
      jobs.proveSoon(organization, integration, 'calendar-added');
      deps.onCalendars();
    },
    async onRenamed(tx, organization, renamed) {
      await renameRoomsOfMeetings(tx, organization, renamed); // the links first, as everybody locks them
      await renameRoomsOfServices(tx, organization, renamed);
      await renameRoomsOfVisitors(tx, organization, renamed);
    },
    onRemoving,
    onTrouble: trouble,
    onNewWord: ({ integration, field }) =>
      log.warn(
        { integration, kind: field },
        'Exchange used a word that this version does not know; the page of the integration shows it',
      ),
  });
  const store = createProofStore(db);
  const signing = () => signingThumbprint(deps.certificates, deps.now());
  const proof = {
    store,
    calendars,
    setupOf: exchanges.setupOf,
    clock,
    clientId: config.entra.clientId,
    signingThumbprint: signing,
    calls: deps.calls,
  };
  const jobs: Jobs = createJobs({
    db,
    clock,
    checkRooms: calendars.checkRooms,
    prove: (organization, integration, trigger) => proveAccess(proof, { organization, integration, trigger }),
    firstProofAt: nextDailyMinute,
    isProven: async (organization, integration) =>
      (await store.countFailures(organization, integration)) === 0,
    signingThumbprint: signing,
    clean: () => deps.calls.clean(),
    onTrouble: (job, integration, err) => log.warn({ err, job, integration }, 'a scheduled check failed'),
    onWorkerTrouble: trouble,
  });

  return {
    connect,
    exchanges,
    integrations,
    calendars,
    proof,
    jobs,
    async close() {
      await jobs.close();
      await calendars.close();
    },
  };
}
