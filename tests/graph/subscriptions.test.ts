import { echo, startListening, wanted } from '../simulator/notifications/listening-app.ts';
import type { Subscribed } from '../simulator/notifications/listening-app.ts';
import { describeWithSchema } from './graph-schema.ts';

const DAY_MS = 86_400_000;
let all: Subscribed;
beforeAll(async () => {
  all = await startListening();
});
beforeEach(async () => {
  all.app.answerValidation = echo;
  await all.tenant.control('PUT', '/tenant', { scope: 'rooms', entraGrants: [] });
  await all.tenant.control('DELETE', '/subscriptions');
});
afterAll(() => all.close());

interface Body {
  readonly id: string;
  readonly expirationDateTime: string;
}

async function created(over?: object): Promise<Body> {
  const answer = await all.subscribe(over);
  expect(answer.status).toBe(201);
  return answer.json as Body;
}

const within = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const minutesAhead = ({ expirationDateTime }: Body) =>
  Math.round((Date.parse(expirationDateTime) - Date.now()) / 60_000);

describe('creating', () => {
  test('answers with the subscription, which can be read and listed', async () => {
    const { id } = await created();
    const read = await all.tenant.graph('GET', `/subscriptions/${id}`);
    expect(read.json).toMatchObject({ ...wanted(), id, expirationDateTime: expect.any(String) });
    const list = await all.tenant.graph('GET', '/subscriptions');
    expect(list.json).toMatchObject({ value: [{ id }] });
  });

  test('raises a life below 45 minutes to 45', async () => {
    expect(minutesAhead(await created({ expirationDateTime: within(60_000) }))).toBe(45);
  });

  test.each<[string, object, number, RegExp]>([
    ['a life of more than 10,080 minutes', { expirationDateTime: within(8 * DAY_MS) }, 400, /10080 minutes/],
    ['an end in the past', { expirationDateTime: within(-1000) }, 400, /future/],
    ['a long clientState', { clientState: 'x'.repeat(129) }, 400, /128/],
    ['an unknown change', { changeType: 'created,moved' }, 400, /changeType/],
    ['resource data', { includeResourceData: true }, 400, /includeResourceData/],
    ['an address without TLS', { notificationUrl: 'http://foyer.sim.test/webhooks/graph' }, 400, /https/],
    ['another resource', { resource: '/users/fjord@nordhavn.example/messages' }, 400, /not supported/],
    ['an unknown property', { colour: 'red' }, 400, /colour/],
    ['a mailbox that nobody has', { resource: '/users/nobody@nordhavn.example/events' }, 404, /NotFound/],
    [
      'a mailbox on the own server',
      { resource: '/users/kaj@nordhavn.example/events' },
      404,
      /not yet supported/,
    ],
    ['a calendar out of scope', { resource: '/users/anna@nordhavn.example/events' }, 403, /Forbidden/],
  ])('refuses %s', async (_, over, status, words) => {
    const answer = await all.subscribe(over);
    expect(answer.status).toBe(status);
    expect((answer.json as { error: { message: string } }).error.message).toMatch(words);
    expect((await all.tenant.graph('GET', '/subscriptions')).json).toMatchObject({ value: [] });
  });

  test('takes Calendars.Read for everybody, but not ReadBasic', async () => {
    const resource = '/users/anna@nordhavn.example/events';
    await all.tenant.control('PUT', '/tenant', { entraGrants: ['Calendars.ReadBasic.All'] });
    expect((await all.subscribe({ resource })).status).toBe(403);
    await all.tenant.control('PUT', '/tenant', { entraGrants: ['Calendars.Read'] });
    expect((await all.subscribe({ resource })).status).toBe(201);
  });

  test('refuses the same changes of the same mailbox a second time, by address or by id', async () => {
    const { id } = await created();
    const room = await all.tenant.graph('GET', '/users/fjord@nordhavn.example');
    const resource = `users/${(room.json as { id: string }).id}/events`;
    const again = await all.subscribe({ resource, changeType: 'deleted,created,updated' });
    expect(again.status).toBe(409);
    expect(again.text).toContain(id);
    expect((await all.subscribe({ changeType: 'updated' })).status).toBe(201);
  });
});

