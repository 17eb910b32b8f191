import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import {
  aCertificate,
  aGuid,
  appTokenRequest,
  CLIENT_ID,
  GRAPH,
  msalFor,
  startEntra,
} from './entra-fixture.ts';
import type { Certificate, RunningEntra } from './entra-fixture.ts';

describe('the app asks for its own token', () => {
  let known: Certificate;
  let stranger: Certificate;
  let running: RunningEntra;

  beforeAll(async () => {
    [known, stranger] = await Promise.all([aCertificate(), aCertificate()]);
    running = await startEntra([known]);
  });
  afterAll(() => running.close());
  beforeEach(() => {
    running.entra.reset();
    running.entra.consent(running.tenant.id, true);
  });

  const endpoint = () => `https://login.sim.test/${running.tenant.id}/oauth2/v2.0/token`;

  /** An assertion as MSAL makes it, with one thing changed. */
  async function anAssertion(
    changes: Readonly<Record<string, unknown>> = {},
    signer: Certificate = known,
  ): Promise<string> {
    const x5t = Buffer.from(
      new X509Certificate(known.certificate).fingerprint256.replaceAll(':', ''),
      'hex',
    ).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = { aud: endpoint(), iss: CLIENT_ID, sub: CLIENT_ID, jti: randomUUID() };
    return new SignJWT({ ...claims, nbf: now, exp: now + 600, ...changes })
      .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })
      .sign(createPrivateKey(signer.privateKey));
  }

  async function post(changes: Readonly<Record<string, string>>, segment: string = running.tenant.id) {
    const form = {
      client_id: CLIENT_ID,
      grant_type: 'client_credentials',
      scope: `${GRAPH}/.default`,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      ...changes,
    };
    const reply = await fetch(`${running.root}/${segment}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  }

  test.each(['sha256', 'sha1'] as const)(
    'gives MSAL a token with the roles (%s thumbprint)',
    async (hash) => {
      const result = await msalFor(running, known, hash).acquireTokenByClientCredential(appTokenRequest);

      const token = result?.accessToken ?? '';
      expect(decodeJwt(token)).toMatchObject({
        aud: GRAPH,
        iss: `https://sts.sim.test/${running.tenant.id}/`,
        appid: CLIENT_ID,
        idtyp: 'app',
        ver: '1.0',
      });
      expect(decodeJwt(token)).not.toHaveProperty('scp');
      expect(await running.entra.verifyAppToken(token, GRAPH)).toMatchObject({
        ok: true,
        tenantId: running.tenant.id,
        clientId: CLIENT_ID,
        idtyp: 'app',
        roles: ['Place.Read.All', 'Organization.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All'],
      });
    },
  );

  test('lives between 60 and 90 minutes of real time', async () => {
    const result = await msalFor(running, known).acquireTokenByClientCredential(appTokenRequest);

    const { exp = 0, iat = 0 } = decodeJwt(result?.accessToken ?? '');
    expect(exp - iat).toBeGreaterThanOrEqual(60 * 60);
    expect(exp - iat).toBeLessThanOrEqual(90 * 60);
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(60);
  });

  test('keeps answering MSAL, which sends the same assertion until it ends', async () => {
    const msal = msalFor(running, known);
    await msal.acquireTokenByClientCredential(appTokenRequest);

    const again = await msal.acquireTokenByClientCredential({ ...appTokenRequest, skipCache: true });

    expect(again?.fromCache).toBe(false);
  });

  test('refuses a certificate it does not know with AADSTS700027', async () => {
    const msal = msalFor(running, stranger);

    await expect(msal.acquireTokenByClientCredential(appTokenRequest)).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS700027') as unknown,
    });
  });

  test('refuses the known certificate once the registration has lost it', async () => {
    running.entra.certificateKnown(false);

    const refusal = await post({ client_assertion: await anAssertion() });

    expect(refusal.body).toMatchObject({ error_codes: [700027] });
  });

  test('refuses an app that the tenant has not consented to with AADSTS700016', async () => {
    running.entra.consent(running.tenant.id, false);
    const msal = msalFor(running, known);

    await expect(msal.acquireTokenByClientCredential(appTokenRequest)).rejects.toMatchObject({
      errorCode: 'unauthorized_client',
      errorMessage: expect.stringContaining('AADSTS700016') as unknown,
    });
  });

  test('words a refusal as Entra does, with the ids to search for', async () => {
    const reply = await fetch(`${running.root}/${running.tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'client-request-id': aGuid(7) },
      body: new URLSearchParams({ client_id: aGuid(9), grant_type: 'client_credentials' }),
    });

    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({
      error: 'unauthorized_client',
      error_description: expect.stringMatching(
        /^AADSTS700016: .+ Trace ID: \S+ Correlation ID: \S+ Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
      ) as unknown,
      error_codes: [700016],
      timestamp: expect.stringMatching(/Z$/) as unknown,
      trace_id: expect.any(String) as unknown,
      correlation_id: aGuid(7),
      error_uri: 'https://login.sim.test/error?code=700016',
    });
  });

  test.each([
    ['expired', 700024, 401, () => anAssertion({ nbf: past() - 600, exp: past() })],
    ['not valid yet', 700024, 401, () => anAssertion({ nbf: past() + 7_200, exp: past() + 7_800 })],
    ['for another endpoint', 700023, 401, () => anAssertion({ aud: 'https://login.sim.test/' })],
    ['for another app', 700021, 401, () => anAssertion({ iss: aGuid(9), sub: aGuid(9) })],
    ['signed with another key', 700027, 401, () => anAssertion({}, stranger)],
    ['without a jti', 50027, 401, () => anAssertion({ jti: undefined })],
    ['not a JWT', 50027, 401, () => Promise.resolve('nonsense')],
  ] as const)('refuses an assertion that is %s (AADSTS%i)', async (_what, code, status, make) => {
    const refusal = await post({ client_assertion: await make() });

    expect(refusal.status).toBe(status);
    expect(refusal.body).toMatchObject({ error: 'invalid_client', error_codes: [code] });
  });

  test('refuses a jti that comes again in another assertion', async () => {
    const jti = randomUUID();
    const first = await post({ client_assertion: await anAssertion({ jti }) });

    const second = await post({ client_assertion: await anAssertion({ jti, extra: 'changed' }) });

    expect(first.status).toBe(200);
    expect(second.body).toMatchObject({ error_codes: [50027] });
  });

  test('refuses an expired certificate with AADSTS1000502', async () => {
    const expired = await aCertificate(new Date('2026-01-01T00:00:00Z'));
    const other = await startEntra([expired]);
    try {
      await expect(msalFor(other, expired).acquireTokenByClientCredential(appTokenRequest)).rejects.toThrow(
        'AADSTS1000502',
      );
    } finally {
      await other.close();
    }
  });

  test.each([
    ['no proof at all', {}, 7000218, 401],
    ['a secret', { client_secret: 'hunter2' }, 7000215, 401],
    ['an unknown grant', { grant_type: 'password' }, 70003, 400],
    ['a permission instead of /.default', { scope: 'User.Read' }, 1002012, 400],
    ['an API that is not there', { scope: 'https://outlook.example/.default' }, 500011, 400],
  ])('refuses %s', async (_what, changes, code, status) => {
    const proof = code === 7000218 || code === 7000215 ? {} : { client_assertion: await anAssertion() };

    const refusal = await post({ ...proof, ...changes });

    expect(refusal.status).toBe(status);
    expect(refusal.body).toMatchObject({ error_codes: [code] });
  });

  test.each([
    ['an unknown tenant', aGuid(4), 90002],
    ['a segment that is no tenant', 'not a tenant', 900023],
  ])('refuses %s', async (_what, segment, code) => {
    const refusal = await post({ client_assertion: 'x' }, encodeURIComponent(segment));

    expect(refusal.body).toMatchObject({ error_codes: [code] });
  });

  test('refuses an app that does not say for which tenant (AADSTS50059)', async () => {
    const aud = 'https://login.sim.test/organizations/oauth2/v2.0/token';

    const refusal = await post({ client_assertion: await anAssertion({ aud }) }, 'organizations');

    expect(refusal.body).toMatchObject({ error_codes: [50059] });
  });

  test('refuses a refresh token that nobody gave out (AADSTS70000)', async () => {
    const refusal = await post({
      grant_type: 'refresh_token',
      refresh_token: '1.made-up',
      client_assertion: await anAssertion(),
    });

    expect(refusal.body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] });
  });

  test('refuses a repeated parameter, a body too large and any other verb, in Entra words', async () => {
    const url = `${running.root}/${running.tenant.id}/oauth2/v2.0/token`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const replies = await Promise.all([
      fetch(url, { method: 'POST', headers: form, body: 'client_id=a&client_id=b' }),
      fetch(url, { method: 'POST', headers: form, body: `client_id=${'a'.repeat(70_000)}` }),
      fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
      fetch(url),
    ]);

    const bodies = await Promise.all(replies.map((reply) => reply.json() as Promise<unknown>));
    expect(bodies).toMatchObject([
      { error_codes: [9002313] },
      { error_codes: [9002313] },
      { error_codes: [9002313] },
      { error_codes: [900561] },
    ]);
  });
});

/** An hour ago, in seconds since 1970. */
function past(): number {
  return Math.floor(Date.now() / 1000) - 3_600;
}
