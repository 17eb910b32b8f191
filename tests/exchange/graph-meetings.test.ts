import { gzipSync } from 'node:zlib';
import { Instant } from '../../contract/primitives.ts';
import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { MEETING_FIELDS } from '../../server/exchange/graph/room-meeting.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import { GRAPH, graphError, mailbox, startSmallGraph, utc } from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const day = { start: Instant.parse('2026-12-01T00:00:00Z'), end: Instant.parse('2026-12-02T00:00:00Z') };

async function connect(answer: Answer) {
  const graph = await startSmallGraph(answer);
  open.push(graph);
  return { ...graph, exchange: createGraphExchange(graph.options) };
}

const event = (more: object = {}) => ({
  id: 'AAMk1',
  changeKey: 'v1',
  iCalUId: 'one@other.test',
  type: 'singleInstance',
  originalStart: null,
  start: utc('2026-12-01T09:00:00'),
  end: utc('2026-12-01T10:00:00'),
  isAllDay: false,
  isCancelled: false,
  organizer: { emailAddress: { address: 'Anna@Nordhavn.test', name: 'Anna' } },
  subject: 'Anna',
  sensitivity: 'normal',
  responseStatus: { response: 'accepted' },
  showAs: 'busy',
  ...more,
});
const meeting = {
  meetingUid: 'one@other.test',
  occurrence: null,
  isException: false,
  eventId: 'AAMk1',
  changeKey: 'v1',
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  organizer: { mailbox: 'anna@nordhavn.test', name: 'Anna' },
  subject: 'Anna',
  isPrivate: false,
  isAllDay: false,
  isCanceled: false,
  response: 'accepted',
  showAs: 'busy',
};

/** What a calendar view with these items is read as. */
async function readOf(...value: readonly unknown[]) {
  const { exchange } = await connect((res) => json(res, 200, { value }));
  return exchange.readMeetings(mailbox('fjord'), day);
}
const queryOf = ({ path }: Received) => new URL(path, GRAPH).searchParams;

describe('the calendar view', () => {
  test('is asked for the fields of the mirror and nothing else, in UTC and with ids that last', async () => {
    const { exchange, received } = await connect((res) => json(res, 200, { value: [] }));

    await exchange.readMeetings(mailbox('fjord'), day);

    expect(received).toHaveLength(1);
    expect(received[0]?.path).toContain('/v1.0/users/fjord%40nordhavn.test/calendarView?');
    expect(received[0]?.headers.prefer).toBe('outlook.timezone="UTC", IdType="ImmutableId"');
    expect(Object.fromEntries(queryOf(received[0]!))).toEqual({
      startDateTime: day.start,
      endDateTime: day.end,
      $top: '1000',
      $select: MEETING_FIELDS,
    });
    expect(MEETING_FIELDS).not.toMatch(/body|attach|attendee|location|recurrence|online/i);
  });

  test('is asked in parts of at most 90 days, at most three at once', async () => {
    let inside = 0;
    let most = 0;
    const { exchange, received } = await connect((res) => {
      inside += 1;
      most = Math.max(most, inside);
      setImmediate(() => {
        inside -= 1;
        json(res, 200, { value: [] });
      });
    });
    const window = { start: day.start, end: Instant.parse('2028-01-30T00:00:00Z') };

    await exchange.readMeetings(mailbox('fjord'), window);

    const parts = received
      .map((one) => ({
        start: queryOf(one).get('startDateTime') ?? '',
        end: queryOf(one).get('endDateTime') ?? '',
      }))
      .toSorted((one, other) => (one.start < other.start ? -1 : 1));
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.map(({ start }) => start)).toEqual([
      window.start,
      ...parts.slice(0, -1).map(({ end }) => end),
    ]);
    expect(parts.at(-1)?.end).toBe(window.end);
    for (const { start, end } of parts) {
      expect(Date.parse(end) - Date.parse(start)).toBeLessThanOrEqual(90 * 86_400_000);
    }
    expect(most).toBeLessThanOrEqual(3);
  });

  test('is followed over all its pages, with our own question and only the place to go on from Graph', async () => {
    const { exchange, received } = await connect((res, one) => {
      const skip = queryOf(one).get('$skiptoken');
      if (skip === 'a+b/c=&d')
        return json(res, 200, { value: [event({ id: 'AAMk2', iCalUId: 'two@other.test' })] });
      return json(res, 200, {
        value: [event()],
        '@odata.nextLink': `${GRAPH}/v1.0/users('x')/messages?$select=body&$skiptoken=${encodeURIComponent('a+b/c=&d')}`,
      });
    });

    const reading = await exchange.readMeetings(mailbox('fjord'), day);

    expect(reading).toMatchObject({
      known: true,
      meetings: [{ meetingUid: 'one@other.test' }, { meetingUid: 'two@other.test' }],
    });
    expect(received[1]?.path).toContain('/users/fjord%40nordhavn.test/calendarView?');
    expect(queryOf(received[1]!).get('$select')).toBe(MEETING_FIELDS);
  });

  test.each([
    ['to another origin', 'https://elsewhere.test/v1.0/users/x/calendarView?$skiptoken=a'],
    ['to nothing', `${GRAPH}/v1.0/users/x/calendarView?$select=id`],
    ['in a circle', `${GRAPH}/v1.0/users/x/calendarView?$skiptoken=same`],
  ])('is not known when its pages lead %s', async (_case, link) => {
    const { exchange } = await connect((res) =>
      json(res, 200, { value: [event()], '@odata.nextLink': link }),
    );

    expect(await exchange.readMeetings(mailbox('fjord'), day)).toMatchObject({
      known: false,
      fault: { code: 'exchange-unreadable' },
    });
  });
});

