import { Instant } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import type { EwsExchangeOptions } from '../../server/exchange/ews/ews-exchange.ts';
import type { Schedule } from '../../server/exchange/index.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import {
  actingAs,
  allFree,
  asked,
  availability,
  event,
  fault,
  freeBusy,
  mailbox,
  noFreeBusy,
  soap,
  startSmallEws,
} from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer, more: Partial<EwsExchangeOptions> = {}) {
  const ews = await startSmallEws(answer, more);
  open.push(ews);
  return { ...ews, exchange: createEwsExchange(ews.options) };
}

const interval = (start: string, end: string) => ({ start: Instant.parse(start), end: Instant.parse(end) });
const morning = interval('2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z');
const many = (count: number) => Array.from({ length: count }, (_, at) => mailbox(`room-${at}`));
const known = (schedules: readonly Schedule[]) => schedules.map((schedule) => schedule.known);
const busyOf = (schedule: Schedule | undefined) =>
  schedule?.known ? schedule.busy.map(({ start, end, status }) => [start, end, status]) : 'unknown';
const faultOf = (schedule: Schedule | undefined) => (schedule?.known === false ? schedule.fault : undefined);
const byText = (one: unknown, other: unknown) => (String(one) < String(other) ? -1 : 1);
const windowOf = ({ body }: { body: string }) =>
  [...body.matchAll(/<t:(?:Start|End)Time>([^<]+)</g)].map(([, time]) => time);

describe('the question', () => {
  test('names version, zone, request id and who is anchored, and carries the sign-in in UTF-8', async () => {
    const { exchange, received, calls } = await connect(allFree);

    await exchange.readSchedules([mailbox('fjord')], morning);

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/EWS/Exchange.asmx',
      headers: {
        host: 'mail.nordhavn.test',
        'content-type': 'text/xml; charset=utf-8',
        'user-agent': 'Foyer',
        'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'return-client-request-id': 'true',
        'x-anchormailbox': 'svc-foyer@nordhavn.test',
        authorization: `Basic ${Buffer.from('NORDHAVN\\svc-foyer:Lys på Havnen 7!', 'utf8').toString('base64')}`,
      },
    });
    expect(received[0]?.body).toContain('<t:RequestServerVersion Version="Exchange2013_SP1">');
    expect(received[0]?.body).toContain('<t:TimeZoneDefinition Name="UTC" Id="UTC">');
    expect(actingAs(received[0]!)).toBeNull();
    expect(calls).toMatchObject([{ operation: 'GetUserAvailability', count: 1, integration: 'one' }]);
  });

  test.each([
    [
      'within a day',
      '2026-12-01T09:00:00Z',
      '2026-12-01T10:00:00Z',
      ['2026-12-01T00:00:00', '2026-12-02T00:00:00'],
    ],
    [
      'across midnight',
      '2026-12-01T23:00:00Z',
      '2026-12-02T01:00:00Z',
      ['2026-12-01T00:00:00', '2026-12-03T00:00:00'],
    ],
    [
      'of a whole day',
      '2026-12-01T00:00:00Z',
      '2026-12-02T00:00:00Z',
      ['2026-12-01T00:00:00', '2026-12-02T00:00:00'],
    ],
    [
      'on the day of a change of clocks',
      '2026-03-08T09:00:00Z',
      '2026-03-08T10:00:00Z',
      ['2026-03-08T00:00:00', '2026-03-09T00:00:00'],
    ],
  ])('is about whole days in UTC when the interval lies %s', async (_case, start, end, window) => {
    const { exchange, received } = await connect(allFree);

    await exchange.readSchedules([mailbox('fjord')], interval(start, end));

    expect(windowOf(received[0]!)).toEqual(window);
  });

  test('is asked for a hundred rooms at a time and answered in the order asked, twins included', async () => {
    const { exchange, received } = await connect(allFree);
    const rooms = [...many(250), mailbox('room-3')];

    const schedules = await exchange.readSchedules(rooms, morning);

    expect(schedules.map((schedule) => schedule.mailbox)).toEqual(rooms);
    expect(known(schedules).every(Boolean)).toBe(true);
    expect(received.map((one) => asked(one).length).sort((one, other) => one - other)).toEqual([
      50, 100, 100,
    ]);
  });

  test('is split where it is longer than the 42 days that Exchange takes', async () => {
    const { exchange, received } = await connect(allFree);

    await exchange.readSchedules(
      [mailbox('fjord')],
      interval('2026-12-01T06:00:00Z', '2027-01-30T06:00:00Z'),
    );

    expect(received.map(windowOf).sort(byText)).toEqual([
      ['2026-12-01T00:00:00', '2027-01-12T00:00:00'],
      ['2027-01-12T00:00:00', '2027-01-31T00:00:00'],
    ]);
  });

  test.each([
    ['longer than 60 days', '2026-12-01T00:00:00Z', '2027-01-30T00:00:01Z'],
    ['of no length', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z'],
  ])('is refused for an interval %s, and not asked at all about no rooms', async (_case, start, end) => {
    const { exchange, received } = await connect(allFree);

    await expect(exchange.readSchedules([mailbox('fjord')], interval(start, end))).rejects.toThrow(
      RangeError,
    );
    expect(await exchange.readSchedules([], morning)).toEqual([]);
    expect(received).toEqual([]);
  });

  test('is asked as a room, and as another when that one is denied, by a token of an application', async () => {
    const { exchange, received } = await connect(
      (res, one) =>
        (actingAs(one) === 'room-0@nordhavn.test' ? fault('ErrorImpersonateUserDenied') : allFree)(res, one),
      { credentials: { kind: 'oauth', getAccessToken: async () => 'a.b.c' } },
    );

    const schedules = await exchange.readSchedules(many(3), morning);

    expect(received.map(actingAs)).toEqual(['room-0@nordhavn.test', 'room-1@nordhavn.test']);
    expect(received[1]?.headers).toMatchObject({
      authorization: 'Bearer a.b.c',
      'x-anchormailbox': 'room-1@nordhavn.test',
    });
    expect(known(schedules)).toEqual([true, true, true]);
  });

  test('is asked as a room when the service account has no mailbox to ask from', async () => {
    const { exchange, received } = await connect((res, one) =>
      (actingAs(one) === null ? fault('ErrorMissingEmailAddress') : allFree)(res, one),
    );

    expect(known(await exchange.readSchedules(many(2), morning))).toEqual([true, true]);
    expect(received.map(actingAs)).toEqual([null, 'room-0@nordhavn.test']);
  });

  test('is asked again about fewer rooms when the answer is too large', async () => {
    const { exchange, received } = await connect((res, one) =>
      (asked(one).length > 2 ? soap(availability(freeBusy(event('x', 'y').repeat(100_000)))) : allFree)(
        res,
        one,
      ),
    );

    expect(known(await exchange.readSchedules(many(5), morning))).toEqual([true, true, true, true, true]);
    expect(received.map((one) => asked(one).length)).toContain(2);
  });
});

