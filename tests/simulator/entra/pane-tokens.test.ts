import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { EntraError } from '../../../simulator/entra/entra.ts';
import type { PublishedKey } from '../../../simulator/entra/entra.ts';
import {
  aCertificate,
  aGuid,
  aPerson,
  API_SCOPE,
  aTenant,
  CLIENT_ID,
  GRAPH,
  startEntra,
} from './entra-fixture.ts';
import type { RunningEntra } from './entra-fixture.ts';

describe('the tokens that Outlook hands to the pane', () => {
  let running: RunningEntra;
  const many = Array.from({ length: 201 }, (_, number) => ({
    id: aGuid(5000 + number),
    displayName: `Group ${number}`,
    members: number < 200 ? [aGuid(2), aGuid(3)] : [aGuid(2)],
  }));

  beforeAll(async () => {
    const tenant = aTenant();
    const groups = [...tenant.groups.filter(({ displayName }) => displayName === 'none'), ...many];
    const crowded = aTenant({ id: aGuid(1001), domain: 'crowded.example', groups });
    running = await startEntra([await aCertificate()], [tenant, crowded]);
  });
  afterAll(() => running.close());
  beforeEach(() => {
    running.entra.reset();
    running.entra.consent(running.tenant.id, true);
    running.entra.consent(aGuid(1001), true);
    running.tenant.people[0]!.enabled = true;
  });

  const tokens = (person = aGuid(1), scope = API_SCOPE, tenant = running.tenant.id) =>
    running.entra.paneTokens(tenant, person, scope);

  test('verify against the published keys, and say who, for whom and until when', async () => {
    const { accessToken, expiresIn } = await tokens();

    const keys = createRemoteJWKSet(new URL(`${running.mounted}/common/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(accessToken, keys, {
      audience: CLIENT_ID,
      issuer: `https://login.sim.test/${running.tenant.id}/v2.0`,
    });

    expect(payload).toMatchObject({
      azp: CLIENT_ID,
      name: 'anna of Nordhavn',
      oid: aGuid(1),
      preferred_username: 'anna@nordhavn.example',
      scp: 'access_as_user',
      tid: running.tenant.id,
      ver: '2.0',
    });
    expect(payload.exp! - payload.iat!).toBe(expiresIn);
    expect(expiresIn).toBeGreaterThanOrEqual(60 * 60);
    expect(expiresIn).toBeLessThanOrEqual(90 * 60);
  });

  test('name the account as MSAL keeps it, and the scope as it was asked for', async () => {
    const { account, scope, idToken } = await tokens(aGuid(1), `api://${CLIENT_ID}/access_as_user openid`);

    expect(account).toEqual({
      homeAccountId: `${aGuid(1)}.${running.tenant.id}`,
      environment: 'login.sim.test',
      tenantId: running.tenant.id,
      username: 'anna@nordhavn.example',
      localAccountId: aGuid(1),
      name: 'anna of Nordhavn',
    });
    expect(scope).toBe(`openid profile api://${CLIENT_ID}/access_as_user`);
    expect(decodeJwt(idToken)).toMatchObject({ aud: CLIENT_ID, oid: aGuid(1) });
    expect(decodeJwt(idToken)).not.toHaveProperty('scp');
  });

  test('list every group, through other groups too, even when groups contain each other', async () => {
    const { accessToken } = await tokens(aGuid(2));

    expect(new Set(decodeJwt(accessToken)['groups'] as string[])).toEqual(
      new Set([aGuid(2001), aGuid(2002)]),
    );
  });

  test('have no groups claim for a person in no group, and the directory roles of an administrator', async () => {
    const { accessToken } = await tokens(aGuid(3));

    expect(decodeJwt(accessToken)).not.toHaveProperty('groups');
    expect(decodeJwt(accessToken)['wids']).toEqual(['62e90394-69f5-4237-9190-012177145e10']);
  });

  test('list 200 groups, and above that only say where to ask', async () => {
    const [listed, over] = await Promise.all([
      tokens(aGuid(3), API_SCOPE, aGuid(1001)),
      tokens(aGuid(2), API_SCOPE, aGuid(1001)),
    ]);

    expect(decodeJwt(listed.accessToken)['groups']).toHaveLength(200);
    expect(decodeJwt(over.accessToken)).not.toHaveProperty('groups');
    expect(decodeJwt(over.accessToken)).toMatchObject({
      _claim_names: { groups: 'src1' },
      _claim_sources: {
        src1: { endpoint: `${GRAPH}/${aGuid(1001)}/users/${aGuid(2)}/getMemberObjects` },
      },
    });
  });

  test('differ each time', async () => {
    const [one, other] = await Promise.all([tokens(), tokens()]);

    expect(decodeJwt(one.accessToken)['uti']).not.toBe(decodeJwt(other.accessToken)['uti']);
  });

  test('are refused in the words of Entra', async () => {
    const codes = {
      unknownTenant: await refusalOf(tokens(aGuid(1), API_SCOPE, aGuid(4))),
      unknownPerson: await refusalOf(tokens(aPerson('nobody', 99).id)),
      unknownApi: await refusalOf(tokens(aGuid(1), 'api://other/access_as_user')),
      noApi: await refusalOf(tokens(aGuid(1), 'openid profile')),
      graphOnly: await refusalOf(tokens(aGuid(1), 'User.Read')),
    };
    running.entra.challenge(running.tenant.id, aGuid(1), true);
    const challenged = await refusalOf(tokens());
    running.entra.consent(running.tenant.id, false);
    const unconsented = await refusalOf(tokens(aGuid(2)));
    running.tenant.people[0]!.enabled = false;
    const disabled = await refusalOf(tokens());

    expect({ ...codes, challenged, unconsented, disabled }).toEqual({
      unknownTenant: 'AADSTS90002',
      unknownPerson: 'AADSTS50020',
      unknownApi: 'AADSTS500011',
      noApi: 'AADSTS70011',
      graphOnly: 'AADSTS70011',
      challenged: 'AADSTS50076',
      unconsented: 'AADSTS65001',
      disabled: 'AADSTS50057',
    });
  });

  test('can be forged for tests: any header, any claims, any key', async () => {
    const { keys } = await running.entra.signingKeys();
    const published = createLocalJWKSet({ keys: keys.map(jwkOf) });
    const claims = { tid: running.tenant.id };
    const { forge } = running.entra;

    const [tenant, consumer, nobody, unsigned] = await Promise.all([
      forge({}, claims, 'tenant'),
      forge({ crit: ['b64'], b64: true }, claims, 'consumer'),
      forge({ kid: keys[0]?.kid }, claims, 'unpublished'),
      forge({ alg: 'none', kid: undefined }, claims, 'tenant'),
    ]);

    await expect(jwtVerify(tenant, published)).resolves.toMatchObject({ payload: claims });
    await expect(jwtVerify(consumer, published)).resolves.toMatchObject({ payload: claims });
    await expect(jwtVerify(nobody, published)).rejects.toThrow('signature verification failed');
    expect(decodeProtectedHeader(unsigned)).toEqual({ typ: 'JWT', alg: 'none' });
    expect(unsigned.endsWith('.')).toBe(true);
  });

  test.each([
    ['empty', 'empty', () => Promise.resolve('')],
    ['nonsense', 'malformed', () => Promise.resolve('a.b.c')],
    ['expired', 'expired', () => forged({ exp: 1_000_000_000 })],
    ['not valid yet', 'expired', () => forged({ nbf: 4_000_000_000, exp: 4_000_000_600 })],
    ['for another API', 'audience', async () => (await tokens()).accessToken],
    ['from another issuer', 'issuer', () => forged({ iss: 'https://sts.windows.net/x/' })],
    ['signed by the consumer key', 'signature', () => forged({}, 'consumer')],
    ['without an app', 'malformed', () => forged({ appid: undefined })],
  ] as const)('are refused by a Microsoft API when they are %s', async (_what, reason, make) => {
    expect(await running.entra.verifyAppToken(await make(), GRAPH)).toMatchObject({
      ok: false,
      code: 'InvalidAuthenticationToken',
      reason,
    });
  });

  test('and the same claims, unspoiled, are accepted', async () => {
    expect(await running.entra.verifyAppToken(await forged({}), GRAPH)).toMatchObject({ ok: true });
  });

  function forged(changes: Readonly<Record<string, unknown>>, key: 'tenant' | 'consumer' = 'tenant') {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      aud: GRAPH,
      iss: `https://sts.sim.test/${running.tenant.id}/`,
      tid: running.tenant.id,
      oid: aGuid(77),
      appid: CLIENT_ID,
      idtyp: 'app',
      iat: now,
      nbf: now,
      exp: now + 600,
      ...changes,
    };
    return running.entra.forge({}, claims, key);
  }
});

function jwkOf({ kty, n, e, kid }: PublishedKey) {
  return { kty, n, e, kid };
}

/** Entra's code for why it did not work out. */
async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EntraError)) throw new Error('not refused', { cause: error });
  return error.code;
}
