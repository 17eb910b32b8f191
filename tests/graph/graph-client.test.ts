import { BatchRequestContent, Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';

const FJORD = '/users/fjord@nordhavn.example';
const WINDOW = 'startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-02-08T00:00:00Z';

const outside = globalThis.fetch;
let tenant: RunningTenant;
let graph: Client;
beforeAll(async () => {
  tenant = await startTenant();
  const token = await tenant.appToken();
  graph = Client.init({
    baseUrl: 'https://graph.sim.test/',
    customHosts: new Set(['graph.sim.test']),
    authProvider: (done) => done(null, token),
  });
  // The client sends tokens over https only: what it fetches is led to this machine, and nothing else is changed.
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.host !== 'graph.sim.test') return outside(input, init);
    return outside(`${tenant.root}/graph.sim.test${url.pathname}${url.search}`, init);
  };
});
afterAll(async () => {
  globalThis.fetch = outside;
  await tenant.close();
});

/** What these tests read of Graph's types. */
interface Event {
  readonly id: string;
  readonly subject?: string;
  readonly type?: string;
  readonly start?: { readonly dateTime: string; readonly timeZone: string };
}
interface Named {
  readonly displayName?: string;
  readonly mail?: string;
}

interface Page<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly '@odata.count'?: number;
}
const get = async <T>(path: string): Promise<Page<T>> => (await graph.api(path).get()) as Page<T>;

async function book(over: object): Promise<void> {
  const body = { organizer: 'anna', subject: 'Bid', rooms: ['fjord'], attendees: [], ...over };
  const { status } = await tenant.control('POST', '/meetings', body);
  expect(status).toBe(201);
}

/** Everything of a collection, page by page, as the client's own iterator turns them. */
async function iterated<T>(first: Page<T>): Promise<{ items: T[]; deltaLink: string | undefined }> {
  const items: T[] = [];
  const iterator = new PageIterator(graph, { ...first, value: [...first.value] }, (item: T) => {
    items.push(item);
    return true;
  });
  await iterator.iterate();
  return { items, deltaLink: iterator.getDeltaLink() };
}