const answering = (...responses: readonly string[]) => connect(soap(availability(...responses)));

const read = async (...responses: readonly string[]) => {
  const { exchange } = await answering(...responses);
  return exchange.readSchedules(many(responses.length), morning);
};

describe('the answer', () => {
  test('is read in UTC, whatever zone this process is in, cut to what overlaps, in order', async () => {
    const [schedule] = await read(
      freeBusy(
        event('2026-12-01T09:45:00', '2026-12-01T10:30:00') +
          event('2026-12-01T08:30:00Z', '2026-12-01T09:15:00Z', 'Tentative') +
          event('2026-12-01T11:15:00+01:00', '2026-12-01T12:00:00+01:00') +
          event('2026-12-01T08:00:00', '2026-12-01T09:00:00') +
          event('2026-12-01T09:00:00', '2026-12-01T09:30:00', 'Free'),
      ),
    );

    expect(busyOf(schedule)).toEqual([
      ['2026-12-01T08:30:00.000Z', '2026-12-01T09:15:00.000Z', 'tentative'],
      ['2026-12-01T09:45:00.000Z', '2026-12-01T10:30:00.000Z', 'busy'],
    ]);
  });

  test('is right in the hour that no clock shows where this process runs', async () => {
    const { exchange } = await answering(freeBusy(event('2026-03-08T02:30:00', '2026-03-08T02:45:00')));

    const [schedule] = await exchange.readSchedules(
      [mailbox('fjord')],
      interval('2026-03-08T02:00:00Z', '2026-03-08T03:00:00Z'),
    );

    expect(busyOf(schedule)).toEqual([['2026-03-08T02:30:00.000Z', '2026-03-08T02:45:00.000Z', 'busy']]);
  });

  test('knows every status, and takes the time for one that it does not know', async () => {
    const statuses = ['Busy', 'Tentative', 'OOF', 'WorkingElsewhere', 'NoData', 'Surprise'];
    const [schedule] = await read(
      freeBusy(
        statuses
          .map((status, at) => event(`2026-12-01T09:0${at}:00`, `2026-12-01T09:0${at + 1}:00`, status))
          .join(''),
      ),
    );

    expect(schedule?.known && schedule.busy.map(({ status }) => status)).toEqual([
      'busy',
      'tentative',
      'out-of-office',
      'working-elsewhere',
      'busy',
      'busy',
    ]);
    expect(schedule).toMatchObject({ unknownWords: [{ field: 'showAs', word: 'Surprise' }] });
  });

  test('is read from quarters of an hour where Exchange shows no single meetings', async () => {
    const day = `${'0'.repeat(36)}0221${'0'.repeat(56)}`;
    const [schedule] = await read(freeBusy('', 'MergedOnly', day));

    expect(busyOf(schedule)).toEqual([
      ['2026-12-01T09:15:00.000Z', '2026-12-01T09:45:00.000Z', 'busy'],
      ['2026-12-01T09:45:00.000Z', '2026-12-01T10:00:00.000Z', 'tentative'],
    ]);
  });

  test('is read past the working hours that come with it and that nobody asked for', async () => {
    const hours = '<t:WorkingHours><t:TimeZone><t:Bias>none</t:Bias></t:TimeZone></t:WorkingHours>';
    const withHours = freeBusy(event('2026-12-01T09:00:00', '2026-12-01T09:30:00')).replace(
      '</m:FreeBusyView>',
      `${hours}</m:FreeBusyView>`,
    );

    expect(known(await read(withHours, withHours))).toEqual([true, true]);
  });

  test('says unknown, not free, for a room that shows nothing at all', async () => {
    const [schedule] = await read(freeBusy('', 'None'));

    expect(faultOf(schedule)).toMatchObject({
      code: 'exchange-forbidden',
      exchangeCode: 'ErrorNoFreeBusyAccess',
    });
  });

  test('says unknown for a meeting without a readable time, and for a room that is missing in the answer', async () => {
    const { exchange } = await answering(freeBusy(event('soon', '2026-12-01T10:00:00')));

    const schedules = await exchange.readSchedules(many(2), morning);

    expect(schedules.map((schedule) => faultOf(schedule)?.code)).toEqual([
      'exchange-unreadable',
      'exchange-unreadable',
    ]);
  });

  test.each([
    ['ErrorMailRecipientNotFound', 'room-not-found'],
    ['ErrorNoFreeBusyAccess', 'exchange-forbidden'],
    ['ErrorServiceDiscoveryFailed', 'exchange-unavailable'],
    ['ErrorProxyRequestProcessingFailed', 'exchange-unavailable'],
    ['ErrorMailboxMoveInProgress', 'exchange-unavailable'],
    ['ErrorOfTheYear2031', 'exchange-unreadable'],
  ])('of one room says %s, and the other rooms are answered', async (exchangeCode, code) => {
    const schedules = await read(freeBusy(''), noFreeBusy(exchangeCode), freeBusy(''));

    expect(known(schedules)).toEqual([true, false, true]);
    expect(faultOf(schedules[1])).toMatchObject({ code, exchangeCode });
    expect(JSON.stringify(schedules)).not.toContain('CANARY');
  });

  test('is unknown when one of its two parts is, and a meeting across their seam is listed once', async () => {
    const long = interval('2026-12-01T00:00:00Z', '2027-01-20T00:00:00Z');
    const seam = event('2027-01-11T23:00:00', '2027-01-12T01:00:00');
    const good = await answering(freeBusy(seam));
    expect(busyOf((await good.exchange.readSchedules([mailbox('fjord')], long))[0])).toEqual([
      ['2027-01-11T23:00:00.000Z', '2027-01-12T01:00:00.000Z', 'busy'],
    ]);

    const half = await connect((res, one) =>
      soap(
        availability(
          windowOf(one)[0]?.startsWith('2027') ? noFreeBusy('ErrorMailboxMoveInProgress') : freeBusy(''),
        ),
      )(res, one),
    );
    expect(known(await half.exchange.readSchedules([mailbox('fjord')], long))).toEqual([false]);
  });
});
