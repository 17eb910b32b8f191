import { Router } from 'express';
import { z } from 'zod';
import { route } from '../../../contract/route.ts';
import type { Gate } from '../../../server/http/gate.ts';
import { mount } from '../../../server/http/mount.ts';
import { startApp } from '../platform/start-app.ts';
import type { RunningApp } from '../platform/start-app.ts';
import { connect, readAnswer, requestOf, sendRaw } from './raw-socket.ts';

const gate: Gate = {
  principal: () => Promise.reject(new Error('nobody asks')),
  caller: () => Promise.reject(new Error('nobody asks')),
};
const open = route({
  api: 'addin-api',
  method: 'get',
  path: '/open',
  summary: '',
  access: 'public',
  query: z.looseObject({}),
  reply: z.object({ keys: z.number() }),
});
const post = route({
  ...open,
  method: 'post',
  path: '/posted',
  query: z.strictObject({}),
  body: z.strictObject({ word: z.string() }),
});

let app: RunningApp;
beforeAll(async () => {
  const api = Router();
  mount(api, gate, open, ({ query }) => Promise.resolve({ keys: Object.keys(query).length }));
  mount(api, gate, post, () => Promise.resolve({ keys: 0 }));
  app = await startApp({ addinApi: [api], limits: { concurrentCalls: 3 } });
});
afterAll(() => app.close());

const send = async (request: string) => readAnswer(await sendRaw(app.url, request));
const posted = (headers: readonly string[], body: string) =>
  `${requestOf('POST', '/addin-api/posted', ['Content-Type: application/json', ...headers])}${body}`;

describe('what cannot be read as a request is refused in the form of every other refusal', () => {
  test.each([
    ['headers beyond 16 KB', requestOf('GET', '/', [`X: ${'a'.repeat(17_000)}`]), 431],
    ['an address beyond 16 KB', requestOf('GET', `/?${'a'.repeat(20_000)}`), 431],
    [
      'two thousand headers',
      requestOf(
        'GET',
        '/',
        Array.from({ length: 2_000 }, (_, n) => `a${n}: b`),
      ),
      431,
    ],
    ['a NUL in the path', requestOf('GET', '/\0'), 400],
    ['a NUL in a header', requestOf('GET', '/', ['X: a\0b']), 400],
    ['a space in the name of a header', requestOf('GET', '/', ['X y: a']), 400],
    ['a header folded over two lines', requestOf('GET', '/', ['X: a', ' b']), 400],
    ['lines that end with LF alone', 'GET / HTTP/1.1\nHost: localhost\n\n', 400],
    ['a method nobody knows', requestOf('FOO', '/'), 400],
    ['a target that is no path', requestOf('GET', '@evil.example/'), 400],
    [
      'two ways to tell the length',
      posted(['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
      400,
    ],
    ['two lengths', posted(['Content-Length: 1', 'Content-Length: 2'], '{}'), 400],
    ['a negative length', posted(['Content-Length: -1'], ''), 400],
    ['an encoding that is none', posted(['Transfer-Encoding: xchunked'], '0\r\n\r\n'), 400],
    ['a chunk that is no chunk', posted(['Transfer-Encoding: chunked'], 'ZZ\r\nxx'), 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ])('%s', async (_case, request, status) => {
    const answer = await send(request);

    expect(answer.status).toBe(status);
    expect(answer.header('Content-Type')).toContain('application/problem+json');
    expect(answer.header('Connection')).toBe('close');
    expect(JSON.parse(answer.body)).toMatchObject({
      type: 'about:blank',
      status,
      detail: expect.any(String),
    });
  });

  test('and a connection that breaks its rules within an answer is cut, not answered twice', async () => {
    const first = requestOf('GET', '/healthz').replace('Connection: close\r\n', '');
    const text = await sendRaw(app.url, `${first}garbage\r\n\r\n`);

    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
    expect(text.match(/HTTP\/1\.1/g)?.length).toBeLessThanOrEqual(2);
    expect(text.indexOf('HTTP/1.1 200')).toBe(0);
  });
});

describe('a request that contradicts itself is refused', () => {
  test.each([
    ['Host', ['Host: localhost:3000', 'Host: evil.example']],
    ['Authorization', ['Authorization: Bearer a', 'Authorization: Bearer b']],
    ['Foyer-Organization', ['Foyer-Organization: a', 'Foyer-Organization: b']],
  ])('%s given twice', async (name, headers) => {
    const answer = await send(requestOf('GET', '/addin-api/open', headers));

    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ pointer: `/headers/${name}` }] });
  });
});

