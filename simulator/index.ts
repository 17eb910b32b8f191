import { createServer } from 'node:http';
import type { Server } from 'node:http';
import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import { createCallLog } from './control/call-log.ts';
import { createControl } from './control/control.ts';
import { createFaults } from './control/faults.ts';
import { serviceGate } from './control/service-gate.ts';
import { dispatch } from './dispatch.ts';
import { createEntra } from './entra/entra.ts';
import { createGraph } from './graph/graph.ts';
import { createOutlook } from './outlook/outlook.ts';
import { layFixture } from './seed/fixtures.ts';
import type { FixtureRequest } from './seed/fixtures.ts';
import { startPage } from './start-page.ts';
import { createWorld } from './state/world.ts';
import type { World } from './state/world.ts';

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
}

export interface Simulator {
  readonly port: number;
  /** Where browsers reach it, e.g. `http://localhost:3001`. */
  readonly url: string;
  /** Scripts that the pane needs in this host and no other, in the order in which they must run before office.js. */
  readonly hostScripts: readonly string[];
  /** Business time: the set clock, or real time. */
  readonly now: () => string;
  readonly world: () => WorldDescription;
  /** Called after every reset and before the reset call is answered, so that the product can lay its own half. */
  readonly onReset: (lay: (world: WorldDescription) => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** Plain facts about the world that was laid, for the product's own half of the fixture. */
export interface WorldDescription {
  readonly fixture: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
    readonly people: readonly {
      readonly id: string;
      readonly handle: string;
      readonly displayName: string;
      readonly mail: string;
    }[];
    readonly buildings: readonly { readonly name: string; readonly timeZone: string }[];
    readonly rooms: readonly { readonly handle: string; readonly address: string }[];
  }[];
}

const GRAPH_ORIGIN = 'https://graph.sim.test';

/** Where the product sends browsers to sign in and to consent, and what they come back to. */
const REDIRECT_PATHS = ['/auth/dialog/callback', '/auth/callback', '/integrations/consent/callback'];

/**
 * Starts the simulated tenant with fixture F0 laid around today. Rejects with a sentence when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { product } = options;
  const apiUri = `api://foyer.sim.test/${product.clientId}`;
  const world = createWorld({ processingDelayMs: options.processingDelayMs });
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
  });
  const graph = createGraph({ world, checkToken: (bearer) => entra.verifyAppToken(bearer, GRAPH_ORIGIN) });
  const outlook = createOutlook({
    calendaring: world.calendaring,
    tenants: world.tenants,
    entra,
    now: world.clock.now,
    product,
    calendarAssets: options.calendarAssets,
  });
  const log = createCallLog();
  const faults = createFaults();
  const layers: ((world: WorldDescription) => Promise<void>)[] = [];

  const lay = (request: FixtureRequest): void => {
    entra.reset();
    graph.reset();
    outlook.reset();
    faults.clear();
    log.clear();
    layFixture(world, request);
    for (const { id } of world.tenants()) entra.consent(id, true);
  };
  const reset = inTurn(async (request: FixtureRequest) => {
    lay(request);
    for (const layer of layers) await layer(describe(world));
  });
  lay({ fixture: 'F0' });

  const control = createControl({
    world,
    faults,
    log,
    services: {
      reset,
      consent: entra.consent,
      certificateKnown: entra.certificateKnown,
      paneToken: async (tenantId, personId) =>
        (await entra.paneTokens(tenantId, personId, `${apiUri}/access_as_user`)).accessToken,
    },
  });
  const local = Router();
  local.use('/control', control);
  local.use(startPage({ world, productUrl: product.publicUrl }), outlook.router);

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(
    dispatch(
      new Map<string, RequestHandler>([
        ['login.sim.test', Router().use(serviceGate('login', { log, faults }), entra.router)],
        ['graph.sim.test', Router().use(serviceGate('graph', { log, faults }), graph.router)],
        ['exchange.sim.test', Router().use(serviceGate('exchange', { log, faults }), notBuiltYet)],
      ]),
      local,
    ),
  );

  const server = createServer(app);
  const port = await listen(server, options.port);
  return {
    port,
    url: `http://localhost:${port}`,
    hostScripts: outlook.hostScripts,
    now: world.clock.now,
    world: () => describe(world),
    onReset: (layer) => void layers.push(layer),
    close: () => close(server, world),
  };
}

function notBuiltYet(...[, res]: Parameters<RequestHandler>): void {
  res.status(501).type('text/plain').send('Exchange Web Services are not simulated yet.');
}

function describe(world: World): WorldDescription {
  return {
    fixture: world.fixture(),
    tenants: world.tenants().map(({ id, name, domain, groups, people, buildings, rooms }) => ({
      id,
      name,
      domain,
      groups: groups.map((group) => ({ id: group.id, displayName: group.displayName })),
      people: people.map((person) => ({
        id: person.id,
        handle: person.handle,
        displayName: person.displayName,
        mail: person.mail,
      })),
      buildings: buildings.map(({ name, timeZone }) => ({ name, timeZone })),
      rooms: rooms.map(({ handle, address }) => ({ handle, address })),
    })),
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

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const sentence = isTaken
        ? `Port ${port} of 127.0.0.1 is taken. Stop what listens there, or set SIMULATOR_PORT to another port.`
        : `The simulated tenant cannot listen on port ${port}.`;
      reject(new Error(sentence, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server, world: World): Promise<void> {
  world.calendaring.reset();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
