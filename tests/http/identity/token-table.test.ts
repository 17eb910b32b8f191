import { createSigningKeys } from '../../../server/entra/signing-keys.ts';
import type { TokenFlaw } from '../../../server/entra/token-refused.ts';
import { createTokenVerifier } from '../../../server/entra/token-verifier.ts';
import type { KeyName } from '../../../simulator/entra/entra.ts';
import { API_URI, AUTHORITY, CLIENT_ID, goodClaims, startEntra } from './simulated-entra.ts';
import type { SimulatedEntra } from './simulated-entra.ts';

const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';
const OTHER_TENANT = '11111111-2222-4333-8444-555555555555';
const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

interface Case {
  readonly token: string;
  readonly header?: Readonly<Record<string, unknown>>;
  /** `undefined` leaves a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: KeyName;
  /** Changes the finished token. */
  readonly spoil?: (token: string) => string;
  readonly outcome: TokenFlaw | 'accepted';
}

const part = (token: string, index: number, change: (text: string) => string) =>
  token
    .split('.')
    .map((text, at) => (at === index ? change(text) : text))
    .join('.');

const table: readonly Case[] = [
  { token: 'a good one', outcome: 'accepted' },
  { token: 'one for the Application ID URI', claims: { aud: API_URI }, outcome: 'accepted' },
  { token: 'one that expired a minute ago', claims: { exp: seconds(-60) }, outcome: 'accepted' },
  { token: 'one that begins in a minute', claims: { nbf: seconds(60) }, outcome: 'accepted' },
  {
    token: 'one asked for by Office',
    claims: { azp: 'd3590ed6-52b3-4102-aeff-aad2292ab01c' },
    outcome: 'accepted',
  },
  { token: 'one with several scopes', claims: { scp: 'openid access_as_user' }, outcome: 'accepted' },
  { token: 'one with a key of its own in the header', header: { jwk: { kty: 'RSA' } }, outcome: 'accepted' },

  { token: 'text that is no token', spoil: () => 'hello', outcome: 'malformed' },
  { token: 'four parts', spoil: (token) => `${token}.AAAA`, outcome: 'malformed' },
  { token: 'an empty signature', spoil: (token) => part(token, 2, () => ''), outcome: 'malformed' },
  { token: 'a header that is no JSON', spoil: (token) => part(token, 0, () => 'AAAA'), outcome: 'malformed' },
  {
    token: 'claims that are a list',
    spoil: (token) => part(token, 1, () => Buffer.from('[1]').toString('base64url')),
    outcome: 'malformed',
  },
  { token: 'padding', spoil: (token) => part(token, 1, (text) => `${text}=`), outcome: 'malformed' },
  {
    token: 'another spelling of the same signature',
    spoil: (token) => part(token, 2, (text) => `${text.slice(0, -1)}${nextLetter(text.at(-1) ?? '')}`),
    outcome: 'malformed',
  },
  { token: 'more than 16 KB', claims: { padding: 'x'.repeat(16_384) }, outcome: 'too-long' },

  { token: 'alg none', header: { alg: 'none' }, spoil: (token) => `${token}AAAA`, outcome: 'algorithm' },
  { token: 'HS256 keyed with the public key', header: { alg: 'HS256' }, outcome: 'algorithm' },
  { token: 'PS256', header: { alg: 'PS256' }, outcome: 'algorithm' },
  { token: 'no key id', header: { kid: undefined }, outcome: 'key-id' },
  { token: 'a key id of 200 characters', header: { kid: 'k'.repeat(200) }, outcome: 'key-id' },
  { token: 'a key id that is a number', header: { kid: 7 }, outcome: 'key-id' },
  { token: 'crit', header: { crit: ['b64'], b64: true }, outcome: 'critical-header' },
  { token: 'an empty crit', header: { crit: [] }, outcome: 'critical-header' },

  { token: 'a tenant that climbs a path', claims: { tid: `${CONSUMERS}/../x` }, outcome: 'tenant' },
  { token: 'a tenant that is the placeholder', claims: { tid: '{tenantid}' }, outcome: 'tenant' },
  { token: 'no tenant', claims: { tid: undefined }, outcome: 'tenant' },
  {
    token: 'the issuer of one tenant and the id of another',
    claims: { iss: `${AUTHORITY}/${OTHER_TENANT}/v2.0` },
    outcome: 'issuer',
  },
  { token: 'an issuer elsewhere', claims: { iss: 'https://login.example/v2.0' }, outcome: 'issuer' },
  {
    token: 'version 1.0',
    claims: { iss: `https://sts.windows.net/${OTHER_TENANT}/`, tid: OTHER_TENANT, ver: '1.0' },
    outcome: 'issuer',
  },
  { token: 'one for Graph', claims: { aud: '00000003-0000-0000-c000-000000000000' }, outcome: 'audience' },
  { token: 'a list of audiences', claims: { aud: [CLIENT_ID] }, outcome: 'audience' },

  { token: 'a key nobody published', key: 'unpublished', outcome: 'unknown-key' },
  { token: 'the key for personal accounts', key: 'consumer', outcome: 'key-of-another-issuer' },
  {
    token: 'claims that were changed',
    spoil: (token) => part(token, 1, (text) => tamper(text)),
    outcome: 'signature',
  },

  { token: 'one that expired 125 seconds ago', claims: { exp: seconds(-125) }, outcome: 'expired' },
  { token: 'one that begins in 150 seconds', claims: { nbf: seconds(150) }, outcome: 'not-yet-valid' },
  { token: 'no expiry', claims: { exp: undefined }, outcome: 'claims' },
  { token: 'an expiry that is text', claims: { exp: 'tomorrow' }, outcome: 'claims' },
  { token: 'no beginning', claims: { nbf: undefined }, outcome: 'claims' },
  { token: 'no time of issue', claims: { iat: undefined }, outcome: 'claims' },

  { token: 'one of an application', claims: { idtyp: 'app' }, outcome: 'app-only' },
  { token: 'no scope (an id token)', claims: { scp: undefined }, outcome: 'scope' },
  { token: 'another scope', claims: { scp: 'access_as_users' }, outcome: 'scope' },
  { token: 'a client we do not know', claims: { azp: OTHER_TENANT }, outcome: 'client' },
  { token: 'no client', claims: { azp: undefined }, outcome: 'client' },
  { token: 'a person that is no GUID', claims: { oid: 'anna' }, outcome: 'person' },
  { token: 'no person', claims: { oid: undefined }, outcome: 'person' },
  { token: 'groups that are no list', claims: { groups: 'everyone' }, outcome: 'claims' },
];

