import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTenant } from '../running-tenant.ts';
import type { Answer, RunningTenant } from '../running-tenant.ts';

export interface Delivered {
  readonly path: string;
  readonly value: readonly {
    readonly subscriptionId: string;
    readonly changeType?: string;
    readonly lifecycleEvent?: string;
    readonly clientState: string | null;
    readonly resource: string;
    readonly resourceData: { readonly id: string } | null;
  }[];
}

/** An app as Graph sees it: it echoes tokens, takes deliveries and answers what a test wants. */
export interface ListeningApp {
  readonly url: string;
  readonly deliveries: Delivered[];
  /** How it answers the handshake; by default it echoes the token as it must. */
  answerValidation: (token: string, res: ServerResponse) => void;
  /** The status for the next deliveries, the last one for all that follow. */
  statuses: number[];
  readonly close: () => Promise<void>;
}

export const echo = (token: string, res: ServerResponse): void => {
  res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(token);
};

export async function startApp(): Promise<ListeningApp> {
  const server = createServer((req, res) => void answer(app, req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const app: ListeningApp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries: [],
    answerValidation: echo,
    statuses: [202],
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return app;
}

async function answer(app: ListeningApp, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', app.url);
  const token = searchParams.get('validationToken');
  if (token !== null) {
    app.answerValidation(token, res);
    return;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of req) chunks.push(chunk as Uint8Array);
  const { value } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Delivered;
  const [status = 202] = app.statuses.length > 1 ? app.statuses.splice(0, 1) : app.statuses;
  app.deliveries.push({ path: pathname, value });
  res.writeHead(status).end();
}

export interface Subscribed {
  readonly tenant: RunningTenant;
  readonly app: ListeningApp;
  readonly subscribe: (over?: object) => Promise<Answer>;
  /** Everything that the app was told since the last call, once nothing is under way. */
  readonly told: (options?: object) => Promise<Delivered['value'][number][]>;
  readonly close: () => Promise<void>;
}

export async function startListening(): Promise<Subscribed> {
  const app = await startApp();
  const tenant = await startTenant({ productUrl: app.url });
  return {
    tenant,
    app,
    subscribe: (over) => tenant.graph('POST', '/subscriptions', { body: { ...wanted(), ...over } }),
    told: async (options = {}) => {
      const settled = await tenant.control('POST', '/notifications/settle', options);
      if (settled.status !== 200) throw new Error(settled.text);
      return app.deliveries.splice(0).flatMap(({ value }) => value);
    },
    close: async () => {
      await tenant.close();
      await app.close();
    },
  };
}

/** A subscription for fjord that Graph takes. */
export function wanted() {
  return {
    changeType: 'created,updated,deleted',
    notificationUrl: 'https://foyer.sim.test/webhooks/graph',
    lifecycleNotificationUrl: 'https://foyer.sim.test/webhooks/graph/lifecycle',
    resource: '/users/fjord@nordhavn.example/events',
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'a-secret-of-the-app',
  };
}
