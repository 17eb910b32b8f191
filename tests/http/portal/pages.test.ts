import { brotliCompressSync } from 'node:zlib';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startApp } from '../platform/start-app.ts';
import type { RunningApp } from '../platform/start-app.ts';

const PAGE =
  '<!doctype html><meta name="n" content="__FOYER_NONCE__"><style nonce="__FOYER_NONCE__"></style>';

describe('the pages of the portal', () => {
  let app: RunningApp;
  let dist: string;
  beforeAll(async () => {
    dist = await mkdtemp(path.join(os.tmpdir(), 'foyer-portal-'));
    await mkdir(path.join(dist, 'portal', 'assets'), { recursive: true });
    await writeFile(path.join(dist, 'portal', 'index.html'), PAGE);
    const script = path.join(dist, 'portal', 'assets', 'portal.0123456789ab.js');
    await writeFile(script, 'let x;'.repeat(100));
    await writeFile(`${script}.br`, brotliCompressSync('let x;'.repeat(100)));
    app = await startApp({ folders: { dist, addin: dist } });
  });
  afterAll(async () => {
    await app.close();
    await rm(dist, { recursive: true });
  });

  const get = (where: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(app.url.replace('127.0.0.1', 'localhost') + where, { redirect: 'manual', headers });

  test.each(['/portal/', '/portal/integrations/attempts/1', '/portal/places?x=1', '/portal/a.b'])(
    'are one page that finds its way by the address: %s',
    async (where) => {
      const page = await get(where);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    },
  );

  test('let in only styles that carry the nonce of this very answer, no inline script and no frame', async () => {
    const [one, other] = [await get('/portal/'), await get('/portal/')];
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1] ?? '?';

    expect(await one.text()).toBe(PAGE.replaceAll('__FOYER_NONCE__', nonce));
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(other.headers.get('content-security-policy')).not.toBe(policy);
    expect(one.headers.get('cache-control')).toBe('no-store');
    expect(one.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  test('send their scripts compressed and for good; one that is not there is not there', async () => {
    const script = await get('/portal/assets/portal.0123456789ab.js', { 'accept-encoding': 'br' });
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/portal/assets/gone.js')).status).toBe(404);
    expect((await get('/portal/assets/..%2f..%2findex.html')).status).toBeGreaterThanOrEqual(400);
  });

  test('begin below /portal/', async () => {
    const page = await get('/portal?problem=x');
    expect([page.status, page.headers.get('location')]).toEqual([301, '/portal/?problem=x']);
  });

  test('say how to build them when they are not built', async () => {
    const bare = await startApp({ built: false });
    try {
      const page = await fetch(`${bare.url.replace('127.0.0.1', 'localhost')}/portal/`);
      expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    } finally {
      await bare.close();
    }
  });
});
