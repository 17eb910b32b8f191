import { Instant } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import type { EwsExchangeOptions } from '../../server/exchange/ews/ews-exchange.ts';
import { loadEws } from '../../server/exchange/ews/ews-library.ts';
import { Problem } from '../../server/kernel/problem.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import {
  allFree,
  availability,
  envelope,
  fault,
  freeBusy,
  mailbox,
  raw,
  rooms,
  soap,
  startSmallEws,
} from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
/** The first question loads the library, which on a busy machine alone takes longer than these tests give an answer. */
beforeAll(() => loadEws());
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer, more: Partial<EwsExchangeOptions> = {}) {
  const ews = await startSmallEws(answer, { schedulesDeadlineMs: 2000, ...more });
  open.push(ews);
  return { ...ews, exchange: createEwsExchange(ews.options) };
}

const morning = {
  start: Instant.parse('2026-12-01T09:00:00Z'),
  end: Instant.parse('2026-12-01T10:00:00Z'),
};

/** What one read says went wrong, and how often it was asked. */
async function failing(answer: Answer, more: Partial<EwsExchangeOptions> = {}) {
  const { exchange, received } = await connect(answer, more);
  const [schedule] = await exchange.readSchedules([mailbox('fjord')], morning);
  if (schedule?.known !== false) throw new Error('The room was read');
  return { ...schedule.fault, asked: received.length };
}

const XML = 'text/xml; charset=utf-8';
const html = '<!DOCTYPE html><html><body><h1>Outlook</h1></body></html>';
const login = '<html><form action="/owa/auth.owa"><input type="password" name="password"></form></html>';

describe('what the server says in place of an answer becomes a reason:', () => {
  test.each<readonly [string, Answer, object]>([
    [
      '401',
      raw(401, 'text/html', html, { 'www-authenticate': 'Basic realm="x"' }),
      { code: 'exchange-unauthorized', exchangeCode: 'ErrorUnauthorized' },
    ],
    ['403', raw(403, 'text/html', html), { code: 'exchange-forbidden', exchangeCode: 'EwsForbidden' }],
    [
      '440, a session that has run out in front of it',
      raw(440, 'text/html', html),
      { code: 'exchange-forbidden', detail: expect.stringContaining('status 440') },
    ],
    [
      '456, a tenant that is blocked',
      raw(456, 'text/html', html),
      { code: 'exchange-forbidden', exchangeCode: 'EwsForbidden' },
    ],
    ['404', raw(404, 'text/html', html), { code: 'exchange-unreadable', exchangeCode: 'EwsUrlInvalid' }],
    [
      '429 with a time',
      raw(429, 'text/plain', '', { 'retry-after': '120' }),
      { code: 'exchange-throttled', retryAfterSeconds: 120 },
    ],
    [
      '503 with a time',
      raw(503, 'text/plain', '', { 'retry-after': '120' }),
      { code: 'exchange-unavailable', retryAfterSeconds: 120 },
    ],
    ['500 in HTML', raw(500, 'text/html', html), { code: 'exchange-unavailable' }],
    [
      '302 to a login page',
      raw(302, 'text/html', '', { location: 'https://elsewhere.test/owa/auth?secret=1' }),
      { code: 'exchange-unreadable', exchangeCode: 'RedirectedElsewhere' },
    ],
    [
      '307',
      raw(307, 'text/html', '', { location: 'https://elsewhere.test/EWS/Exchange.asmx' }),
      { exchangeCode: 'RedirectedElsewhere' },
    ],
    [
      '200 with a login page',
      raw(200, 'text/html', login),
      { code: 'exchange-unreadable', exchangeCode: 'LoginPageInFront' },
    ],
    [
      '200 with another page',
      raw(200, 'text/html', html),
      { code: 'exchange-unreadable', exchangeCode: 'EwsUrlInvalid' },
    ],
    ['200 with JSON', raw(200, 'application/json', '{}'), { exchangeCode: 'EwsUrlInvalid' }],
    ['200 with nothing', raw(200, XML, ''), { exchangeCode: 'EwsUrlInvalid' }],
    ['200 with other XML', raw(200, XML, '<?xml version="1.0"?><rss/>'), { exchangeCode: 'EwsUrlInvalid' }],
    ['HTML that calls itself XML', raw(200, XML, login), { exchangeCode: 'EwsUrlInvalid' }],
    [
      'an envelope without a body',
      raw(200, XML, '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>'),
      { code: 'exchange-unreadable', exchangeCode: 'EwsUrlInvalid' },
    ],
    [
      'the answer to another question',
      soap(rooms('Fjord')),
      { code: 'exchange-unreadable', exchangeCode: 'AnswerUnreadable' },
    ],
    [
      'an answer without its content',
      soap('<m:GetUserAvailabilityResponse/>'),
      { code: 'exchange-unreadable', exchangeCode: 'AnswerUnreadable' },
    ],
  ])('%s', async (_case, answer, expected) => {
    const found = await failing(answer);

    expect(found).toMatchObject(expected);
    expect(found.detail).toMatch(/^[A-Z].+\.$/);
    expect(found.detail).not.toContain('secret');
  });

  test('403 of Exchange Online, where it means that the tenant has EWS switched off', async () => {
    const oauth = { credentials: { kind: 'oauth', getAccessToken: async () => 'a.b.c' } } as const;

    expect(await failing(raw(403, 'text/html', html), oauth)).toMatchObject({
      code: 'exchange-forbidden',
      exchangeCode: 'EwsDisabledForTenant',
    });
  });

  test('401 names the ways to sign in that the server offers, a redirect names where it points', async () => {
    const both = { 'www-authenticate': 'Basic realm="x", Negotiate, NTLM' };
    expect((await failing(raw(401, 'text/html', html, both))).detail).toContain('Basic, NTLM, Negotiate');

    const elsewhere = raw(302, 'text/html', '', { location: 'https://elsewhere.test/owa?secret=1' });
    expect((await failing(elsewhere)).detail).toContain('https://elsewhere.test.');
  });

  test.each([
    ['ErrorImpersonateUserDenied', 'exchange-forbidden'],
    ['ErrorPasswordExpired', 'exchange-unauthorized'],
    ['ErrorInvalidServerVersion', 'exchange-unreadable'],
    ['ErrorSchemaValidation', 'exchange-unreadable'],
    ['ErrorOrganizationAccessBlocked', 'exchange-forbidden'],
    ['ErrorOfTheYear2031', 'exchange-unreadable'],
  ])('a SOAP fault %s, with its own code, whatever the HTTP status', async (exchangeCode, code) => {
    for (const status of [500, 403, 200]) {
      expect(await failing(fault(exchangeCode, {}, status))).toMatchObject({ code, exchangeCode });
    }
  });

  test('a fault that has only a fault code', async () => {
    const bare = soap(
      '<s:Fault><faultcode>a:ErrorSchemaValidation</faultcode><faultstring>x</faultstring></s:Fault>',
      500,
    );

    expect(await failing(bare)).toMatchObject({ exchangeCode: 'ErrorSchemaValidation' });
  });
});

