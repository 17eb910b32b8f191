import { TransformStream } from 'node:stream/web';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder, TextEncoder } from 'node:util';

/** jsdom lacks what every browser has. */
if (!('TextDecoder' in globalThis)) Object.assign(globalThis, { TextDecoder });

/** A server that tells of changes, played by hand: each connection is answered and fed by the test. */
export interface Connection {
  readonly organization: string;
  readonly signal: AbortSignal;
  readonly answer: (status?: number) => void;
  readonly fail: () => void;
  /** Sends bytes as they are. */
  readonly send: (text: string) => void;
  readonly end: () => void;
}

/** What nobody reads any more refuses to be written; that is no failure of the test. */
function quietly(done: Promise<unknown>): void {
  void done.catch(() => undefined);
}

export function liveByHand() {
  const connections: Connection[] = [];
  const waiting: (() => void)[] = [];

  const open = (organization: string, signal: AbortSignal): Promise<Response> => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, {
      highWaterMark: 64,
    });
    const writer = writable.getWriter();
    signal.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
      quietly(writer.abort());
    });
    connections.push({
      organization,
      signal,
      answer: (status = 200) =>
        resolve({ status, ok: status === 200, body: readable } as unknown as Response), // jsdom has no Response
      fail: () => reject(new TypeError('network')),
      send: (text) => quietly(writer.write(new TextEncoder().encode(text))),
      end: () => quietly(writer.close()),
    });
    for (const go of waiting.splice(0)) go();
    return promise;
  };
  /** The connection with this number, from 0 on, once it is asked for. */
  const connection = async (number: number): Promise<Connection> => {
    for (;;) {
      const found = connections[number];
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { open, connections, connection };
}

/** Time by hand: what was put off runs when the test says so. */
export function laterByHand() {
  const put: { readonly act: () => void; readonly ms: number }[] = [];
  const later = (act: () => void, ms: number) => {
    const one = { act, ms };
    put.push(one);
    return () => {
      const at = put.indexOf(one);
      if (at !== -1) put.splice(at, 1);
    };
  };
  /** Runs what was put off by exactly so long; gives whether there was any. */
  const pass = (ms: number): boolean => {
    const due = put.filter((one) => one.ms === ms);
    for (const one of due) {
      put.splice(put.indexOf(one), 1);
      one.act();
    }
    return due.length > 0;
  };
  return { later, pass, waits: () => put.map(({ ms }) => ms) };
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  await setImmediate();
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
