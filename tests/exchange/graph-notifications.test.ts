import { Instant } from '../../contract/primitives.ts';
import { allowedSubscription } from '../../server/exchange/graph/allowed-subscriptions.ts';
import { createGraphNotifications } from '../../server/exchange/graph/graph-notifications.ts';
import { connectNotifications } from '../../server/exchange/index.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import { EWS_URL } from './small-ews.ts';
import { GRAPH, graphError, mailbox, startSmallGraph } from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const until = Instant.parse('2026-12-07T08:00:00Z');
const wish = {
  notificationUrl: 'https://foyer.test/webhooks/graph',
  lifecycleUrl: 'https://foyer.test/webhooks/graph/lifecycle',
  clientState: 'CANARY-state',
  expiresAt: until,
};

async function connect(answer: Answer) {
  const graph = await startSmallGraph(answer);
  const calls: OutboundCall[] = [];
  const outbound = createOutbound({
    originMap: new Map([[GRAPH, graph.origin]]),
    onCall: (call) => calls.push(call),
  });
  open.push(graph, outbound);
  return { ...graph, calls, notifications: createGraphNotifications({ ...graph.options, outbound }) };
}
const subscribed: Answer = (res) =>
  json(res, 201, {
    id: '7f105c7d-2dc5',
    expirationDateTime: '2026-12-06T08:00:00.1234567Z',
    clientState: null,
  });

test('a calendar is subscribed to without its content, and the service may give less time than wished', async () => {
  const { notifications, received, calls } = await connect(subscribed);

  expect(await notifications.subscribe(mailbox('fjord'), wish)).toEqual({
    id: '7f105c7d-2dc5',
    expiresAt: '2026-12-06T08:00:00.123Z',
  });

  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'POST',
    path: '/v1.0/subscriptions',
    headers: { 'content-type': 'application/json', prefer: expect.stringContaining('IdType="ImmutableId"') },
  });
  expect(JSON.parse(received[0]!.body)).toEqual({
    changeType: 'created,updated,deleted',
    resource: '/users/fjord@nordhavn.test/events',
    notificationUrl: wish.notificationUrl,
    lifecycleNotificationUrl: wish.lifecycleUrl,
    clientState: wish.clientState,
    expirationDateTime: until,
  });
  expect(calls.map(({ operation, mailbox: asked, method }) => [method, operation, asked])).toEqual([
    ['POST', 'subscribe', mailbox('fjord')],
  ]);
  expect(JSON.stringify(calls)).not.toContain('CANARY');
});

test('ordering is not repeated by itself when no answer comes: there would be two', async () => {
  const { notifications, received } = await connect((res) => res.destroy());

  await expect(notifications.subscribe(mailbox('fjord'), wish)).rejects.toMatchObject({
    code: 'exchange-unavailable',
  });
  expect(received).toHaveLength(1);
});

test('one in the way, left by a worker that died, is ended, and ours is asked for again', async () => {
  let isInTheWay = true;
  const { notifications, received } = await connect((res, { method }) => {
    if (method === 'DELETE') {
      isInTheWay = false;
      res.writeHead(204).end();
      return;
    }
    const message =
      'Operation: Create; Exception: Subscription Id old-1 already exists for the requested combination';
    if (isInTheWay) json(res, 409, { error: { code: 'ExtensionError', message } });
    else json(res, 201, { id: 'new-1', expirationDateTime: until });
  });

  expect(await notifications.subscribe(mailbox('fjord'), wish)).toEqual({ id: 'new-1', expiresAt: until });

  expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1.0/subscriptions',
    'DELETE /v1.0/subscriptions/old-1',
    'POST /v1.0/subscriptions',
  ]);
});

test('one that stays in the way is not fought over', async () => {
  const message = 'Subscription Id old-1 already exists for the requested combination';
  const { notifications, received } = await connect((res, { method }) => {
    if (method === 'DELETE') res.writeHead(204).end();
    else json(res, 409, { error: { code: 'ExtensionError', message } });
  });

  await expect(notifications.subscribe(mailbox('fjord'), wish)).rejects.toMatchObject({
    code: 'exchange-unreadable',
  });
  expect(received).toHaveLength(3);
});

test('a subscription is prolonged by its id', async () => {
  const { notifications, received } = await connect((res) =>
    json(res, 200, { id: 'one', expirationDateTime: until }),
  );

  expect(await notifications.renew('one', until)).toEqual({ id: 'one', expiresAt: until });
  expect(received[0]).toMatchObject({ method: 'PATCH', path: '/v1.0/subscriptions/one' });
  expect(JSON.parse(received[0]!.body)).toEqual({ expirationDateTime: until });
});

test('a subscription is ended by its id', async () => {
  const { notifications, received } = await connect((res) => res.writeHead(204).end());

  await notifications.unsubscribe('one');

  expect(received.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['DELETE', '/v1.0/subscriptions/one', ''],
  ]);
});

test.each([404, 410])(
  'one that Graph does not know any more (%i) is not there, and ended',
  async (status) => {
    const { notifications } = await connect(graphError(status, 'ResourceNotFound'));

    expect(await notifications.renew('one', until)).toBeNull();
    await expect(notifications.unsubscribe('one')).resolves.toBeUndefined();
  },
);

