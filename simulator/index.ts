import { createServer } from 'node:http';
import type { Server } from 'node:net';
import express, { Router } from 'express';
import type { Express, RequestHandler } from 'express';
import { createCallLog } from './control/call-log.ts';
import { createControl } from './control/control.ts';
import { createFaults } from './control/faults.ts';
import { serviceGate } from './control/service-gate.ts';
import { dispatch } from './dispatch.ts';
import { createEntra } from './entra/entra.ts';
import { createEws } from './ews/ews.ts';
import { inFront } from './ews/in-front.ts';
import { createGraph } from './graph/graph.ts';
import { createNotifications } from './graph/subscriptions/notifications.ts';
import { localOnly } from './outlook/local-only.ts';
import { createOutlook } from './outlook/outlook.ts';
import { layFixture } from './seed/fixtures.ts';
import type { FixtureRequest } from './seed/fixtures.ts';
import { describe } from './describe-world.ts';
import type { WorldDescription } from './describe-world.ts';
import { mailRoutes } from './smtp/mail-routes.ts';
import { createMailbag } from './smtp/mailbag.ts';
import { createSmtpSink } from './smtp/sink.ts';
import { startPage } from './start-page.ts';
import { createTlsListener } from './tls/listen-tls.ts';
import { createWorld } from './state/world.ts';

export type { WorldDescription } from './describe-world.ts';

/** What a program that starts the simulated tenant may say; the HTTP side is in README.md. */
export interface SimulatorOptions {
  /** 0: any free port. The simulator listens on 127.0.0.1 only. */
  readonly port: number;
  /** The product as it is registered in the simulated tenants. */
  readonly product: {
    readonly clientId: string;
    /** PEM certificates (public part) that client assertions are verified against. */
    readonly certificates: readonly string[];
    /** Where browsers reach the product, e.g. `http://localhost:3000`: redirect URIs, the pane's address. */
    readonly publicUrl: string;
  };
  /** Folder with the built calendar client; missing pages are answered with how to build them. */
  readonly calendarAssets: string;
  /** How long a room takes to answer an invitation, in milliseconds of real time. */
  readonly processingDelayMs: number;
  /** Port of the mail server; 0: any; left out: none. */
  readonly smtpPort?: number;
  /** Business time from the start, e.g. `2026-11-30T08:00:00.000Z`; left out or null: real time. */
  readonly now?: string | null;
  /** Port of the HTTPS listener with its good and bad certificates (README.md); 0: any; left out: none. */
  readonly tlsPort?: number;
  /** Begin with desks whose places are counted; a reset says anew whether there are any. */
  readonly workspaces?: boolean;
}