describe('an answer that is none', () => {
  const head = { 'content-type': 'application/json' };
  test.each<[string, Answer]>([
    [
      'packed, and endless when unpacked',
      (res) =>
        res
          .writeHead(200, { ...head, 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(16_000_000, ' '))),
    ],
    [
      'longer than it says',
      (res) =>
        void res.socket?.end(
          'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n{"value":[]}',
        ),
    ],
    ['no object', (res) => json(res, 200, 'value')],
    ['without its list', (res) => json(res, 200, { items: [event()] })],
  ])('makes the calendar unknown: %s', async (_case, answer) => {
    const { exchange } = await connect(answer);
    const outcomes = [
      await exchange.readMeetings(mailbox('fjord'), day),
      await exchange.readChanges(mailbox('fjord'), day, null),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ known: false, fault: { code: 'exchange-unreadable' } });
    }
  });

  test('in the middle of the pages makes the calendar unknown, and nothing of the first page is taken', async () => {
    const { exchange } = await connect((res, one) => {
      if (queryOf(one).has('$skiptoken')) return graphError(503, 'ServiceUnavailable')(res, one);
      return json(res, 200, {
        value: [event()],
        '@odata.nextLink': `${GRAPH}/v1.0/users/x/calendarView?$skiptoken=b`,
      });
    });
    expect(await exchange.readMeetings(mailbox('fjord'), day)).toEqual({
      known: false,
      fault: expect.objectContaining({ code: 'exchange-unavailable' }),
    });
  });
});

