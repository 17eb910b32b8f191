import { Instant } from '../../contract/primitives.ts';
import type { Schedule } from '../../server/exchange/index.ts';
import type { GetAccessToken } from '../../server/exchange/access-token.ts';
import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { Problem } from '../../server/kernel/problem.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import {
  allFree,
  asked,
  graphError,
  mailbox,
  mailboxes,
  reader,
  startSmallGraph,
  utc,
} from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const morning = {
  start: Instant.parse('2026-12-01T09:00:00Z'),
  end: Instant.parse('2026-12-01T10:00:00Z'),
};

async function connect(answer: Answer, getAccessToken?: GetAccessToken, schedulesDeadlineMs = 10_000) {
  const graph = await startSmallGraph(answer, getAccessToken);
  open.push(graph);
  return { ...graph, exchange: createGraphExchange({ ...graph.options, schedulesDeadlineMs }) };
}

const silent: Answer = () => undefined;
/** A byte now and then, for ever. */
const dripping: Answer = (res) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  const drip = setInterval(() => res.write(' '), 5);
  res.on('close', () => clearInterval(drip));
};

const known = (schedules: readonly Schedule[]) => schedules.map((schedule) => schedule.known);
const faultsOf = (schedules: readonly Schedule[]) =>
  schedules.flatMap((schedule) => (schedule.known ? [] : [schedule.fault]));

describe('the question', () => {
  test('names zone, immutable ids, a request id and the token, and is asked through a room of its own', async () => {
    const { exchange, received } = await connect(allFree);

    await exchange.readSchedules([mailbox('fjord')], morning);

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/v1.0/users/fjord%40nordhavn.test/calendar/getSchedule',
      headers: {
        host: 'graph.sim.test',
        authorization: 'Bearer token',
        prefer: 'outlook.timezone="UTC", IdType="ImmutableId"',
        'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(JSON.parse(received[0]!.body)).toEqual({
      schedules: ['fjord@nordhavn.test'],
      startTime: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
      endTime: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
    });
  });

  test('is asked for twenty rooms at a time and answered in the order asked, twins included', async () => {
    const { exchange, received } = await connect(allFree);
    const rooms = [...mailboxes(45), mailbox('room-3')];

    const schedules = await exchange.readSchedules(rooms, morning);

    expect(schedules.map((schedule) => schedule.mailbox)).toEqual(rooms);
    expect(received.map((one) => asked(one).length).sort((one, other) => one - other)).toEqual([5, 20, 20]);
  });

  test('is not asked at all about no rooms', async () => {
    const { exchange, received } = await connect(allFree);

    expect(await exchange.readSchedules([], morning)).toEqual([]);
    expect(received).toEqual([]);
  });

  test.each([
    ['longer than 60 days', '2026-12-01T00:00:00Z', '2027-01-30T00:00:01Z'],
    ['of no length', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z'],
    ['that ends before it starts', '2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z'],
  ])('is refused for an interval %s', async (_case, start, end) => {
    const { exchange, received } = await connect(allFree);
    const interval = { start: Instant.parse(start), end: Instant.parse(end) };

    await expect(exchange.readSchedules([mailbox('fjord')], interval)).rejects.toThrow(RangeError);
    expect(received).toEqual([]);
  });
});

/** A Graph that answers every question with these entries. */
const answering = (...entries: unknown[]) => connect((res) => json(res, 200, { value: entries }));
const fjord = (more: object) => ({ scheduleId: 'fjord@nordhavn.test', ...more });
const item = (status: unknown, start = '2026-12-01T09:00:00', end = '2026-12-01T09:30:00') => ({
  status,
  start: utc(start),
  end: utc(end),
});

