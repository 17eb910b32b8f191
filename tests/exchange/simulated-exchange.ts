import { createAppTokens } from '../../server/entra/app-tokens.ts';
import { createCertificate } from '../../server/entra/create-certificate.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';
import { startSimulator } from '../../simulator/index.ts';
import { GRAPH } from './small-graph.ts';

const LOGIN = 'https://login.sim.test';
export const EXCHANGE = 'https://exchange.sim.test';
const CLIENT_ID = '6f6f7965-7200-4000-8000-000000000001';

/**
 * The simulated tenant with fixture F0, the product's way to it, and its control API. `publicUrl` is where
 * `https://foyer.sim.test` leads to.
 */
export async function startSimulatedExchange({ publicUrl = 'http://localhost:3000' } = {}) {
  const certificate = await createCertificate({ days: 1, commonName: 'contract' });
  const simulator = await startSimulator({
    port: 0,
    product: {
      clientId: CLIENT_ID,
      certificates: [certificate.certificate],
      publicUrl,
    },
    calendarAssets: '/nowhere',
    processingDelayMs: 0,
  });
  const origin = `http://127.0.0.1:${simulator.port}`;
  const calls: OutboundCall[] = [];
  const outbound = createOutbound({
    originMap: new Map([
      [LOGIN, origin],
      [GRAPH, origin],
      [EXCHANGE, origin],
    ]),
    onCall: (call) => calls.push(call),
  });

  return {
    outbound,
    calls,

    /** Tokens of the application for one service, from a cache that is empty at first. */
    tokensFor: (resource: string) => {
      const authority = LOGIN;
      const tokens = createAppTokens({
        authority,
        clientId: CLIENT_ID,
        certificates: [certificate],
        outbound,
      });
      return (wish?: { readonly fresh?: boolean; readonly claims?: string }) =>
        tokens.getToken(simulator.world().tenants[0]?.id ?? '', resource, wish);
    },

    /** Throws with the words of the control API when it refuses. */
    control: async (method: string, path: string, body?: unknown): Promise<unknown> => {
      if (path === '/reset') outbound.forgetHolds(); // what a world asked for ends with it
      const response = await fetch(`${origin}/control${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },

    close: async () => {
      await outbound.close();
      await simulator.close();
    },
  };
}
