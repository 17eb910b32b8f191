import { problemCodes } from '../../../contract/problem.ts';
import { catalogue, domains, explain } from '../../../server/kernel/catalogue/index.ts';
import { EVERY_CODE } from '../../server/catalogue/every-code.ts';
import { SCRIPT, ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const clientId = '6f6f7965-7200-4000-8000-000000000001';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({
    hostScripts: ['/outlook/ajax.js', 'http://localhost:3001/outlook/trust.js?a=1&b=2'],
  });
});
afterAll(() => app.close());

const page = (path: string, headers: Record<string, string> = asBrowser) =>
  ask(app.url, path, { headers: { host: 'localhost:3000', ...headers } });

test('browsers that ask for an icon unasked get ours', async () => {
  const { status, headers } = await page('/favicon.ico');

  expect(status).toBe(200);
  expect(headers['content-type']).toBe('image/png');
});

describe('the pages of the add-in', () => {
  test('load what the host needs, then office.js, then carry the settings', async () => {
    const { status, body, headers } = await page('/addin/taskpane.html');

    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
    const scripts = [...body.matchAll(/<script defer src="([^"]*)"/g)].map((match) => match[1]);
    expect(scripts).toEqual([
      'http://localhost:3001/outlook/ajax.js',
      'http://localhost:3001/outlook/trust.js?a=1&#38;b=2',
      'http://localhost:3001/officejs/office.js',
    ]);
    const settings = /<script type="application\/json" id="foyer-settings">(.*?)<\/script>/.exec(body)?.[1];
    expect(JSON.parse(settings ?? '')).toEqual({
      clientId,
      scope: `api://foyer.sim.test/${clientId}/access_as_user`,
      authority: 'https://login.sim.test',
    });
  });

  test.each(['/addin/taskpane.html', '/addin/sign-in.html', '/addin/events.html'])(
    '%s is asked for again each time, and not sent again unchanged',
    async (path) => {
      const first = await page(path);
      const again = await page(path, { ...asBrowser, 'if-none-match': String(first.headers.etag) });

      expect([first.status, again.status, again.body]).toEqual([200, 304, '']);
    },
  );

  test('say how to build them when they are not built', async () => {
    const unbuilt = await startApp({ built: false });
    const reply = await ask(unbuilt.url, '/addin/taskpane.html', { headers: { host: 'localhost:3000' } });
    await unbuilt.close();

    expect(reply.status).toBe(503);
    expect(reply.body).toContain('npm run build');
  });

  test('send hashed assets precompressed and for good', async () => {
    const reply = await fetch(`${app.url}/addin/assets/taskpane.0123456789ab.js`, {
      headers: { 'accept-encoding': 'br' },
    });

    expect(reply.headers.get('content-encoding')).toBe('br');
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(reply.headers.get('content-type')).toContain('javascript');
    expect(await reply.text()).toBe(SCRIPT); // fetch unpacks it
  });

  test('send icons for a day, to pages of other origins too', async () => {
    const reply = await page('/addin/assets/icon-32.png');

    expect(reply.headers['cache-control']).toBe('public, max-age=86400');
    expect(reply.headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test('never send sources or anything outside their folders', async () => {
    for (const path of [
      '/addin/events.ts',
      '/addin/assets/..%2fevents.ts',
      '/addin/assets/%2e%2e/%2e%2e/package.json',
      '/addin/assets/',
    ]) {
      expect([path, (await page(path)).status >= 400]).toEqual([path, true]);
    }
  });

  test('send the event runtime under its stable name, and name it to classic Outlook', async () => {
    const script = await page('/addin/events.js');
    const allowed = await page('/.well-known/microsoft-officeaddins-allowed.json');

    expect([script.status, script.body, script.headers['cache-control']]).toEqual([
      200,
      'var events;',
      'no-cache',
    ]);
    expect(JSON.parse(allowed.body)).toEqual({ allowed: ['http://localhost:3000/addin/events.js'] });
  });
});

describe('the plain pages', () => {
  test('say what runs here, with the way to the simulated calendar', async () => {
    const { status, body } = await page('/');

    expect(status).toBe(200);
    for (const link of ['http://localhost:3001/calendar/', '/manifest.xml', '/api/docs', '/readyz']) {
      expect(body).toContain(`href="${link}"`);
    }
  });

  test('do not speak of a simulator when there is none', async () => {
    const real = await startApp({
      environment: {
        ENTRA_CLIENT_ID: clientId,
        ENTRA_CERTIFICATE_FILE: 'x.pem',
        SECRETS_KEY_FILE: 'secrets.key',
        PUBLIC_URL: 'https://foyer.example',
      },
    });
    const { body } = await ask(real.url, '/');
    await real.close();

    expect(body).not.toMatch(/simulat/i);
  });

  test.each(problemCodes)('explain the problem %s', async (code) => {
    const { status, body } = await page(`/problems/${code}`);

    expect(status).toBe(200);
    expect(body).toContain('What it means');
    expect(body).toContain('What to do');
  });

  test.each(EVERY_CODE)('explain the code %s', async (code) => {
    const { status, body } = await page(`/problems/${code}`);

    expect(status).toBe(200);
    for (const part of ['Domain', 'Type', 'Where it appears', 'What it means', 'What to do']) {
      expect(body).toContain(part);
    }
    expect(body).toContain(explain(code)?.code);
  });

  test('list every code by domain, each leading to its page', async () => {
    const { status, body } = await page('/problems');
    const codes = [...body.matchAll(/href="\/problems\/([^"]+)"/g)].map(([, code = '']) => code);

    expect(status).toBe(200);
    expect(codes).toEqual([...catalogue.map(({ code }) => code), ...problemCodes]);
    for (const domain of domains) expect(body).toContain(`>${domain}</h2>`);
    for (const code of EVERY_CODE) expect(body).toContain(`<code>${explain(code) ? code : ''}</code>`);
  });

  test('show a person a page and a program a problem for an address that does not exist', async () => {
    const person = await page('/nowhere/<script>');
    const program = await page('/nowhere', { accept: '*/*' });
    const api = await page('/addin-api/nowhere');

    expect([person.status, person.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(person.body).not.toContain('<script>');
    for (const reply of [program, api]) {
      expect(reply.status).toBe(404);
      expect(reply.headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(reply.body)).toMatchObject({ type: '/problems/not-found', status: 404 });
    }
    expect((await page('/problems/unheard-of')).status).toBe(404);
  });
});

const on = (host: string, path: string, method = 'GET') =>
  ask(app.url, path, { method, headers: { ...asBrowser, host } });

describe('a page asked for on a loopback address', () => {
  test('redirects to localhost, where Office.js and the browser know it', async () => {
    const reply = await on('127.0.0.1:3000', '/addin/taskpane.html?a=1');

    expect([reply.status, reply.headers.location]).toEqual([
      307,
      'http://localhost:3000/addin/taskpane.html?a=1',
    ]);
    expect((await on('[::1]:3000', '/')).headers.location).toBe('http://localhost:3000/');
  });

  test('stays where it is for calls, files and health checks', async () => {
    for (const path of ['/healthz', '/addin/events.js', '/addin/assets/icon-32.png', '/api/openapi.json']) {
      expect([path, (await on('127.0.0.1:3000', path)).status]).toEqual([path, 200]);
    }
    expect((await on('127.0.0.1:3000', '/', 'POST')).status).toBe(404);
  });

  test('never leads to another origin', async () => {
    for (const path of [
      '//evil.example/addin/taskpane.html',
      '/\\evil.example',
      '/problems//evil.example',
      '/auth/@evil.example',
    ]) {
      const { location } = (await on('127.0.0.1:3000', path)).headers;
      const origin = location === undefined ? 'http://localhost:3000' : new URL(location).origin;
      expect([path, origin]).toEqual([path, 'http://localhost:3000']);
    }
    expect((await on('evil.example', '/')).status).toBe(200);
  });
});
