import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

export type Answer = (res: http.ServerResponse, received: Received) => void;

export interface FarSide {
  /** Where it really listens, e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A real server on loopback that plays whatever is at the other end of the wire. */
export async function startFarSide(
  answer: Answer,
  tls?: { readonly key: string; readonly cert: string },
): Promise<FarSide> {
  const received: Received[] = [];
  const connections = new Map<Duplex, number>();

  const listener: http.RequestListener = (req, res) => {
    connections.set(req.socket, connections.get(req.socket) ?? connections.size + 1);
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const one = {
        method: req.method ?? '',
        path: req.url ?? '',
        headers: req.headers,
        body: Buffer.concat(chunks).toString(),
        connection: connections.get(req.socket) ?? 0,
      };
      received.push(one);
      answer(res, one);
    });
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(res: http.ServerResponse, status: number, value: unknown, headers = {}): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
