import { Router } from 'express';
import { z } from 'zod';
import { OrganizationId } from '../../../contract/primitives.ts';
import { route } from '../../../contract/route.ts';
import { mount } from '../../../server/http/mount.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

/** Planted wherever a request can carry something private; none may come out in a log or a metric. */
const canaries = {
  name: 'canary-Anna-Holm',
  mail: 'canary-anna@nordhavn.example',
  token: 'canary-eyJhbGciOi.token.signature',
  subject: 'canary-Acquisition-of-Hansen',
  query: 'canary-in-the-query',
  path: 'canary-in-the-path',
  header: 'canary-in-a-header',
  row: 'canary-in-a-database-error',
};
const organization = OrganizationId.parse('0b6fd5a4-7a3a-4f6e-8a44-000000000001');

const failing = route({
  api: 'addin-api',
  method: 'post',
  path: '/failing/:mailbox',
  summary: '',
  access: 'rooms.read',
  params: z.strictObject({ mailbox: z.string() }),
  query: z.strictObject({ q: z.string() }),
  body: z.strictObject({ subject: z.string(), how: z.string() }),
  reply: z.object({}),
});

let app: RunningApp;
beforeAll(async () => {
  const router = Router();
  const gate = {
    principal: () => Promise.reject(new Error('not asked')),
    caller: () =>
      Promise.resolve({
        organization,
        tenantId: 't',
        objectId: 'object-1',
        name: canaries.name,
        mail: canaries.mail,
        groups: new Set<string>(),
        grants: [],
        requestId: null,
      }),
  };
  mount(router, gate, failing, ({ body }) => {
    const cause = Object.assign(new Error(`duplicate key\nDetail: (${canaries.row}) exists`), {
      code: '23505',
    });
    if (body.how === 'bug') throw new Error(`cannot read ${body.subject}`, { cause });
    if (body.how === 'problem') {
      throw new Problem(
        'exchange-timeout',
        'Exchange did not answer.',
        {},
        { cause: new Error(body.subject) },
      );
    }
    return Promise.resolve({});
  });
  app = await startApp({
    addinApi: [router],
    readiness: [
      { name: 'database', check: () => Promise.resolve() },
      { name: 'certificate', check: () => Promise.reject(new Error(`no ${canaries.row}`)) },
    ],
  });
});
afterAll(() => app.close());

const call = (how: string, headers: Record<string, string> = {}) =>
  ask(app.url, `/addin-api/failing/${canaries.path}?q=${canaries.query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${canaries.token}`,
      'content-type': 'application/json',
      'user-agent': canaries.header,
      cookie: `session=${canaries.token}`,
      ...headers,
    },
    body: JSON.stringify({ subject: canaries.subject, how }),
  });

describe('the log', () => {
  test('has one line per request: route pattern, outcome and ids', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const reply = await call('well', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    const line = app.logged().find((entry) => entry['requestId'] === reply.headers['x-request-id']);

    expect(line).toEqual({
      level: 'info',
      at: expect.stringMatching(/Z$/),
      msg: 'request',
      requestId: reply.headers['x-request-id'],
      traceId: trace,
      method: 'POST',
      route: '/addin-api/failing/:mailbox',
      status: 200,
      ms: expect.any(Number),
      organization,
      caller: 'object-1',
    });
  });

  test('takes no trace id that is not well-formed', async () => {
    const reply = await call('well', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` });
    const line = app.logged().find((entry) => entry['requestId'] === reply.headers['x-request-id']);

    expect(line).not.toHaveProperty('traceId');
  });

  test('says where a bug was thrown and with which code, not in which words', async () => {
    const reply = await call('bug');
    const failure = app
      .logged()
      .find((entry) => entry['level'] === 'error' && entry['requestId'] === reply.headers['x-request-id']);

    expect(reply.status).toBe(500);
    expect(failure).toMatchObject({ err: { name: 'Error', cause: { name: 'Error', code: '23505' } } });
    expect(JSON.stringify(failure)).toContain('observability.test.ts');
  });

  test('gives the code of a problem', async () => {
    const reply = await call('problem');
    const lines = app.logged().filter((entry) => entry['requestId'] === reply.headers['x-request-id']);

    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'request', status: 504, code: 'exchange-timeout' }),
    );
  });

  test('holds nothing private, whatever carried it and however the request ended', async () => {
    for (const how of ['well', 'bug', 'problem']) await call(how);
    await ask(app.url, `/${canaries.path}?${canaries.query}`, { headers: { 'user-agent': canaries.header } });
    await ask(app.url, `/addin/assets/${canaries.path}`);
    await ask(app.url, `/auth/${canaries.path}`);
    await ask(app.url, '/readyz');
    const metrics = await ask(app.url, '/metrics');

    expect(app.logged().length).toBeGreaterThan(5);
    expect(app.logText()).not.toMatch(/canary/i);
    expect(metrics.body).not.toMatch(/canary/i);
  });
});

describe('the measurements', () => {
  test('count requests by route pattern and put all unknown addresses together', async () => {
    await call('well');
    await ask(app.url, '/no/such/address');
    const { body, headers } = await ask(app.url, '/metrics');

    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(
      /foyer_http_request_duration_seconds_count\{method="POST",route="\/addin-api\/failing\/:mailbox",status="200"\} [1-9]/,
    );
    expect(body).toMatch(/route="unmatched",status="404"/);
    expect(body).toMatch(/foyer_nodejs_eventloop_lag_seconds /);
  });
});

describe('health', () => {
  test('the process is alive even while something is missing', async () => {
    expect((await ask(app.url, '/healthz')).status).toBe(200);
  });

  test('is ready only when every check passes, and names the one that does not', async () => {
    const { status, body } = await ask(app.url, '/readyz');

    expect(status).toBe(503);
    expect(JSON.parse(body)).toEqual({ ready: false, checks: { database: 'ok', certificate: 'failed' } });
  });
});
