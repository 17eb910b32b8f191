import { decodeJwt } from 'jose';
import { aCertificate, aGuid, API_SCOPE, GRAPH, msalFor, startEntra } from './entra-fixture.ts';
import type { Certificate, RunningEntra } from './entra-fixture.ts';

describe('the app acts for a person', () => {
  let certificate: Certificate;
  let running: RunningEntra;

  beforeAll(async () => {
    certificate = await aCertificate();
    running = await startEntra([certificate]);
  });
  afterAll(() => running.close());
  beforeEach(() => {
    running.entra.reset();
    running.entra.consent(running.tenant.id, true);
    running.tenant.people[0]!.enabled = true;
  });

  const paneToken = async () =>
    (await running.entra.paneTokens(running.tenant.id, aGuid(1), API_SCOPE)).accessToken;

  const exchange = (oboAssertion: string, scope = `${GRAPH}/User.Read`) =>
    msalFor(running, certificate).acquireTokenOnBehalfOf({ oboAssertion, scopes: [scope] });

  test('with a token for another API in exchange for the one it was called with', async () => {
    const result = await exchange(await paneToken());

    expect(await running.entra.verifyAppToken(result?.accessToken ?? '', GRAPH)).toMatchObject({
      ok: true,
      idtyp: 'user',
      objectId: aGuid(1),
      scopes: ['User.Read'],
      roles: [],
    });
  });

  test('but not with a token that was meant for somebody else (AADSTS500131)', async () => {
    const graphToken = (await exchange(await paneToken()))?.accessToken ?? '';

    await expect(exchange(graphToken)).rejects.toThrow('AADSTS500131');
  });

  test('but not with an expired token (AADSTS500133)', async () => {
    const claims = decodeJwt(await paneToken());
    const expired = await running.entra.forge({}, { ...claims, exp: claims.iat! - 60 }, 'tenant');

    await expect(exchange(expired)).rejects.toThrow('AADSTS500133');
  });

  test.each([
    ['signed with the consumer key', 'consumer', {}],
    ['signed with a key of nobody', 'unpublished', {}],
    ['from another issuer', 'tenant', { iss: 'https://login.sim.test/other/v2.0' }],
    ['that is not a person', 'tenant', { scp: undefined }],
  ] as const)('but not with a token %s (AADSTS50013)', async (_what, key, changes) => {
    const claims = decodeJwt(await paneToken());
    const token = await running.entra.forge({}, { ...claims, ...changes }, key);

    await expect(exchange(token)).rejects.toThrow('AADSTS50013');
  });

  test('but not where the person lacks consent (AADSTS65001)', async () => {
    await expect(exchange(await paneToken(), `${GRAPH}/Place.Read.All`)).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      subError: 'consent_required',
      errorMessage: expect.stringContaining('AADSTS65001') as unknown,
    });
  });

  test('but not for an account switched off meanwhile (AADSTS50057)', async () => {
    const token = await paneToken();
    running.tenant.people[0]!.enabled = false;

    await expect(exchange(token)).rejects.toThrow('AADSTS50057');
  });
});