describe('an item', () => {
  test('is read as it stands', async () => {
    expect(await readOf(event())).toEqual({ known: true, meetings: [meeting] });
  });

  test.each([
    [
      'of a later Exchange',
      { type: 'hologram', showAs: 'dreaming', responseStatus: { response: 'maybe' } },
      { type: 'hologram', response: 'maybe', showAs: 'dreaming' },
    ],
    ['with holes', { type: null, showAs: null, responseStatus: null }, { type: '', showAs: '' }],
    ['of the wrong kind', { type: 7, showAs: [], responseStatus: 'accepted' }, { type: '', showAs: '' }],
  ])('%s is kept, and what we do not know is unknown and said', async (_case, more, unknown) => {
    expect(await readOf(event(more))).toEqual({
      known: true,
      meetings: [{ ...meeting, response: 'none', showAs: 'unknown' }],
      unknownWords: Object.entries(unknown).map(([field, word]) => ({ field, word })),
    });
  });

  test('whose sensitivity nobody knows is private, and no text of a person is passed on as a word', async () => {
    expect(await readOf(event({ sensitivity: 'anna@nordhavn.test is on leave' }))).toEqual({
      known: true,
      meetings: [{ ...meeting, isPrivate: true, subject: null }],
      unknownWords: [{ field: 'sensitivity', word: '…' }],
    });
  });

  test('with every word that Microsoft documents says nothing unknown', async () => {
    const words = [
      ...['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'].map((showAs) => ({ showAs })),
      ...['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded'].map(
        (response) => ({ responseStatus: { response } }),
      ),
      ...['singleInstance', 'occurrence', 'exception', 'seriesMaster'].map((type) => ({ type })),
      ...['normal', 'personal', 'private', 'confidential'].map((sensitivity) => ({ sensitivity })),
    ];
    expect(await readOf(...words.map((word, at) => event({ ...word, id: `AAMk${at}` })))).not.toHaveProperty(
      'unknownWords',
    );
  });

  test('without an organizer, an id of its meeting or a version is kept', async () => {
    const { iCalUId: _uid, changeKey: _key, ...rest } = event({ organizer: null, '@odata.etag': 'W/"v2"' });
    expect(await readOf(rest)).toEqual({
      known: true,
      meetings: [{ ...meeting, meetingUid: 'AAMk1', changeKey: 'W/"v2"', organizer: null }],
    });
  });

  test('of an organizer without a mail address has none', async () => {
    const address = '/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=anna';
    expect(await readOf(event({ organizer: { emailAddress: { address, name: 'Anna' } } }))).toMatchObject({
      meetings: [{ organizer: null }],
    });
  });

  test.each(['private', 'personal', 'confidential'])(
    'whose sensitivity is %s shows no subject',
    async (sensitivity) => {
      expect(await readOf(event({ sensitivity, subject: 'CANARY' }))).toEqual({
        known: true,
        meetings: [{ ...meeting, isPrivate: true, subject: null }],
      });
    },
  );

  test.each([
    ['secret', 'secret'],
    [null, ''],
  ])('whose sensitivity is %s, which nobody knows, shows no subject', async (sensitivity, word) => {
    expect(await readOf(event({ sensitivity, subject: 'CANARY' }))).toEqual({
      known: true,
      meetings: [{ ...meeting, isPrivate: true, subject: null }],
      unknownWords: [{ field: 'sensitivity', word }],
    });
  });

  test('that was called off says so', async () => {
    expect(await readOf(event({ isCancelled: true, showAs: 'free' }))).toEqual({
      known: true,
      meetings: [{ ...meeting, isCanceled: true, showAs: 'free' }],
    });
  });

  test.each([
    ['tentativelyAccepted', 'tentative'],
    ['declined', 'declined'],
    ['organizer', 'organizer'],
    ['notResponded', 'none'],
  ])('that the room answered with %s is %s', async (response, read) => {
    expect(await readOf(event({ responseStatus: { response } }))).toMatchObject({
      meetings: [{ response: read }],
    });
  });

  test('that is the master of a series stands for no time', async () => {
    expect(await readOf(event({ type: 'seriesMaster' }))).toEqual({ known: true, meetings: [] });
  });

  test('of a series without its original start stands where it starts', async () => {
    expect(await readOf(event({ type: 'occurrence', originalStart: 'soon' }))).toMatchObject({
      meetings: [{ occurrence: '2026-12-01T09:00:00.000Z' }],
    });
  });

  test('that lasts no time is there', async () => {
    const start = utc('2026-12-01T00:00:00');
    expect(await readOf(event({ start, end: start }))).toMatchObject({
      meetings: [{ start: day.start, end: day.start }],
    });
  });

  test('that stands twice, called off and not, takes place', async () => {
    const off = event({ id: 'AAMk2', isCancelled: true });
    expect(await readOf(off, event())).toMatchObject({ meetings: [{ eventId: 'AAMk1' }] });
    expect(await readOf(event(), off)).toMatchObject({ meetings: [{ eventId: 'AAMk1' }] });
  });

  test.each([
    ['has no start', { start: undefined }],
    [
      'is in another zone',
      { start: { dateTime: '2026-12-01T09:00:00.0000000', timeZone: 'Romance Standard Time' } },
    ],
    ['has no id', { id: '' }],
  ])(
    'that %s makes the calendar unknown: leaving it out would look like a cancellation',
    async (_case, more) => {
      expect(await readOf(event(), event({ id: 'AAMk2', ...more }))).toMatchObject({
        known: false,
        fault: { code: 'exchange-unreadable' },
      });
    },
  );
});

const delta = (token: string) =>
  `${GRAPH}/v1.0/users('4711')/calendarView/delta?$deltatoken=${encodeURIComponent(token)}`;

const next = (token: string) => `${GRAPH}/v1.0/users('4711')/calendarView/delta?$skiptoken=${token}`;

const look = async (exchange: ReturnType<typeof createGraphExchange>, cursor: string | null) => {
  const reading = await exchange.readChanges(mailbox('fjord'), day, cursor);
  if (!reading.known) throw new Error(reading.fault.code);
  return reading;
};

