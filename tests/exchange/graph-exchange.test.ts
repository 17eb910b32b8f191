import { createAppTokens } from '../../server/entra/app-tokens.ts';
import { createCertificate } from '../../server/entra/create-certificate.ts';
import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import { startSimulator } from '../../simulator/index.ts';
import { describeExchange } from './exchange-contract.ts';
import { GRAPH } from './small-graph.ts';

const LOGIN = 'https://login.sim.test';
const CLIENT_ID = '6f6f7965-7200-4000-8000-000000000001';
/** Long enough for two repeats, short enough to wait for silence. */
const DEADLINE_MS = 1500;

describeExchange('Microsoft Graph', async () => {
  const certificate = await createCertificate({ days: 1, commonName: 'contract' });
  const simulator = await startSimulator({
    port: 0,
    product: {
      clientId: CLIENT_ID,
      certificates: [certificate.certificate],
      publicUrl: 'http://localhost:3000',
    },
    calendarAssets: '/nowhere',
    processingDelayMs: 0,
  });
  const origin = `http://127.0.0.1:${simulator.port}`;
  const outbound = createOutbound({
    originMap: new Map([
      [LOGIN, origin],
      [GRAPH, origin],
    ]),
  });

  const reconnect = () => {
    const tokens = createAppTokens({
      authority: LOGIN,
      clientId: CLIENT_ID,
      certificates: [certificate],
      outbound,
    });
    return createGraphExchange({
      origin: GRAPH,
      outbound,
      getAccessToken: (wish) => tokens.getToken(simulator.world().tenants[0]?.id ?? '', GRAPH, wish),
      integrationId: 'contract',
      schedulesDeadlineMs: DEADLINE_MS,
    });
  };

  return {
    exchange: reconnect(),
    reconnect,
    service: 'graph',
    schedulesOperation: 'getSchedule',
    async control(method, path, body) {
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
    async close() {
      await outbound.close();
      await simulator.close();
    },
  };
});
