import { startListening } from './listening-app.ts';
import type { Subscribed } from './listening-app.ts';

const TUESDAY = { start: '2026-12-01T10:00', end: '2026-12-01T11:00' };
const WEEKLY = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
};
let all: Subscribed;
beforeAll(async () => {
  all = await startListening();
});
beforeEach(async () => {
  await all.tenant.control('POST', '/reset', {});
  all.app.deliveries.length = 0;
  all.app.statuses = [202];
  const { status, text } = await all.subscribe();
  if (status !== 201) throw new Error(text);
});
afterAll(() => all.close());

async function book(over: object = {}): Promise<string> {
  const meeting = { organizer: 'anna', subject: 'Bid', ...TUESDAY, rooms: ['fjord'], ...over };
  const { status, json } = await all.tenant.control('POST', '/meetings', meeting);
  expect(status).toBe(201);
  return (json as { iCalUId: string }).iCalUId;
}

async function kinds(options?: object): Promise<(string | undefined)[]> {
  return (await all.told(options)).map(({ changeType }) => changeType);
}

const faults = (...rules: object[]) =>
  all.tenant.control('PUT', '/faults', {
    seed: 4,
    rules: rules.map((rule) => ({ service: 'notifications', ...rule })),
  });

async function listed(): Promise<object[]> {
  return (await all.tenant.control('GET', '/subscriptions')).json as object[];
}

describe('what is told', () => {
  test('a booking arrives and is processed, each with the id that calendarView shows', async () => {
    await book();
    const told = await all.told();
    expect(told.map(({ changeType }) => changeType)).toEqual(['created', 'updated']);
    const window = 'startDateTime=2026-12-01T09:00:00Z&endDateTime=2026-12-01T10:00:00Z';
    const view = await all.tenant.graph('GET', `/users/fjord@nordhavn.example/calendarView?${window}`);
    const { value } = view.json as { value: { id: string; '@odata.etag': string }[] };
    expect(value).toHaveLength(1);
    expect(told[1]?.resourceData).toMatchObject({
      id: value[0]?.id,
      '@odata.etag': value[0]?.['@odata.etag'],
      '@odata.type': '#Microsoft.Graph.Event',
    });
    expect(told[1]).toMatchObject({ clientState: 'a-secret-of-the-app' });
  });

  test('a booking that the room declines appears and disappears', async () => {
    await book();
    await all.told();
    await book({ organizer: 'bent' });
    expect(await kinds()).toEqual(['created', 'deleted']);
  });

  test('a meeting that is moved to another room is deleted in the first', async () => {
    const uid = await book();
    await all.told();
    await all.tenant.control('PATCH', `/meetings/${uid}`, { rooms: ['skov'] });
    expect(await kinds()).toEqual(['deleted']);
  });

  test('a cancellation arrives and removes the item', async () => {
    const uid = await book({ attendees: ['bent'] });
    await all.told();
    await all.tenant.control('DELETE', `/meetings/${uid}`);
    expect((await kinds()).at(-1)).toBe('deleted');
  });

  test("a delegate's answer is an update", async () => {
    expect(
      (await all.subscribe({ resource: 'users/bestyrelse@nordhavn.example/calendar/events' })).status,
    ).toBe(201);
    const uid = await book({ rooms: ['bestyrelse'] });
    await all.told();
    await all.tenant.control('POST', `/meetings/${uid}/answer`, { room: 'bestyrelse', response: 'accepted' });
    expect(await kinds()).toEqual(['updated']);
  });

  test('a series is one item, whichever date of it changes', async () => {
    const uid = await book({ recurrence: WEEKLY });
    const created = await all.told();
    expect(created.filter(({ changeType }) => changeType === 'created')).toHaveLength(1);
    await all.tenant.control('DELETE', `/meetings/${uid}?occurrence=2026-12-08T09:00:00Z`);
    const told = await all.told();
    expect(told.map(({ changeType }) => changeType)).toEqual(['updated']);
    expect(told[0]?.resourceData?.id).toBe(created[0]?.resourceData?.id);
  });

  test('other rooms and other kinds of change are none of its business', async () => {
    await all.tenant.control('DELETE', '/subscriptions');
    await all.subscribe({ changeType: 'deleted' });
    const uid = await book();
    await book({ rooms: ['skov'] });
    expect(await kinds()).toEqual([]);
    await all.tenant.control('DELETE', `/meetings/${uid}`);
    expect(await kinds()).toEqual(['deleted']);
  });

  test('a mailbox keeps its subscription under another address', async () => {
    await all.tenant.control('PUT', '/tenant', {
      mailboxes: { 'fjord@nordhavn.example': { renamed: 'vig@nordhavn.example' } },
    });
    await all.told();
    await book({ rooms: ['vig@nordhavn.example'] });
    expect(await kinds()).toEqual(['created', 'updated']);
  });

  test('nothing is told of a calendar while the app may not read it', async () => {
    await all.subscribe({ resource: '/users/lille@nordhavn.example/events' });
    const saturday = { start: '2026-12-05T10:00', end: '2026-12-05T11:00', rooms: ['lille'] };
    await all.tenant.control('PUT', '/tenant', { scope: 'half' });
    const uid = await book(saturday);
    expect(await kinds()).toEqual([]);
    await all.tenant.control('PUT', '/tenant', { scope: 'rooms' });
    await all.tenant.control('DELETE', `/meetings/${uid}`);
    expect((await kinds()).at(-1)).toBe('deleted');
  });
});