export interface Simulator {
  readonly port: number;
  /** Of the mail server; null when it was not asked for. */
  readonly smtpPort: number | null;
  /** Of the HTTPS listener; null when it was not asked for. */
  readonly tlsPort: number | null;
  /** Where browsers reach it, e.g. `http://localhost:3001`. */
  readonly url: string;
  /** Scripts that the pane needs in this host and no other, in the order in which they must run before office.js. */
  readonly hostScripts: readonly string[];
  /** Business time: the set clock, or real time. */
  readonly now: () => string;
  readonly world: () => WorldDescription;
  /** Called after every reset and before the reset call is answered, so that the product can lay its own half. */
  readonly onReset: (lay: (world: WorldDescription) => Promise<void>) => void;
  /** Called after the clock was set and before that call is answered, so that the product can do what is due. */
  readonly onClock: (wake: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

const GRAPH_ORIGIN = 'https://graph.sim.test';
const EXCHANGE_ORIGIN = 'https://exchange.sim.test';

const BASE_PORT = 'SIMULATOR_PORT (the mail server is one, the TLS listener two above it)';

/** Where the product sends browsers to sign in and to consent, and what they come back to. */
const REDIRECT_PATHS = [
  '/auth/dialog/callback',
  '/auth/callback',
  '/integrations/consent/callback',
  '/portal/', // where a sign-out comes back to
];

/**
 * Starts the simulated tenant with fixture F0 laid around today, or around `now`. Rejects with a sentence when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { product } = options;
  const apiUri = `api://foyer.sim.test/${product.clientId}`;
  const world = createWorld({ processingDelayMs: options.processingDelayMs });
  world.clock.set(options.now ?? null);
  const entra = createEntra({
    tenants: world.tenants,
    apps: [
      {
        clientId: product.clientId,
        apiUri,
        certificates: [...product.certificates],
        redirectUris: REDIRECT_PATHS.map((path) => product.publicUrl + path),
      },
    ],
    extraRoles: (tenantId) => world.switches.of(tenantId).entraGrants,
  });
  const ews = createEws({ world, checkToken: (bearer) => entra.verifyAppToken(bearer, EXCHANGE_ORIGIN) });
  const log = createCallLog();
  const faults = createFaults();
  const notifications = createNotifications({ world, productUrl: product.publicUrl, log, faults });
  const graph = createGraph({
    world,
    subscriptions: notifications.router,
    checkToken: (bearer) => entra.verifyAppToken(bearer, GRAPH_ORIGIN),
  });
  const outlook = createOutlook({
    calendaring: world.calendaring,
    tenants: world.tenants,
    entra,
    now: world.clock.now,
    product,
    calendarAssets: options.calendarAssets,
  });
  const mailbag = createMailbag();
  const layers: ((world: WorldDescription) => Promise<void>)[] = [];
  const wakers: (() => Promise<void>)[] = [];

  const lay = (request: FixtureRequest): void => {
    entra.reset();
    graph.reset();
    notifications.reset();
    mailbag.clear();
    ews.reset();
    outlook.reset();
    faults.clear();
    log.clear();
    layFixture(world, request);
    world.calendaring.beginHistory();
    for (const { id, connected } of world.tenants()) if (connected) entra.consent(id, true);
  };
  const reset = inTurn(async (request: FixtureRequest) => {
    lay(request);
    for (const layer of layers) await layer(describe(world));
  });
  lay({ fixture: 'F0', workspaces: options.workspaces });

  const control = createControl({
    world,
    faults,
    log,
    notifications,
    mailbag,
    services: {
      reset,
      clockSet: async () => {
        for (const wake of wakers) await wake();
      },
      consent: entra.consent,
      certificateKnown: entra.certificateKnown,
      paneToken: async (tenantId, personId) =>
        (await entra.paneTokens(tenantId, personId, `${apiUri}/access_as_user`)).accessToken,
    },
  });
  const local = Router();
  const exchange = Router().use(ews.receive, serviceGate('exchange', { log, faults }), ews.router);
  const tls = options.tlsPort === undefined ? null : createTlsListener(application().use(exchange));
  local.get('/control/tls/ca.pem', localOnly, async (_req, res) => {
    if (tls) res.type('application/x-pem-file').send(await tls.authority());
    else res.status(404).json({ error: 'The simulated tenant was started without its TLS listener.' });
  });
  local.use('/control', control);
  local.use('/mail', mailRoutes(mailbag));
  local.use(startPage({ world, productUrl: product.publicUrl }), outlook.router);

  const app = application();
  app.use(
    dispatch(
      new Map<string, RequestHandler>([
        ['login.sim.test', Router().use(serviceGate('login', { log, faults }), entra.router)],
        ['graph.sim.test', Router().use(serviceGate('graph', { log, faults }), graph.router)],
        ['exchange.sim.test', exchange],
        ...inFront,
      ]),
      local,
    ),
  );

  const server = createServer(app);
  const smtp = options.smtpPort === undefined ? null : createSmtpSink({ mailbag, faults, log });
  const closeAll = async (): Promise<void> => {
    await Promise.all([
      close(server, () => server.closeAllConnections()),
      tls && close(tls.server, tls.closeAllConnections),
      smtp?.close(),
    ]);
  };
  const giveUp = async (error: unknown): Promise<never> => {
    await closeAll();
    throw error;
  };
  const port = await listen(server, options.port, 'SIMULATOR_PORT');
  const smtpPort = smtp && (await listen(smtp.server, options.smtpPort ?? 0, BASE_PORT).catch(giveUp));
  const tlsPort = tls && (await listen(tls.server, options.tlsPort ?? 0, BASE_PORT).catch(giveUp));
  return {
    port,
    smtpPort,
    tlsPort,
    url: `http://localhost:${port}`,
    hostScripts: outlook.hostScripts,
    now: world.clock.now,
    world: () => describe(world),
    onReset: (layer) => void layers.push(layer),
    onClock: (wake) => void wakers.push(wake),
    close: async () => {
      world.calendaring.reset();
      notifications.reset();
      await closeAll();
    },
  };
}

/** Calls wait for each other, in order; one that fails does not hold up the next. */
function inTurn<T>(work: (input: T) => Promise<void>): (input: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (input) => {
    const turn = last.then(() => work(input));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function application(): Express {
  return express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
}

function listen(server: Server, port: number, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const sentence = isTaken
        ? `Port ${port} of 127.0.0.1 is taken. Stop what listens there, or set ${setting} to another port.`
        : `The simulated tenant cannot listen on port ${port}.`;
      reject(new Error(sentence, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server, closeAllConnections: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    closeAllConnections();
  });
}
