import { Instant, MailboxAddress } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { EXCHANGE, startSimulatedExchange } from './simulated-exchange.ts';
import { GRAPH } from './small-graph.ts';

let simulated: Awaited<ReturnType<typeof startSimulatedExchange>>;
beforeAll(async () => {
  simulated = await startSimulatedExchange();
});
afterAll(() => simulated.close());

const fjord = MailboxAddress.parse('fjord@nordhavn.example');
const window = { start: Instant.parse('2026-11-30T00:00:00Z'), end: Instant.parse('2027-05-20T00:00:00Z') };

test('a calendar is the same through Microsoft Graph and through Exchange Web Services', async () => {
  const { control, outbound, tokensFor } = simulated;
  await control('PUT', '/clock', { now: '2026-11-30T08:00:00.000Z' });
  await control('POST', '/reset', { fixture: 'F0' });
  await control('PUT', '/rooms/fjord', { processing: { removePrivateProperty: false } });
  const series = (await control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'weekly',
    start: '2027-03-06T10:00',
    end: '2027-03-06T11:00',
    timeZone: 'Europe/Copenhagen',
    rooms: ['fjord'],
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['saturday'] },
      range: { type: 'numbered', startDate: '2027-03-06', numberOfOccurrences: 6 },
    },
  })) as { iCalUId: string };
  const date = `/meetings/${series.iCalUId}?occurrence=2027-03-13T09:00:00.000Z`;
  await control('PATCH', date, { start: '2027-03-14T15:00:00Z', end: '2027-03-14T16:00:00Z' });
  const saturday = { organizer: 'bent', subject: 'x', rooms: ['fjord'] };
  await control('POST', '/meetings', {
    ...saturday,
    start: '2026-12-05T09:00:00Z',
    end: '2026-12-05T10:00:00Z',
    sensitivity: 'private',
  });
  await control('POST', '/meetings', {
    ...saturday,
    start: '2026-12-12',
    end: '2026-12-13',
    timeZone: 'Europe/Copenhagen',
    isAllDay: true,
  });
  const common = { outbound, integrationId: 'both' };
  const graph = createGraphExchange({ ...common, origin: GRAPH, getAccessToken: tokensFor(GRAPH) });
  const ews = createEwsExchange({
    ...common,
    url: `${EXCHANGE}/EWS/Exchange.asmx`,
    version: 'Exchange2016',
    account: fjord,
    credentials: { kind: 'oauth', getAccessToken: tokensFor(EXCHANGE) },
  });

  const [one, other] = await Promise.all([
    graph.readMeetings(fjord, window),
    ews.readMeetings(fjord, window),
  ]);

  // The services spell ids of items differently; everything that the product compares is alike.
  const shown = (reading: typeof one) =>
    reading.known ? reading.meetings.map(({ eventId: _id, ...rest }) => rest) : reading.fault;
  expect(shown(one)).toEqual(shown(other));
  const meetings = one.known ? one.meetings : [];
  expect(meetings.filter(({ isException }) => isException)).toHaveLength(1);
  expect(meetings.filter(({ isPrivate, subject }) => isPrivate && subject === null)).toHaveLength(1);
  expect(meetings.filter(({ isAllDay }) => isAllDay)).toHaveLength(1);
  expect(meetings.filter(({ meetingUid }) => meetingUid === series.iCalUId.toLowerCase())).toHaveLength(6);
});
