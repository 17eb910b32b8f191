/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Recurrence } from '../../../contract/recurrence.ts';
import { checkSeries } from '../../../contract/series-rooms.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, aServer, openPane, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer } from './offers.ts';

afterEach(cleanup);

const recurrence = Recurrence.parse({
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 },
});
const day = (date: string) => ({ date, start: `${date}T11:00:00.000Z`, end: `${date}T12:00:00.000Z` });
const days = ['2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'].map(day);
const read = {
  unknown: 0,
  readAt: '2026-11-30T07:55:00.000Z',
  refused: { dates: 0, first: null as object | null, reasons: [] as object[] },
};

function withSeries(rooms: readonly object[], { isComplete = true } = {}) {
  const server = aServer();
  server.answers.offers = [anOffer('fjord'), anOffer('skov'), anOffer('lille')];
  server.answers.more.set(checkSeries, () => ({ dates: 52, isComplete, rooms, now: read.readAt }));
  const held = { mailbox: anOffer('sal').mailbox, name: 'sal' };
  const meeting = aComposedMeeting({ repeats: 'series', recurrence, rooms: [held] });
  return { server, meeting, held };
}
const of = (name: string, more: { readonly busy: number; readonly [fact: string]: unknown }) => ({
  mailbox: anOffer(name).mailbox,
  conflicts: [],
  elsewhere: more.busy,
  ...read,
  ...more,
});

test('each room says on how many dates of the series it is free, and which three it is not', async () => {
  const { server, meeting, held } = withSeries([
    of('sal', { free: 50, busy: 2, conflicts: days.slice(0, 2) }),
    of('fjord', { free: 49, busy: 3, conflicts: days.slice(0, 3) }),
    of('skov', { free: 52, busy: 0 }),
    of('lille', { free: 40, busy: 0, unknown: 12 }),
  ]);
  openPane({ server, meeting });
  const fjord = await roomNamed('fjord');
  expect(
    await fjord.findByText(
      'Whole series: free on 49 of 52 dates. Taken on Wed 9 Dec, Wed 16 Dec and Wed 23 Dec. (as of 8:55)',
    ),
  ).toBeTruthy();
  const skov = await roomNamed('skov');
  expect(skov.getByText('Whole series: free on all 52 dates. (as of 8:55)')).toBeTruthy();
  expect(
    (await roomNamed('lille')).getByText(/free on 40 of 52 dates. On 12 dates it is not known yet\./),
  ).toBeTruthy();
  expect(screen.getByText(/free on 50 of 52 dates/)).toBeTruthy(); // the room that the meeting has
  const asked = server.asked.filter(({ route }) => route === checkSeries);
  expect(asked.at(-1)?.body).toMatchObject({
    timeZone: 'Europe/Copenhagen',
    rooms: [held.mailbox, ...['fjord', 'skov', 'lille'].map((name) => anOffer(name).mailbox)],
    savedRooms: [],
  });
});

test('more dates than are read at a glance are shown when somebody asks, and hidden again', async () => {
  const { server, meeting } = withSeries([of('fjord', { free: 48, busy: 4, conflicts: days })]);
  openPane({ server, meeting });
  const fjord = await roomNamed('fjord');
  expect(await fjord.findByText(/Taken on Wed 9 Dec, Wed 16 Dec and Wed 23 Dec and 1 more\./)).toBeTruthy();
  await userEvent.click(fjord.getByRole('button', { name: 'Show the dates: fjord' }));
  expect(fjord.getByText(/Wed 23 Dec and Wed 30 Dec\./)).toBeTruthy();
  await userEvent.click(fjord.getByRole('button', { name: 'Hide the dates: fjord' }));
  expect(fjord.queryByText(/Wed 30 Dec/)).toBeNull();
});

test('a series without an end says how far it is looked at, and a calendar that was never read says that', async () => {
  const never = of('fjord', { free: 0, busy: 0, unknown: 52, readAt: null });
  const { server, meeting } = withSeries([never], { isComplete: false });
  openPane({ server, meeting });
  expect(await screen.findByText(/its first 52 dates, one year of them, are looked at/)).toBeTruthy();
  expect((await roomNamed('fjord')).getByText(/nothing is known of the series/)).toBeTruthy();
});

test('when it cannot be read the rooms are there as before, and it says so', async () => {
  const { server, meeting } = withSeries([]);
  server.answers.more.set(checkSeries, () => {
    throw aProblem('invalid-request', 422);
  });
  openPane({ server, meeting });
  expect(await screen.findByText(/What the whole series meets in the rooms could not be read/)).toBeTruthy();
  expect((await roomNamed('fjord')).getByText('Free')).toBeTruthy();
});

test('what was read on another day says on which', async () => {
  const days = { readAt: '2026-11-28T07:55:00.000Z' };
  const { server, meeting } = withSeries([of('fjord', { free: 52, busy: 0, ...days })]);
  openPane({ server, meeting });
  const fjord = await roomNamed('fjord');
  expect(await fjord.findByText(/as of Sat 28 Nov, 8:55/)).toBeTruthy();
});

test('while another series is looked up nothing is said of the one before', async () => {
  const { server, meeting } = withSeries([of('fjord', { free: 49, busy: 3, conflicts: days.slice(0, 3) })]);
  openPane({ server, meeting });
  await (await roomNamed('fjord')).findByText(/free on 49 of 52/);
  server.answers.more.set(checkSeries, () => new Promise(() => undefined));
  const until = { ...recurrence.seriesTime, endDate: '2026-12-30' };
  meeting.edit({ recurrence: Recurrence.parse({ ...recurrence, seriesTime: until }) });
  await waitFor(() => expect(screen.queryByText(/Whole series/)).toBeNull());
  expect((await roomNamed('fjord')).getByText('Free')).toBeTruthy();
});

test('a single meeting is not asked about', async () => {
  const { server } = withSeries([]);
  openPane({ server, meeting: aComposedMeeting({}) });
  await roomNamed('fjord');
  expect(server.asked.some(({ route }) => route === checkSeries)).toBe(false);
});

test('a room whose policy is against some dates says on how many, and why on the first of them', async () => {
  const reason = { code: 'too-far-ahead', days: 30, last: '2026-12-30', from: 'HQ' };
  const refused = { dates: 48, first: day('2027-01-06'), reasons: [reason] };
  const { server, meeting } = withSeries([of('fjord', { free: 52, busy: 0, refused })]);
  openPane({ server, meeting });
  const fjord = await roomNamed('fjord');
  const why =
    /Not to be used on 48 dates, the first Wed,? 6 Jan: Can be booked up to Wed, 30 Dec 2026 \(HQ\)\./;
  expect(await fjord.findByText(why)).toBeTruthy();
});
