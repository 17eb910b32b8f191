import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

const real = {
  ENTRA_CLIENT_ID: '6f6f7965-7200-4000-8000-000000000002',
  ENTRA_CERTIFICATE_FILE: 'x.pem',
  SECRETS_KEY_FILE: 'secrets.key',
  PUBLIC_URL: 'https://foyer.example',
};

let simulated: RunningApp;
let connected: RunningApp;
beforeAll(async () => {
  const { Router } = await import('express');
  const signIn = Router();
  signIn.get('/dialog/start', (_req, res) => res.redirect('http://localhost:3001/login.sim.test/authorize'));
  simulated = await startApp({ signIn, hostScripts: ['http://localhost:3001/outlook/bridge.js'] });
  connected = await startApp({ environment: real });
});
afterAll(async () => {
  await simulated.close();
  await connected.close();
});

const headersOf = async (app: RunningApp, path: string) =>
  (await ask(app.url, path, { headers: { host: 'localhost:3000' } })).headers;
const policyOf = async (app: RunningApp, path: string) => {
  const policy = String((await headersOf(app, path))['content-security-policy']);
  return new Map(
    policy.split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1)]),
  );
};

describe('pages that Outlook frames', () => {
  test.each(['/', '/addin/taskpane.html', '/addin/sign-in.html', '/addin/nowhere'])(
    '%s may be framed by the origins of the configured host and by nobody else',
    async (path) => {
      expect((await policyOf(simulated, path)).get('frame-ancestors')).toEqual(['http://localhost:3001']);
      expect((await policyOf(connected, path)).get('frame-ancestors')).toEqual([
        'https://outlook.office.com',
        'https://outlook.office365.com',
        'https://outlook.cloud.microsoft',
      ]);
      expect(await headersOf(connected, path)).not.toHaveProperty('x-frame-options');
    },
  );

  test('run scripts of our own and of the Office host only, never inline', async () => {
    expect((await policyOf(simulated, '/addin/taskpane.html')).get('script-src')).toEqual([
      "'self'",
      'http://localhost:3001',
    ]);
    expect((await policyOf(connected, '/addin/taskpane.html')).get('script-src')).toEqual([
      "'self'",
      'https://appsforoffice.microsoft.com',
      'https://ajax.aspnetcdn.com',
    ]);
  });

  test('call nobody but this server on a simulated tenant', async () => {
    const policy = await policyOf(simulated, '/addin/taskpane.html');

    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/microsoft|office\.|aspnetcdn/);
    expect((await policyOf(connected, '/addin/taskpane.html')).get('connect-src')).toContain(
      'https://login.microsoftonline.com',
    );
  });

  test('keep their opener, which the Office dialog needs, and so does the way through sign-in', async () => {
    for (const path of ['/addin/sign-in.html', '/auth/dialog/start', '/auth/nowhere']) {
      expect([path, (await headersOf(simulated, path))['cross-origin-opener-policy']]).toEqual([
        path,
        'unsafe-none',
      ]);
    }
  });
});

describe('everything else', () => {
  test.each([
    '/problems',
    '/api/docs',
    '/api/openapi.json',
    '/addin-api/nowhere',
    '/auth/nowhere',
    '/nowhere',
    '/healthz',
  ])('%s may not be framed and runs nothing inline', async (path) => {
    const policy = await policyOf(simulated, path);

    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
  });

  test.each(['/', '/addin/taskpane.html', '/problems', '/addin-api/nowhere'])(
    '%s carries the headers that every answer carries, and does not name what runs here',
    async (path) => {
      const headers = await headersOf(simulated, path);

      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  test('binds browsers to https only where the product is reached by it', async () => {
    expect((await headersOf(connected, '/problems'))['strict-transport-security']).toBe('max-age=31536000');
    expect(await headersOf(simulated, '/problems')).not.toHaveProperty('strict-transport-security');

    const local = await startApp({ environment: { PUBLIC_URL: 'https://localhost:3000' } });
    expect(await headersOf(local, '/problems')).not.toHaveProperty('strict-transport-security');
    await local.close();
  });

  test('ignores what a client claims about proxies', async () => {
    const { status, headers } = await ask(simulated.url, '/healthz', {
      headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-request-id': 'mine' },
    });

    expect(status).toBe(200);
    expect(headers['x-request-id']).not.toBe('mine');
  });
});