describe('a round of changes', () => {
  test('goes over all pages to the link for the next, however Graph writes the path', async () => {
    const { exchange, received } = await connect((res, one) => {
      const query = queryOf(one);
      if (query.has('startDateTime'))
        return json(res, 200, { value: [event()], '@odata.nextLink': next('p2') });
      if (query.has('$skiptoken')) return json(res, 200, { value: [], '@odata.deltaLink': delta('a+b/c==') });
      return json(res, 200, { value: [], '@odata.deltaLink': delta('second') });
    });

    const first = await look(exchange, null);
    const second = await look(exchange, first.cursor);

    expect([first.hasChanged, second.hasChanged]).toEqual([true, false]);
    expect(received.map((one) => [...queryOf(one)].flat())).toEqual([
      ['startDateTime', day.start, 'endDateTime', day.end],
      ['$skiptoken', 'p2'],
      ['$deltatoken', 'a+b/c=='],
    ]);
    expect(new Set(received.map(({ path }) => path.split('?')[0]))).toEqual(
      new Set(['/v1.0/users/fjord%40nordhavn.test/calendarView/delta']),
    );
    expect(received[0]?.headers.prefer).toContain('odata.maxpagesize=200');
  });

  test.each([
    ['changed', event()],
    ['is gone', { id: 'AAMk1', '@removed': { reason: 'deleted' } }],
  ])('has changed when an item %s', async (_case, item) => {
    const { exchange } = await connect((res, one) =>
      json(res, 200, {
        value: queryOf(one).has('$deltatoken') ? [item] : [],
        '@odata.deltaLink': delta('x'),
      }),
    );
    const { cursor } = await look(exchange, null);
    expect((await look(exchange, cursor)).hasChanged).toBe(true);
  });

  test.each([
    ['410', graphError(410, 'SyncStateNotFound')],
    ['410 without words', graphError(410, '')],
    ['400', graphError(400, 'ErrorInvalidUrlQuery')],
    ['404 with a code of delta', graphError(404, 'syncStateInvalid')],
    ['409 with a code of delta', graphError(409, 'resyncRequired')],
  ])('begins anew after %s', async (_case, refusal) => {
    const { exchange, received } = await connect((res, one) =>
      queryOf(one).has('$deltatoken')
        ? refusal(res, one)
        : json(res, 200, { value: [], '@odata.deltaLink': delta('x') }),
    );
    const { cursor } = await look(exchange, null);
    expect((await look(exchange, cursor)).hasChanged).toBe(true);
    expect(received).toHaveLength(3);
  });

  test('counts what comes twice, or as removed before it was ever there, as a change and no more', async () => {
    const gone = { id: 'AAMk9', '@removed': { reason: 'deleted' } };
    const { exchange, received } = await connect((res, one) =>
      json(
        res,
        200,
        queryOf(one).has('$skiptoken')
          ? { value: [event(), gone, event({ changeKey: 'v2' })], '@odata.deltaLink': delta('x') }
          : { value: [gone, event(), event()], '@odata.nextLink': next('p2') },
      ),
    );
    expect(await look(exchange, null)).toMatchObject({ hasChanged: true });
    expect(received).toHaveLength(2);
  });

  test('with an empty or a foreign cursor begins anew', async () => {
    const { exchange, received } = await connect((res) =>
      json(res, 200, { value: [], '@odata.deltaLink': delta('x') }),
    );
    for (const cursor of ['', 'nonsense', '{}']) {
      expect(await look(exchange, cursor)).toMatchObject({ hasChanged: true });
    }
    expect(received.map((one) => queryOf(one).has('startDateTime'))).toEqual([true, true, true]);
  });

  test('that breaks off between its pages is none, and is begun again next time', async () => {
    const { exchange } = await connect((res, one) => {
      const query = queryOf(one);
      if (query.has('$skiptoken')) return graphError(503, 'ServiceUnavailable')(res, one);
      return json(res, 200, { value: [event()], '@odata.nextLink': next('p2') });
    });
    expect(await exchange.readChanges(mailbox('fjord'), day, null)).toMatchObject({
      known: false,
      fault: { code: 'exchange-unavailable' },
    });
  });

  test('that ends without a link is none', async () => {
    const { exchange } = await connect((res) => json(res, 200, { value: [] }));
    expect(await exchange.readChanges(mailbox('fjord'), day, null)).toMatchObject({
      known: false,
      fault: { code: 'exchange-unreadable' },
    });
  });

  test('that Graph never ends leaves no cursor, and the calendar counts as changed each time', async () => {
    const { exchange } = await connect(graphError(504, 'UnknownError', { 'retry-after': '0' }));
    const first = await look(exchange, null);
    expect(first.hasChanged).toBe(true);
    expect(await look(exchange, first.cursor)).toEqual(first);
  });

  test('leaves nothing of a body behind but ids, on any way out of it', async () => {
    const secret = event({ body: { content: 'CANARY' }, subject: 'CANARY', attendees: ['CANARY'] });
    const calls: OutboundCall[] = [];
    const graph = await startSmallGraph((res) =>
      json(res, 200, { value: [secret], '@odata.deltaLink': delta('x') }),
    );
    open.push(graph);
    const recording = createOutbound({
      originMap: new Map([[GRAPH, graph.origin]]),
      onCall: (call) => calls.push(call),
    });
    const exchange = createGraphExchange({ ...graph.options, outbound: recording });

    const reading = await exchange.readChanges(mailbox('fjord'), day, null);
    await recording.close();

    expect(JSON.stringify([reading, calls])).not.toContain('CANARY');
    expect(calls.map(({ operation, properties }) => [operation, properties])).toEqual([
      ['calendarView/delta', 'ids only; bodies are discarded unread'],
    ]);
  });
});
