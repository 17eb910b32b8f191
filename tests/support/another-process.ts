import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from './free-ports.ts';
import type { House } from './house.ts';

const root = path.join(import.meta.dirname, '..', '..');

export interface AnotherProcess {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * The product once more, in a process of its own as it is started in earnest, on the database and the tenant of a house.
 * Throws with its last words when it ends before it serves, and for a house on the embedded database, which has one process.
 */
export async function anotherProcess(house: House): Promise<AnotherProcess> {
  if (!('url' in house.database)) throw new Error('two processes need PostgreSQL');
  const [port = 0] = await freePorts(1);
  const child = spawn(process.execPath, [path.join(root, 'server', 'main.ts')], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      TZ: process.env['TZ'] ?? 'UTC',
      PORT: String(port),
      PUBLIC_URL: house.productUrl,
      DATA_DIR: house.dataDirectory,
      DATABASE_URL: house.database.url,
      SIMULATOR: 'apart',
      SIMULATOR_PORT: new URL(house.simulatorUrl).port,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const serving = Promise.withResolvers<void>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      said.push(line);
      if (line.includes('Foyer is running')) serving.resolve();
    });
  }
  const ended = once(child, 'exit').then(() => serving.reject(new Error(said.join('\n'))));
  serving.promise.catch(() => undefined); // it ends some day, and nobody waits any more
  await serving.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