describe('the answer', () => {
  test.each([
    ['busy', 'busy', undefined],
    ['tentative', 'tentative', undefined],
    ['oof', 'out-of-office', undefined],
    ['workingElsewhere', 'working-elsewhere', undefined],
    ['unknown', 'busy', undefined],
    ['aValueOfNextYear', 'busy', 'aValueOfNextYear'],
    ['constructor', 'busy', 'constructor'],
    [null, 'busy', ''],
  ])('reads the status %s as %s', async (status, read, word) => {
    const { exchange } = await answering(fjord({ scheduleItems: [item(status)] }));

    expect(await exchange.readSchedules([mailbox('fjord')], morning)).toEqual([
      {
        mailbox: mailbox('fjord'),
        known: true,
        busy: [{ start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T09:30:00.000Z', status: read }],
        ...(word !== undefined && { unknownWords: [{ field: 'showAs', word }] }),
      },
    ]);
  });

  test('leaves out what is shown as free and what lies outside, and sorts the rest', async () => {
    const { exchange } = await answering(
      fjord({
        scheduleItems: [
          item('busy', '2026-12-01T09:45:00', '2026-12-01T11:00:00'),
          item('free'),
          item('busy', '2026-12-01T10:00:00', '2026-12-01T11:00:00'),
          item('busy', '2026-12-01T08:00:00', '2026-12-01T09:15:00'),
        ],
      }),
    );

    const [schedule] = await exchange.readSchedules([mailbox('fjord')], morning);

    expect(schedule?.known && schedule.busy.map(({ start }) => start.slice(11, 16))).toEqual([
      '08:00',
      '09:45',
    ]);
  });

  test('survives fields that are null or new', async () => {
    const { exchange } = await answering(
      fjord({
        error: null,
        organizer: null,
        workingHours: null,
        scheduleItems: [{ ...item('busy'), subject: null, organizer: null, location: 7, brandNew: {} }],
      }),
    );

    expect(known(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([true]);
  });

  test('finds a room whatever the case in which Exchange writes its address', async () => {
    const { exchange } = await answering({ scheduleId: 'Fjord@Nordhavn.TEST', scheduleItems: [] });

    expect(known(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([true]);
  });

  test.each([
    ['no items', fjord({})],
    ['times without a zone', fjord({ scheduleItems: [{ status: 'busy', start: '9', end: '10' }] })],
    [
      'times in another zone',
      fjord({
        scheduleItems: [
          { ...item('busy'), start: { dateTime: '2026-12-01T09:00:00', timeZone: 'Romance Standard Time' } },
        ],
      }),
    ],
    ['a time that is none', fjord({ scheduleItems: [item('busy', '2026-13-01T09:00:00')] })],
    ['no name', { scheduleItems: [] }],
    ['nothing', null],
  ])('makes a room unknown, not free, and no other room, when its entry has %s', async (_case, entry) => {
    const { exchange } = await answering(entry, { scheduleId: 'skov@nordhavn.test', scheduleItems: [] });

    const schedules = await exchange.readSchedules([mailbox('fjord'), mailbox('skov')], morning);

    expect(known(schedules)).toEqual([false, true]);
    expect(faultsOf(schedules)).toEqual([expect.objectContaining({ code: 'exchange-unreadable' })]);
  });

  test.each([
    ['ErrorMailRecipientNotFound', 'room-not-found'],
    ['ErrorNoFreeBusyAccess', 'exchange-forbidden'],
    ['ErrorProxyRequestProcessingFailed', 'exchange-unavailable'],
    ['5006', 'exchange-unreadable'],
    ['toString', 'exchange-unavailable'],
  ])('passes %s on as %s of that room alone', async (responseCode, code) => {
    const { exchange } = await answering(fjord({ error: { responseCode, message: 'CANARY' } }), {
      scheduleId: 'skov@nordhavn.test',
      scheduleItems: [],
    });

    const schedules = await exchange.readSchedules([mailbox('fjord'), mailbox('skov')], morning);

    expect(known(schedules)).toEqual([false, true]);
    expect(faultsOf(schedules)).toEqual([
      { code, detail: expect.stringMatching(/\.$/), exchangeCode: responseCode, retryAfterSeconds: null },
    ]);
    expect(JSON.stringify(schedules)).not.toContain('CANARY');
  });
});

describe('a room through which nothing can be read', () => {
  test.each([
    ['it was removed', 404, 'ErrorInvalidUser'],
    ['it is not in scope', 403, 'ErrorAccessDenied'],
    ['it is on an Exchange Server', 404, 'MailboxNotEnabledForRESTAPI'],
  ])('does not darken the others: %s', async (_case, status, code) => {
    const bad = mailbox('room-0');
    const { exchange, received } = await connect((res, one) =>
      reader(one) === bad ? graphError(status, code)(res, one) : allFree(res, one),
    );

    expect(known(await exchange.readSchedules(mailboxes(20), morning))).toEqual(Array(20).fill(true));
    expect(received.map(reader)).toEqual([bad, mailbox('room-1')]);

    await exchange.readSchedules(mailboxes(20), morning);
    expect(received.map(reader).slice(2)).toEqual([mailbox('room-1')]);
  });

  test('is answered with its own fault when it is the only one', async () => {
    const { exchange } = await connect(graphError(403, 'ErrorAccessDenied'));

    expect(faultsOf(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([
      {
        code: 'exchange-forbidden',
        detail: expect.stringContaining('Test-ServicePrincipalAuthorization'),
        exchangeCode: 'ErrorAccessDenied',
        retryAfterSeconds: null,
      },
    ]);
  });

  test('is not tried in vain over and over when the whole scope is gone', async () => {
    const { exchange, received } = await connect(graphError(403, 'ErrorAccessDenied'));

    const first = await exchange.readSchedules(mailboxes(20), morning);
    expect(known(first)).toEqual(Array(20).fill(false));
    expect(received).toHaveLength(5);
  });
});

describe('a failure of the whole call', () => {
  test.each([
    ['403 for the application', graphError(403, 'Authorization_RequestDenied'), 'exchange-forbidden', 1],
    ['401, with a new token too', graphError(401, 'InvalidAuthenticationToken'), 'exchange-unauthorized', 2],
    ['500', graphError(500, 'UnknownError'), 'exchange-unavailable', 1],
    ['503', graphError(503, 'ServiceUnavailable'), 'exchange-unavailable', 3],
    ['400', graphError(400, 'ErrorInvalidParameter'), 'exchange-unreadable', 1],
    ['429', graphError(429, 'ApplicationThrottled', { 'retry-after': '30' }), 'exchange-throttled', 1],
    [
      'a redirect to a sign-in page',
      ((res) => res.writeHead(302, { location: 'https://proxy.example' }).end()) satisfies Answer,
      'exchange-unreadable',
      1,
    ],
    [
      'a page of HTML with status 200',
      ((res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi')) satisfies Answer,
      'exchange-unreadable',
      1,
    ],
    [
      'a page of HTML with status 502',
      ((res) => res.writeHead(502, { 'content-type': 'text/html' }).end('<p>Hi')) satisfies Answer,
      'exchange-unavailable',
      3,
    ],
    [
      'JSON that breaks off',
      ((res) =>
        res.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[{"sch')) satisfies Answer,
      'exchange-unreadable',
      1,
    ],
    ['JSON of another shape', ((res) => json(res, 200, [])) satisfies Answer, 'exchange-unreadable', 1],
    [
      'a reset in the middle of the body',
      ((res) => {
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
        res.write('{"value"', () => res.destroy());
      }) satisfies Answer,
      'exchange-unavailable',
      3,
    ],
  ])('%s: unknown, in our words, after a bounded number of calls', async (_case, answer, code, calls) => {
    const { exchange, received } = await connect(answer);

    const schedules = await exchange.readSchedules([mailbox('fjord'), mailbox('skov')], morning);

    expect(known(schedules)).toEqual([false, false]);
    expect(new Set(faultsOf(schedules).map((fault) => fault.code))).toEqual(new Set([code]));
    expect(JSON.stringify(schedules)).not.toContain('CANARY');
    expect(received).toHaveLength(calls);
  });

  test('throttling says how long Exchange asks us to wait', async () => {
    const { exchange } = await connect(graphError(429, 'ApplicationThrottled', { 'retry-after': '30' }));

    expect(faultsOf(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([
      expect.objectContaining({ exchangeCode: 'ApplicationThrottled', retryAfterSeconds: 30 }),
    ]);
  });

  test.each([
    ['silence', silent],
    ['a drip', dripping],
  ])('%s about some rooms leaves the others answered when the time is up', async (_case, stuck) => {
    const { exchange } = await connect(
      (res, one) => (asked(one).includes(mailbox('room-0')) ? stuck(res, one) : allFree(res, one)),
      undefined,
      400,
    );

    const schedules = await exchange.readSchedules(mailboxes(30), morning);

    expect(known(schedules)).toEqual([...Array(20).fill(false), ...Array(10).fill(true)]);
    expect(faultsOf(schedules)[0]).toMatchObject({ code: 'exchange-timeout' });
  });

  test('a token that does not come is bounded by the same time', async () => {
    const { exchange, received } = await connect(allFree, () => new Promise(() => undefined), 80);

    expect(faultsOf(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([
      expect.objectContaining({ code: 'exchange-timeout' }),
    ]);
    expect(received).toEqual([]);
  });

  test('a caller who gives up gets a rejection with their own reason', async () => {
    const leaving = new AbortController();
    const { exchange } = await connect(() => leaving.abort(new Error('went away')));

    await expect(exchange.readSchedules(mailboxes(3), morning, { signal: leaving.signal })).rejects.toThrow(
      'went away',
    );
  });
});

describe('the token', () => {
  test('is asked for anew once after a 401, with the claims that Graph demands', async () => {
    const wishes: unknown[] = [];
    const challenge = Buffer.from('{"access_token":{"nbf":1}}').toString('base64');
    const { exchange, received } = await connect(
      (res, one) => {
        if (one.headers.authorization === 'Bearer new') return allFree(res, one);
        return graphError(401, 'InvalidAuthenticationToken', {
          'www-authenticate': `Bearer error="insufficient_claims", claims="${challenge}"`,
        })(res, one);
      },
      async (wish) => {
        wishes.push(wish);
        return wish?.fresh ? 'new' : 'old';
      },
    );

    expect(known(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([true]);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(wishes).toEqual([undefined, { fresh: true, claims: '{"access_token":{"nbf":1}}' }]);
  });

  test('that Entra refuses makes the rooms unknown with the words of that refusal', async () => {
    const { exchange, received } = await connect(allFree, async () => {
      throw new Problem('exchange-unauthorized', 'The certificate is unknown.', {
        exchangeCode: 'AADSTS700027',
      });
    });

    expect(faultsOf(await exchange.readSchedules([mailbox('fjord')], morning))).toEqual([
      {
        code: 'exchange-unauthorized',
        detail: 'The certificate is unknown.',
        exchangeCode: 'AADSTS700027',
        retryAfterSeconds: null,
      },
    ]);
    expect(received).toEqual([]);
  });

  test('that fails by a bug of ours is not dressed up as a fault of Exchange', async () => {
    const { exchange } = await connect(allFree, async () => {
      throw new TypeError('a bug');
    });

    await expect(exchange.readSchedules([mailbox('fjord')], morning)).rejects.toThrow('a bug');
  });
});
