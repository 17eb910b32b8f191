import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.join(import.meta.dirname, '..', '..');
const warmUp = path.join(import.meta.dirname, 'processes', 'warm-up.ts');
const MOST_LINES = 40;
/** A process that lives for a second has no use for a tidy heap. */
export const engine = ['--max-semi-space-size=32', '--min-semi-space-size=32'];

/** Variables of a process. */
export type Environment = Readonly<Record<string, string>>;

/** One process of the product, from its start to its end. */
export interface Node {
  /** As it was recorded when it started; signals go to this number and no other. */
  readonly pid: number;
  /** Resolves true once it serves, false when it ends before. */
  readonly ready: Promise<boolean>;
  /** Resolves when it has ended, with what ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly isEnded: () => boolean;
  /** The failpoints at which it struck itself, in order. */
  readonly struck: readonly string[];
  /** Resolves when it strikes itself at a failpoint that freezes it. */
  readonly frozen: Promise<void>;
  /** Sends a signal unless it has ended. */
  readonly signal: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT') => void;
  /** The last lines it wrote. */
  readonly said: () => string;
}

/** A process that is about to be a node. */
export interface PreparedNode extends Node {
  /** Resolves once it has loaded what it needs, or has ended. */
  readonly warm: Promise<unknown>;
  /** Lets it begin as this node. */
  readonly begin: (environment: Environment) => void;
}

/**
 * Starts the product as it is started in earnest, except that it loads its modules first and then waits for `begin`.
 * `environment` is what all nodes have in common.
 */
export function prepareNode(environment: Environment): PreparedNode {
  const program = [path.join(root, 'server', 'main.ts')];
  const child = spawn(process.execPath, [...engine, '--import', warmUp, ...program], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', TZ: process.env['TZ'] ?? 'UTC', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the product could not be started');

  const lines: string[] = [];
  const struck: string[] = [];
  const serving = Promise.withResolvers<boolean>();
  const frozen = Promise.withResolvers<void>();
  const warm = Promise.withResolvers<void>();
  child.once('message', () => warm.resolve());
  let isEnded = false;
  const hear = (line: string): void => {
    if (line.trim() !== '') lines.push(line);
    if (lines.length > MOST_LINES) lines.shift();
    if (line.includes('Foyer is running')) serving.resolve(true);
    const [, failpoint, signal] = /^failpoint (\S+) (SIG\w+)$/.exec(line) ?? [];
    if (failpoint === undefined) return;
    struck.push(`${failpoint} ${signal}`);
    if (signal === 'SIGSTOP') frozen.resolve();
  };
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', hear);
  }
  const ended = once(child, 'exit').then(([code, signal]) => {
    isEnded = true;
    serving.resolve(false);
    return { code: code as number | null, signal: signal as NodeJS.Signals | null }; // as the event is documented
  });

  return {
    warm: Promise.race([warm.promise, ended]),
    begin: (own) => void (child.connected && child.send(own, () => undefined)), // it may have died before its time
    pid,
    ready: serving.promise,
    ended,
    isEnded: () => isEnded,
    struck,
    frozen: frozen.promise,
    signal(signal) {
      if (!isEnded) process.kill(pid, signal);
    },
    said: () => lines.join('\n'),
  };
}