describe('a method is what it says', () => {
  test('and no header or parameter makes another of it', async () => {
    const headers = ['X-HTTP-Method-Override: POST', 'X-HTTP-Method: POST', 'X-Method-Override: POST'];

    expect((await send(requestOf('GET', '/addin-api/open', headers))).status).toBe(200);
    expect((await send(requestOf('GET', '/addin-api/posted?_method=POST', headers))).status).toBe(404);
  });

  test.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('%s is nothing that runs here', async (method) => {
    const answer = await send(requestOf(method, '/addin-api/open', ['X-Secret: canary']));

    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('canary');
  });

  test.each(['/addin-api/open', '/auth/dialog/start', '/', '/addin/taskpane.html'])(
    'no other origin is let in by asking first: %s',
    async (path) => {
      const headers = [
        'Origin: https://evil.example',
        'Access-Control-Request-Method: GET',
        'Access-Control-Request-Headers: authorization',
      ];
      for (const method of ['OPTIONS', 'GET']) {
        const text = await sendRaw(app.url, requestOf(method, path, headers));
        expect(text).not.toMatch(/^access-control-/im);
      }
    },
  );
});

describe('a file is sent from its own folder only', () => {
  test.each([
    '/addin/assets/../../../package.json',
    '/addin/assets/..%2f..%2f..%2fpackage.json',
    '/addin/assets/%2e%2e/%2e%2e/package.json',
    '/addin/assets/..%5c..%5cpackage.json',
    '/addin/assets/..\\..\\package.json',
    '/addin/assets/....//....//package.json',
    '/addin/assets//etc/passwd',
    '/addin/assets/%00',
    '/addin/assets/.git/config',
    '/addin/assets/',
    '/api/docs/%2e%2e/package.json',
    '/api/docs/package.json',
    '/problems/..%2f..%2fpackage.json',
    '/%c0%ae%c0%ae/package.json',
    '/%zz',
  ])('%s', async (path) => {
    expect((await send(requestOf('GET', path))).status).toBe(404);
  });
});

describe('a redirect leads to this product and nowhere else', () => {
  test.each([
    '/problems//evil.example',
    '/problems/%0d%0aSet-Cookie:%20x=1',
    '/auth/%0d%0aLocation:%20https://evil.example',
    '/problems/@evil.example/',
    '/auth/\\evil.example',
    '/problems/%2f%2fevil.example',
  ])('%s', async (path) => {
    const answer = await send(requestOf('GET', path, ['Host: 127.0.0.1:3000']));

    expect(answer.status).toBe(307);
    expect(new URL(answer.header('Location') ?? '').origin).toBe(new URL(app.config.http.publicUrl).origin);
    expect(answer.header('Set-Cookie')).toBeUndefined();
  });

  test.each(['//evil.example/', '/\\evil.example'])('%s is no page', async (path) => {
    expect((await send(requestOf('GET', path, ['Host: 127.0.0.1:3000']))).header('Location')).toBeUndefined();
  });
});

describe('a flood', () => {
  test('of bodies that come a byte at a time keeps out nobody but its own kind', async () => {
    const half = posted(['Content-Length: 20'], '{"word"');
    const held = new AbortController();
    const slow = Array.from({ length: 3 }, () => holdOpen(half, held.signal));
    await Promise.all(slow.map(({ sent }) => sent));

    let refused = 0;
    while (refused === 0) refused = (await send(posted(['Content-Length: 2'], '{}'))).status === 503 ? 1 : 0;
    for (let turn = 0; turn < 5; turn += 1) {
      expect((await send(requestOf('GET', '/addin-api/open'))).status).toBe(200);
    }

    held.abort();
    await Promise.all(slow.map(({ ended }) => ended));
    let served = 0;
    while (served !== 200) served = (await send(posted(['Content-Length: 12'], '{"word":"x"}'))).status;
    expect(app.logged().filter(({ level }) => level === 'error')).toEqual([]); // the request's own line is enough
  });

  test('of announced gigabytes is refused before the first of them is sent', async () => {
    const answer = await send(posted(['Content-Length: 99999999999'], '{'));

    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/body-too-large' });
  });

  test('of bytes whose number nobody announced is refused as soon as there are too many', async () => {
    const chunk = `11000\r\n${'a'.repeat(0x11000)}\r\n`;
    const answer = await send(posted(['Transfer-Encoding: chunked'], chunk)); // and no end

    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/body-too-large' });
  });

  test('of parameters hides none of them', async () => {
    const many = Array.from({ length: 1_500 }, (_, n) => `k${n}=`).join('&');

    expect((await send(requestOf('GET', `/addin-api/open?${many}`))).body).toBe('{"keys":1500}');
  });
});

function holdOpen(request: string, signal: AbortSignal) {
  const socket = connect(app.url);
  const sent = new Promise<void>((resolve) => {
    socket.write(request, () => resolve());
  });
  const ended = new Promise((resolve) => socket.once('close', resolve));
  signal.addEventListener('abort', () => socket.destroy());
  return { sent, ended };
}
