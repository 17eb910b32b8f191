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
import { sydhavn } from './cast.ts';
import { withBoth } from './open-sydhavn.ts';
import type { Random } from './random.ts';
import { begin, end, finished, firstMessage } from './programs.ts';
import type { Environment } from './supervisor.ts';
import { tenantAt } from './tenant.ts';
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
  /** What all nodes have in common. */
  readonly environment: Environment;
  /** For each node there may be what makes it this one; each call begins another life of it, with a name of its own. */
  readonly nodes: readonly (() => Environment)[];
  /** The same for a node that nobody reaches: it reads calendars and sends mail. */
  readonly recluse: () => Environment;
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

  const { front, one, other, third, tenant, smtp, wire, smtpWire } = await takePorts();
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
    MODULE_MAP: path.join(directory, 'modules.json'),
    ...placeOf(database.config),
  };
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
  const world = withBoth(await firstMessage(simulator));
  const tenantUrl = `http://127.0.0.1:${tenant}`;
  await tenantAt(tenantUrl).consent(sydhavn.domain);

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
  const { NODE_COMPILE_CACHE, MODULE_MAP } = environment;
  await finished(
    begin(
      'lay-fixture',
      { environment: { ...environment, PORT: String(one) }, now: MONDAY, world },
      { NODE_COMPILE_CACHE, MODULE_MAP },
    ),
  );

  return {
    productUrl: publicUrl,
    tenantUrl,
    world,
    database: database.config,
    environment,
    nodes: ports.map((port) => () => ({ PORT: String(port), ...connectionOf(database.config) })),
    recluse: () => ({ PORT: String(third), ...connectionOf(database.config) }),
    wires,
    wireFaults: () => sum(wires),
    close,
  };
}

async function takePorts() {
  const [front = 0, one = 0, other = 0, third = 0, ...more] = await freePorts(8);
  const [tenant = 0, smtp = 0, wire = 0, smtpWire = 0] = more;
  return { front, one, other, third, tenant, smtp, wire, smtpWire };
}

/** An embedded database lies in the folder for data. */
function placeOf(database: Config['database']): Environment {
  if ('url' in database) return { DATABASE_URL: database.url };
  return 'directory' in database ? { DATA_DIR: path.dirname(database.directory) } : {};
}

let lives = 0;

/** The server shows which life of which node holds which connection. */
function connectionOf(database: Config['database']): Environment {
  if (!('url' in database)) return {};
  const url = new URL(database.url);
  lives += 1;
  url.searchParams.set('application_name', `node-${lives}`);
  return { DATABASE_URL: url.href };
}

/** The name of its connections to the database; empty: an embedded database has none. */
export function nameOf({ DATABASE_URL: url }: Environment): string {
  return (url !== undefined && new URL(url).searchParams.get('application_name')) || '';
}

function configOf(environment: Environment): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

function sum(wires: readonly Wire[]): ReadonlyMap<WireFault, number> {
  const all = new Map<WireFault, number>();
  for (const { struck } of wires)
    for (const [fault, count] of struck) all.set(fault, (all.get(fault) ?? 0) + count);
  return all;
}
