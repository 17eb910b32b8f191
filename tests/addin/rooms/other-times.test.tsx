/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { suggestTimes } from '../../../contract/room-times.ts';
import type { TimeChange } from '../../../addin/outlook/composed-meeting.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { aProblem, aServer, openPane, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer } from './offers.ts';

afterEach(cleanup);

const readAt = '2026-11-30T07:55:00.000Z';
const room = (name: string, timeZone = 'Europe/Copenhagen') => ({
  mailbox: `${name}@nordhavn.example`,
  name,
  timeZone,
});
const HALF_LATER = {
  start: '2026-12-01T09:30:00.000Z',
  end: '2026-12-01T10:30:00.000Z',
  kind: 'later',
  days: 0,
  shiftMinutes: 30,
  shorterMinutes: 0,
  free: 4,
  rooms: ['fjord', 'skov', 'sal'].map((name) => room(name)),
  readAt,
};
const SHORTER = {
  ...HALF_LATER,
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T09:45:00.000Z',
  kind: 'shorter',
  shiftMinutes: 0,
  shorterMinutes: 15,
  free: 1,
};
const THURSDAY = {
  ...HALF_LATER,
  start: '2026-12-03T09:00:00.000Z',
  end: '2026-12-03T10:00:00.000Z',
  days: 2,
  shiftMinutes: 0,
  free: 2,
  rooms: [room('hudson', 'America/New_York'), room('fjord')],
};
const busy = (name: string) => anOffer(name, { availability: 'busy' });

function whereNothingFits(suggestions: readonly object[], more: { rooms?: number; unknown?: number } = {}) {
  const server = aServer();
  server.answers.more.set(findRooms, ({ query }) => ({
    readAt,
    notices: [],
    offers:
      query['start'] === '2026-12-01T09:00:00.000Z' ? [busy('fjord'), busy('skov')] : [anOffer('fjord')],
  }));
  server.answers.more.set(suggestTimes, () => ({ suggestions, rooms: 6, unknown: 0, now: readAt, ...more }));
  return server;
}
const listed = async () => await screen.findByRole('list', { name: 'Other times' });
const texts = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map((one) => one.textContent);

test('where no room fits the nearest other times are there: what changes, when, and who is free as of when', async () => {
  openPane({ server: whereNothingFits([SHORTER, HALF_LATER, THURSDAY]) });
  expect(texts(await listed())).toEqual([
    '15 minutes shorterTue, 1 Dec 2026, 10:00–10:45fjord · as of 8:55Use this time',
    '30 minutes laterTue, 1 Dec 2026, 10:30–11:30fjord and 3 more · as of 8:55Use this time',
    '2 days later, same timeThu, 3 Dec 2026, 10:00–11:00' +
      '10:00–11:00 your time, 04:00–05:00 in New Yorkhudson and 1 more · as of 8:55Use this time',
  ]);
});

test('one press moves the meeting, says so, brings the focus there, and the rooms of that time are listed', async () => {
  const { meeting } = openPane({ server: whereNothingFits([HALF_LATER]) });
  await listed();
  await userEvent.click(screen.getByRole('button', { name: 'Use this time: Tue, 1 Dec 2026, 10:30–11:30' }));
  const said = 'The meeting is now on Tue, 1 Dec 2026, 10:30–11:30. Free then: fjord and 3 more.';
  const shown = await screen.findAllByText(said);
  expect(shown.some((one) => one.closest('output'))).toBe(true); // read out
  expect(meeting.now().interval).toEqual({ start: HALF_LATER.start, end: HALF_LATER.end });
  expect((await roomNamed('fjord')).getByRole('button', { name: 'Add fjord' })).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.textContent).toContain(said));
  expect(screen.queryByRole('list', { name: 'Other times' })).toBeNull();
});