describe('events', () => {
  beforeAll(async () => {
    await tenant.control('PUT', '/rooms/fjord', {
      processing: { deleteSubject: false, addOrganizerToSubject: false },
    });
    for (const day of ['01', '02', '03']) {
      await book({
        subject: `Bid ${day}`,
        start: `2027-02-${day}T09:00:00Z`,
        end: `2027-02-${day}T10:00:00Z`,
      });
    }
    const pattern = { type: 'daily', interval: 1 };
    const range = { type: 'numbered', startDate: '2027-02-01', numberOfOccurrences: 12 };
    await book({
      subject: 'Stand-up',
      start: '2027-02-01T07:00',
      end: '2027-02-01T07:30',
      recurrence: { pattern, range },
    });
  });

  test('are listed as single meetings and masters, filtered, sorted, cut and counted', async () => {
    const since = "start/dateTime ge '2027-02-01T00:00:00Z'";
    const page = (await graph
      .api(`${FJORD}/events`)
      .filter(`${since} and (contains(subject,'bid') or type eq 'seriesMaster')`)
      .orderby('start/dateTime desc')
      .select('subject,type')
      .top(3)
      .count(true)
      .get()) as Page<Event>;
    expect(page.value.map(({ subject, type }) => [subject, type])).toEqual([
      ['Bid 03', 'singleInstance'],
      ['Bid 02', 'singleInstance'],
      ['Bid 01', 'singleInstance'],
    ]);
    expect([page['@odata.count'], Object.keys(page.value[0] ?? {})]).toEqual([
      4,
      ['@odata.etag', 'id', 'subject', 'type'],
    ]);
    const { items } = await iterated(page);
    expect(items.at(-1)).toMatchObject({ subject: 'Stand-up', type: 'seriesMaster' });
  });

  test.each([
    ["not startswith(subject,'bid')", 1],
    ["subject eq 'BID 02'", 1],
    ["endswith(subject,'3') or subject eq 'it''s not there'", 1],
    ["organizer/emailAddress/address eq 'anna@nordhavn.example' and isAllDay eq false", 4],
    ["start/dateTime lt '2027-02-01T08:00:00'", 1],
    ['isCancelled ne false', 0],
    ['seriesMasterId ne null', 0],
  ])('are filtered by %s', async (filter, count) => {
    const since = "start/dateTime ge '2027-02-01T00:00:00Z'";
    const { value } = (await graph
      .api(`${FJORD}/events`)
      .filter(`${since} and (${filter})`)
      .get()) as Page<Event>;
    expect(value).toHaveLength(count);
  });

  test.each([
    ["subjekt eq 'x'", 'RequestBroker--ParseUri'],
    ["subject is 'x'", 'BadRequest'],
    ["(subject eq 'x'", 'BadRequest'],
  ])('are not filtered by %s', async (filter, code) => {
    await expect(graph.api(`${FJORD}/events`).filter(filter).get()).rejects.toMatchObject({
      statusCode: 400,
      code,
    });
  });

  test('are read one by one, in the zone that is preferred', async () => {
    const { value } = await get<Event>(`${FJORD}/events?$filter=subject eq 'Bid 02'`);
    const event = (await graph
      .api(`${FJORD}/events/${value[0]?.id ?? ''}`)
      .header('Prefer', 'outlook.timezone="Romance Standard Time"')
      .get()) as Event;
    expect(event.start).toEqual({
      dateTime: '2027-02-02T10:00:00.0000000',
      timeZone: 'Romance Standard Time',
    });
    const elsewhere = `/users/lille@nordhavn.example/events/${value[0]?.id ?? ''}`;
    await expect(graph.api(elsewhere).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'ErrorItemNotFound',
    });
  });

  test('come expanded and page by page in a calendar view', async () => {
    const first = await get<Event>(`${FJORD}/calendarView?${WINDOW}&$select=subject,type&$top=4`);
    expect(first.value).toHaveLength(4);
    const { items } = await iterated(first);
    expect(items.filter(({ type }) => type === 'occurrence')).toHaveLength(7);
    expect(items).toHaveLength(10);
  });

  test('come round by round in a delta', async () => {
    const first = (await graph
      .api(`${FJORD}/calendarView/delta?${WINDOW}`)
      .header('Prefer', 'odata.maxpagesize=4')
      .get()) as Page<Event>;
    const { items, deltaLink } = await iterated(first);
    expect(items.length).toBe(11);
    await book({ subject: 'Late', start: '2027-02-04T14:00:00Z', end: '2027-02-04T15:00:00Z' });
    const second = await get<Event>(deltaLink ?? '');
    expect(second.value.map(({ subject }) => subject)).toEqual(['Late']);
  });
});

describe('the directory', () => {
  test('lists people by name, page by page', async () => {
    const first = (await graph
      .api('/users')
      .select('displayName,mail')
      .orderby('displayName desc')
      .top(4)
      .get()) as Page<Named>;
    const { items } = await iterated(first);
    const names = items.map(({ displayName }) => displayName?.toLowerCase() ?? '');
    expect(names.length).toBeGreaterThan(4);
    expect(names).toEqual(names.toSorted().toReversed());
    const found = (await graph.api('/users').filter("startswith(displayName,'Anna')").get()) as Page<Named>;
    expect(found.value.map(({ mail }) => mail)).toEqual(['anna@nordhavn.example']);
    await expect(graph.api('/users').orderby('id').get()).rejects.toMatchObject({ statusCode: 400 });
  });

  test('lists groups and places', async () => {
    const groups = (await graph
      .api('/groups')
      .select('displayName')
      .orderby('displayName')
      .get()) as Page<Named>;
    const names = groups.value.map(({ displayName }) => displayName?.toLowerCase() ?? '');
    expect(names).toEqual(names.toSorted());
    const rooms = await get<Named>('/places/microsoft.graph.room?$top=2');
    expect((await iterated(rooms)).items.length).toBeGreaterThan(4);
  });
});

