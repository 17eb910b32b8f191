import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { WorldDescription } from '../../simulator/index.ts';
import { engine } from './supervisor.ts';
import type { Environment } from './supervisor.ts';

const moduleMap = path.join(import.meta.dirname, 'processes', 'module-map.ts');

/** Starts one of our own programs. `environment`: nodes start twice as fast from what an earlier process has found and compiled. */
export function begin(
  name: 'simulated-tenant' | 'lay-fixture',
  wish: object,
  environment: Environment = {},
): ChildProcess {
  const program = path.join(import.meta.dirname, 'processes', `${name}.ts`);
  return spawn(process.execPath, [...engine, '--import', moduleMap, program, JSON.stringify(wish)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
}

/** The world that the simulated tenant has laid, once it has. */
export async function firstMessage(child: ChildProcess): Promise<WorldDescription> {
  const early = once(child, 'exit').then(([code]) => {
    throw new Error(`the simulated tenant ended with ${String(code)}`);
  });
  early.catch(() => undefined); // it ends some day, and nobody waits any more
  const [world] = await Promise.race([once(child, 'message'), early]);
  return world as WorldDescription; // our own process says what its type says
}

export async function finished(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`laying the fixture ended with ${String(code)}`);
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
