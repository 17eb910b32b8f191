import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { certificatesOf } from '../server/product.ts';
import { openFront } from './front.ts';
import type { Front } from './front.ts';
import type { Postgres } from './postgres.ts';
import { callJson, freePorts, startProcess } from './processes.ts';
import type { Started } from './processes.ts';

/** Many companies in one simulated tenant process, and the product on PostgreSQL in as many processes as are started. */
export interface Estate {
  readonly simulatorUrl: string;
  readonly tenants: readonly Tenant[];
  readonly world: unknown;
  readonly front: Front;
  readonly dataDirectory: string;
  /** The simulator's control API. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** An empty database with the product's half of the world, none of its calendars read yet. */
  readonly layDatabase: () => Promise<EstateDatabase>;
  readonly close: () => Promise<void>;
}

export interface EstateDatabase {
  readonly url: string;
  readonly client: Client;
  /** Starts the product; `name` is how its statements are told apart. */
  readonly startNode: (name: string) => Promise<ProductNode>;
  /** Ends what still runs on it, and drops it. */
  readonly close: () => Promise<void>;
}

/** One process of the product. */
export interface ProductNode extends Started {
  readonly name: string;
  readonly url: string;
  /** Answers `GET /rooms` with what it was told to by `peer`. */
  readonly peerUrl: string;
  /** What the process took and how it behaved since `watch`. */
  readonly figures: () => Promise<Figures>;
}

const Tenant = z.object({
  id: z.string(),
  people: z.array(z.object({ id: z.string(), handle: z.string(), mail: z.string() })).min(1),
  rooms: z.array(z.object({ address: z.string() })),
});
export type Tenant = z.output<typeof Tenant>;

const World = z.object({ tenants: z.array(Tenant) });

/** What a process says of itself; memory in MB, time in milliseconds. */
export const Figures = z.object({
  rssPeakMb: z.number(),
  heapMb: z.number(),
  /** The longest that a timer was late: the loop was busy, or the machine gave the process no turn. */
  lateMs: z.number(),
  /** The longest that the process itself computed between two turns of a timer: what the loop was really blocked. */
  blockedMs: z.number(),
});
export type Figures = z.output<typeof Figures>;

/** A campus of so many rooms. */
export interface CampusWish {
  readonly rooms: number;
  readonly organizations: number;
  readonly meetingsPerRoomDay: number;
  readonly days: number;
}

export type EstateWish = CampusWish | { readonly fixture: 'F0' };

export async function startEstate(postgres: Postgres, wish: EstateWish): Promise<Estate> {
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'foyer-bench-'));
  const [simulatorPort = 0, frontPort = 0] = await freePorts(2);
  const environment = { SIMULATOR_PORT: String(simulatorPort), DATA_DIR: dataDirectory, SIMULATOR: 'on' };
  const closings: (() => Promise<unknown>)[] = [() => rm(dataDirectory, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closings.splice(0).toReversed()) await end();
  };

  try {
    const read = readConfig(environment);
    if (!read.ok) throw new Error(read.mistakes.join('\n'));
    const certificates = await certificatesOf(read.config);
    const simulator = await startProcess('simulated-tenant', {
      ...wish,
      port: simulatorPort,
      clientId: read.config.entra.clientId,
      certificates: certificates.map(({ certificate }) => certificate),
      publicUrl: `http://127.0.0.1:${frontPort}`,
    });
    closings.push(simulator.leave);
    const front = await openFront(frontPort);
    closings.push(front.close);
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    return {
      simulatorUrl,
      tenants: World.parse(simulator.hello).tenants,
      world: simulator.hello,
      front,
      dataDirectory,
      control: (method, where, body) => callJson(`${simulatorUrl}/control${where}`, { method, body }),
      layDatabase: () => layDatabase(postgres, environment, simulator.hello),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function layDatabase(
  postgres: Postgres,
  environment: Readonly<Record<string, string>>,
  world: unknown,
): Promise<EstateDatabase> {
  const url = await postgres.createDatabase();
  const client = new Client({ connectionString: url });
  const nodes: Started[] = [];
  const close = async () => {
    await Promise.all(nodes.map(({ leave }) => leave()));
    await client.end();
    await postgres.dropDatabase(url);
  };
  async function start(name: string, more: object): Promise<ProductNode> {
    const [port = 0, peerPort = 0] = await freePorts(2);
    const own = new URL(url);
    own.searchParams.set('application_name', name);
    const started = await startProcess('product', {
      environment: { ...environment, PORT: String(port), DATABASE_URL: own.href },
      peerPort,
      ...more,
    });
    nodes.push(started);
    return {
      ...started,
      name,
      url: `http://127.0.0.1:${port}`,
      peerUrl: `http://127.0.0.1:${peerPort}`,
      figures: async () => Figures.parse(await started.tell({ kind: 'figures' })),
    };
  }

  try {
    const seeder = await start('seeder', { mirror: 'off' });
    await seeder.tell({ kind: 'seed', world });
    await seeder.leave();
    await client.connect();
    return { url, client, startNode: (name) => start(name, {}), close };
  } catch (error) {
    await Promise.all(nodes.map(({ leave }) => leave()));
    await postgres.dropDatabase(url);
    throw error;
  }
}
