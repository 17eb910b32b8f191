import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { DestinationStream } from 'pino';
import { z } from 'zod';
import { Instant } from '../../contract/primitives.ts';
import type { OrganizationId } from '../../contract/primitives.ts';
import { readMe } from '../../contract/session.ts';
import { readConfig } from '../../server/config.ts';
import type { Config } from '../../server/config.ts';
import { createLogger } from '../../server/http/logger.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';
import { certificatesOf, startProduct } from '../../server/product.ts';
import type { Product } from '../../server/product.ts';
import type { Storage } from '../../server/storage/open-database.ts';
import type { Db } from '../../server/storage/database.ts';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator, WorldDescription } from '../../simulator/index.ts';
import { createCall } from '../../ui/api/call.ts';
import type { Call } from '../../ui/api/call.ts';
import { layCertificate } from './certificate.ts';
import { defaultDatabase, freshDatabase } from './databases.ts';
import type { DatabaseKind } from './databases.ts';
import { freePorts } from './free-ports.ts';
import { portalOf } from './portal-person.ts';
import { refuseWrites } from './refuse-writes.ts';
import type { PortalPerson } from './portal-person.ts';

/** The Monday, 09:00 in Copenhagen, on which the scenarios of fixture F0 are written. */
export const MONDAY = '2026-11-30T08:00:00.000Z';

/** Nothing that a test does as one change takes longer. */
const MAIL_QUIET_SECONDS = 1;

export interface HouseOptions {
  readonly database?: DatabaseKind;
  /** Business time; null is real time. Default: MONDAY. */
  readonly now?: string | null;
  /** How long rooms take to answer, in milliseconds. Default 0. */
  readonly processingDelayMs?: number;
  /** Where the log goes; by default nothing is logged. */
  readonly log?: DestinationStream;
  /** Changes of the configuration. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `off`: room calendars are not read by themselves. */
  readonly mirror?: 'off';
  /** How the fixture's calendars are read; Graph unless given. */
  readonly through?: 'graph' | 'ews';
  /** With the desks of the fixture, whose places are counted. */
  readonly workspaces?: boolean;
  /** Nobody is told to wait, however often they ask: for a test that tries every route many times. */
  readonly isPatient?: boolean;
  /** Told every statement that the product had its database carry out. */
  readonly onStatement?: (statement: string) => void;
  /** Whether scheduled checks run when the clock is set. Default: they do. */
  readonly wakesOnClock?: boolean;
}

