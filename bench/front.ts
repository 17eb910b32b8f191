import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** The address under which the tenant reaches whoever is measured. */
export interface Front {
  /**
   * Who gets what is posted to a path from now on: resolves with the status to answer. Paths that nobody takes are
   * answered with 202.
   */
  readonly take: (path: string, deliver: (body: string) => Promise<number>) => void;
  readonly close: () => Promise<void>;
}

/** Confirms subscriptions itself, so that whoever subscribes needs no server of its own. */
export async function openFront(port: number): Promise<Front> {
  const takers = new Map<string, (body: string) => Promise<number>>();
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://front');
    const token = searchParams.get('validationToken');
    if (token !== null) {
      res.writeHead(200, { 'content-type': 'text/plain' }).end(token);
      return;
    }
    void bodyOf(req)
      .then((body) => takers.get(pathname)?.(body) ?? 202)
      .catch(() => 503)
      .then((status) => res.writeHead(status).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    take: (path, deliver) => void takers.set(path, deliver),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
