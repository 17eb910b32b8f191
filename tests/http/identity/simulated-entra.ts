import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Certificate } from '../../../server/entra/certificate.ts';
import { createCertificate } from '../../../server/entra/create-certificate.ts';
import { fetchKeysThrough } from '../../../server/entra/fetch-keys.ts';
import { createOutbound } from '../../../server/outbound/outbound.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';
import { createEntra } from '../../../simulator/entra/entra.ts';
import type { Entra } from '../../../simulator/entra/entra.ts';
import { nordhavn } from '../../../simulator/seed/nordhavn.ts';
import type { SimulatedPerson, SimulatedTenant } from '../../../simulator/state/directory.ts';

export const AUTHORITY = 'https://login.sim.test';
export const CLIENT_ID = '6f6f7965-7200-4000-8000-000000000001';
export const API_URI = `api://foyer.sim.test/${CLIENT_ID}`;

/** The simulated sign-in service on a real port, with our real transport leading to it. */
export interface SimulatedEntra {
  readonly entra: Entra;
  readonly tenant: SimulatedTenant;
  readonly person: (handle: string) => SimulatedPerson;
  readonly port: number;
  readonly outbound: Outbound;
  readonly certificate: Certificate;
  readonly fetchKeys: () => Promise<unknown>;
  /** `GET /path` of every request that reached the service. */
  readonly requests: string[];
  /** Replaces the service for a while: what the handler answers, every request gets. */
  answerInstead: (handler: express.RequestHandler | null) => void;
  close: () => Promise<void>;
}

export async function startEntra(options: { redirectUri?: string } = {}): Promise<SimulatedEntra> {
  const tenant = nordhavn();
  const certificate = await createCertificate({ days: 1, commonName: 'test' });
  const redirectUris = options.redirectUri ? [options.redirectUri] : [];
  const app = { clientId: CLIENT_ID, apiUri: API_URI, certificates: [certificate.certificate], redirectUris };
  const entra = createEntra({ tenants: () => [tenant], apps: [app] });
  entra.consent(tenant.id, true);

  const requests: string[] = [];
  let instead: express.RequestHandler | null = null;
  const service = express();
  service.use((req, res, next) => {
    requests.push(`${req.method} ${req.path}`);
    if (instead) void instead(req, res, next);
    else next();
  });
  service.use('/login.sim.test', entra.router);
  service.use(entra.router);
  const server = service.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const outbound = createOutbound({ originMap: new Map([[AUTHORITY, `http://127.0.0.1:${port}`]]) });

  return {
    entra,
    tenant,
    person: (handle) => tenant.people.find((person) => person.handle === handle)!,
    port,
    outbound,
    certificate,
    fetchKeys: fetchKeysThrough(outbound, AUTHORITY),
    requests,
    answerInstead: (handler) => {
      instead = handler;
    },
    async close() {
      await outbound.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The claims of a good access token for `person`, valid for an hour. */
export function goodClaims(tenant: SimulatedTenant, person: SimulatedPerson): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  return {
    aud: CLIENT_ID,
    iss: `${AUTHORITY}/${tenant.id}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3_600,
    azp: CLIENT_ID,
    azpacr: '0',
    groups: [],
    name: person.displayName,
    oid: person.id,
    preferred_username: person.mail,
    scp: 'access_as_user',
    tid: tenant.id,
    ver: '2.0',
  };
}
