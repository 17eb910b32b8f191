import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Request, Response } from 'express';
import { inflict } from '../../../simulator/control/wire-faults.ts';
import { FaultRule, createFaults } from '../../../simulator/control/faults.ts';
import { startTenant } from '../running-tenant.ts';
import type { Answer, RunningTenant } from '../running-tenant.ts';

const ORGANIZATION = '/organization';
let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterEach(async () => {
  await tenant.control('DELETE', '/faults');
});
afterAll(() => tenant.close());

async function withFault(rule: object, path = ORGANIZATION): Promise<Answer> {
  await tenant.appToken();
  const plan = { seed: 1, rules: [{ service: 'graph', ...rule }] };
  expect((await tenant.control('PUT', '/faults', plan)).status).toBe(200);
  return await tenant.graph('GET', path);
}

test('a status comes with its Retry-After and a body in the words of Graph', async () => {
  const answer = await withFault({ fault: 'status', status: 429, retryAfter: 7 });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(answer.headers.get('request-id')).toBeTruthy();
  expect(answer.json).toMatchObject({ error: { code: 'ApplicationThrottled' } });
});

test('what struck is counted by kind, and what came too late for a call is not', async () => {
  await tenant.appToken();
  const rules = [
    { service: 'graph', fault: 'latency', milliseconds: 0 },
    { service: 'graph', fault: 'status', status: 503 },
    { service: 'graph', fault: 'html' },
  ];
  await tenant.control('PUT', '/faults', { seed: 1, rules });
  await tenant.graph('GET', ORGANIZATION);
  await tenant.graph('GET', ORGANIZATION);
  await tenant.control('DELETE', '/faults');
  await tenant.graph('GET', ORGANIZATION);
  expect((await tenant.control('GET', '/faults')).json).toEqual([
    { service: 'graph', fault: 'latency', status: null, count: 2 },
    { service: 'graph', fault: 'status', status: 503, count: 2 },
  ]);
});

test('a truncated answer is half of the JSON', async () => {
  const whole = await tenant.graph('GET', ORGANIZATION);
  const { status, text, json } = await withFault({ fault: 'truncate' });
  expect(status).toBe(200);
  expect(json).toBeUndefined();
  expect(whole.text.startsWith(text)).toBe(true);
});

test('a page of HTML comes instead of JSON', async () => {
  const { status, headers, text } = await withFault({ fault: 'html' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/html');
  expect(text).toContain('<!doctype html>');
});

test('a drip is complete in the end', async () => {
  const whole = await tenant.graph('GET', ORGANIZATION);
  const { text } = await withFault({ fault: 'drip', milliseconds: 0 });
  expect(text).toBe(whole.text);
});

test('latency changes nothing about the answer', async () => {
  const { status } = await withFault({ fault: 'latency', milliseconds: [1, 2] });
  expect(status).toBe(200);
});

test('latency ends with whoever waited for it: nothing of a call that was given up keeps a process alive', async () => {
  const rule = FaultRule.parse({ service: 'graph', fault: 'latency', seconds: 3600 });
  const server = createServer();
  server.on('request', (req, res) => {
    // All that the fault uses of Express is what node:http gives.
    ended.resolve(inflict({ rule, milliseconds: 3_600_000 }, req as Request, res as Response));
    client.destroy();
  });
  const ended = Promise.withResolvers<boolean>();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');

  expect(await ended.promise).toBe(true); // and the call does not go on
  server.close();
});

test('latency is drawn evenly between its bounds', () => {
  const faults = createFaults();
  const rule = FaultRule.parse({ service: 'graph', fault: 'latency', milliseconds: [150, 300] });
  faults.set({ seed: 3, rules: [rule] });
  const call = {
    service: 'graph',
    method: 'GET',
    path: '/',
    operation: 'other',
    mailbox: null,
    select: null,
  } as const;
  const drawn = Array.from({ length: 400 }, () => faults.strike(call)[0]?.milliseconds ?? 0);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(150);
  expect(Math.max(...drawn)).toBeLessThan(300);
  expect(drawn.filter((each) => each < 225).length / drawn.length).toBeCloseTo(0.5, 1);
});

test.each([
  ['a reset before the answer', { fault: 'reset' }],
  ['a reset in the middle of it', { fault: 'reset', midBody: true }],
  ['silence that ends with the connection', { fault: 'silence', milliseconds: 1 }],
])('%s leaves no answer', async (_, rule) => {
  await expect(withFault(rule)).rejects.toThrow(/fetch failed|terminated/);
});

test('an expired delta strikes delta calls only', async () => {
  const window = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
  const room = '/users/fjord@nordhavn.example';
  const answer = await withFault({ fault: 'expired-delta' }, `${room}/calendarView/delta?${window}`);
  expect(answer.status).toBe(410);
  expect((await tenant.graph('GET', `${room}/calendarView?${window}`)).status).toBe(200);
});

function idsOf({ json }: Answer): string[] {
  return (json as { value: { id: string }[] }).value.map(({ id }) => id);
}

test('a replayed delta repeats its items and takes back one that was never there', async () => {
  const window = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
  const path = `/users/lille@nordhavn.example/calendarView/delta?${window}`;
  const plain = idsOf(await tenant.graph('GET', path));
  const struck = await withFault({ fault: 'replayed-delta' }, path);
  expect(plain.length).toBeGreaterThan(0);
  expect(idsOf(struck).slice(1)).toEqual([...plain, ...plain]);
  expect(struck.json).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ '@removed': { reason: 'deleted' } })]),
  });
});

