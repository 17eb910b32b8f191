import { Router } from 'express';
import { z } from 'zod';
import { OrganizationId } from '../../../contract/primitives.ts';
import { ProblemBody } from '../../../contract/problem.ts';
import { route } from '../../../contract/route.ts';
import type { Gate } from '../../../server/http/gate.ts';
import { mount } from '../../../server/http/mount.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

const organization = OrganizationId.parse('0b6fd5a4-7a3a-4f6e-8a44-000000000001');
const principal = { tenantId: 't', objectId: 'object-1', name: 'Anna Holm', mail: null, groups: null };

/** Lets in whoever carries `Bearer yes`; everybody holds every permission. */
const gate: Gate = {
  principal: (request) =>
    request.headers.authorization === 'Bearer yes'
      ? Promise.resolve(principal)
      : Promise.reject(new Problem('token-missing', 'Sign in first.')),
  caller: async (request) => {
    const { groups, ...who } = await gate.principal(request);
    return { ...who, groups: groups ?? new Set<string>(), organization, grants: [], requestId: null };
  },
};

const open = route({
  api: 'addin-api',
  method: 'get',
  path: '/open/:id',
  summary: '',
  access: 'public',
  params: z.strictObject({ id: z.coerce.number() }),
  query: z.strictObject({
    start: z.string(),
    many: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.string())),
    seats: z.coerce.number().int().min(1).default(1),
  }),
  reply: z.object({ seen: z.string() }),
});
const me = route({
  api: 'addin-api',
  method: 'get',
  path: '/me',
  summary: '',
  access: 'signed-in',
  reply: z.object({ who: z.string() }),
});
const place = route({
  api: 'addin-api',
  method: 'post',
  path: '/orders',
  summary: '',
  access: 'rooms.read',
  body: z.strictObject({ rooms: z.array(z.strictObject({ 'a/b': z.number() })) }),
  reply: z.object({ organization: z.string(), count: z.number() }),
  status: 201,
});
const broken = route({
  api: 'addin-api',
  method: 'get',
  path: '/broken',
  summary: '',
  access: 'public',
  reply: z.object({ count: z.number() }),
});
const rename = route({
  api: 'addin-api',
  method: 'patch',
  path: '/things/:id',
  summary: '',
  access: 'rooms.read',
  conditional: true,
  bodyLimitKb: 1,
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ name: z.string() }),
  reply: z.object({ version: z.number(), name: z.string(), hasRequestId: z.boolean() }),
});
const slow = route({
  api: 'addin-api',
  method: 'get',
  path: '/slow',
  summary: '',
  access: 'public',
  reply: z.object({}),
});

let app: RunningApp;
let began: (signal: AbortSignal) => void = () => undefined;

beforeAll(async () => {
  const router = Router();
  mount(router, gate, open, ({ params, query }) =>
    Promise.resolve({
      seen: `${params.id} ${query.start} ${query.many.join('+')} ${query.seats}`,
      secret: 1,
    }),
  );
  mount(router, gate, me, ({ principal }) => Promise.resolve({ who: principal.name }));
  mount(router, gate, place, ({ caller, body }) =>
    Promise.resolve({ organization: caller.organization, count: body.rooms.length }),
  );
  mount(router, gate, broken, () => Promise.resolve({ count: 'many' as unknown as number }));
  mount(router, gate, rename, ({ version, body, caller }) => {
    if (version < 7) {
      const current = { version: 7, name: 'theirs' };
      throw new Problem('changed-meanwhile', 'Somebody was faster.', { current });
    }
    const hasRequestId = caller.requestId !== null;
    return Promise.resolve({ version: version + 1, name: body.name, hasRequestId });
  });
  mount(router, gate, slow, async ({ signal }) => {
    began(signal);
    await new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    return {};
  });
  app = await startApp({ addinApi: [router] });
});
afterAll(() => app.close());