/** The whole product on its simulated tenant, in this process, on ports of its own. */
export interface House {
  readonly productUrl: string;
  readonly simulatorUrl: string;
  /** Every call that the product itself made, since the start. */
  readonly outboundCalls: readonly OutboundCall[];
  /** The simulator's control API, e.g. `control('PUT', '/clock', { now })`. Throws with its words when it refuses. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Fixture F0 anew in both halves, no faults, the clock where the house started. */
  readonly reset: () => Promise<void>;
  /** The access token that this person's pane would hold. */
  readonly token: (person: string) => Promise<string>;
  /** Calls the product's API as this person's pane does, in the first organization where they have a role. */
  readonly caller: (person: string, language?: string) => Promise<Call>;
  /**
   * Signs this person in to the portal through the account picker, once, and gives their typed calls (`call`), their
   * cookie, and plain requests. They act in the first organization where they have a role; `actIn` chooses another.
   */
  readonly portal: (person: string) => Promise<PortalPerson>;
  /** Who and what exists in the simulated tenants. */
  readonly world: () => WorldDescription;
  /** Opens one new organization; null when none is needed. */
  readonly signUpCode: string | null;
  /** Real time as sessions see it: `realTime.ahead` milliseconds are added to the machine's own. */
  readonly realTime: { ahead: number };
  /** Plain access to the product's own database. */
  readonly database: Config['database'];
  /** The same as the product has it open. */
  readonly db: Db;
  /** From now on the database takes no changes, as on a standby; or takes them again. */
  readonly refuseWrites: (isRefused: boolean) => Promise<void>;
  /** What the product keeps in files: its certificate and its key. */
  readonly dataDirectory: string;
  /** Ends the product and leaves the simulator standing, as when the server is down. */
  readonly stopProduct: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startHouse(options: HouseOptions = {}): Promise<House> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closing of closings.splice(0).toReversed()) await closing();
  };
  try {
    return await build(options, closings, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  options: HouseOptions,
  closings: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<House> {
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'foyer-house-'));
  closings.push(() => rm(dataDirectory, { recursive: true, force: true }));
  const database = await freshDatabase(options.database ?? defaultDatabase);
  closings.push(database.close);

  const config = { ...(await configOf(dataDirectory, options.environment)), database: database.config };
  const now = options.now === undefined ? MONDAY : options.now;
  const { simulator, certificates } = await simulatorOf(config, now, options);
  closings.push(simulator.close);
  const control = controlOf(simulator);

  const outboundCalls: OutboundCall[] = [];
  const realTime = { ahead: 0 };
  let executeSql: Storage['executeSql'] | null = null;
  const product = await startProduct({
    config,
    certificates,
    clock: { now: () => Instant.parse(simulator.now()) },
    hostScripts: simulator.hostScripts,
    log: createLogger({ logLevel: options.log ? 'debug' : 'silent' }, options.log),
    onOutboundCall: (call) => outboundCalls.push(call),
    onDatabase: (execute) => {
      executeSql = execute;
    },
    now: () => Date.now() + realTime.ahead,
    signInsPerMinute: 10_000,
    mailQuietSeconds: MAIL_QUIET_SECONDS,
    ...(options.isPatient && {
      failedSignInsPerMinute: 100_000,
      callsPerPersonPerMinute: 100_000,
      pairingsPerMinute: 100_000,
    }),
    ...(options.mirror && { mirror: options.mirror }),
    ...(options.onStatement && { onStatement: options.onStatement }),
  });
  const stopProduct = closeOnce(product);
  closings.push(stopProduct);
  const { through = 'graph' } = options;
  simulator.onReset((world) => product.seed(world, { fresh: true, through }));
  if (options.wakesOnClock !== false) simulator.onClock(() => product.wake());
  await product.seed(simulator.world(), { through });

  const token = async (person: string): Promise<string> =>
    TokenReply.parse(await control('POST', '/token', { person })).token;
  const productUrl = config.http.publicUrl;
  return {
    productUrl,
    simulatorUrl: simulator.url,
    outboundCalls,
    control,
    reset: async () => {
      await control('PUT', '/clock', { now });
      await control('POST', '/reset', { fixture: 'F0', workspaces: options.workspaces ?? false });
    },
    token,
    caller: async (person, language) => await callerOf(productUrl, await token(person), language),
    portal: portalOf(productUrl, () => simulator.world()),
    world: simulator.world,
    signUpCode: product.signUpCode,
    realTime,
    db: product.db,
    database: database.config,
    refuseWrites: async (isRefused) => {
      if (executeSql) await refuseWrites(database.config, executeSql, isRefused);
    },
    dataDirectory,
    stopProduct,
    close,
  };
}

const TokenReply = z.object({ token: z.string() });

async function configOf(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Config> {
  const [port, simulatorPort] = await portsWithTls();
  const read = readConfig({
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
    DATA_DIR: dataDirectory,
    SIMULATOR: 'on',
    ...environment,
  });
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

/** The mail server and the TLS listener of the simulator stand above its plain one, wherever that is. */
async function portsWithTls(): Promise<readonly [port: number, simulatorPort: number]> {
  for (;;) {
    const [port = 0, simulatorPort = 0] = await freePorts(2);
    const others = [simulatorPort + 1, simulatorPort + 2];
    const areFree = await Promise.all(others.map(isFree));
    if (!others.includes(port) && areFree.every(Boolean)) return [port, simulatorPort];
  }
}

async function isFree(port: number): Promise<boolean> {
  if (port > 65_535) return false;
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

async function simulatorOf(
  config: Config,
  now: string | null,
  { processingDelayMs = 0, workspaces = false }: HouseOptions,
) {
  await layCertificate(config.dataDirectory);
  const certificates = await certificatesOf(config);
  const simulator = await startSimulator({
    port: config.simulator?.port ?? 0,
    smtpPort: config.simulator?.smtpPort ?? 0,
    tlsPort: config.simulator?.tlsPort ?? 0,
    product: {
      clientId: config.entra.clientId,
      certificates: certificates.map(({ certificate }) => certificate),
      publicUrl: config.http.publicUrl,
    },
    calendarAssets: path.join(import.meta.dirname, '..', '..', 'dist', 'calendar'),
    processingDelayMs,
    workspaces,
    now,
  });
  return { simulator, certificates };
}

function controlOf(simulator: Simulator): House['control'] {
  return async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${simulator.port}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
}

async function callerOf(baseUrl: string, token: string, language?: string): Promise<Call> {
  let organization: OrganizationId | null = null;
  const call = createCall({
    baseUrl,
    getToken: async () => token,
    organization: () => organization,
    ...(language !== undefined && { language }),
  });
  const { organizations } = await call(readMe, {});
  organization = organizations[0]?.id ?? null;
  return call;
}

function closeOnce(product: Product): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => (closed ??= product.close());
}
