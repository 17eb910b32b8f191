import { startTenant } from '../simulator/running-tenant.ts';
import type { Answer, RunningTenant } from '../simulator/running-tenant.ts';

const FJORD = '/users/fjord@nordhavn.example';
const WINDOW = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

interface ScheduleReply {
  readonly value: readonly {
    readonly scheduleId: string;
    readonly availabilityView: string;
    readonly error?: { readonly responseCode: string };
    readonly scheduleItems?: readonly { readonly status: string; readonly start: object }[];
  }[];
}
interface EventPage {
  readonly value: readonly (Record<string, unknown> & { readonly id: string })[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

function getSchedule(over: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  return tenant.graph('POST', `${FJORD}/calendar/getSchedule`, {
    headers,
    body: {
      schedules: ['fjord@nordhavn.example'],
      startTime: { dateTime: '2026-12-01T07:00:00', timeZone: 'UTC' },
      endTime: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
      availabilityViewInterval: 60,
      ...over,
    },
  });
}

describe('getSchedule', () => {
  test('lists what is taken, with seven decimals, and the merged view', async () => {
    const { json } = await getSchedule();
    const [fjord] = (json as ScheduleReply).value;
    expect(fjord?.availabilityView).toBe('220');
    expect(fjord?.scheduleItems).toMatchObject([
      {
        status: 'busy',
        subject: 'Dora Lind',
        start: { dateTime: '2026-12-01T07:30:00.0000000', timeZone: 'UTC' },
      },
    ]);
  });

  test('answers in the zone that Prefer asks for, Windows or IANA', async () => {
    for (const name of ['Romance Standard Time', 'Europe/Copenhagen']) {
      const { json, headers } = await getSchedule({}, { prefer: `outlook.timezone="${name}"` });
      const [fjord] = (json as ScheduleReply).value;
      expect(fjord?.scheduleItems?.[0]?.start).toEqual({
        dateTime: '2026-12-01T08:30:00.0000000',
        timeZone: name,
      });
      expect(headers.get('preference-applied')).toContain(name);
    }
  });

  test('one mailbox that does not exist leaves the others readable', async () => {
    const { json } = await getSchedule({ schedules: ['nobody@nordhavn.example', 'skov@nordhavn.example'] });
    const [nobody, skov] = (json as ScheduleReply).value;
    expect(nobody?.error?.responseCode).toBe('ErrorMailRecipientNotFound');
    expect(skov?.error).toBeUndefined();
  });

  test.each([
    ['21 schedules', { schedules: Array.from({ length: 21 }, () => 'fjord@nordhavn.example') }],
    ['62 days', { endTime: { dateTime: '2027-02-01T07:00:00', timeZone: 'UTC' } }],
    ['an end before the start', { endTime: { dateTime: '2026-11-01T07:00:00', timeZone: 'UTC' } }],
    ['slots of four minutes', { availabilityViewInterval: 4 }],
    ['an unknown zone', { startTime: { dateTime: '2026-12-01T07:00:00', timeZone: 'Moon Time' } }],
  ])('refuses %s', async (_, over) => {
    const { status, json } = await getSchedule(over);
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: 'ErrorInvalidParameter', innerError: {} } });
  });
});

describe('calendarView', () => {
  test('gives only the properties asked for, and the id', async () => {
    const { json } = await tenant.graph('GET', `${FJORD}/calendarView?${WINDOW}&$select=start,changeKey`);
    const [event] = (json as EventPage).value;
    expect(Object.keys(event ?? {}).sort()).toEqual(['@odata.etag', 'changeKey', 'id', 'start']);
  });

  test('pages by $top with absolute links', async () => {
    const first = (await tenant.graph('GET', `${FJORD}/calendarView?${WINDOW}&$top=1`)).json as EventPage;
    expect(first.value).toHaveLength(1);
    const second = (await tenant.graph('GET', first['@odata.nextLink'] ?? '')).json as EventPage;
    expect(second.value).toHaveLength(1);
    expect(second['@odata.nextLink']).toBeUndefined();
    expect(second.value[0]?.id).not.toBe(first.value[0]?.id);
  });

  test('shows the organizer as subject, no body, and the room as resource', async () => {
    await tenant.control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'canary-subject',
      start: '2026-12-01T10:00',
      end: '2026-12-01T11:00',
      rooms: ['fjord'],
    });
    const { text, json } = await tenant.graph('GET', `${FJORD}/calendarView?${WINDOW}&$top=50`);
    expect(text).not.toContain('canary-subject');
    const event = (json as EventPage).value.find(({ subject }) => subject === 'Anna Holm');
    expect(event).toMatchObject({
      body: { content: '' },
      organizer: { emailAddress: { address: 'anna@nordhavn.example', name: 'Anna Holm' } },
      attendees: [{ type: 'resource', emailAddress: { address: 'fjord@nordhavn.example' } }],
      responseStatus: { response: 'accepted' },
      originalStartTimeZone: 'Romance Standard Time',
    });
  });

  test.each([
    ['no window', '/calendarView', 'ErrorInvalidParameter'],
    [
      'a window of six years',
      '/calendarView?startDateTime=2020-01-01&endDateTime=2026-01-01',
      'ErrorCalendarViewRangeTooBig',
    ],
    ['an unknown property', `/calendarView?${WINDOW}&$select=colour`, 'RequestBroker--ParseUri'],
    [
      'a plus sign that was not encoded',
      '/calendarView?startDateTime=2026-12-01T00:00:00+01:00&endDateTime=2026-12-02',
      'ErrorInvalidParameter',
    ],
  ])('refuses %s', async (_, path, code) => {
    const { status, json } = await tenant.graph('GET', FJORD + path);
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code } });
  });
});