const problemOf = (body: string) => ProblemBody.parse(JSON.parse(body));
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  ask(app.url, '/addin-api/orders', {
    method: 'POST',
    headers: { authorization: 'Bearer yes', 'content-type': 'application/json', ...headers },
    body,
  });

const change = (version: string | undefined, body: unknown) =>
  ask(app.url, '/addin-api/things/1', {
    method: 'PATCH',
    headers: {
      authorization: 'Bearer yes',
      'content-type': 'application/json',
      ...(version !== undefined && { 'if-match': version }),
    },
    body: JSON.stringify(body),
  });

describe('a contract route', () => {
  test('answers what the handler says, without the fields that the contract does not name', async () => {
    const reply = await ask(app.url, '/addin-api/open/7?start=now&many=a&many=b&seats=3');

    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toEqual({ seen: '7 now a+b 3' });
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('names every mistake in path, query and body at once, by pointer', async () => {
    const reply = await ask(app.url, '/addin-api/open/x?seats=0&many=a&unknown~1=1');

    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    const problem = problemOf(reply.body);
    expect(problem.type).toBe('/problems/invalid-request');
    expect(problem.errors?.map((error) => error.pointer).toSorted()).toEqual([
      '/params/id',
      '/query/seats',
      '/query/start',
      '/query/unknown~01',
    ]);
    expect(problem.errors).toContainEqual({ pointer: '/query/start', detail: 'is missing' });
  });

  test('refuses a single parameter that is given twice instead of choosing one', async () => {
    const reply = await ask(app.url, '/addin-api/open/7?start=a&start=b&many=c');

    expect(problemOf(reply.body).errors).toEqual([
      { pointer: '/query/start', detail: 'may be given only once' },
    ]);
  });

  test('points into the body with escaped names', async () => {
    const reply = await post('{"rooms":[{"a/b":"one"}]}');

    expect(problemOf(reply.body).errors?.[0]?.pointer).toBe('/body/rooms/0/a~1b');
  });

  test('lists at most a hundred mistakes, however many there are', async () => {
    const reply = await post(JSON.stringify({ rooms: Array.from({ length: 1000 }, () => 1) }));

    expect(problemOf(reply.body).errors).toHaveLength(100);
  });

  test('tells the handler who is signed in, and in which organization when a permission is asked', async () => {
    const headers = { authorization: 'Bearer yes' };

    expect(JSON.parse((await ask(app.url, '/addin-api/me', { headers })).body)).toEqual({ who: 'Anna Holm' });
    const placed = await post('{"rooms":[]}');
    expect(placed.status).toBe(201);
    expect(JSON.parse(placed.body)).toEqual({ organization, count: 0 });
  });

  test('asks who it is before it reads anything: a stranger learns nothing about their mistakes', async () => {
    const reply = await post('{nonsense', { authorization: 'Bearer no' });

    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(problemOf(reply.body).type).toBe('/problems/token-missing');
  });

  test.each([
    ['a broken body', '{"rooms":[', 'application/json', 400, 'malformed-body'],
    ['a body that is no object', '"text"', 'application/json', 400, 'malformed-body'],
    ['another format', 'rooms=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    [
      'bytes that are not UTF-8',
      Buffer.from('{"rooms":["f\xf8"]}', 'latin1'),
      'application/json',
      400,
      'malformed-body',
    ],
    [
      'UTF-16, though it says so',
      Buffer.from('{"rooms":[]}', 'utf16le'),
      'application/json; charset=utf-16le',
      415,
      'unsupported-media-type',
    ],
    ['UTF-7', '{"rooms":["+AGE-"]}', 'application/json; charset=utf-7', 415, 'unsupported-media-type'],
    ['another character set', '{}', 'application/json; charset=iso-8859-1', 415, 'unsupported-media-type'],
    [
      'a body that is too large',
      `{"rooms":["${'x'.repeat(70_000)}"]}`,
      'application/json',
      413,
      'body-too-large',
    ],
    [
      'JSON under another name',
      '{"rooms":[]}',
      'application/merge-patch+json',
      415,
      'unsupported-media-type',
    ],
    [
      'two types in one header',
      '{"rooms":[]}',
      'application/json, text/plain',
      415,
      'unsupported-media-type',
    ],
    [
      'a prototype hidden in a body',
      '{"__proto__":{"rooms":[]},"rooms":[]}',
      'application/json',
      422,
      'invalid-request',
    ],
    [
      'a constructor hidden in a body',
      '{"constructor":{"prototype":{}},"rooms":[]}',
      'application/json',
      422,
      'invalid-request',
    ],
    [
      'thirty thousand brackets',
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      'application/json',
      422,
      'invalid-request',
    ],
    ['no body where one is needed', '', 'application/json', 422, 'invalid-request'],
  ] as const)('refuses %s', async (_what, body, type, status, code) => {
    const reply = await post(body, { 'content-type': type });

    expect([reply.status, problemOf(reply.body).type]).toEqual([status, `/problems/${code}`]);
  });

  test('hands the version of If-Match, and the id of the request for the audit, to a conditional route', async () => {
    const reply = await change('"7"', { name: 'mine' });

    expect([reply.status, JSON.parse(reply.body)]).toEqual([
      200,
      { version: 8, name: 'mine', hasRequestId: true },
    ]);
  });

  test('demands the version of a conditional route, and shows the newer one to whoever is late', async () => {
    const [missing, late] = [await change(undefined, { name: 'a' }), await change('"6"', { name: 'b' })];

    expect([missing.status, problemOf(missing.body).type]).toEqual([428, '/problems/precondition-required']);
    expect([late.status, problemOf(late.body).current]).toEqual([409, { version: 7, name: 'theirs' }]);
  });

  test('weighs a body by the limit of its own route', async () => {
    const reply = await change('"7"', { name: 'x'.repeat(2_000) });

    expect([reply.status, problemOf(reply.body).type]).toEqual([413, '/problems/body-too-large']);
  });

  test('takes a body whose type is spelled another way, with a mark of its byte order', async () => {
    const reply = await post(Buffer.from('\ufeff{"rooms":[]}'), {
      'content-type': 'Application/JSON; odata.metadata=minimal; charset="UTF-8"',
    });

    expect([reply.status, JSON.parse(reply.body)]).toEqual([201, { organization, count: 0 }]);
  });

  test('refuses a compressed body, which could unfold to any size', async () => {
    const reply = await post('{}', { 'content-encoding': 'gzip' });

    expect([reply.status, problemOf(reply.body).type]).toEqual([415, '/problems/unsupported-media-type']);
  });

  test('refuses an address that is not percent-encoded correctly', async () => {
    const reply = await ask(app.url, '/addin-api/open/%E0%A4%A?start=a&many=b');

    expect(reply.status).toBe(422);
    expect(problemOf(reply.body).errors?.[0]?.pointer).toBe('/params');
  });

  test('fails as a bug when the handler breaks the contract, and says nothing but the request id', async () => {
    const reply = await ask(app.url, '/addin-api/broken');

    expect(reply.status).toBe(500);
    expect(JSON.parse(reply.body)).toEqual({
      type: 'about:blank',
      title: 'Something went wrong on our side',
      status: 500,
      instance: `urn:request:${String(reply.headers['x-request-id'])}`,
    });
  });

  test('tells the handler to stop when the client goes away', async () => {
    const leaving = new AbortController();
    const started = new Promise<AbortSignal>((resolve) => {
      began = resolve;
    });
    const call = fetch(`${app.url}/addin-api/slow`, { signal: leaving.signal });
    const signal = await started;
    const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
    leaving.abort();

    await expect(call).rejects.toThrow(/abort/i);
    await stopped;
  });
});
