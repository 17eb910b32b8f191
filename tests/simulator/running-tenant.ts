import { X509Certificate } from 'node:crypto';
import { SignJWT, decodeJwt, importPKCS8 } from 'jose';
import { generate } from 'selfsigned';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator, SimulatorOptions } from '../../simulator/index.ts';

export const CLIENT_ID = '6f6f7965-7200-4000-8000-000000000001';
/** Monday, 09:00 in Copenhagen. */
export const NOW = '2026-11-30T08:00:00.000Z';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

/** A simulated tenant on a port of its own, with fixture F0 laid on the Monday of the scenarios. */
export interface RunningTenant {
  readonly simulator: Simulator;
  readonly root: string;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Asks Graph with the app's own token, e.g. `graph('GET', '/organization')`. */
  readonly graph: (method: string, path: string, options?: GraphOptions) => Promise<Answer>;
  /** The app's token for Graph in the first tenant there is, got with a signed assertion. */
  readonly appToken: () => Promise<string>;
  /** The app's token for another API, e.g. `https://exchange.sim.test/.default`; never an old one. */
  readonly tokenFor: (scope: string, tenantId?: string) => Promise<string>;
  /** A token for Graph with which the app acts for a person (handle) of a tenant that has consented. */
  readonly tokenOnBehalfOf: (person: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface GraphOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `productUrl` is where the simulated Microsoft finds the product. */
export async function startTenant({
  productUrl = 'http://localhost:3000',
  ...over
}: Partial<SimulatorOptions> & { readonly productUrl?: string } = {}): Promise<RunningTenant> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Foyer' }], {
    algorithm: 'sha256',
  });
  const simulator = await startSimulator({
    port: 0,
    product: { clientId: CLIENT_ID, certificates: [cert], publicUrl: productUrl },
    calendarAssets: 'no-such-folder',
    processingDelayMs: 0,
    ...over,
  });
  const root = `http://127.0.0.1:${simulator.port}`;
  const control: RunningTenant['control'] = (method, path, body) =>
    ask(method, `${root}/control${path}`, { body });
  await control('PUT', '/clock', { now: NOW });
  await control('POST', '/reset', { fixture: 'F0' });

  const tokens = new Map<string, Promise<string>>();
  const appToken = (): Promise<string> => {
    const tenantId = simulator.world().tenants[0]?.id ?? '';
    const token = tokens.get(tenantId) ?? requestToken({ root, tenantId, certificate: cert, key });
    tokens.set(tenantId, token);
    return token;
  };
  return {
    simulator,
    root,
    control,
    appToken,
    tokenFor: (scope, tenantId = simulator.world().tenants[0]?.id ?? '') =>
      requestToken({ root, tenantId, certificate: cert, key, scope }),
    tokenOnBehalfOf: async (person) => {
      const { json } = await control('POST', '/token', { person });
      const { token } = json as { token: string };
      const { tid } = decodeJwt<{ tid: string }>(token);
      const scope = 'https://graph.sim.test/User.Read';
      return await requestToken({ root, tenantId: tid, certificate: cert, key, scope, onBehalfOf: token });
    },
    graph: async (method, path, options = {}) =>
      ask(method, path.startsWith('https:') ? local(root, path) : `${root}/graph.sim.test/v1.0${path}`, {
        ...options,
        headers: { authorization: `Bearer ${await appToken()}`, ...options.headers },
      }),
    close: simulator.close,
  };
}

export async function ask(
  method: string,
  url: string,
  { body, headers }: GraphOptions = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: asJson(text) };
}

/** An absolute link of the simulated Graph, as the product's transport would carry it to loopback. */
function local(root: string, link: string): string {
  const { host, pathname, search } = new URL(link);
  return `${root}/${host}${pathname}${search}`;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function requestToken(wish: {
  readonly root: string;
  readonly tenantId: string;
  readonly certificate: string;
  readonly key: string;
  readonly scope?: string;
  /** The pane's token of the person. */
  readonly onBehalfOf?: string;
}): Promise<string> {
  const { root, tenantId, certificate, key, scope = 'https://graph.sim.test/.default', onBehalfOf } = wish;
  const grant: Record<string, string> =
    onBehalfOf === undefined
      ? { grant_type: 'client_credentials' }
      : {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          requested_token_use: 'on_behalf_of',
          assertion: onBehalfOf,
        };
  const audience = `https://login.sim.test/${tenantId}/oauth2/v2.0/token`;
  const thumbprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  const assertion = await new SignJWT({ iss: CLIENT_ID, sub: CLIENT_ID, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .setAudience(audience)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('5m')
    .sign(await importPKCS8(key, 'PS256'));
  const response = await fetch(`${root}/login.sim.test/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...grant,
      client_id: CLIENT_ID,
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  const reply = (await response.json()) as { access_token?: string };
  if (reply.access_token === undefined) throw new Error(`No token: ${JSON.stringify(reply)}`);
  return reply.access_token;
}
