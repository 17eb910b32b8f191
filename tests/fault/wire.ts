import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.ts';

/**
 * What a wire can do to one question and its answer:
 * `latency` the question comes late; `reset-before` it never arrives; `answer-lost` it arrives and the answer does not;
 * `reset-mid-body` and `truncate` half of the answer comes, then a reset or a polite end; `drip` the answer comes in
 * crumbs; `stall` nothing happens for a while, then the connection is gone.
 */
export const wireFaults = [
  'latency',
  'reset-before',
  'answer-lost',
  'reset-mid-body',
  'truncate',
  'drip',
  'stall',
] as const;
export type WireFault = (typeof wireFaults)[number];
export type Rates = Readonly<Partial<Record<WireFault, number>>>;

export interface Wire {
  /** How often each fault struck. */
  readonly struck: ReadonlyMap<WireFault, number>;
  /** From now on faults strike; before, everything goes through as it is. */
  readonly storm: () => void;
  /** The end of it. */
  readonly calm: () => void;
  readonly close: () => Promise<void>;
}

const LATENCY_MS = [50, 300] as const;
const STALL_MS = 1_500;
const CRUMB_BYTES = 256;
const CRUMB_MS = 10;

/**
 * Listens on `port` of 127.0.0.1 and carries each connection to the first of `targets()` that takes it. Question and
 * answer are told apart by who speaks, so each of many on one connection has a fate of its own, drawn from `random`.
 */
export async function startWire(options: {
  readonly port: number;
  readonly targets: () => readonly number[];
  readonly random: Random;
  readonly rates: Rates;
}): Promise<Wire> {
  const { port, targets, random } = options;
  let rates: Rates = {};
  const struck = new Map<WireFault, number>();
  const open = new Set<Socket>();

  function draw(): WireFault | null {
    let rest = random.next();
    for (const fault of wireFaults) {
      rest -= rates[fault] ?? 0;
      if (rest >= 0) continue;
      struck.set(fault, (struck.get(fault) ?? 0) + 1);
      return fault;
    }
    return null;
  }

  async function join(client: Socket): Promise<void> {
    const far = await reach(targets());
    if (far !== null && !client.destroyed) {
      carry(client, far, draw);
      return;
    }
    far?.destroy();
    client.resetAndDestroy();
  }

  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.on('close', () => open.delete(client));
    client.pause();
    void join(client);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    struck,
    storm: () => {
      rates = options.rates;
    },
    calm: () => {
      rates = {};
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function reach(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const far = connect(port, '127.0.0.1');
    try {
      await once(far, 'connect');
      return far;
    } catch {
      far.destroy();
    }
  }
  return null;
}

/** Bytes are sent on in the order in which they came, however long each waits. */
function carry(client: Socket, far: Socket, draw: () => WireFault | null): void {
  let fault: WireFault | null = null;
  let isAnswering = true; // so that the first bytes are a question
  let asking = Promise.resolve();
  let answering = Promise.resolve();
  const cut = (): void => {
    far.destroy();
    client.resetAndDestroy();
  };

  far.on('error', () => undefined);
  far.on('close', () => void answering.then(() => client.destroySoon()));
  client.on('close', () => far.destroy());
  client.on('end', () => void asking.then(() => far.end()));
  client.on('data', (bytes: Buffer) => {
    if (isAnswering) {
      isAnswering = false;
      fault = draw();
    }
    const fate = fault;
    asking = asking.then(() => ask(fate, far, bytes, cut));
  });
  far.on('data', (bytes: Buffer) => {
    isAnswering = true;
    const fate = fault;
    answering = answering.then(() => answer(fate, client, bytes, cut));
    if (fate !== 'answer-lost') fault = null; // what strikes the beginning of an answer has struck it
  });
  client.resume();
}

async function ask(fate: WireFault | null, far: Socket, bytes: Buffer, cut: () => void): Promise<void> {
  if (fate === 'reset-before') return cut();
  if (fate === 'stall') {
    await pause(STALL_MS, undefined, { ref: false });
    return cut();
  }
  if (fate === 'latency') {
    const [shortest, longest] = LATENCY_MS;
    await pause(shortest + ((bytes.length * 7) % (longest - shortest)), undefined, { ref: false });
  }
  if (far.writable) far.write(bytes);
}

async function answer(fate: WireFault | null, client: Socket, bytes: Buffer, cut: () => void): Promise<void> {
  if (!client.writable) return;
  const half = bytes.subarray(0, bytes.length >> 1);
  if (fate === 'answer-lost') return cut();
  if (fate === 'reset-mid-body') {
    client.write(half, cut);
    return;
  }
  if (fate === 'truncate') {
    client.end(half);
    return;
  }
  if (fate !== 'drip') {
    client.write(bytes);
    return;
  }
  for (let at = 0; at < bytes.length && client.writable; at += CRUMB_BYTES) {
    client.write(bytes.subarray(at, at + CRUMB_BYTES));
    await pause(CRUMB_MS, undefined, { ref: false });
  }
}
