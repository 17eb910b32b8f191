import { Router } from 'express';
import { ProblemBody } from '../../../contract/problem.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
});

const codeOf = (body: string) => ProblemBody.parse(JSON.parse(body)).type.replace('/problems/', '');

describe('limits', () => {
  test('turn an address away after too many sign-ins in a minute', async () => {
    const signIn = Router().get('/start', (_req, res) => void res.send('ok'));
    app = await startApp({ signIn, limits: { signInsPerMinute: 2 } });
    const { url } = app;
    const host = 'localhost:3000';
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1)
      statuses.push((await ask(url, '/auth/start', { headers: { host } })).status);
    const refused = await ask(url, '/auth/start', { headers: { host, 'x-forwarded-for': '198.51.100.7' } });

    expect(statuses).toEqual([200, 200, 429]);
    expect(refused.status).toBe(429);
    expect(codeOf(refused.body)).toBe('too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  test('count people by their own addresses behind a proxy that is trusted to name them', async () => {
    const signIn = Router().get('/start', (_req, res) => void res.send('ok'));
    const environment = { TRUSTED_PROXIES: '127.0.0.1' };
    app = await startApp({ signIn, environment, limits: { signInsPerMinute: 2 } });
    const { url } = app;
    const from = async (forwarded: string) => {
      const headers = { host: 'localhost:3000', 'x-forwarded-for': forwarded };
      return (await ask(url, '/auth/start', { headers })).status;
    };

    expect([await from('198.51.100.7'), await from('198.51.100.7'), await from('198.51.100.7')]).toEqual([
      200, 200, 429,
    ]);
    expect(await from('198.51.100.8')).toBe(200);
    // What somebody claims before the proxy has written whom it sees is nobody's word.
    expect(await from('203.0.113.1, 198.51.100.7')).toBe(429);
  });

  test('turn an address away after too many failed sign-ins, however many calls were let in', async () => {
    const api = Router()
      .get('/good', (_req, res) => void res.json({}))
      .get('/bad', () => {
        throw new Problem('token-refused', 'no');
      });
    app = await startApp({ addinApi: [api], limits: { failedSignInsPerMinute: 3 } });
    const { url } = app;
    const status = async (path: string) => (await ask(url, `/addin-api${path}`)).status;

    for (let turn = 0; turn < 10; turn += 1) expect(await status('/good')).toBe(200);
    expect(await status('/bad')).toBe(401);
    expect(await status('/bad')).toBe(401);
    expect(await status('/bad')).toBe(401);
    expect(await status('/bad')).toBe(429);
    expect(await status('/good')).toBe(429);
  });

  test('refuse at once what is more than the server works on together, and take it again afterwards', async () => {
    const waiting: (() => void)[] = [];
    const api = Router().get('/slow', (_req, res) => void waiting.push(() => void res.json({})));
    app = await startApp({ addinApi: [api], limits: { concurrentCalls: 2 } });
    const { url } = app;
    const start = async () => (await ask(url, '/addin-api/slow')).status;
    const [first, second] = [start(), start()];
    while (waiting.length < 2) await new Promise((resolve) => setImmediate(resolve));

    const third = await ask(url, '/addin-api/slow');
    expect([third.status, codeOf(third.body), third.headers['retry-after']]).toEqual([
      503,
      'overloaded',
      '1',
    ]);
    expect((await ask(url, '/healthz')).status).toBe(200);

    for (const finish of waiting.splice(0)) finish();
    expect(await Promise.all([first, second])).toEqual([200, 200]);
    const fourth = ask(url, '/addin-api/slow');
    while (waiting.length < 1) await new Promise((resolve) => setImmediate(resolve));
    waiting[0]?.();
    expect((await fourth).status).toBe(200);
  });
});