test('a rule strikes its operation and its mailbox, and no other', async () => {
  const window = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
  const statusOf = async (room: string): Promise<number> =>
    (await tenant.graph('GET', `/users/${room}@nordhavn.example/calendarView?${window}`)).status;
  const rule = { fault: 'status', operation: 'calendarView', mailbox: 'fjord@nordhavn.example' };
  expect((await withFault(rule)).status).toBe(200);
  expect(await statusOf('fjord')).toBe(503);
  expect(await statusOf('skov')).toBe(200);
});

test('a rate draws the same sequence for the same seed', async () => {
  const first = await draw(5);
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await draw(5)).toEqual(first);
});

test('faults of the sign-in service speak its language', async () => {
  await tenant.control('PUT', '/faults', {
    rules: [{ service: 'login', operation: 'keys', fault: 'status' }],
  });
  const response = await fetch(`${tenant.root}/login.sim.test/common/discovery/v2.0/keys`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90033] });
});

test('a plan with a mistake is refused in a sentence', async () => {
  const { status, json } = await tenant.control('PUT', '/faults', {
    rules: [{ service: 'graph', fault: 'explode' }],
  });
  expect(status).toBe(400);
  expect((json as { error: string }).error).toContain('rules.0.fault');
});

test('the log says who asked for what, without queries or tokens', async () => {
  const window = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
  await tenant.graph('GET', `/users/Fjord@nordhavn.example/calendarView?${window}&$select=start,end`);
  const { json, text } = await tenant.control('GET', '/log');
  expect((json as object[]).at(-1)).toMatchObject({
    service: 'graph',
    method: 'GET',
    path: '/v1.0/users/Fjord@nordhavn.example/calendarView',
    operation: 'calendarView',
    mailbox: 'fjord@nordhavn.example',
    select: 'start,end',
    principal: '6f6f7965-7200-4000-8000-000000000001',
    status: 200,
  });
  expect(text).not.toContain(await tenant.appToken());
  const later = await tenant.control('GET', '/log?since=2999-01-01T00:00:00Z');
  expect(later.json).toEqual([]);
});

async function draw(seed: number): Promise<number[]> {
  await tenant.control('PUT', '/faults', { seed, rules: [{ service: 'graph', fault: 'status', rate: 0.5 }] });
  const statuses: number[] = [];
  for (let call = 0; call < 12; call += 1) statuses.push((await tenant.graph('GET', ORGANIZATION)).status);
  return statuses;
}
