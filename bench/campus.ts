import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { certificatesOf } from '../server/product.ts';

/** The product on a campus of its own, each in a process of its own, as seen by whoever measures. */
export interface Campus {
  readonly productUrl: string;
  readonly simulatorUrl: string;
  /** Answers `GET /rooms` with what `setPeer` said. */
  readonly peerUrl: string;
  /** What the pane of a person with a role sends along. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rooms: readonly string[];
  /** The tenant's id, for tokens of the application. */
  readonly tenantId: string;
  readonly dataDirectory: string;
  readonly setPeer: (body: string) => Promise<void>;
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
  const children: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(children.map(leave));
    await rm(dataDirectory, { recursive: true, force: true });
  };

  try {
    const read = readConfig(environment);
    if (!read.ok) throw new Error(read.mistakes.join('\n'));
    const certificates = await certificatesOf(read.config);
    const [simulator, described] = await start('simulated-tenant', {
      port: simulatorPort,
      rooms,
      clientId: read.config.entra.clientId,
      certificates: certificates.map(({ certificate }) => certificate),
      publicUrl: read.config.http.publicUrl,
    });
    children.push(simulator);
    const [product] = await start('product', { environment, peerPort });
    children.push(product);
    await tell(product, { kind: 'seed', world: described });

    const {
      tenants: [tenant],
    } = World.parse(described);
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    const productUrl = `http://127.0.0.1:${port}`;
    const control: Campus['control'] = (method, where, body) =>
      call(`${simulatorUrl}/control${where}`, { method, body });
    const person = tenant.people.at(-1)?.handle;
    const { token } = Token.parse(await control('POST', '/token', { person }));
    const authorization = `Bearer ${token}`;
    const me = Me.parse(await call(`${productUrl}/addin-api/me`, { headers: { authorization } }));
    return {
      productUrl,
      simulatorUrl,
      peerUrl: `http://127.0.0.1:${peerPort}`,
      headers: { authorization, 'foyer-organization': me.organizations[0].id },
      rooms: tenant.rooms.map(({ address }) => address),
      tenantId: tenant.id,
      dataDirectory,
      setPeer: (body) => tell(product, { kind: 'peer', body }),
      control,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Forks one of `processes/` and resolves with its first message, which it sends when it is ready. */
async function start(name: string, wish: object): Promise<readonly [ChildProcess, unknown]> {
  const child = fork(path.join(import.meta.dirname, 'processes', `${name}.ts`), [JSON.stringify(wish)]);
  const message = await answerOf(child, name);
  return [child, message];
}

async function tell(child: ChildProcess, message: object): Promise<void> {
  child.send(message);
  await answerOf(child, 'product');
}

async function answerOf(child: ChildProcess, name: string): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`The process ${name} ended early; what it printed says why.`);
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as unknown[];
    return message;
  } finally {
    ended.catch(() => undefined); // the wait that is given up here rejects, and that is no news
    waiting.abort();
  }
}

async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}

async function call(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function freePorts(count: number): Promise<readonly number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(probes.map((probe) => once(probe, 'listening')));
  const ports = probes.map((probe) => {
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(probes.map((probe) => once(probe.close(), 'close')));
  return ports;
}