const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

describe('what would harm the parser never reaches it:', () => {
  test.each<readonly [string, Answer, string | null]>([
    [
      'an answer that breaks off',
      raw(200, XML, envelope(availability(freeBusy(''))).slice(0, -40)),
      'AnswerUnreadable',
    ],
    ['tags that cross', soap('<a><b></a></b>'), 'AnswerUnreadable'],
    [
      'a document type',
      raw(200, XML, envelope('').replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
      'AnswerUnreadable',
    ],
    ['an external entity', soap('<a>&file;</a>'), 'AnswerUnreadable'],
    ['200,000 nested tags', soap(nested(200_000)), 'AnswerUnreadable'],
    ['millions of elements', soap('<a/>'.repeat(2_000_000)), 'AnswerUnreadable'],
    ['64 MB', raw(200, XML, Buffer.alloc(64 * 1024 * 1024, ' ')), 'AnswerTooLarge'],
    [
      'two documents',
      raw(200, XML, envelope('').replace('<?xml version="1.0" encoding="utf-8"?>', '').repeat(2)),
      'AnswerUnreadable',
    ],
    [
      'a time that is none',
      soap(availability(freeBusy('<t:CalendarEvent><t:StartTime>soon</t:StartTime></t:CalendarEvent>'))),
      'AnswerUnreadable',
    ],
  ])('%s', async (_case, answer, exchangeCode) => {
    expect(await failing(answer)).toMatchObject({ code: 'exchange-unreadable', exchangeCode });
  });
});

const once = (first: Answer): Answer => {
  let times = 0;
  return (res, received) => (times++ === 0 ? first : allFree)(res, received);
};

describe('a failure that passes', () => {
  test.each<readonly [string, Answer]>([
    ['503 without a time', raw(503, 'text/plain', '')],
    ['502 of a proxy', raw(502, 'text/html', html)],
    ['a fault of the store', fault('ErrorMailboxStoreUnavailable')],
    ['a fault of the directory', fault('ErrorADUnavailable', {}, 200)],
    ['a short back-off', fault('ErrorServerBusy', { BackOffMilliseconds: '20' })],
    ['a connection that breaks', (res) => void res.socket?.destroy()],
  ])('is got over by asking again: %s', async (_case, first) => {
    const { exchange, received } = await connect(once(first));

    expect((await exchange.readSchedules([mailbox('fjord')], morning)).map(({ known }) => known)).toEqual([
      true,
    ]);
    expect(received).toHaveLength(2);
  });

  test.each<readonly [string, Answer, number]>([
    ['is asked three times at most', raw(503, 'text/plain', ''), 3],
    ['does not repeat what will not pass', fault('ErrorImpersonateUserDenied'), 2], // once itself, once as the room
    ['does not repeat a refused password', raw(401, 'text/html', ''), 1],
    ['does not repeat what is no answer of Exchange', raw(200, 'text/html', html), 1],
  ])('%s', async (_case, answer, times) => {
    expect(await failing(answer)).toMatchObject({ asked: times });
  });

  test('with a long back-off says how long, whatever the status, and nobody asks again before that', async () => {
    for (const status of [500, 503]) {
      const { exchange, received } = await connect(
        fault('ErrorServerBusy', { BackOffMilliseconds: '297749' }, status),
      );

      await exchange.readSchedules([mailbox('fjord')], morning);
      const [again] = await exchange.readSchedules([mailbox('skov')], morning);

      expect(again).toMatchObject({ fault: { code: 'exchange-throttled', exchangeCode: 'ErrorServerBusy' } });
      expect(again?.known === false && again.fault.retryAfterSeconds).toBeGreaterThan(250);
      expect(received).toHaveLength(1);
      await expect(exchange.listRooms()).rejects.toMatchObject({ code: 'exchange-throttled' });
    }
  });
});

const never = () => new Promise<string>(() => undefined);

describe('a deadline', () => {
  test.each<readonly [string, Answer]>([
    ['silence', () => undefined],
    [
      'a drip',
      (res) => {
        res.writeHead(200, { 'content-type': XML });
        const drip = setInterval(() => res.write(' '), 5);
        res.on('close', () => clearInterval(drip));
      },
    ],
  ])('ends %s and says so', async (_case, answer) => {
    expect(await failing(answer, { schedulesDeadlineMs: 200 })).toMatchObject({ code: 'exchange-timeout' });
  });

  test('answers the rooms whose answers came', async () => {
    const { exchange } = await connect(
      (res, received) => {
        if (received.body.includes('room-0@')) allFree(res, received);
      },
      { schedulesDeadlineMs: 300 },
    );
    const rooms = Array.from({ length: 150 }, (_, at) => mailbox(`room-${at}`));

    const schedules = await exchange.readSchedules(rooms, morning);

    expect(schedules.map(({ known }) => known)).toEqual(rooms.map((_, at) => at < 100));
  });

  test('ends while a token is still being fetched', async () => {
    const { exchange, received } = await connect(allFree, {
      schedulesDeadlineMs: 100,
      credentials: { kind: 'oauth', getAccessToken: never },
    });

    const [schedule] = await exchange.readSchedules([mailbox('fjord')], morning);

    expect(schedule).toMatchObject({ known: false, fault: { code: 'exchange-timeout' } });
    expect(received).toEqual([]);
  });

  test('is not waited for by a caller who goes away', async () => {
    const leaving = new AbortController();
    const { exchange } = await connect(() => leaving.abort(new Error('went away')));

    const reading = exchange.readSchedules([mailbox('fjord')], morning, { signal: leaving.signal });

    await expect(reading).rejects.toThrow('went away');
  });
});

test('a password that cannot be read is the reason of every room, in its own words', async () => {
  const problem = new Problem('storage-unavailable', 'The password cannot be read.');
  const { exchange, received } = await connect(allFree, {
    credentials: { kind: 'password', userName: 'x', password: () => Promise.reject(problem) },
  });

  const [schedule] = await exchange.readSchedules([mailbox('fjord')], morning);

  expect(schedule).toMatchObject({ known: false, fault: { code: 'storage-unavailable' } });
  expect(received).toEqual([]);
});

test('neither password nor user name appears in what went wrong', async () => {
  const { exchange } = await connect(fault('ErrorAccessDenied'));

  const error: unknown = await exchange.listRooms().catch((error: unknown) => error);

  const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
  expect(told).toContain('ErrorAccessDenied');
  expect(told).not.toMatch(/Havnen|svc-foyer|CANARY/);
});
