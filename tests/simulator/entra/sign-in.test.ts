import { mock } from 'node:test';
import { decodeJwt } from 'jose';
import {
  aBrowser,
  aCertificate,
  aGuid,
  API_SCOPE,
  appTokenRequest,
  aTenant,
  authorizeUrl,
  CLIENT_ID,
  GRAPH,
  msalFor,
  pageOf,
  pkce,
  REDIRECT_URI,
  replyOf,
  startEntra,
} from './entra-fixture.ts';
import type { Certificate, RunningEntra } from './entra-fixture.ts';

describe('a person signs in', () => {
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
    for (const person of running.tenant.people) person.enabled = true;
  });

  /** A code for anna, with the verifier that belongs to it. */
  async function aCode(changes: Readonly<Record<string, string>> = {}, label = 'anna of Nordhavn') {
    const { verifier, challenge } = await pkce();
    const browser = aBrowser();
    const page = await pageOf(
      await browser.go(authorizeUrl(running.root, running.tenant.id, challenge, changes)),
    );
    const reply = replyOf(await browser.press(page, label));
    return { code: reply.get('code') ?? '', codeVerifier: verifier, reply, browser };
  }

  test.each(['root', 'mounted'] as const)('on a page that works under the %s mount', async (mount) => {
    const { challenge } = await pkce();
    const browser = aBrowser();
    const url = authorizeUrl(running[mount], 'organizations', challenge);

    const page = await pageOf(await browser.go(url));
    const reply = replyOf(await browser.press(page, 'anna of Nordhavn'));

    expect(page.text).toContain('Choose an account');
    expect(Object.fromEntries(reply)).toMatchObject({
      state: 'the state',
      code: expect.any(String) as unknown,
    });
  });

  test('and genuine MSAL turns the code into tokens and an account', async () => {
    const { code, codeVerifier } = await aCode();

    const result = await msalFor(running, certificate).acquireTokenByCode(redemption(code, codeVerifier), {
      code,
    });

    expect(result.account).toMatchObject({
      homeAccountId: `${aGuid(1)}.${running.tenant.id}`,
      username: 'anna@nordhavn.example',
      tenantId: running.tenant.id,
    });
    expect(result.scopes).toContain(API_SCOPE);
    expect(decodeJwt(result.accessToken)).toMatchObject({
      aud: CLIENT_ID,
      scp: 'access_as_user',
      azpacr: '2',
    });
    expect(decodeJwt(result.idToken)).toMatchObject({
      aud: CLIENT_ID,
      iss: `https://login.sim.test/${running.tenant.id}/v2.0`,
      nonce: 'the nonce',
      oid: aGuid(1),
    });
  });

  test('and MSAL renews the tokens silently, until the sign-in is revoked', async () => {
    const { code, codeVerifier } = await aCode();
    const msal = msalFor(running, certificate);
    const { account } = await msal.acquireTokenByCode(redemption(code, codeVerifier), { code });

    const renewed = await msal.acquireTokenSilent({
      account: account!,
      scopes: [API_SCOPE],
      forceRefresh: true,
    });
    running.entra.revokeSignIns(running.tenant.id, aGuid(1));
    const afterwards = msal.acquireTokenSilent({
      account: account!,
      scopes: [API_SCOPE],
      forceRefresh: true,
    });

    expect(renewed?.fromCache).toBe(false);
    await expect(afterwards).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      errorMessage: expect.stringContaining('AADSTS50173') as unknown,
    });
  });

  test('and meets a claims challenge when a policy asks for a second factor', async () => {
    const { code, codeVerifier } = await aCode();
    const msal = msalFor(running, certificate);
    const { account } = await msal.acquireTokenByCode(redemption(code, codeVerifier), { code });
    running.entra.challenge(running.tenant.id, aGuid(1), true);

    const silent = msal.acquireTokenSilent({ account: account!, scopes: [API_SCOPE], forceRefresh: true });

    await expect(silent).rejects.toMatchObject({
      errorCode: 'interaction_required',
      errorMessage: expect.stringContaining('AADSTS50076') as unknown,
      claims: expect.stringContaining('capolids') as unknown,
    });
    await aCode(); // signing in on the page is the second factor
    const renewed = await msal.acquireTokenSilent({
      account: account!,
      scopes: [API_SCOPE],
      forceRefresh: true,
    });
    expect(renewed?.fromCache).toBe(false);
  });

  test('but a code is good for one redemption (AADSTS54005)', async () => {
    const { code, codeVerifier } = await aCode();
    const msal = msalFor(running, certificate);
    await msal.acquireTokenByCode(redemption(code, codeVerifier), { code });

    await expect(msal.acquireTokenByCode(redemption(code, codeVerifier), { code })).rejects.toThrow(
      'AADSTS54005',
    );
  });

  test('but a code is worthless without its verifier (AADSTS501481)', async () => {
    const { code } = await aCode();
    const { verifier: another } = await pkce();

    const attempt = msalFor(running, certificate).acquireTokenByCode(redemption(code, another), { code });

    await expect(attempt).rejects.toThrow('AADSTS501481');
  });

  test.each([
    ['a code nobody gave out (AADSTS70000)', 'AADSTS70000', { code: '1.made-up' }],
    ['another redirect URI (AADSTS500112)', 'AADSTS500112', { redirectUri: 'http://localhost:3000/other' }],
  ])('but not with %s', async (_what, code, changes) => {
    const given = await aCode();
    const request = { ...redemption(given.code, given.codeVerifier), ...changes };

    const attempt = msalFor(running, certificate).acquireTokenByCode(request, { code: request.code });

    await expect(attempt).rejects.toThrow(code);
  });

  test('but a code ends after ten minutes (AADSTS70008)', async () => {
    const { code, codeVerifier } = await aCode();
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 10 * 60_000 + 1 });
    try {
      const attempt = msalFor(running, certificate).acquireTokenByCode(redemption(code, codeVerifier), {
        code,
      });
      await expect(attempt).rejects.toThrow('AADSTS70008');
    } finally {
      mock.timers.reset();
    }
  });

  test('but a code of one tenant is worth nothing in another (AADSTS700005)', async () => {
    const two = await startEntra([certificate], [aTenant({ people: [] }), aTenant({ id: aGuid(1001) })]);
    try {
      const { verifier, challenge } = await pkce();
      const browser = aBrowser();
      const page = await pageOf(await browser.go(authorizeUrl(two.root, 'common', challenge)));
      const code = replyOf(await browser.press(page, 'anna of Nordhavn')).get('code') ?? '';

      const attempt = msalFor(two, certificate).acquireTokenByCode(redemption(code, verifier), { code });

      await expect(attempt).rejects.toThrow('AADSTS700005');
    } finally {
      await two.close();
    }
  });

  test('but a token is for one API (AADSTS28000)', async () => {
    const { code, codeVerifier } = await aCode();
    const request = { ...redemption(code, codeVerifier), scopes: [API_SCOPE, `${GRAPH}/User.Read`] };

    const attempt = msalFor(running, certificate).acquireTokenByCode(request, { code });

    await expect(attempt).rejects.toThrow('AADSTS28000');
  });

  test('but a code ends with the account (AADSTS50057)', async () => {
    const { code, codeVerifier } = await aCode();
    running.tenant.people[0]!.enabled = false;

    const attempt = msalFor(running, certificate).acquireTokenByCode(redemption(code, codeVerifier), {
      code,
    });

    await expect(attempt).rejects.toThrow('AADSTS50057');
  });

  test('but a disabled account is told so on the page, not to the app', async () => {
    running.tenant.people[0]!.enabled = false;
    const { challenge } = await pkce();
    const browser = aBrowser();
    const page = await pageOf(await browser.go(authorizeUrl(running.root, running.tenant.id, challenge)));

    const reply = await browser.press(page, 'anna of Nordhavn');

    expect(reply.headers.get('location')).toBeNull();
    expect(await reply.text()).toContain('AADSTS50057');
  });

  test.each([
    ['an unknown redirect URI', { redirect_uri: 'https://evil.example/' }, 'AADSTS50011'],
    ['a redirect URI that only starts like ours', { redirect_uri: `${REDIRECT_URI}/more` }, 'AADSTS50011'],
    ['an unknown app', { client_id: aGuid(9) }, 'AADSTS700016'],
    ['no redirect URI', { redirect_uri: undefined }, 'AADSTS900144'],
  ])('but %s gets a page and no redirect', async (_what, changes, code) => {
    const { challenge } = await pkce();

    const reply = await aBrowser().go(authorizeUrl(running.root, running.tenant.id, challenge, changes));

    expect(reply.status).toBe(400);
    expect(reply.headers.get('location')).toBeNull();
    expect(await reply.text()).toContain(code);
  });

  test.each([
    ['no PKCE', { code_challenge: undefined }, 'invalid_request', 'AADSTS9002325'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request', 'AADSTS9002325'],
    ['the implicit flow', { response_type: 'id_token' }, 'unsupported_response_type', 'AADSTS700054'],
    ['an unknown permission', { scope: 'openid Mail.Send' }, 'invalid_client', 'AADSTS650053'],
    ['an unknown API', { scope: 'api://other/read' }, 'invalid_resource', 'AADSTS500011'],
    ['silence without a session', { prompt: 'none' }, 'login_required', 'AADSTS50058'],
    ['no scope', { scope: undefined }, 'invalid_request', 'AADSTS900144'],
  ])('but %s is refused back to the app with its state', async (_what, changes, error, code) => {
    const { challenge } = await pkce();

    const reply = replyOf(
      await aBrowser().go(authorizeUrl(running.root, running.tenant.id, challenge, changes)),
    );

    expect(Object.fromEntries(reply)).toMatchObject({
      error,
      error_description: expect.stringContaining(code) as unknown,
      state: 'the state',
    });
  });

  test('and stays signed in: the next app need not ask, and prompt=none succeeds', async () => {
    const { browser } = await aCode();
    const { challenge } = await pkce();

    const replies = [];
    for (const prompt of [undefined, 'none']) {
      replies.push(replyOf(await browser.go(authorizeUrl(running.root, 'common', challenge, { prompt }))));
    }

    expect(replies.map((reply) => reply.has('code'))).toEqual([true, true]);
  });

  test('and prompt=none fails rather than choose between accounts, ask for consent or for a second factor', async () => {
    const { browser } = await aCode();
    const { challenge } = await pkce();
    const silently = async (changes: Readonly<Record<string, string>> = {}) => {
      const url = authorizeUrl(running.root, 'common', challenge, { prompt: 'none', ...changes });
      return replyOf(await browser.go(url)).get('error');
    };

    running.entra.challenge(running.tenant.id, aGuid(1), true);
    const challenged = await silently();
    running.entra.challenge(running.tenant.id, aGuid(1), false);
    const unconsented = await silently({ scope: 'openid User.ReadBasic.All' });
    const url = authorizeUrl(running.root, 'common', challenge, { prompt: 'select_account' });
    await browser.press(await pageOf(await browser.go(url)), 'bent of Nordhavn');
    const two = await silently();
    const hinted = await silently({ login_hint: 'bent@nordhavn.example' });

    expect({ challenged, unconsented, two, hinted }).toEqual({
      challenged: 'interaction_required',
      unconsented: 'consent_required',
      two: 'interaction_required',
      hinted: null,
    });
  });

  test('and is asked for consent again with prompt=consent, whatever was granted before', async () => {
    const { browser } = await aCode();
    const { challenge } = await pkce();
    const url = authorizeUrl(running.root, 'common', challenge, { prompt: 'consent' });

    const consent = await pageOf(await browser.go(url));
    const reply = replyOf(await browser.press(consent, 'Accept'));

    expect(consent.text).toContain('Use the add-in as you');
    expect(reply.has('code')).toBe(true);
  });

  test.each(['select_account', 'login'])('and is asked again with prompt=%s', async (prompt) => {
    const { browser } = await aCode();
    const { challenge } = await pkce();

    const reply = await browser.go(authorizeUrl(running.root, 'common', challenge, { prompt }));

    expect(await reply.text()).toContain('Choose an account');
  });

  test('and is not somebody else: a hint at another person asks, or fails in silence', async () => {
    const { browser } = await aCode();
    const { challenge } = await pkce();
    const hint = { login_hint: 'Bent@nordhavn.example' };

    const page = await pageOf(await browser.go(authorizeUrl(running.root, 'common', challenge, hint)));
    const silent = await browser.go(
      authorizeUrl(running.root, 'common', challenge, { ...hint, prompt: 'none' }),
    );

    expect(page.text).toContain('bent of Nordhavn');
    expect(page.text).not.toContain('anna of Nordhavn');
    expect(replyOf(silent).get('error')).toBe('login_required');
  });

  test('and cannot be signed in by a link', async () => {
    const { challenge } = await pkce();
    const link = authorizeUrl(running.root, running.tenant.id, challenge, {
      chosen_account: `${running.tenant.id}.${aGuid(1)}`,
    });

    const reply = await aBrowser().go(link);

    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('Choose an account');
  });

  test('and cannot be from a tenant that the endpoint is not for', async () => {
    const other = aTenant({ id: aGuid(1001), domain: 'other.example', name: 'Other' });
    const two = await startEntra([certificate], [aTenant(), other]);
    try {
      const { challenge } = await pkce();
      const url = authorizeUrl(two.root, two.tenant.id, challenge);
      const page = await pageOf(await aBrowser().go(url));
      const reply = await fetch(url.split('?', 1)[0]!, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams([
          ...new URL(url).searchParams,
          ['chosen_account', `${aGuid(1001)}.${aGuid(1)}`],
        ]),
      });

      expect(page.text).not.toContain('Other');
      expect(replyOf(reply).get('error_description')).toContain('AADSTS50020');
    } finally {
      await two.close();
    }
  });

  test('and the reply can come in a form', async () => {
    const { challenge } = await pkce();
    const browser = aBrowser();
    const url = authorizeUrl(running.root, 'common', challenge, {
      response_mode: 'form_post',
      state: '"><script>alert(1)</script>',
    });

    const page = await pageOf(await browser.go(url));
    const reply = await browser.press(page, 'anna of Nordhavn');
    const text = await reply.text();

    expect(text).toContain(`action="${REDIRECT_URI}"`);
    expect(text).toContain('name="code"');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(reply.headers.get('content-security-policy')).toContain('http://localhost:3000');
  });

  test('and consents for themselves where no administrator did, which gives the app no role', async () => {
    running.entra.consent(running.tenant.id, false);
    const { challenge } = await pkce();
    const browser = aBrowser();

    const picker = await pageOf(await browser.go(authorizeUrl(running.root, 'common', challenge)));
    const consent = await pageOf(await browser.press(picker, 'anna of Nordhavn'));
    const reply = replyOf(await browser.press(consent, 'Accept'));
    const appToken = await msalFor(running, certificate).acquireTokenByClientCredential(appTokenRequest);

    expect(consent.text).toContain('Permissions requested');
    expect(reply.has('code')).toBe(true);
    expect(await running.entra.verifyAppToken(appToken?.accessToken ?? '', GRAPH)).toMatchObject({
      ok: true,
      roles: [],
    });
  });

  test('and may decline (AADSTS65004)', async () => {
    running.entra.consent(running.tenant.id, false);
    const { challenge } = await pkce();
    const browser = aBrowser();
    const picker = await pageOf(await browser.go(authorizeUrl(running.root, 'common', challenge)));
    const consent = await pageOf(await browser.press(picker, 'anna of Nordhavn'));

    const reply = replyOf(await browser.press(consent, 'Cancel'));

    expect(Object.fromEntries(reply)).toMatchObject({ error: 'access_denied', error_subcode: 'cancel' });
    expect(reply.get('error_description')).toContain('AADSTS65004');
  });

  test('and may not grant what only an administrator may (AADSTS90094)', async () => {
    const { reply } = await aCode({ scope: 'openid Place.Read.All' });

    expect(reply.get('error_description')).toContain('AADSTS90094');
  });

  test('and signs out', async () => {
    const { browser } = await aCode();
    const { challenge } = await pkce();
    const logout = `${running.root}/common/oauth2/v2.0/logout?post_logout_redirect_uri=`;

    const home = await browser.go(logout + encodeURIComponent(REDIRECT_URI));
    const elsewhere = await browser.go(logout + encodeURIComponent('https://evil.example/'));
    const next = await browser.go(authorizeUrl(running.root, 'common', challenge, { prompt: 'none' }));

    expect(home.headers.get('location')).toBe(REDIRECT_URI);
    expect(elsewhere.status).toBe(200);
    expect(replyOf(next).get('error')).toBe('login_required');
  });
});

function redemption(code: string, codeVerifier: string) {
  return { code, codeVerifier, scopes: [API_SCOPE], redirectUri: REDIRECT_URI, nonce: 'the nonce' };
}