describe('an access token', () => {
  let service: SimulatedEntra;

  beforeAll(async () => {
    service = await startEntra();
  });
  afterAll(() => service.close());

  function verifier() {
    const flaws: TokenFlaw[] = [];
    const keys = createSigningKeys({ fetchKeys: service.fetchKeys });
    const { verify } = createTokenVerifier({
      authority: AUTHORITY,
      clientId: CLIENT_ID,
      apiUri: API_URI,
      keys,
      onRefused: (flaw) => flaws.push(flaw),
    });
    return { verify, flaws };
  }

  async function build({ header = {}, claims = {}, key = 'tenant', spoil = (token) => token }: Case) {
    const good = goodClaims(service.tenant, service.person('anna'));
    return spoil(await service.entra.forge(header, { ...good, ...claims }, key));
  }

  test.each(table.filter(({ outcome }) => outcome === 'accepted'))('is accepted: $token', async (given) => {
    const principal = await verifier().verify(await build(given));

    expect(principal).toMatchObject({
      tenantId: service.tenant.id,
      objectId: service.person('anna').id,
      name: 'Anna Holm',
      mail: 'anna@nordhavn.example',
    });
  });

  test.each(table.filter(({ outcome }) => outcome !== 'accepted'))(
    'is refused, and only the log learns why: $token ($outcome)',
    async (given) => {
      const { verify, flaws } = verifier();

      const refusal: unknown = await verify(await build(given)).catch((error: unknown) => error);

      expect(refusal).toMatchObject({
        code: 'token-refused',
        message: 'Your sign-in was not accepted. Sign in again.',
        extra: {},
      });
      expect(flaws).toEqual([given.outcome]);
    },
  );

  test('that the simulated Outlook hands to a pane is accepted, groups included', async () => {
    const { accessToken, idToken } = await service.entra.paneTokens(
      service.tenant.id,
      service.person('anna').id,
      `${API_URI}/access_as_user`,
    );
    const { verify, flaws } = verifier();

    const principal = await verify(accessToken);

    const { groups } = service.tenant;
    const direct = groups.filter(({ members }) => members.includes(service.person('anna').id));
    const around = groups.filter(({ members }) => direct.some(({ id }) => members.includes(id)));
    expect(around).not.toEqual([]);
    expect([...(principal.groups ?? [])].sort()).toEqual([...direct, ...around].map(({ id }) => id).sort());
    await expect(verify(idToken)).rejects.toMatchObject({ code: 'token-refused' });
    expect(flaws).toEqual(['scope']);
  });

  test('with too many groups to list says so instead of claiming none', async () => {
    const overage = {
      groups: undefined,
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.windows.net/x' } },
    };

    const principal = await verifier().verify(
      await build({ token: '', claims: overage, outcome: 'accepted' }),
    );

    expect(principal.groups).toBeNull();
  });

  test('that is refused before its signature matters costs no call to Entra', async () => {
    const { verify } = verifier();
    const before = service.requests.length;

    for (const given of table.filter(({ outcome }) =>
      ['malformed', 'algorithm', 'audience'].includes(outcome),
    )) {
      await verify(await build(given)).catch(() => undefined);
    }

    expect(service.requests).toHaveLength(before);
  });

  test('that names its own keys makes us fetch nothing from there', async () => {
    const before = service.requests.length;
    const given: Case = { token: '', header: { jku: `${AUTHORITY}/evil/keys` }, outcome: 'accepted' };

    await verifier().verify(await build(given));

    expect(service.requests.slice(before)).toEqual(['GET /common/discovery/v2.0/keys']);
  });

  test('is verified once however many calls carry it', async () => {
    const { verify } = verifier();
    const token = await build({ token: '', outcome: 'accepted' });

    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => verify(token)));

    expect(others.every((principal) => principal === first)).toBe(true);
    expect(await verify(token)).toBe(first);
  });

  test('is not remembered beyond its own end', async () => {
    let now = Date.now();
    const keys = createSigningKeys({ fetchKeys: service.fetchKeys, now: () => now });
    const { verify } = createTokenVerifier({
      authority: AUTHORITY,
      clientId: CLIENT_ID,
      apiUri: API_URI,
      keys,
      now: () => now,
    });
    const token = await build({ token: '', claims: { exp: seconds(30) }, outcome: 'accepted' });
    await verify(token);

    now += 200_000;

    await expect(verify(token)).rejects.toMatchObject({ code: 'token-refused' });
  });
});

/** The next letter of base64url: for the last character of a 256-byte value it changes unused bits only. */
function nextLetter(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return letters[letters.indexOf(letter) + 1] ?? '';
}

function tamper(claims: string): string {
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...read, oid: OTHER_TENANT })).toString('base64url');
}