describe('the handshake', () => {
  test.each<[string, typeof all.app.answerValidation]>([
    ['another text', (_, res) => void res.writeHead(200, { 'content-type': 'text/plain' }).end('ok')],
    ['another type', (token, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(token)],
    ['another status', (token, res) => void res.writeHead(202, { 'content-type': 'text/plain' }).end(token)],
    ['a broken connection', (_, res) => void res.destroy()],
  ])('fails on %s', async (_, answerValidation) => {
    all.app.answerValidation = answerValidation;
    const { status, json } = await all.subscribe();
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: 'ValidationError' } });
  });

  test('fails when only the address for lifecycle events does not echo', async () => {
    let calls = 0;
    all.app.answerValidation = (token, res) => echo((calls += 1) === 1 ? token : '', res);
    expect((await all.subscribe()).status).toBe(400);
    expect(calls).toBe(2);
  });

  test('cannot reach any other host', async () => {
    const answer = await all.subscribe({ notificationUrl: 'https://hooks.fabrikam.example/graph' });
    expect(answer.json).toMatchObject({ error: { code: 'ValidationError' } });
  });
});

describe('keeping', () => {
  test('is extended', async () => {
    const { id } = await created();
    const answer = await all.tenant.graph('PATCH', `/subscriptions/${id}`, {
      body: { expirationDateTime: within(2 * DAY_MS) },
    });
    expect(answer.status).toBe(200);
    expect(minutesAhead(answer.json as Body)).toBe(2 * 24 * 60);
  });

  test('never gets an address for lifecycle events later', async () => {
    const { id } = await created({ lifecycleNotificationUrl: undefined });
    const { lifecycleNotificationUrl } = wanted();
    const answer = await all.tenant.graph('PATCH', `/subscriptions/${id}`, {
      body: { lifecycleNotificationUrl },
    });
    expect(answer.status).toBe(400);
  });

  test('is reauthorized as long as the app may read the calendar', async () => {
    const { id } = await created({ resource: '/users/lille@nordhavn.example/events' });
    expect((await all.tenant.graph('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await all.tenant.control('PUT', '/tenant', { scope: 'half' });
    expect((await all.tenant.graph('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(403);
  });

  test('ends with a deletion', async () => {
    const { id } = await created();
    expect((await all.tenant.graph('DELETE', `/subscriptions/${id}`)).status).toBe(204);
    expect((await all.tenant.graph('GET', `/subscriptions/${id}`)).status).toBe(404);
    expect((await all.tenant.graph('DELETE', `/subscriptions/${id}`)).status).toBe(404);
  });

  test('an expired one is not found', async () => {
    const { id } = await created();
    await all.tenant.control('POST', '/subscriptions/expire', {});
    const body = { expirationDateTime: within(DAY_MS) };
    expect((await all.tenant.graph('PATCH', `/subscriptions/${id}`, { body })).status).toBe(404);
  });
});

describeWithSchema("what is said about subscriptions fits Microsoft's types", (mistakes) => {
  test('the subscription itself', async () => {
    expect(mistakes('subscription', await created())).toEqual([]);
  });

  test('a delivery of changes and one of lifecycle events', async () => {
    await created();
    await all.tenant.control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'Bid',
      start: '2026-12-01T10:00',
      end: '2026-12-01T11:00',
      rooms: ['fjord'],
    });
    await all.tenant.control('POST', '/subscriptions/lifecycle', { lifecycle: 'missed' });
    await all.tenant.control('POST', '/notifications/settle', {});
    const deliveries = all.app.deliveries.splice(0);
    expect(deliveries).toHaveLength(2);
    for (const { value } of deliveries) {
      expect(mistakes('changeNotificationCollection', { value })).toEqual([]);
      expect(value.flatMap((each) => mistakes('changeNotification', each))).toEqual([]);
    }
  });
});
