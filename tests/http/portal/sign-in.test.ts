import { readPortalMe, signOut, signOutEverywhere } from '../../../contract/portal.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { accountOf, chooseAccount } from '../../support/portal-person.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
const typeOf = async (response: Response) => ((await response.json()) as { type: string }).type;

describe('signing in to the portal', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());
  afterEach(() => {
    house.realTime.ahead = 0;
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(house.productUrl + path, { redirect: 'manual', headers });
  const me = (cookie: string) => get('/portal-api/me', { cookie });

  /** Up to the address that Entra sends the browser back to. */
  async function untilReturn(person: string, path = '/portal/start', cookie = '') {
    const begun = await get(`/auth${path}`, { cookie });
    const account = accountOf(house.world(), person);
    const back = await chooseAccount(begun.headers.get('location') ?? '', account);
    const { pathname, search } = new URL(back);
    return { begun, back: `${pathname}${search}`, cookie: cookieOf(begun) };
  }
  async function signIn(person: string, path?: string, cookie?: string) {
    const { back, cookie: pre } = await untilReturn(person, path, cookie);
    return await get(back, { cookie: [pre, cookie].filter(Boolean).join('; ') });
  }

  test('leads through Entra back to the page one wanted, with a cookie that no script reads', async () => {
    const landed = await signIn('hana', '/portal/start?return=/portal/integrations%3Ftab%3D1');

    expect([landed.status, landed.headers.get('location')]).toEqual([302, '/portal/integrations?tab=1']);
    expect(landed.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/),
    ]);
    const reply = (await (await me(cookieOf(landed))).json()) as Record<string, unknown>;
    expect(reply).toMatchObject({
      person: { name: 'Hana Berg', isGuest: false },
      organizations: [{ name: 'Nordhavn', roles: expect.arrayContaining(['owner']) }],
      contacts: [],
      isSimulated: true,
    });
  });

  test('tells somebody without a role whom to ask, and what a person may do', async () => {
    const [ivan, hana] = await Promise.all([house.portal('ivan'), house.portal('hana')]);
    const stranger = await ivan.call(readPortalMe, {});
    expect(stranger.organizations).toEqual([]);
    expect(stranger.contacts).toEqual([
      { organization: 'Nordhavn', name: 'Hana Berg', mail: 'hana@nordhavn.example' },
    ]);
    const owner = (await hana.call(readPortalMe, {})).organizations[0];
    expect(owner?.permissions).toEqual(expect.arrayContaining(['organization.write', 'integrations.write']));
    expect(owner?.permissions).not.toContain('rooms.read');
  });

  test.each([
    ['another site', 'https://evil.example/'],
    ['another site without a scheme', '//evil.example/portal/'],
    ['backslashes', '/\\evil.example/portal/'],
    ['a tab, which the URL parser drops', '/\t/evil.example'],
    ['a line break', '/\n/evil.example'],
    ['a scheme only', 'https:'],
    ['a script', 'javascript:alert(1)'],
    ['a way out of the portal', '/portal/../auth/portal/start'],
    ['another page of ours', '/addin/taskpane.html'],
    ['user information', '/portal@evil.example'],
    ['nothing', ''],
  ])('never sends anybody on to what is not the portal: %s', async (_, wish) => {
    const landed = await signIn('hana', `/portal/start?${new URLSearchParams({ return: wish }).toString()}`);
    expect([landed.status, landed.headers.get('location')]).toEqual([302, '/portal/']);
  });

  test('takes no return path twice', async () => {
    const landed = await signIn('hana', '/portal/start?return=/portal/a&return=//evil.example');
    expect(landed.headers.get('location')).toBe('/portal/');
  });

  test('is worth nothing in another browser than the one it began in (login CSRF)', async () => {
    const { back } = await untilReturn('hana');
    const other = await get('/auth/portal/start');
    const landed = await get(back, { cookie: cookieOf(other) });

    expect(landed.headers.get('location')).toBe('/portal/?problem=flow-ended');
    expect(landed.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    ['made up', 'A'.repeat(43)],
    ['of no form', "' or 1=1"],
    ['missing', ''],
  ])('refuses a state that is %s', async (_, state) => {
    const begun = await get('/auth/portal/start');
    const landed = await get(`/auth/callback?${new URLSearchParams({ state, code: 'x' }).toString()}`, {
      cookie: cookieOf(begun),
    });
    expect(landed.headers.get('location')).toBe('/portal/?problem=flow-ended');
    expect(landed.headers.getSetCookie()).toEqual([]);
  });

  test('works once', async () => {
    const { back, cookie } = await untilReturn('hana');
    expect((await get(back, { cookie })).headers.getSetCookie()).toHaveLength(1);
    expect((await get(back, { cookie })).headers.get('location')).toBe('/portal/?problem=flow-ended');
  });

  test('waits ten minutes for its answer', async () => {
    const { back, cookie } = await untilReturn('hana');
    house.realTime.ahead = 10 * MINUTE;
    expect((await get(back, { cookie })).headers.get('location')).toBe('/portal/?problem=flow-ended');
  });

  test('of a pane does not open a portal session, nor the reverse', async () => {
    const dialog = await untilReturn('hana', `/dialog/start?challenge=${'A'.repeat(43)}`);
    const [, query] = dialog.back.split('?');
    const asPortal = await get(`/auth/callback?${query}`, { cookie: dialog.cookie });
    expect(asPortal.headers.get('location')).toBe('/portal/?problem=flow-ended');

    const portal = await untilReturn('hana');
    const asDialog = await get(`/auth/dialog/callback?${portal.back.split('?')[1]}`, {
      cookie: portal.cookie,
    });
    expect(asDialog.headers.get('location')).toBe('/addin/sign-in.html#error=ticket-refused');
  });

  test('that was given up comes back to where it began, with the reason', async () => {
    const begun = await get('/auth/portal/start?return=/portal/places');
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: 'access_denied' }).toString();
    const landed = await get(`/auth/callback?${query}`, { cookie: cookieOf(begun) });
    expect(landed.headers.get('location')).toBe('/portal/places?problem=token-refused');
  });

  test('gives a new session id each time and ends the one before (session fixation)', async () => {
    const first = cookieOf(await signIn('hana'));
    const second = cookieOf(await signIn('hana', undefined, first));

    expect(second).not.toBe(first);
    expect((await me(second)).status).toBe(200);
    const old = await me(first);
    expect([old.status, await typeOf(old)]).toEqual([401, '/problems/session-ended']);
  });

  describe('a session', () => {
    test('ends after half an hour in which nothing was asked', async () => {
      const cookie = cookieOf(await signIn('hana'));
      house.realTime.ahead = 29 * MINUTE;
      expect((await me(cookie)).status).toBe(200);
      house.realTime.ahead = 58 * MINUTE;
      expect((await me(cookie)).status).toBe(200);
      house.realTime.ahead = 89 * MINUTE;
      const idle = await me(cookie);
      expect([idle.status, await typeOf(idle)]).toEqual([401, '/problems/session-ended']);
    });

    test('ends after twelve hours, however busy', async () => {
      const cookie = cookieOf(await signIn('hana'));
      for (let hours = 0.25; hours < 12; hours += 0.25) {
        house.realTime.ahead = hours * HOUR;
        expect((await me(cookie)).status).toBe(200);
      }
      house.realTime.ahead = 12 * HOUR;
      expect((await me(cookie)).status).toBe(401);
    });

    test('is nobody without a cookie, and ended with one that is unknown or there twice (cookie tossing)', async () => {
      const cookie = cookieOf(await signIn('hana'));
      const answers = await Promise.all([
        me(''),
        me(`sid=${'A'.repeat(43)}`),
        me('sid=short'),
        me(`sid=${'A'.repeat(43)}; ${cookie}`),
        me(`${cookie}; ${cookie}`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      expect(await Promise.all(answers.map(typeOf))).toEqual([
        '/problems/token-missing',
        ...Array.from({ length: 4 }, () => '/problems/session-ended'),
      ]);
    });

    test('opens nothing but the portal: a bearer token is nothing here, the cookie nothing for the pane', async () => {
      const cookie = cookieOf(await signIn('anna'));
      const authorization = `Bearer ${await house.token('anna')}`;
      const [bearer, pane, sessionAsToken] = await Promise.all([
        get('/portal-api/me', { authorization }),
        get('/addin-api/me', { cookie }),
        get('/addin-api/me', { authorization: `Bearer rs_${cookie.slice('sid='.length)}` }),
      ]);
      expect([bearer.status, pane.status, sessionAsToken.status]).toEqual([401, 401, 401]);
      expect((await get('/addin-api/me', { authorization, cookie: 'sid=x' })).status).toBe(200);
    });

    test('is gone after signing out, also for somebody who kept the cookie', async () => {
      const person = await signIn('hana');
      const cookie = cookieOf(person);
      const out = await fetch(`${house.productUrl}/portal-api/sign-out`, {
        method: 'POST',
        headers: { cookie, origin: house.productUrl },
      });
      const { next } = signOut.reply.parse(await out.json());

      expect(out.status).toBe(200);
      expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^sid=; Path=\/; .*Max-Age=0$/)]);
      expect(out.headers.get('clear-site-data')).toBe('"storage"');
      const end = new URL(next);
      expect(end.origin).toBe(new URL(house.simulatorUrl).origin);
      expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${house.productUrl}/portal/`);
      const left = await fetch(next, { redirect: 'manual' });
      expect(left.headers.get('location')).toBe(`${house.productUrl}/portal/`);

      const replayed = await me(cookie);
      expect([replayed.status, await typeOf(replayed)]).toEqual([401, '/problems/session-ended']);
    });

    test('of every browser and pane of a person ends with signing out everywhere, and of nobody else', async () => {
      const [one, two, other] = [
        cookieOf(await signIn('dora')),
        cookieOf(await signIn('dora')),
        cookieOf(await signIn('hana')),
      ];
      const out = await fetch(`${house.productUrl}/portal-api/sign-out-everywhere`, {
        method: 'POST',
        headers: { cookie: one, origin: house.productUrl },
      });
      expect(signOutEverywhere.reply.parse(await out.json()).ended).toBe(2);
      const after = await Promise.all([one, two, other].map(me));
      expect(after.map(({ status }) => status)).toEqual([401, 401, 200]);
    });
  });
});