describe('calendarView/delta', () => {
  test('tells what is new, what changed and what is gone, and nothing else', async () => {
    const round = await full();
    expect(round.value).toHaveLength(2);
    expect((await next(round)).value).toEqual([]);

    const { json } = await tenant.control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'New',
      start: '2026-12-01T10:00',
      end: '2026-12-01T11:00',
      rooms: ['fjord'],
    });
    const { iCalUId } = json as { iCalUId: string };
    const added = await next(round);
    expect(added.value).toMatchObject([{ iCalUId }]);

    await tenant.control('DELETE', `/meetings/${iCalUId}`);
    const removed = await next(added);
    expect(removed.value).toMatchObject([{ id: added.value[0]?.id, '@removed': { reason: 'deleted' } }]);
  });

  test('refuses $select', async () => {
    const { status } = await tenant.graph('GET', `${FJORD}/calendarView/delta?${WINDOW}&$select=id`);
    expect(status).toBe(400);
  });

  test('gives up its pages one by one', async () => {
    const prefer = { prefer: 'odata.maxpagesize=1' };
    const path = `${FJORD}/calendarView/delta?${WINDOW}`;
    const first = (await tenant.graph('GET', path, { headers: prefer })).json as EventPage;
    expect(first.value).toHaveLength(1);
    const second = (await tenant.graph('GET', first['@odata.nextLink'] ?? '', { headers: prefer }))
      .json as EventPage;
    expect(second.value).toHaveLength(1);
    expect(second['@odata.deltaLink']).toBeDefined();
  });

  test('answers 410 to a token from before a reset', async () => {
    const round = await full();
    await tenant.control('POST', '/reset', { fixture: 'F0' });
    const { status, json } = await tenant.graph('GET', round['@odata.deltaLink'] ?? '');
    expect(status).toBe(410);
    expect(json).toMatchObject({ error: { code: 'SyncStateNotFound' } });
  });
});

describe('who may read which calendar', () => {
  test('rooms, not people', async () => {
    expect(await statusOf('fjord')).toBe(200);
    expect(await statusOf('anna')).toBe(403);
    const { json } = await getSchedule({ schedules: ['anna@nordhavn.example'] });
    expect((json as ScheduleReply).value[0]?.error?.responseCode).toBe('ErrorNoFreeBusyAccess');
  });

  test('everything, when an unscoped grant was left standing', async () => {
    await tenant.control('PUT', '/tenant', { scope: 'everything' });
    expect(await statusOf('anna')).toBe(200);
    expect((await tenant.graph('GET', '/users/anna@nordhavn.example/messages')).status).toBe(403);
  });

  test('half of the rooms, when the scope misses some', async () => {
    await tenant.control('PUT', '/tenant', { scope: 'half' });
    expect(await statusOf('fjord')).toBe(200);
    expect(await statusOf('lille')).toBe(403);
  });

  test('a room that was converted, removed or renamed is no room any more', async () => {
    await tenant.control('PUT', '/tenant', {
      mailboxes: {
        'fjord@nordhavn.example': 'user',
        'lille@nordhavn.example': 'removed',
        'skov@nordhavn.example': { renamed: 'wood@nordhavn.example' },
      },
    });
    expect(await statusOf('fjord')).toBe(403);
    expect(await statusOf('lille')).toBe(404);
    expect(await statusOf('skov')).toBe(404);
    expect(await statusOf('wood')).toBe(200);

    await tenant.control('PUT', '/tenant', { mailboxes: { 'fjord@nordhavn.example': 'room' } });
    expect(await statusOf('fjord')).toBe(200);
  });

  test('nothing can be written', async () => {
    const { status } = await tenant.graph('POST', `${FJORD}/events`, { body: { subject: 'x' } });
    expect(status).toBe(403);
  });
});

test('a fifth request in flight for one mailbox is refused, other mailboxes are not', async () => {
  // An answer that drips for minutes keeps its request in flight for as long as the test needs.
  const dripping = { service: 'graph', operation: 'calendarView', fault: 'drip', milliseconds: 200 };
  await tenant.control('PUT', '/faults', { rules: [dripping] });
  const stop = new AbortController();
  const token = await tenant.appToken();
  const ask = (): Promise<Response> =>
    fetch(`${tenant.root}/graph.sim.test/v1.0${FJORD}/calendarView?${WINDOW}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    });
  const four = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(four.map(({ status }) => status)).toEqual([200, 200, 200, 200]);

  await tenant.control('DELETE', '/faults');
  const fifth = await tenant.graph('GET', `${FJORD}/calendarView?${WINDOW}`);
  expect(fifth.status).toBe(429);
  expect(fifth.json).toMatchObject({ error: { code: 'ApplicationThrottled' } });
  expect(fifth.headers.get('retry-after')).toBe('1');
  expect((await tenant.graph('GET', `/users/skov@nordhavn.example/calendarView?${WINDOW}`)).status).toBe(200);
  stop.abort();
});

async function full(): Promise<EventPage> {
  return (await tenant.graph('GET', `${FJORD}/calendarView/delta?${WINDOW}`)).json as EventPage;
}

async function next(page: EventPage): Promise<EventPage> {
  return (await tenant.graph('GET', page['@odata.deltaLink'] ?? '')).json as EventPage;
}

async function statusOf(handle: string): Promise<number> {
  return (await tenant.graph('GET', `/users/${handle}@nordhavn.example/calendarView?${WINDOW}`)).status;
}
