import { createHash, randomBytes } from 'node:crypto';
import type { KeyName } from '../../../simulator/entra/entra.ts';
import { organizationIdOf } from '../../../server/seed/plan-fixture.ts';
import type { Answer, IdentityApp } from './identity-app.ts';
import { startIdentityApp } from './identity-app.ts';
import { goodClaims } from './simulated-entra.ts';

const MINUTE = 60_000;
const random = () => randomBytes(32).toString('base64url');
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** What the dialog's page is told: a ticket, or an error. */
const ended = ({ headers }: Answer) =>
  Object.fromEntries(new URLSearchParams((headers.get('location') ?? '').split('#')[1]));

describe('sign-in through the dialog', () => {
  let app: IdentityApp;

  beforeAll(async () => {
    app = await startIdentityApp();
  });
  afterAll(() => app.close());
  afterEach(() => {
    app.clock.offset = 0;
    app.service.answerInstead(null);
    app.service.entra.certificateKnown(true);
  });

  /** The pane's and the dialog's half up to Entra's page: where it is, and what the browser keeps. */
  async function start(verifier = random(), kept = '') {
    const begun = await app.get(`/auth/dialog/start?challenge=${challengeOf(verifier)}`, { cookie: kept });
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { verifier, cookie, begun, at: begun.headers.get('location') ?? '' };
  }

  /** Chooses a person on Entra's page; gives the address that the browser is sent back to. */
  async function choose(handle: string, at: string): Promise<string> {
    const { origin, pathname, searchParams } = new URL(at);
    searchParams.set('chosen_account', `${app.service.tenant.id}.${app.service.person(handle).id}`);
    const init = { method: 'POST', body: searchParams, redirect: 'manual' } as const;
    return (await fetch(`${origin}${pathname}`, init)).headers.get('location') ?? '';
  }

  /** A ticket for anna, and the verifier that it is bound to. */
  async function aTicket(handle = 'anna') {
    const { verifier, cookie, at } = await start();
    const { ticket = '' } = ended(await app.get(await choose(handle, at), { cookie }));
    return { ticket, verifier };
  }

  const redeem = (ticket: string, verifier: string) =>
    app.post('/addin-api/dialog-sessions', { ticket, verifier });

  const me = (token: string) => app.get('/addin-api/me', { authorization: `Bearer ${token}` });

  test('leads through Entra to a session of the pane', async () => {
    const { verifier, cookie, begun, at } = await start();
    const back = await choose('anna', at);
    const landed = await app.get(back, { cookie });

    expect(begun.status).toBe(302);
    expect(at).toMatch(new RegExp(`^http://localhost:${app.service.port}/login\\.sim\\.test/organizations/`));
    expect(back).toMatch(new RegExp(`^${app.url}/auth/dialog/callback\\?`));
    expect(landed.headers.get('location')).toMatch(/^\/addin\/sign-in\.html#ticket=[\w-]{43}$/);

    const opened = await redeem(ended(landed)['ticket'] ?? '', verifier);
    expect(opened.status).toBe(201);
    expect(opened.body['token']).toMatch(/^rs_[\w-]{43}$/);
    expect(Date.parse(String(opened.body['expiresAt']))).toBeGreaterThan(Date.now() + 7.9 * 60 * MINUTE);

    const { body } = await me(String(opened.body['token']));
    expect(body).toMatchObject({
      person: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
      organizations: [{ name: 'Nordhavn', roles: ['add-in-user'] }],
    });
  });

  test('opens a session that ends after eight hours', async () => {
    const { ticket, verifier } = await aTicket();
    const token = String((await redeem(ticket, verifier)).body['token']);

    app.clock.offset = 8 * 60 * MINUTE - MINUTE;
    expect((await me(token)).status).toBe(200);

    app.clock.offset = 8 * 60 * MINUTE + MINUTE;
    expect((await me(token)).body['type']).toBe('/problems/token-refused');
  });

  test('opens a session that can be revoked', async () => {
    const { ticket, verifier } = await aTicket();
    const token = String((await redeem(ticket, verifier)).body['token']);

    await app.storage.db.updateTable('session').set({ revoked_at: '2026-11-22T00:00:00.000Z' }).execute();

    expect((await me(token)).status).toBe(401);
  });

  test('opens a session that is held to the organizations of its tenant, as a token is', async () => {
    const { ticket, verifier } = await aTicket();
    const authorization = `Bearer ${String((await redeem(ticket, verifier)).body['token'])}`;
    const nordhavn = organizationIdOf(app.service.tenant.id);
    const stranger = '99999999-9999-4999-8999-999999999999';

    const [own, other] = await Promise.all(
      [nordhavn, stranger].map((id) =>
        app.get('/addin-api/caller', { authorization, 'foyer-organization': id }),
      ),
    );

    expect([own?.status, other?.status]).toEqual([200, 404]);
  });

  test('gives a ticket that works once', async () => {
    const { ticket, verifier } = await aTicket();

    expect((await redeem(ticket, verifier)).status).toBe(201);
    const again = await redeem(ticket, verifier);
    expect([again.status, again.body['type']]).toEqual([401, '/problems/ticket-refused']);
  });

  test('gives a ticket that is worth nothing to another pane, nor afterwards to the right one', async () => {
    const { ticket, verifier } = await aTicket();

    expect((await redeem(ticket, random())).status).toBe(401);
    expect((await redeem(ticket, verifier)).status).toBe(401);
  });

  test('gives a ticket that lasts a minute', async () => {
    const { ticket, verifier } = await aTicket();
    app.clock.offset = MINUTE;

    expect((await redeem(ticket, verifier)).body['type']).toBe('/problems/ticket-refused');
  });

  test.each([
    ['made up', random()],
    ['of another form', "' or 1=1 --"],
  ])('refuses a ticket that is %s', async (_, ticket) => {
    expect((await redeem(ticket, random())).body['type']).toBe('/problems/ticket-refused');
  });

  test('ends in the browser that began it only', async () => {
    const victim = await start();
    const attacker = await start();
    const back = await choose('anna', victim.at);

    expect(ended(await app.get(back, { cookie: attacker.cookie }))).toEqual({ error: 'ticket-refused' });
    expect(ended(await app.get(back, { cookie: victim.cookie }))).toEqual({ error: 'ticket-refused' });
  });

  test('ends once', async () => {
    const { cookie, at } = await start();
    const back = await choose('anna', at);

    expect(ended(await app.get(back, { cookie }))).toHaveProperty('ticket');
    expect(ended(await app.get(back, { cookie }))).toEqual({ error: 'ticket-refused' });
  });

  test('ends within ten minutes', async () => {
    const { cookie, at } = await start();
    const back = await choose('anna', at);
    app.clock.offset = 10 * MINUTE;

    expect(ended(await app.get(back, { cookie }))).toEqual({ error: 'ticket-refused' });
  });

  test('may go on in two panes of one browser at the same time', async () => {
    const one = await start();
    const two = await start(random(), one.cookie);

    const first = await app.get(await choose('anna', one.at), { cookie: two.cookie });
    const second = await app.get(await choose('bent', two.at), { cookie: two.cookie });

    expect(ended(first)).toHaveProperty('ticket');
    expect(ended(second)).toHaveProperty('ticket');
  });

  test('ties itself to the browser with a cookie that no script and no other site can use', async () => {
    const { begun } = await start();

    expect(begun.headers.get('set-cookie')).toMatch(
      /^pre=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    expect(begun.headers.get('cache-control')).toBe('no-store');
  });

  test('is told to the pane when the person changed their mind', async () => {
    const { cookie, at } = await start();
    const state = new URL(at).searchParams.get('state') ?? '';

    const landed = await app.get(`/auth/dialog/callback?error=access_denied&state=${state}`, { cookie });

    expect(ended(landed)).toEqual({ error: 'token-refused' });
  });

  test('is refused when the code was spent or made up', async () => {
    const { cookie, at } = await start();
    const state = new URL(at).searchParams.get('state') ?? '';

    const landed = await app.get(`/auth/dialog/callback?code=made-up&state=${state}`, { cookie });

    expect(ended(landed)).toEqual({ error: 'token-refused' });
  });

  test('does not take a code that was given for another sign-in', async () => {
    const mine = await start();
    const other = await start();
    const code = new URL(await choose('anna', other.at)).searchParams.get('code') ?? '';
    const state = new URL(mine.at).searchParams.get('state') ?? '';

    const landed = await app.get(`/auth/dialog/callback?${new URLSearchParams({ code, state }).toString()}`, {
      cookie: mine.cookie,
    });

    expect(ended(landed)).toEqual({ error: 'token-refused' });
  });

  test.each<[string, KeyName, Readonly<Record<string, unknown>>]>([
    ['was signed by nobody we know', 'unpublished', {}],
    ['was signed with the key for personal accounts', 'consumer', {}],
    ['is for another application', 'tenant', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['is of another sign-in', 'tenant', { nonce: 'another' }],
    ['has expired', 'tenant', { exp: 1_700_000_000 }],
  ])('believes no id token that %s, although it came over the back channel', async (_, key, claims) => {
    const { cookie, at } = await start();
    const back = await choose('anna', at);
    const nonce = new URL(at).searchParams.get('nonce');
    const person = app.service.person('anna');
    const good = { ...goodClaims(app.service.tenant, person), scp: undefined, nonce };
    const id_token = await app.service.entra.forge({}, { ...good, ...claims }, key);
    const ids = JSON.stringify({ uid: person.id, utid: app.service.tenant.id });
    const client_info = Buffer.from(ids).toString('base64url');
    app.service.answerInstead((req, res, next) => {
      if (!req.path.endsWith('/token')) next();
      else res.json({ token_type: 'Bearer', access_token: 'x', expires_in: 3_600, id_token, client_info });
    });

    expect(ended(await app.get(back, { cookie }))).toEqual({ error: 'token-refused' });
  });

  test('is told to the pane when Entra is away, at the start and at the end', async () => {
    const { cookie, at } = await start();
    const back = await choose('anna', at);
    app.service.answerInstead((req) => void req.socket.destroy());

    expect(ended(await app.get(back, { cookie }))).toEqual({ error: 'entra-unavailable' });
    expect(ended((await start()).begun)).toEqual({ error: 'entra-unavailable' });
  });

  test('is told to the pane when Entra does not accept our certificate', async () => {
    const { cookie, at } = await start();
    const back = await choose('anna', at);
    app.service.entra.certificateKnown(false);

    expect(ended(await app.get(back, { cookie }))).toEqual({ error: 'exchange-unauthorized' });
  });

  test.each([
    '',
    '?challenge=',
    '?challenge=short',
    `?challenge=${'a'.repeat(44)}`,
    '?challenge=a&challenge=b',
  ])('does not begin without a proper challenge: %p', async (query) => {
    const { status, body, headers } = await app.get(`/auth/dialog/start${query}`);

    expect([status, body['type'], headers.get('location')]).toEqual([422, '/problems/invalid-request', null]);
  });

  test.each(['redirect', 'return', 'redirect_uri', 'next', 'url', 'ticket', 'error', 'code'])(
    'sends nobody to an address that a request names as %s',
    async (name) => {
      const evil = encodeURIComponent('https://evil.example/');
      const begun = await app.get(`/auth/dialog/start?challenge=${challengeOf('v')}&${name}=${evil}`);
      const landed = await app.get(`/auth/dialog/callback?${name}=${evil}`);

      expect(begun.headers.get('location')).not.toContain('evil');
      expect(landed.headers.get('location')).toBe('/addin/sign-in.html#error=ticket-refused');
    },
  );

  test('keeps nothing in the database that opens anything', async () => {
    const { verifier, cookie, at } = await start();
    const state = new URL(at).searchParams.get('state') ?? '';
    const landed = await app.get(await choose('anna', at), { cookie });
    const { ticket = '' } = ended(landed);
    const stored = async () => {
      const { db } = app.storage;
      const tables = ['pre_login', 'sign_in_ticket', 'session'] as const;
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
      return JSON.stringify(rows, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString() : value));
    };
    const before = await stored();
    const token = String((await redeem(ticket, verifier)).body['token']);
    const everything = before + (await stored());

    for (const secret of [state, ticket, verifier, token, token.slice(3), cookie.slice(4)]) {
      expect(everything).not.toContain(secret);
    }
  });

  test('leaves nothing behind of sign-ins that were never finished', async () => {
    await start();
    app.clock.offset = 24 * 60 * MINUTE;

    await start();

    const rows = await app.storage.db.selectFrom('pre_login').select('expires_at').execute();
    expect(rows).toHaveLength(1);
  });
});
