import { request } from 'node:https';
import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { KAJ, SERVICE, basic, envelopeOf, readAnswer, requests } from './ews-calls.ts';

let tenant: RunningTenant;
let authority: string;
beforeAll(async () => {
  tenant = await startTenant({ tlsPort: 0 });
  authority = (await tenant.control('GET', '/tls/ca.pem')).text;
});
afterAll(() => tenant.close());

/** Resolves with the answer's code, or with the code of the TLS error. */
function over(name: string, ca: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: tenant.simulator.tlsPort,
        servername: name,
        path: '/EWS/Exchange.asmx',
        method: 'POST',
        ...(ca !== undefined && { ca }),
        headers: {
          host: name,
          'content-type': 'text/xml',
          authorization: basic(SERVICE.user, SERVICE.password),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve(readAnswer(response.statusCode ?? 0, new Headers(), Buffer.concat(chunks).toString()).code),
        );
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    call.end(envelopeOf(requests.view(), { impersonate: KAJ }));
  });
}

test.each([
  ['tls-good.sim.test', true, 'NoError'],
  ['tls-good.sim.test', false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['tls-self-signed.sim.test', true, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['tls-expired.sim.test', true, 'CERT_HAS_EXPIRED'],
  ['tls-wrong-name.sim.test', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('%s, with the private authority trusted: %s, gives %s', async (name, trusted, outcome) => {
  expect(await over(name, trusted ? authority : undefined)).toBe(outcome);
});

test('a tenant without its TLS listener says so', async () => {
  const plain = await startTenant();
  expect(plain.simulator.tlsPort).toBeNull();
  expect((await plain.control('GET', '/tls/ca.pem')).status).toBe(404);
  await plain.close();
});
