import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { certificatesOf } from '../server/product.ts';
import { callJson, freePorts, startProcess } from './processes.ts';
import type { Started } from './processes.ts';

/** The product on a campus of its own, each in a process of its own, as seen by whoever measures. */
export interface Campus {
  readonly productUrl: string;
  readonly simulatorUrl: string;
  /** Answers `GET /rooms` with what `setPeer` said. */
  readonly peerUrl: string;
  /** What the pane of a person with a role sends along. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whose pane that is: their handle. */
  readonly person: string;
  readonly rooms: readonly string[];
  /** The tenant's id, for tokens of the application. */
  readonly tenantId: string;
  readonly dataDirectory: string;
  readonly setPeer: (body: string) => Promise<void>;
  /** Ends the product, and starts it again on the same data. */
  readonly stopProduct: () => Promise<void>;
  readonly startProduct: () => Promise<void>;
  /** The simulator's control API. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export const CLOUD = {
  login: 'https://login.sim.test',
  graph: 'https://graph.sim.test',
  exchange: 'https://exchange.sim.test',
};

const Tenant = z.object({
  id: z.string(),
  people: z.array(z.object({ handle: z.string() })).min(1),
  rooms: z.array(z.object({ address: z.string() })),
});
const World = z.object({ tenants: z.tuple([Tenant]) });
const Me = z.object({ organizations: z.tuple([z.object({ id: z.string() })]) });
const Token = z.object({ token: z.string() });

/** Starts everything with so many rooms, seeded, on free ports and with a database in a temporary folder. */
export async function startCampus(rooms: number): Promise<Campus> {
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'foyer-bench-'));
  const [port = 0, simulatorPort = 0, peerPort = 0] = await freePorts(3);
  const environment = {
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
    DATA_DIR: dataDirectory,
    SIMULATOR: 'on',
  };
  const started: Pick<Started, 'leave'>[] = [];
  const close = async () => {
    await Promise.all(started.map(({ leave }) => leave()));
    await rm(dataDirectory, { recursive: true, force: true });
  };

  try {
    const read = readConfig(environment);
    if (!read.ok) throw new Error(read.mistakes.join('\n'));
    const certificates = await certificatesOf(read.config);
    const simulator = await startProcess('simulated-tenant', {
      port: simulatorPort,
      rooms,
      clientId: read.config.entra.clientId,
      certificates: certificates.map(({ certificate }) => certificate),
      publicUrl: read.config.http.publicUrl,
    });
    started.push(simulator);
    let product = await startProcess('product', { environment, peerPort });
    started.push({ leave: () => product.leave() });
    const { hello: described } = simulator;
    await product.tell({ kind: 'seed', world: described });

    const {
      tenants: [tenant],
    } = World.parse(described);
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    const productUrl = `http://127.0.0.1:${port}`;
    const control: Campus['control'] = (method, where, body) =>
      callJson(`${simulatorUrl}/control${where}`, { method, body });
    const person = tenant.people.at(-1)?.handle ?? '';
    const { token } = Token.parse(await control('POST', '/token', { person }));
    const authorization = `Bearer ${token}`;
    const me = Me.parse(await callJson(`${productUrl}/addin-api/me`, { headers: { authorization } }));
    return {
      productUrl,
      simulatorUrl,
      peerUrl: `http://127.0.0.1:${peerPort}`,
      headers: { authorization, 'foyer-organization': me.organizations[0].id },
      person,
      rooms: tenant.rooms.map(({ address }) => address),
      tenantId: tenant.id,
      dataDirectory,
      setPeer: async (body) => void (await product.tell({ kind: 'peer', body })),
      stopProduct: () => product.leave(),
      startProduct: async () => {
        product = await startProcess('product', { environment, peerPort });
      },
      control,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