describe('deliveries', () => {
  test('what happens at one moment goes together', async () => {
    await book();
    await all.tenant.control('POST', '/notifications/settle', {});
    expect(all.app.deliveries.map(({ path, value }) => [path, value.length])).toEqual([
      ['/webhooks/graph', 2],
    ]);
  });

  test('what is not taken is brought again', async () => {
    all.app.statuses = [503, 404, 202];
    await book();
    await all.tenant.control('POST', '/notifications/settle', { hurry: true });
    await all.tenant.control('POST', '/notifications/settle', { hurry: true });
    const ids = all.app.deliveries.map(({ value }) => JSON.stringify(value));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  test('settling says in words that something is not taken', async () => {
    all.app.statuses = [503];
    await book();
    const answer = await all.tenant.control('POST', '/notifications/settle', { seconds: 0 });
    expect(answer.status).toBe(504);
    expect(answer.text).toMatch(/2 notifications were not taken/);
  });

  test('each is in the log with what the app answered, as going out', async () => {
    await book();
    await all.told();
    const { json } = await all.tenant.control('GET', '/log');
    const out = (json as { direction: string }[]).filter(({ direction }) => direction === 'out');
    expect(out).toMatchObject([
      { service: 'notifications', operation: 'validate', status: 200 },
      { service: 'notifications', operation: 'validate', status: 200 },
      { operation: 'change', mailbox: 'fjord@nordhavn.example', path: '/webhooks/graph', status: 202 },
    ]);
  });
});

describe('faults', () => {
  afterEach(() => all.tenant.control('DELETE', '/faults'));

  test('lost ones never arrive, others do', async () => {
    await faults({ fault: 'lost', mailbox: 'skov@nordhavn.example' });
    await all.subscribe({ resource: '/users/skov@nordhavn.example/events' });
    await book({ rooms: ['skov'] });
    expect(await kinds()).toEqual([]);
    await book();
    expect(await kinds()).toEqual(['created', 'updated']);
  });

  test('duplicates arrive twice', async () => {
    await faults({ fault: 'duplicate' });
    await book();
    expect(await kinds()).toEqual(['created', 'created', 'updated', 'updated']);
  });

  test('delayed ones arrive when the pauses are ended', async () => {
    await faults({ fault: 'delay', seconds: 3000 });
    await book();
    expect((await all.tenant.control('POST', '/notifications/settle', { seconds: 0 })).status).toBe(504);
    expect(all.app.deliveries).toEqual([]);
    expect(await kinds({ hurry: true })).toEqual(['created', 'updated']);
  });

  test('shuffled ones all arrive, in another order', async () => {
    await faults({ fault: 'shuffle', seconds: 0.05 });
    for (let hour = 10; hour < 18; hour += 1) {
      await book({ start: `2026-12-05T${hour}:00`, end: `2026-12-05T${hour}:30` });
    }
    const told = await kinds();
    expect(told.filter((kind) => kind === 'created')).toHaveLength(8);
    expect(told).toHaveLength(16);
    expect(told).not.toEqual(told.map((_, at) => (at % 2 === 0 ? 'created' : 'updated')));
  });

  test.each([
    { service: 'graph', fault: 'lost' },
    { service: 'notifications', fault: 'reset' },
  ])('$fault is no fault of $service', async (rule) => {
    const answer = await all.tenant.control('PUT', '/faults', { rules: [rule] });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('the service has no such fault');
  });
});

describe('as only Microsoft can', () => {
  test('subscriptions are listed with the mailbox they follow', async () => {
    expect(await listed()).toMatchObject([
      { mailbox: 'fjord@nordhavn.example', clientState: 'a-secret-of-the-app' },
    ]);
  });

  test('they are dropped without a word', async () => {
    expect((await all.tenant.control('DELETE', '/subscriptions')).json).toEqual({ dropped: 1 });
    await book();
    expect(await all.told()).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  test('they expire at once', async () => {
    expect((await all.tenant.control('POST', '/subscriptions/expire', {})).json).toEqual({ expired: 1 });
    expect(await listed()).toEqual([]);
    await book();
    expect(await all.told()).toEqual([]);
  });

  test.each(['reauthorizationRequired', 'missed', 'subscriptionRemoved'])(
    '%s goes to its own address',
    async (lifecycle) => {
      const mailbox = 'fjord';
      expect(
        (await all.tenant.control('POST', '/subscriptions/lifecycle', { lifecycle, mailbox })).json,
      ).toEqual({ sent: 1 });
      await all.tenant.control('POST', '/notifications/settle', {});
      expect(all.app.deliveries).toMatchObject([
        {
          path: '/webhooks/graph/lifecycle',
          value: [{ lifecycleEvent: lifecycle, clientState: 'a-secret-of-the-app' }],
        },
      ]);
      expect(all.app.deliveries[0]?.value[0]).not.toHaveProperty('changeType');
      expect(await listed()).toHaveLength(lifecycle === 'subscriptionRemoved' ? 0 : 1);
    },
  );

  test('without an address for them nothing is sent', async () => {
    await all.tenant.control('DELETE', '/subscriptions');
    await all.subscribe({ lifecycleNotificationUrl: undefined });
    const answer = await all.tenant.control('POST', '/subscriptions/lifecycle', { lifecycle: 'missed' });
    expect(answer.json).toEqual({ sent: 0 });
    expect(await all.told()).toEqual([]);
  });
});
