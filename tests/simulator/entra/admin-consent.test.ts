import {
  aBrowser,
  aCertificate,
  appTokenRequest,
  CLIENT_ID,
  GRAPH,
  msalFor,
  pageOf,
  REDIRECT_URI,
  replyOf,
  startEntra,
} from './entra-fixture.ts';
import type { Certificate, RunningEntra } from './entra-fixture.ts';

describe('an administrator consents for the tenant', () => {
  let certificate: Certificate;
  let running: RunningEntra;

  beforeAll(async () => {
    certificate = await aCertificate();
    running = await startEntra([certificate]);
  });
  afterAll(() => running.close());
  beforeEach(() => running.entra.reset());

  async function answer(path: string, person: string, button: string) {
    const browser = aBrowser();
    const picker = await pageOf(await browser.go(`${running.mounted}/${path}?${query()}`));
    const consent = await pageOf(await browser.press(picker, person));
    return { consent, reply: replyOf(await browser.press(consent, button)) };
  }

  const appToken = () => msalFor(running, certificate).acquireTokenByClientCredential(appTokenRequest);

  test.each(['organizations/v2.0/adminconsent', 'nordhavn.example/v2.0/adminconsent'])(
    'and the app has its roles (%s)',
    async (path) => {
      await expect(appToken()).rejects.toThrow('AADSTS700016');

      const { consent, reply } = await answer(path, 'gus of Nordhavn', 'Accept');

      expect(consent.text).toContain('Place.Read.All');
      expect(Object.fromEntries(reply)).toEqual({
        admin_consent: 'True',
        tenant: running.tenant.id,
        scope: `${GRAPH}/.default`,
        state: 'the state',
      });
      const token = (await appToken())?.accessToken ?? '';
      expect(await running.entra.verifyAppToken(token, GRAPH)).toMatchObject({
        roles: expect.arrayContaining(['Place.Read.All', 'User.ReadBasic.All']) as unknown,
      });
    },
  );

  test('in the first version of the page too, which returns no scope', async () => {
    const { reply } = await answer('common/adminconsent', 'gus of Nordhavn', 'Accept');

    expect(reply.has('scope')).toBe(false);
    expect(reply.get('tenant')).toBe(running.tenant.id);
    await expect(appToken()).resolves.toBeDefined();
  });

  test('or declines, and admin_consent=True comes back all the same', async () => {
    const { reply } = await answer('organizations/v2.0/adminconsent', 'gus of Nordhavn', 'Cancel');

    expect(Object.fromEntries(reply)).toMatchObject({
      admin_consent: 'True',
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'the state',
    });
    await expect(appToken()).rejects.toThrow('AADSTS700016');
  });

  test('but nobody else can (AADSTS90094)', async () => {
    const browser = aBrowser();
    const url = `${running.root}/organizations/v2.0/adminconsent?${query()}`;
    const picker = await pageOf(await browser.go(url));

    const reply = replyOf(await browser.press(picker, 'anna of Nordhavn'));

    expect(reply.get('error')).toBe('access_denied');
    expect(reply.get('error_description')).toContain('AADSTS90094');
    await expect(appToken()).rejects.toThrow('AADSTS700016');
  });

  test.each([
    ['common', 'common/v2.0/adminconsent', {}, 'AADSTS50059'],
    ['no scope', 'organizations/v2.0/adminconsent', { scope: '' }, 'AADSTS900144'],
    [
      'an unknown redirect',
      'organizations/v2.0/adminconsent',
      { redirect_uri: 'https://evil.example/' },
      'AADSTS50011',
    ],
  ])('but %s gets a page and no redirect', async (_what, path, changes, code) => {
    const reply = await aBrowser().go(`${running.root}/${path}?${query(changes)}`);

    expect(reply.headers.get('location')).toBeNull();
    expect(await reply.text()).toContain(code);
  });
});

function query(changes: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    state: 'the state',
    scope: `${GRAPH}/.default`,
    ...changes,
  }).toString();
}