test('and another press puts it back', async () => {
  const { meeting } = openPane({ server: whereNothingFits([HALF_LATER]) });
  await listed();
  await userEvent.click(screen.getByRole('button', { name: /Use this time/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Put it back' }));
  await screen.findAllByText('The meeting is on Tue, 1 Dec 2026, 10:00–11:00 again, as before.');
  expect(meeting.now().interval.start).toBe('2026-12-01T09:00:00.000Z');
  expect(screen.queryByRole('button', { name: 'Put it back' })).toBeNull();
  expect(await listed()).toBeTruthy();
});

test.each<[string, TimeChange | 'silent', RegExp]>([
  [
    'refuses',
    { outcome: 'refused', code: 9010, isAsBefore: true },
    /did not accept the new time \(code 9010\)/,
  ],
  ['ignores', { outcome: 'refused', code: null, isAsBefore: true }, /did not take over the new time/],
  ['takes half of', { outcome: 'refused', code: 9010, isAsBefore: false }, /only a part of the new time/],
  ['says nothing about', 'silent', /only a part of the new time/],
])('where Outlook %s the move, it is said and the times stay', async (_how, change, said) => {
  const meeting = aComposedMeeting();
  const moveTo = () => (change === 'silent' ? Promise.reject(new Error('silent')) : Promise.resolve(change));
  Object.assign(meeting.composed, { moveTo });
  openPane({ server: whereNothingFits([HALF_LATER]), meeting });
  await listed();
  await userEvent.click(screen.getByRole('button', { name: /Use this time/ }));
  expect((await screen.findAllByText(said)).length).toBeGreaterThan(0);
  expect(await screen.findByRole('button', { name: /Use this time/ })).toBeTruthy();
});

test('where rooms are free the times come when somebody asks, for the wish as it is, and go again', async () => {
  const server = aServer();
  server.answers.offers = [anOffer('fjord')];
  server.answers.more.set(suggestTimes, () => ({
    suggestions: [THURSDAY],
    rooms: 1,
    unknown: 2,
    now: readAt,
  }));
  openPane({ server, meeting: aComposedMeeting({ attendees: ['bent@nordhavn.example'] }) });
  await roomNamed('fjord');
  expect(server.asked.some(({ route }) => route === suggestTimes)).toBe(false);
  const find = screen.getByRole('button', { name: 'Find another time', expanded: false });
  await userEvent.click(find);
  await listed();
  expect(
    screen.getByText('The calendars of 2 rooms were not read yet; those rooms are not counted.'),
  ).toBeTruthy();
  const asked = server.asked.find(({ route }) => route === suggestTimes);
  expect(asked?.query).toMatchObject({
    start: at('2026-12-01T09:00:00Z'),
    seats: 2,
    timeZone: 'Europe/Copenhagen',
  });
  await userEvent.click(screen.getByRole('button', { name: 'Hide other times', expanded: true }));
  expect(screen.queryByRole('list', { name: 'Other times' })).toBeNull();
});

test('where nothing is free within a week, or no room does at all, it says which', async () => {
  openPane({ server: whereNothingFits([], { rooms: 2 }) });
  expect(await screen.findByText(/At no other time within a week/)).toBeTruthy();
  cleanup();
  openPane({ server: whereNothingFits([], { rooms: 0 }) });
  expect(await screen.findByText(/Another time does not help/)).toBeTruthy();
});

test('times that cannot be read say so and can be asked for again', async () => {
  const server = whereNothingFits([HALF_LATER]);
  const answer = server.answers.more.get(suggestTimes);
  server.answers.more.set(suggestTimes, () => {
    throw aProblem('invalid-request', 422);
  });
  openPane({ server });
  const again = await screen.findByRole('button', { name: /try again/i });
  if (answer) server.answers.more.set(suggestTimes, answer);
  await userEvent.click(again);
  expect(texts(await listed())).toHaveLength(1);
});

test('nothing is offered for a series, for one date of it, and where Outlook lets nobody set the time', async () => {
  for (const repeats of ['series', 'occurrence'] as const) {
    openPane({ server: whereNothingFits([HALF_LATER]), meeting: aComposedMeeting({ repeats }) });
    await screen.findByText('No room fits this wish');
    expect(screen.queryByText('Other times')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Find another time' })).toBeNull();
    cleanup();
  }
  const meeting = aComposedMeeting();
  Object.assign(meeting.composed, { moveTo: null });
  openPane({ server: whereNothingFits([HALF_LATER]), meeting });
  await screen.findByText('No room fits this wish');
  expect(screen.queryByText('Other times')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Find another time' })).toBeNull();
});

test('what was said of a move is said no more when somebody sets yet another time', async () => {
  const { meeting } = openPane({ server: whereNothingFits([HALF_LATER]) });
  await listed();
  await userEvent.click(screen.getByRole('button', { name: /Use this time/ }));
  await screen.findByRole('button', { name: 'Put it back' });
  meeting.edit({ interval: { start: at('2026-12-01T12:00:00Z'), end: at('2026-12-01T13:00:00Z') } });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Put it back' })).toBeNull());
});