test.each<[string, Answer, string]>([
  ['403', graphError(403, 'ErrorAccessDenied'), 'exchange-forbidden'],
  [
    '400, as when our address did not answer Graph',
    graphError(400, 'ValidationError'),
    'exchange-unreadable',
  ],
  ['409', graphError(409, 'ExtensionError'), 'exchange-unreadable'],
  ['429', graphError(429, 'ApplicationThrottled', { 'retry-after': '300' }), 'exchange-throttled'],
  ['500', graphError(500, 'InternalServerError'), 'exchange-unavailable'],
  ['HTML', (res) => res.writeHead(201, { 'content-type': 'text/html' }).end('<p>'), 'exchange-unreadable'],
  ['no id', (res) => json(res, 201, { expirationDateTime: until }), 'exchange-unreadable'],
  ['no time', (res) => json(res, 201, { id: 'one', expirationDateTime: 'soon' }), 'exchange-unreadable'],
])('a problem says why it was not taken: %s', async (_case, answer, code) => {
  const { notifications } = await connect(answer);
  await expect(notifications.subscribe(mailbox('fjord'), wish)).rejects.toMatchObject({ code });
  if (code !== 'exchange-unreadable') return;
  await expect(notifications.renew('one', until)).rejects.toMatchObject({ code });
});

test('a caller who goes away gets its own reason', async () => {
  const { notifications } = await connect(() => undefined);
  const leaving = new AbortController();
  const ordering = notifications.subscribe(mailbox('fjord'), wish, { signal: leaving.signal });
  leaving.abort(new Error('went away'));
  await expect(ordering).rejects.toThrow('went away');
});

const graph = (path: string) => new URL(`https://graph.microsoft.com${path}`);
const allow = (method: string, path: string, body?: object) =>
  allowedSubscription(method, graph(path), body && JSON.stringify(body));

describe('the wall of change notifications', () => {
  const good = {
    changeType: 'created,updated,deleted',
    resource: '/users/fjord@x.test/events',
    notificationUrl: 'https://foyer.test/a',
    lifecycleNotificationUrl: 'https://foyer.test/b',
    clientState: 's',
    expirationDateTime: until,
  };
  const renewal = { expirationDateTime: until };

  test('lets subscriptions to calendars through', () => {
    expect(allow('POST', '/v1.0/subscriptions', good)).toMatchObject({
      operation: 'subscribe',
      mailbox: 'fjord@x.test',
      isRepeatable: false,
    });
    expect(allow('PATCH', '/v1.0/subscriptions/a-1', renewal)).toMatchObject({ mailbox: null });
    expect(allow('DELETE', '/v1.0/subscriptions/a-1')).toMatchObject({ operation: 'unsubscribe' });
    for (const page of ['', '?$skiptoken=MQ'])
      expect(allow('GET', `/v1.0/subscriptions${page}`)).toMatchObject({ operation: 'list subscriptions' });
  });

  test.each([
    ['messages', 'POST', '/v1.0/subscriptions', { ...good, resource: '/users/fjord/messages' }],
    ['everything of a person', 'POST', '/v1.0/subscriptions', { ...good, resource: '/users/fjord' }],
    ['another path', 'POST', '/v1.0/subscriptions', { ...good, resource: '/users/a%2Fmessages/events' }],
    ['the content of changes', 'POST', '/v1.0/subscriptions', { ...good, includeResourceData: true }],
    ['chosen fields', 'POST', '/v1.0/subscriptions', { ...good, resource: '/users/a/events?$select=body' }],
    [
      'an address in the clear',
      'POST',
      '/v1.0/subscriptions',
      { ...good, notificationUrl: 'http://foyer.test/a' },
    ],
    ['a subscription without a secret', 'POST', '/v1.0/subscriptions', { ...good, clientState: '' }],
    [
      'another change of a subscription',
      'PATCH',
      '/v1.0/subscriptions/1',
      { ...renewal, notificationUrl: 'https://x.test' },
    ],
    ['a list of chosen subscriptions', 'GET', '/v1.0/subscriptions?$filter=x', undefined],
    ['an event', 'DELETE', '/v1.0/users/fjord/events/1', undefined],
    ['a change of an event', 'PATCH', '/v1.0/users/fjord/events/1', renewal],
    ['a calendar', 'GET', '/v1.0/users/fjord/calendarView?$select=id', undefined],
    ['all subscriptions at once', 'DELETE', '/v1.0/subscriptions', undefined],
    ['a subscription by a path', 'DELETE', '/v1.0/subscriptions/..%2Fusers', undefined],
    ['beta', 'DELETE', '/beta/subscriptions/1', undefined],
  ])('never lets %s leave, and the error names nobody', (_case, method, path, body) => {
    expect(() => allow(method, path, body)).toThrow(/^Graph may not be asked/);
    expect(() => allow(method, path, body)).not.toThrow(/fjord/);
  });
});

test('Exchange Web Services cannot tell of changes, and are asked instead', () => {
  const deps = {
    outbound: { send: () => Promise.reject(new Error('asked')), close: async () => undefined },
    graphOrigin: GRAPH,
    getToken: async () => 'a.b.c',
    readPassword: async () => '',
  };
  const online = { id: 'one', tenantId: 't' };
  const ews = { ...online, kind: 'ews-online', url: EWS_URL, account: mailbox('fjord') } as const;

  expect(connectNotifications(ews, deps)).toBeNull();
  expect(connectNotifications({ ...online, kind: 'graph' }, deps)).not.toBeNull();
});
