import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

/** A process of `processes/`, which does what it is told, one thing after the other. */
export interface Started {
  readonly child: ChildProcess;
  /** What it said when it was ready. */
  readonly hello: unknown;
  /** Tells it something and gives what it answers. Rejects when it ends instead. */
  readonly tell: (message: object) => Promise<unknown>;
  /** Ends it and waits for that; one that is gone already, or frozen, is no trouble. */
  readonly leave: () => Promise<void>;
}

/** Starts `processes/<name>.ts` with a wish, and waits for its first message; `nodeOptions` are for its Node. */
export async function startProcess(
  name: string,
  wish: object,
  nodeOptions: readonly string[] = [],
): Promise<Started> {
  const child = fork(path.join(import.meta.dirname, 'processes', `${name}.ts`), [JSON.stringify(wish)], {
    execArgv: [...process.execArgv, ...nodeOptions],
  });
  const hello = await answerOf(child, name);
  return {
    child,
    hello,
    async tell(message) {
      child.send(message);
      return await answerOf(child, name);
    },
    leave: () => leave(child),
  };
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
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGCONT'); // a frozen one could not end
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}

/** So many ports of the loopback address that nobody listens on at this moment. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(probes.map((probe) => once(probe, 'listening')));
  const ports = probes.map((probe) => {
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(probes.map((probe) => once(probe.close(), 'close')));
  return ports;
}

/** Calls a JSON API and gives what it answers. Throws with the answer's text unless it is a success. */
export async function callJson(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
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
