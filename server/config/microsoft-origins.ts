/** Where Microsoft's services of each cloud are. */
export const clouds = {
  global: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    exchange: 'https://outlook.office365.com',
    outlook: [
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://outlook.cloud.microsoft',
    ],
  },
  usgov: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    exchange: 'https://outlook.office365.us',
    outlook: ['https://outlook.office365.us'],
  },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    exchange: 'https://partner.outlook.cn',
    outlook: ['https://partner.outlook.cn'],
  },
} as const;

/** The names under which the simulated tenant plays Microsoft; `.test` names can never be real ones (RFC 6761). */
export const simulated = {
  clientId: '6f6f7965-7200-4000-8000-000000000001',
  authority: 'https://login.sim.test',
  graph: 'https://graph.sim.test',
  exchange: 'https://exchange.sim.test',
  host: 'foyer.sim.test',
} as const;

/** Servers of the simulated tenant at which a set-up has to fail with its own words; the second list answers over TLS. */
const oddServers = ['redirect', 'login-page', 'notfound'];
const tlsServers = ['tls-good', 'tls-self-signed', 'tls-expired', 'tls-wrong-name'];

/** The map that carries the simulated names to the simulator on this machine. */
export function simulatedOrigins(ports: {
  readonly port: number;
  readonly tlsPort: number;
}): ReadonlyMap<string, string> {
  const plain = `http://127.0.0.1:${ports.port}`;
  const secure = `https://127.0.0.1:${ports.tlsPort}`;
  return new Map([
    ...[simulated.authority, simulated.graph, simulated.exchange].map((origin) => [origin, plain] as const),
    ...carry(oddServers, plain),
    ...carry(tlsServers, secure),
  ]);
}

function carry(names: readonly string[], target: string): readonly (readonly [string, string])[] {
  return names.map((name) => [`https://${name}.sim.test`, target]);
}
