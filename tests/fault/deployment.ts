import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../../server/config.ts';
import type { Config } from '../../server/config.ts';
import { certificatesOf } from '../../server/product.ts';
import type { WorldDescription } from '../../simulator/index.ts';
import { freshDatabase } from '../support/databases.ts';
import { freePorts } from '../support/free-ports.ts';
import { postgresAdminUrl } from '../support/postgres.ts';
import type { Random } from './random.ts';
import { startWire } from './wire.ts';
import type { Rates, Wire, WireFault } from './wire.ts';

/** The Monday, 09:00 in Copenhagen, on which the fixture is laid. */
export const MONDAY = '2026-11-30T08:00:00.000Z';

/** Between the product and Microsoft, and between people and the product. */
const toMicrosoft: Rates = {
  latency: 0.03,
  'reset-before': 0.015,
  'answer-lost': 0.015,
  'reset-mid-body': 0.01,
  truncate: 0.01,
  drip: 0.01,
  stall: 0.005,
};
const toProduct: Rates = {
  latency: 0.04,
  'reset-before': 0.04,
  'answer-lost': 0.06,
  'reset-mid-body': 0.02,
  truncate: 0.02,
  drip: 0.01,
};
const toMail: Rates = { latency: 0.02, 'reset-before': 0.01, 'answer-lost': 0.03, stall: 0.005 };

/** Everything around the nodes: the tenant in its own process, the database, and a wire wherever bytes go. */
export interface Deployment {
  /** Where people and Microsoft reach the product: a balancer in front of the nodes. */
  readonly productUrl: string;
  readonly tenantUrl: string;
  readonly world: WorldDescription;
  readonly database: Config['database'];
  /** One environment for each node there may be. */
  readonly nodes: readonly Readonly<Record<string, string>>[];
  readonly wires: readonly Wire[];
  /** Faults of the wires so far, by kind. */
  readonly wireFaults: () => ReadonlyMap<WireFault, number>;
  readonly close: () => Promise<void>;
}

/** Two nodes on PostgreSQL; where there is none one node on the embedded database. */
export async function deploy(random: Random): Promise<Deployment> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closing of closings.splice(0).toReversed()) await closing();
  };
  try {
    return await build(random, closings, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  random: Random,
  closings: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Deployment> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'foyer-faults-'));
  closings.push(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const database = await freshDatabase(postgresAdminUrl === null ? 'pglite' : 'postgres');
  closings.push(database.close);

  const [front = 0, one = 0, other = 0, tenant = 0, smtp = 0, wire = 0, smtpWire = 0] = await freePorts(7);
  const microsoft = `http://127.0.0.1:${wire}`;
  const environment = {
    PUBLIC_URL: `http://localhost:${front}`,
    DATA_DIR: directory,
    SIMULATOR: 'apart',
    SIMULATOR_PORT: String(tenant),
    OUTBOUND_MAP: `https://graph.sim.test=${microsoft},https://login.sim.test=${microsoft}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpWire}?from=foyer@foyer.sim.test`,
    LOG_LEVEL: 'warn',
    NODE_COMPILE_CACHE: path.join(directory, 'compiled'),
    ...('url' in database.config && { DATABASE_URL: database.config.url }),
  };
  if ('directory' in database.config) environment.DATA_DIR = path.dirname(database.config.directory);
  const config = configOf({ ...environment, PORT: String(one) });

  const certificates = (await certificatesOf(config)).map(({ certificate }) => certificate);
  const { clientId } = config.entra;
  const publicUrl = config.http.publicUrl;
  const simulator = begin('simulated-tenant', {
    port: tenant,
    smtpPort: smtp,
    clientId,
    certificates,
    publicUrl,
    now: MONDAY,
  });
  closings.push(() => end(simulator));
  const world = await firstMessage(simulator);

  const wires: Wire[] = [];
  const lay = async (name: string, port: number, targets: () => readonly number[], rates: Rates) => {
    const wire = await startWire({ port, targets, rates, random: random.fork(name) });
    closings.push(wire.close);
    wires.push(wire);
  };
  const ports = 'url' in database.config ? [one, other] : [one];
  let turn = 0;
  const inTurn = () => ports.map((_, index) => ports[(turn + index) % ports.length] ?? one);
  await lay('front', front, () => ((turn += 1), inTurn()), toProduct);
  await lay('microsoft', wire, () => [tenant], toMicrosoft);
  await lay('mail', smtpWire, () => [smtp], toMail);

  // Nothing goes wrong on the wires yet.
  await finished(
    begin('lay-fixture', { environment: { ...environment, PORT: String(one) }, now: MONDAY, world }),
  );

  return {
    productUrl: publicUrl,
    tenantUrl: `http://127.0.0.1:${tenant}`,
    world,
    database: database.config,
    nodes: ports.map((port) => ({ ...environment, PORT: String(port) })),
    wires,
    wireFaults: () => sum(wires),
    close,
  };
}

function configOf(environment: Readonly<Record<string, string>>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

function begin(name: 'simulated-tenant' | 'lay-fixture', wish: object): ChildProcess {
  const program = path.join(import.meta.dirname, 'processes', `${name}.ts`);
  return spawn(process.execPath, [program, JSON.stringify(wish)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...compileCache(wish) },
  });
}

/** Nodes start twice as fast from what an earlier process has compiled, and a killed one leaves nothing. */
function compileCache(wish: object): { NODE_COMPILE_CACHE?: string } {
  const environment: unknown = Reflect.get(wish, 'environment');
  const folder: unknown = environment instanceof Object && Reflect.get(environment, 'NODE_COMPILE_CACHE');
  return typeof folder === 'string' ? { NODE_COMPILE_CACHE: folder } : {};
}

async function firstMessage(child: ChildProcess): Promise<WorldDescription> {
  const early = once(child, 'exit').then(([code]) => {
    throw new Error(`the simulated tenant ended with ${String(code)}`);
  });
  early.catch(() => undefined); // it ends some day, and nobody waits any more
  const [world] = await Promise.race([once(child, 'message'), early]);
  return world as WorldDescription; // our own process says what its type says
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`laying the fixture ended with ${String(code)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

function sum(wires: readonly Wire[]): ReadonlyMap<WireFault, number> {
  const all = new Map<WireFault, number>();
  for (const { struck } of wires)
    for (const [fault, count] of struck) all.set(fault, (all.get(fault) ?? 0) + count);
  return all;
}