const wish = (address: string) => ({
  schedules: [address],
  startTime: { dateTime: '2027-02-01T00:00:00', timeZone: 'UTC' },
  endTime: { dateTime: '2027-02-02T00:00:00', timeZone: 'UTC' },
});
const read = (id: string, url: string) => ({ id, method: 'GET', url });

describe('a batch', () => {
  interface Answers {
    readonly responses: readonly {
      id: string;
      status: number;
      body: { error?: { code: string }; value?: unknown[] };
    }[];
  }
  const send = async (requests: unknown): Promise<Answers> =>
    (await graph.api('/$batch').post({ requests })) as Answers;

  test('of twenty is answered part by part', async () => {
    const content = new BatchRequestContent();
    for (let part = 1; part <= 19; part += 1) {
      const room = part % 2 === 0 ? 'lille' : 'skov';
      const request = new Request(`https://graph.sim.test/users/${room}@nordhavn.example/events?$top=1`);
      content.addRequest({ id: String(part), request });
    }
    const schedule = new Request(`https://graph.sim.test${FJORD}/calendar/getSchedule`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish('fjord@nordhavn.example')),
    });
    content.addRequest({ id: '20', request: schedule });
    const { responses } = (await graph.api('/$batch').post(await content.getContent())) as Answers;
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const [found] = (responses.find(({ id }) => id === '20')?.body.value ?? []) as { scheduleId: string }[];
    expect(found?.scheduleId).toBe('fjord@nordhavn.example');
  });

  test('lets one part fail and the others succeed', async () => {
    const { responses } = await send([
      read('a', '/organization'),
      read('b', '/users/anna@nordhavn.example/events'),
      { ...read('c', '/groups'), dependsOn: ['b'] },
      {
        id: 'd',
        method: 'POST',
        url: `${FJORD}/events`,
        headers: { 'Content-Type': 'application/json' },
        body: {},
      },
      { ...read('e', '/groups'), dependsOn: ['a'] },
    ]);
    const found = Object.fromEntries(
      responses.map(({ id, status, body }) => [id, [status, body.error?.code]]),
    );
    expect(found).toEqual({
      a: [200, undefined],
      b: [403, 'ErrorAccessDenied'],
      c: [424, 'FailedDependency'],
      d: [403, 'ErrorAccessDenied'],
      e: [200, undefined],
    });
  });

  test('meets throttling part by part', async () => {
    await tenant.control('PUT', '/faults', {
      rules: [
        { service: 'graph', operation: 'readOrganization', fault: 'status', status: 429, retryAfter: 7 },
      ],
    });
    const { responses } = await send([read('1', '/organization'), read('2', '/groups')]);
    await tenant.control('DELETE', '/faults');
    expect(responses).toMatchObject([
      { id: '1', status: 429, headers: { 'Retry-After': '7' } },
      { id: '2', status: 200 },
    ]);
  });

  test.each([
    ['more than twenty parts', Array.from({ length: 21 }, (_, at) => read(String(at), '/groups'))],
    ['two parts of one id', [read('1', '/groups'), read('1', '/users')]],
    ['a part that is a batch', [read('1', '/$batch')]],
    ['an address of somewhere else', [read('1', 'https://graph.sim.test/v1.0/groups')]],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/groups', body: {} }]],
    [
      'parts that wait for each other',
      [
        { ...read('1', '/groups'), dependsOn: ['2'] },
        { ...read('2', '/groups'), dependsOn: ['1'] },
      ],
    ],
    ['a part that waits for nobody', [{ ...read('1', '/groups'), dependsOn: ['9'] }]],
    ['nothing', []],
  ])('is refused with %s', async (_, requests) => {
    await expect(send(requests)).rejects.toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });
});
