import { aCertificate, aGuid, startEntra } from './entra-fixture.ts';
import type { RunningEntra } from './entra-fixture.ts';

describe('what a client learns before it speaks', () => {
  let running: RunningEntra;

  beforeAll(async () => {
    running = await startEntra([await aCertificate()]);
  });
  afterAll(() => running.close());

  async function read(path: string) {
    const reply = await fetch(`${running.root}${path}`);
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  }

  const ask = (endpoint: string) =>
    read(`/common/discovery/instance?authorization_endpoint=${encodeURIComponent(endpoint)}`);

  test('names the endpoints of a tenant, found by id or by domain, always under its public name', async () => {
    const [byId, byDomain] = await Promise.all([
      read(`/${running.tenant.id}/v2.0/.well-known/openid-configuration`),
      read('/Nordhavn.Example/v2.0/.well-known/openid-configuration'),
    ]);

    const issuer = `https://login.sim.test/${running.tenant.id}/v2.0`;
    expect(byId.body).toMatchObject({
      issuer,
      token_endpoint: `https://login.sim.test/${running.tenant.id}/oauth2/v2.0/token`,
      jwks_uri: `https://login.sim.test/${running.tenant.id}/discovery/v2.0/keys`,
    });
    expect(byDomain.body).toMatchObject({ issuer });
  });

  test.each(['common', 'organizations'])('has a template for an issuer under %s', async (segment) => {
    const { body } = await read(`/${segment}/v2.0/.well-known/openid-configuration`);

    expect(body).toMatchObject({
      issuer: 'https://login.sim.test/{tenantid}/v2.0',
      authorization_endpoint: `https://login.sim.test/${segment}/oauth2/v2.0/authorize`,
    });
  });

  test('publishes each key with the issuer it may vouch for, the consumers’ among them', async () => {
    const { body } = await read('/common/discovery/v2.0/keys');

    const keys = body['keys'] as { kid: string; issuer: string }[];
    expect(keys.map(({ issuer }) => issuer)).toEqual([
      'https://login.sim.test/{tenantid}/v2.0',
      'https://login.sim.test/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
    ]);
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test('knows its own names and no others (AADSTS50049)', async () => {
    const own = await ask('https://login.sim.test/common/oauth2/v2.0/authorize');
    const foreign = await ask('https://login.example/common/oauth2/v2.0/authorize');

    expect(own.body).toMatchObject({
      tenant_discovery_endpoint: 'https://login.sim.test/common/v2.0/.well-known/openid-configuration',
    });
    expect(foreign).toMatchObject({
      status: 400,
      body: { error: 'invalid_instance', error_codes: [50049] },
    });
  });

  test('refuses a tenant that is not there, and has no page for anything else', async () => {
    const missing = await read(`/${aGuid(4)}/v2.0/.well-known/openid-configuration`);
    const nothing = await fetch(`${running.root}/nothing/here`);

    expect(missing).toMatchObject({ status: 400, body: { error_codes: [90002] } });
    expect(nothing.status).toBe(404);
  });
});
