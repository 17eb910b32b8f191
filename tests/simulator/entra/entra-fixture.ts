import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';
import type { Configuration, INetworkModule } from '@azure/msal-node';
import express from 'express';
import { generate } from 'selfsigned';
import { createEntra } from '../../../simulator/entra/entra.ts';
import type { Entra } from '../../../simulator/entra/entra.ts';
import type { SimulatedPerson, SimulatedTenant } from '../../../simulator/state/directory.ts';

export const CLIENT_ID = '6f6f7965-7200-4000-8000-000000000001';
export const API_URI = `api://foyer.sim.test/${CLIENT_ID}`;
export const API_SCOPE = `${API_URI}/access_as_user`;
export const REDIRECT_URI = 'http://localhost:3000/auth/callback';
export const GRAPH = 'https://graph.sim.test';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

export const aGuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function aPerson(
  handle: string,
  number: number,
  changes: Partial<SimulatedPerson> = {},
): SimulatedPerson {
  return {
    id: aGuid(number),
    handle,
    displayName: `${handle} of Nordhavn`,
    givenName: handle,
    surname: 'of Nordhavn',
    mail: `${handle}@nordhavn.example`,
    timeZone: 'Europe/Copenhagen',
    enabled: true,
    delegateOf: [],
    directoryRoles: [],
    ...changes,
  };
}

export function aTenant(changes: Partial<SimulatedTenant> = {}): SimulatedTenant {
  return {
    id: aGuid(1000),
    name: 'Nordhavn',
    domain: 'nordhavn.example',
    people: [
      aPerson('anna', 1),
      aPerson('bent', 2),
      aPerson('gus', 3, { directoryRoles: [GLOBAL_ADMINISTRATOR] }),
    ],
    groups: [
      { id: aGuid(2001), displayName: 'Sales', members: [aGuid(1), aGuid(2002)] },
      { id: aGuid(2002), displayName: 'Sales in Denmark', members: [aGuid(2), aGuid(2001)] },
    ],
    connected: true,
    accounts: [],
    buildings: [],
    rooms: [],
    ...changes,
  };
}

export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A certificate as `npm run certificate` would make one; making RSA keys is slow, so tests share them. */
export async function aCertificate(notAfterDate?: Date): Promise<Certificate> {
  const options = notAfterDate
    ? { notBeforeDate: new Date(notAfterDate.getTime() - 86_400_000), notAfterDate }
    : {};
  const made = await generate([{ name: 'commonName', value: 'Foyer' }], { algorithm: 'sha256', ...options });
  return { certificate: made.cert, privateKey: made.private };
}

export interface RunningEntra {
  readonly entra: Entra;
  readonly tenant: SimulatedTenant;
  /** Where the router is mounted at the root, as the host login.sim.test sees it. */
  readonly root: string;
  /** Where a browser sees it: below `/login.sim.test` of another origin. */
  readonly mounted: string;
  readonly close: () => Promise<void>;
}

/** The router behind a real HTTP server on loopback, under both of its mounts; the tenants have consented. */
export async function startEntra(
  certificates: readonly Certificate[],
  tenants: readonly SimulatedTenant[] = [aTenant()],
): Promise<RunningEntra> {
  const entra = createEntra({
    tenants: () => tenants,
    apps: [
      {
        clientId: CLIENT_ID,
        apiUri: API_URI,
        certificates: certificates.map(({ certificate }) => certificate),
        redirectUris: [REDIRECT_URI],
      },
    ],
  });
  for (const tenant of tenants) entra.consent(tenant.id, true);

  const app = express();
  app.use('/login.sim.test', entra.router);
  app.use(entra.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    entra,
    tenant: tenants[0]!,
    root,
    mounted: `${root}/login.sim.test`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Carries MSAL's calls for https://login.sim.test to the server on loopback. */
function networkTo(root: string): INetworkModule {
  async function send(url: string, init: RequestInit) {
    const target = url.replace('https://login.sim.test', root);
    if (target === url) throw new Error(`MSAL wanted to leave for ${url}`);
    const reply = await fetch(target, init);
    const body = await reply.json();
    return { headers: Object.fromEntries(reply.headers), body, status: reply.status };
  }
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
}

/** The genuine MSAL as the product sets it up: one client per tenant, proving itself with a certificate. */
export function msalFor(
  running: RunningEntra,
  { certificate, privateKey }: Certificate,
  hash: 'sha1' | 'sha256' = 'sha256',
): ConfidentialClientApplication {
  const x509 = new X509Certificate(certificate);
  const thumbprint =
    hash === 'sha256'
      ? { thumbprintSha256: x509.fingerprint256.replaceAll(':', '') }
      : { thumbprint: x509.fingerprint.replaceAll(':', '') };
  const configuration: Configuration = {
    auth: {
      clientId: CLIENT_ID,
      authority: `https://login.sim.test/${running.tenant.id}`,
      knownAuthorities: ['login.sim.test'],
      clientCertificate: { ...thumbprint, privateKey },
    },
    system: { networkClient: networkTo(running.root) },
  };
  return new ConfidentialClientApplication(configuration);
}

export const appTokenRequest = { scopes: [`${GRAPH}/.default`] };

/** A person at the account picker: follows links and forms by hand, keeps cookies. */
export function aBrowser() {
  let cookie = '';
  async function go(url: string, init: Pick<RequestInit, 'method' | 'body'> = {}): Promise<Response> {
    const reply = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of reply.headers.getSetCookie()) cookie = set.split(';', 1)[0] ?? '';
    return reply;
  }
  return {
    go,
    /** Submits the page's posting form with one of its buttons, found by the text on it. */
    async press(page: { readonly url: string; readonly text: string }, label: string): Promise<Response> {
      const form = /<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/.exec(page.text);
      const [, action = '', inner = ''] = form ?? [];
      const fields = new URLSearchParams();
      for (const [, name = '', value = ''] of inner.matchAll(
        /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
      )) {
        fields.append(name, unescaped(value));
      }
      for (const [, name = '', value = '', text = ''] of inner.matchAll(
        /<button[^>]*name="([^"]*)" value="([^"]*)"[^>]*>([\s\S]*?)<\/button>/g,
      )) {
        if (text.includes(label)) fields.append(name, unescaped(value));
      }
      return go(new URL(action, page.url).href, { method: 'POST', body: fields });
    },
  };
}

export async function pageOf(reply: Response): Promise<{ url: string; text: string }> {
  return { url: reply.url, text: await reply.text() };
}

function unescaped(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => entities[name] ?? '');
}

export async function pkce(): Promise<{ verifier: string; challenge: string }> {
  return new CryptoProvider().generatePkceCodes();
}

/** The address of a sign-in as the product would send the browser to; undefined leaves a parameter out. */
export function authorizeUrl(
  root: string,
  segment: string,
  challenge: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  const parameters = {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: `openid profile offline_access ${API_SCOPE}`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'the state',
    nonce: 'the nonce',
    ...changes,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `${root}/${segment}/oauth2/v2.0/authorize?${new URLSearchParams(given).toString()}`;
}

/** What came back to the app with a redirect. */
export function replyOf(response: Response): URLSearchParams {
  const location = response.headers.get('location') ?? '';
  return new URL(location).searchParams;
}
