import { once } from 'node:events';
import http from 'node:http';
import { Router } from 'express';
import { z } from 'zod';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Gate } from '../../../server/http/gate.ts';
import { mountDownload } from '../../../server/http/mount-download.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

const organization = OrganizationId.parse('0b6fd5a4-7a3a-4f6e-8a44-000000000001');
const person = { tenantId: 't', objectId: 'object-1', name: 'Anna Holm', mail: null };

/** Lets in whoever carries `Bearer yes`. */
const gate: Gate = {
  principal: () => Promise.reject(new Problem('token-missing', 'Sign in first.')),
  caller: (request) =>
    request.headers.authorization === 'Bearer yes'
      ? Promise.resolve({ ...person, organization, groups: new Set(), grants: [], requestId: null })
      : Promise.reject(new Problem('token-missing', 'Sign in first.')),
};

let app: RunningApp;
const made: string[] = [];

async function* parts(fail: 'never' | 'at once' | 'half way') {
  try {
    if (fail === 'at once') throw new Problem('storage-unavailable', 'The database is away.');
    yield `${organization}\n`;
    if (fail === 'half way') throw new Error('broken pipe of a database');
    yield '<script>alert(1)</script>\n';
  } finally {
    made.push(fail);
  }
}

/** Far more than any buffer holds. */
async function* endless() {
  try {
    for (;;) yield 'x'.repeat(64 * 1024);
  } finally {
    made.push('endless');
  }
}

beforeAll(async () => {
  const router = Router();
  mountDownload(
    router,
    gate,
    {
      api: 'addin-api',
      path: '/files/:name',
      access: 'rooms.read',
      params: z.strictObject({ name: z.string() }),
      query: z.strictObject({ fail: z.enum(['never', 'at once', 'half way']).default('never') }),
    },
    async ({ params, query }) => ({
      fileName: params.name,
      contentType: 'application/x-ndjson; charset=utf-8',
      body: parts(query.fail),
    }),
  );
  mountDownload(
    router,
    gate,
    { api: 'addin-api', path: '/whole', access: 'rooms.read' },
    async ({ caller }) => ({
      fileName: 'whole.bin',
      contentType: 'application/octet-stream',
      body: Buffer.from(caller.name),
    }),
  );
  mountDownload(router, gate, { api: 'addin-api', path: '/endless', access: 'rooms.read' }, async () => ({
    fileName: 'endless.txt',
    contentType: 'text/plain',
    body: endless(),
  }));
  app = await startApp({ addinApi: [router] });
});
afterAll(() => app.close());
afterEach(() => made.splice(0));

const headers = { authorization: 'Bearer yes' };
const get = (path: string) => ask(app.url, `/addin-api${path}`, { headers });

describe('a file to be saved', () => {
  test('is an attachment of the type it says, kept by nobody and guessed at by nobody', async () => {
    const reply = await get('/files/report.ndjson');

    expect(reply.status).toBe(200);
    expect(reply.body).toBe(`${organization}\n<script>alert(1)</script>\n`);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename=report.ndjson',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('may have a name in any script, and one that is a trap', async () => {
    const { headers: sent } = await get(`/files/${encodeURIComponent('"; filename=å.exe')}`);

    expect(sent['content-disposition']).toMatch(
      /^attachment; filename="\\"; filename=\?\.exe"; filename\*=UTF-8''/,
    );
  });

  test('may come in one piece', async () => {
    expect((await get('/whole')).body).toBe('Anna Holm');
  });

  test('is for those who are let in', async () => {
    const { status, body } = await ask(app.url, '/addin-api/whole');

    expect([status, JSON.parse(body)]).toEqual([
      401,
      expect.objectContaining({ type: '/problems/token-missing' }),
    ]);
    expect(made).toEqual([]);
  });

  test('takes no parameter that is not known', async () => {
    const { status, body } = await get('/whole?organization=other');

    expect([status, body]).toEqual([422, expect.stringContaining('/query/organization')]);
  });

  test('that cannot be begun is a problem like any other', async () => {
    const { status, headers: sent, body } = await get('/files/x?fail=at+once');

    expect([status, body]).toEqual([503, expect.stringContaining('/problems/storage-unavailable')]);
    expect(sent['content-disposition']).toBeUndefined();
  });

  test('that breaks off is cut, so that half is not taken for the whole, and the log says so', async () => {
    await expect(get('/files/x?fail=half+way')).rejects.toThrow(/aborted|hang up/);

    expect(app.logged()).toContainEqual(
      expect.objectContaining({ msg: 'a request failed', route: '/addin-api/files/:name' }),
    );
    expect(app.logText()).not.toContain('broken pipe');
  });

  test('is no longer made when nobody waits for it', async () => {
    const request = http.get(`${app.url}/addin-api/endless`, { headers, agent: false });
    request.on('error', () => undefined);
    const [reply] = (await once(request, 'response')) as [http.IncomingMessage];
    await once(reply, 'data');
    request.destroy();

    while (made.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(made).toEqual(['endless']);
  });
});
