/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { putMeeting } from '../../../contract/meetings.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { keepRoomPlan, planSeries, readRoomPlan } from '../../../contract/series-plan.ts';
import { confirmDates } from '../../../contract/series-confirmation.ts';
import { checkSeries } from '../../../contract/series-rooms.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, aServer, openPane, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer } from './offers.ts';

afterEach(cleanup);

const now = '2026-11-30T07:55:00.000Z';
const recurrence = Recurrence.parse({
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 },
});
const day = (date: string) => ({ date, start: `${date}T11:00:00.000Z`, end: `${date}T12:00:00.000Z` });
const taken = (date: string) => ({ ...day(date), isTaken: true, refused: [] });
const other = (name: string) => {
  const { mailbox, capacity, place, booking } = anOffer(name);
  return { mailbox, name, capacity, place, booking, readAt: now };
};
const fjord = anOffer('fjord').mailbox;
const wish = { seats: 6, equipment: [], before: 0, after: 0, bookable: 'request', accessible: 'no' };
const planned = (date: string, name: string, more: object = {}) => ({
  ...day(date),
  to: { mailbox: anOffer(name).mailbox, name, place: ['HQ', 'Floor 1'] },
  state: 'planned',
  readAt: now,
  alternatives: [],
  ...more,
});
const aPlan = (dates: readonly object[], more: object = {}) => ({
  plan: {
    room: { mailbox: fjord, name: 'fjord' },
    wish,
    keptAt: now,
    isOfSeries: true,
    isSent: false,
    carried: 50,
    timeZone: 'Europe/Copenhagen',
    dates,
    left: [],
    ...more,
  },
  now,
});

/** What Exchange says of every date; `free` of those in the rooms that are not named. */
function confirmed(body: unknown, state: 'free' | 'busy' | 'unknown', names: readonly string[] = []) {
  const rooms = names.map((name) => anOffer(name).mailbox);
  const { dates } = body as { dates: { room: string; start: string }[] };
  return {
    dates: dates.map(({ room, start }) => ({
      room,
      start,
      state: rooms.some((one) => one === room) ? state : 'free',
    })),
    notices:
      state === 'unknown'
        ? [
            {
              code: 'exchange-unavailable',
              title: 'Exchange could not be reached',
              detail: 'Exchange did not answer.',
              rooms: 1,
            },
          ]
        : [],
    readAt: now,
  };
}

/** A series of which fjord is taken on two dates; on the second of them nothing else is free. */
function aSeries({ inMeeting = false } = {}) {
  const server = aServer();
  const { more } = server.answers;
  server.answers.offers = [anOffer('fjord'), anOffer('skov')];
  const conflicts = ['2026-12-09', '2026-12-16'].map(day);
  const counted = { free: 50, busy: 2, unknown: 0, elsewhere: 2, readAt: now };
  more.set(checkSeries, () => ({
    dates: 52,
    isComplete: false,
    rooms: [{ mailbox: fjord, ...counted, conflicts, refused: { dates: 0, first: null, reasons: [] } }],
    now,
  }));
  more.set(planSeries, () => ({
    dates: 52,
    isComplete: false,
    free: 50,
    unknown: 0,
    conflicts: [
      { ...taken('2026-12-09'), alternatives: [other('skov'), other('lille')] },
      { ...taken('2026-12-16'), alternatives: [] },
    ],
    now,
  }));
  more.set(confirmDates, ({ body }) => confirmed(body, 'free'));
  more.set(putMeeting, ({ params }) => ({ bookingKey: params['bookingKey'], rooms: [], hanging: [] }));
  more.set(readRoomPlan, () => ({ plan: null, now }));
  more.set(keepRoomPlan, ({ body }) => {
    const reply = aPlan(
      (body as { dates: { date: string }[] }).dates.map(({ date }) => planned(date, 'lille')),
    );
    more.set(readRoomPlan, () => reply);
    return reply;
  });
  const meeting = aComposedMeeting({
    repeats: 'series',
    recurrence,
    rooms: inMeeting ? [{ mailbox: fjord, name: 'fjord' }] : [],
  });
  return { server, meeting };
}
const kept = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route === keepRoomPlan).map(({ body }) => body);

const chosen = async (date: string) =>
  (await screen.findByLabelText<HTMLSelectElement>(new RegExp(`Room on Wed, ${date}`))).selectedOptions[0]
    ?.text;

test('the dates on which a room is taken get other rooms, and one press adds the room and keeps the plan', async () => {
  const { server, meeting } = aSeries();
  openPane({ server, meeting });
  const button = await (
    await roomNamed('fjord')
  ).findByRole('button', {
    name: 'Other rooms for 2 dates: fjord',
  });
  await userEvent.click(button);
  expect(await screen.findByText(/^fjord is free on 50 of 52 dates\./)).toBeTruthy();
  expect(screen.getByText(/dates are looked at 365 days ahead/)).toBeTruthy();
  expect(screen.getByText(/Outlook keeps one list of rooms for a whole series/)).toBeTruthy();
  expect(screen.getByText('No other room that does for this meeting is free then.')).toBeTruthy();
  const list = within(screen.getByRole('list', { name: 'Dates with another room' }));
  const first = list.getByLabelText('Room on Wed, 9 Dec 2026, 12:00–13:00');
  expect((first as HTMLSelectElement).selectedOptions[0]?.text).toBe('skov (8 seats, HQ, Floor 1)');

  await userEvent.selectOptions(first, 'lille (8 seats, HQ, Floor 1)');
  await userEvent.click(screen.getByRole('button', { name: 'Use this plan' }));
  const said = 'The plan is kept: fjord for the series, and another room on 1 date.';
  await waitFor(() => expect(document.activeElement?.textContent).toContain(said));
  expect(meeting.now().rooms.map(({ name }) => name)).toEqual(['fjord']);
  expect(kept(server)).toEqual([
    {
      room: fjord,
      wish: { seats: 6, equipment: [] },
      dates: [{ date: '2026-12-09', room: anOffer('lille').mailbox }],
      left: [],
    },
  ]);
  expect(await screen.findByText('fjord → lille (HQ, Floor 1)')).toBeTruthy();
});

test('a date that the policy of the room refuses gets another room like one on which it is taken, and says why', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  const closed = { code: 'closed-day' as const, day: '2026-12-23', name: 'Works', from: 'HQ' };
  const refused = { dates: 1, first: day('2026-12-23'), reasons: [closed] };
  const counted = { free: 52, busy: 0, unknown: 0, elsewhere: 1, conflicts: [], readAt: now };
  server.answers.more.set(checkSeries, () => ({
    dates: 52,
    isComplete: true,
    rooms: [{ mailbox: fjord, ...counted, refused }],
    now,
  }));
  server.answers.more.set(planSeries, () => ({
    dates: 52,
    isComplete: true,
    free: 51,
    unknown: 0,
    conflicts: [{ ...day('2026-12-23'), isTaken: false, refused: [closed], alternatives: [other('skov')] }],
    now,
  }));
  openPane({ server, meeting });
  await userEvent.click(await screen.findByRole('button', { name: 'Other room for 1 date: fjord' }));
  const room = await screen.findByLabelText('Room on Wed, 23 Dec 2026, 12:00–13:00');
  expect(room.closest('li')?.textContent).toContain('Closed on Wed, 23 Dec 2026: Works (HQ).');
  expect((room as HTMLSelectElement).selectedOptions[0]?.text).toBe('skov (8 seats, HQ, Floor 1)');
});

test('a room whose policy is against every date is offered no plan', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  const reasons = [{ code: 'restricted' as const, from: 'HQ' }];
  const counted = { free: 52, busy: 0, unknown: 0, elsewhere: 52, conflicts: [], readAt: now };
  server.answers.more.set(checkSeries, () => ({
    dates: 52,
    isComplete: true,
    rooms: [{ mailbox: fjord, ...counted, refused: { dates: 52, first: day('2026-12-02'), reasons } }],
    now,
  }));
  openPane({ server, meeting });
  expect(await screen.findByText(/Not to be used on 52 dates/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Other rooms? for/ })).toBeNull();
});

test('a room that was taken meanwhile is not added, and then no plan is kept', async () => {
  const { server, meeting } = aSeries();
  server.answers.live.set(fjord, anOffer('fjord', { availability: 'busy' }));
  openPane({ server, meeting });
  await userEvent.click(
    await (await roomNamed('fjord')).findByRole('button', { name: /Other rooms for 2 dates/ }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Use this plan' }));
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/fjord/));
  expect(meeting.now().rooms).toEqual([]);
  expect(kept(server)).toEqual([]);
});

test('a room that Exchange calls taken is claimed for no date: the next best one is chosen, and the person looks again', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  server.answers.more.set(confirmDates, ({ body }) => confirmed(body, 'busy', ['skov']));
  openPane({ server, meeting });
  await userEvent.click(await screen.findByRole('button', { name: /Other rooms for 2 dates/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use this plan' }));
  expect(
    await screen.findByText(/Exchange says that the room of 1 date is taken by now. Nothing was kept/),
  ).toBeTruthy();
  expect(kept(server)).toEqual([]);
  const first = screen.getByLabelText('Room on Wed, 9 Dec 2026, 12:00–13:00');
  expect((first as HTMLSelectElement).selectedOptions[0]?.text).toBe('lille (8 seats, HQ, Floor 1)');
  expect(within(first).queryByText(/skov/)).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Use this plan' }));
  await waitFor(() => expect(kept(server)).toHaveLength(1));
  expect(kept(server)[0]).toMatchObject({
    dates: [{ date: '2026-12-09', room: anOffer('lille').mailbox }],
  });
});

test('where Exchange cannot be asked the plan says so, and the person may use it all the same', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  server.answers.more.set(confirmDates, ({ body }) => confirmed(body, 'unknown', ['skov']));
  openPane({ server, meeting });
  await userEvent.click(await screen.findByRole('button', { name: /Other rooms for 2 dates/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use this plan' }));
  expect(
    await screen.findByText(
      /The room of 1 date is not confirmed.*Exchange did not answer\. Nothing was kept/,
    ),
  ).toBeTruthy();
  expect(kept(server)).toEqual([]);
  const item = screen.getByLabelText('Room on Wed, 9 Dec 2026, 12:00–13:00').closest('li');
  expect(item?.textContent).toContain('Not confirmed.');

  await userEvent.click(screen.getByRole('button', { name: 'Use this plan all the same' }));
  await waitFor(() => expect(kept(server)).toHaveLength(1));
  const asked = server.asked.filter(({ route }) => route === confirmDates);
  expect(asked).toHaveLength(1);
});

test('a plan that is made once more begins with what was chosen before: other rooms, rooms that have their date, and none', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  const { more } = server.answers;
  const before = [
    planned('2026-12-09', 'lille'),
    planned('2026-12-23', 'skov', { state: 'done' }),
    planned('2026-12-30', 'skov', { state: 'asked' }),
    planned('2027-01-06', 'sal'),
  ];
  more.set(readRoomPlan, () => aPlan(before, { isSent: true, left: ['2026-12-16'] }));
  more.set(planSeries, () => ({
    dates: 52,
    isComplete: true,
    free: 48,
    unknown: 0,
    conflicts: [
      { ...taken('2026-12-09'), alternatives: [other('lille'), other('skov')] },
      { ...taken('2026-12-16'), alternatives: [other('skov')] },
      { ...taken('2026-12-23'), alternatives: [other('lille')] },
      { ...taken('2027-01-06'), alternatives: [other('lille')] },
    ],
    now,
  }));
  openPane({ server, meeting });
  await screen.findByRole('list', { name: 'Dates to change' });
  await userEvent.click(await screen.findByRole('button', { name: /Other rooms for 2 dates/ }));
  expect(await chosen('9 Dec')).toBe('lille (8 seats, HQ, Floor 1)');
  expect(await chosen('16 Dec')).toBe('No other room');
  expect(await chosen('23 Dec')).toBe('skov (has it, or was asked)');
  expect(screen.getByText('sal, which you chose before, is not free any more.')).toBeTruthy();
  expect(server.asked.find(({ route }) => route === planSeries)?.body).toMatchObject({
    chosen: [
      { date: '2026-12-09', room: anOffer('lille').mailbox },
      { date: '2027-01-06', room: anOffer('sal').mailbox },
    ],
  });

  await userEvent.click(screen.getByRole('button', { name: 'Use this plan' }));
  await waitFor(() => expect(kept(server)).toHaveLength(1));
  expect(kept(server)[0]).toMatchObject({
    dates: [
      { date: '2026-12-09', room: anOffer('lille').mailbox },
      { date: '2026-12-23', room: anOffer('skov').mailbox },
      { date: '2026-12-30', room: anOffer('skov').mailbox },
      { date: '2027-01-06', room: anOffer('lille').mailbox },
    ],
    left: ['2026-12-16'],
  });
  const claimed = server.asked.find(({ route }) => route === confirmDates)?.body as { dates: object[] };
  expect(claimed.dates).toMatchObject([
    { start: '2026-12-09T11:00:00.000Z' },
    { start: '2027-01-06T11:00:00.000Z' },
  ]);
});

test('another room for one date of a kept plan is confirmed as well', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  const stuck = planned('2026-12-16', 'lille', { state: 'taken', alternatives: [other('skov')] });
  server.answers.more.set(readRoomPlan, () => aPlan([stuck]));
  server.answers.more.set(confirmDates, ({ body }) => confirmed(body, 'busy', ['skov']));
  openPane({ server, meeting });
  await userEvent.click(await screen.findByRole('button', { name: /Use skov instead/ }));
  expect(await screen.findByText(/Exchange says that the room of 1 date is taken by now/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Use skov instead/ })).toBeNull();
  expect(kept(server)).toEqual([]);
});

test('a plan that cannot be kept says why, and one that cannot be made likewise', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  server.answers.more.set(keepRoomPlan, () => {
    throw aProblem('not-possible-now', 409);
  });
  openPane({ server, meeting });
  await userEvent.click(await screen.findByRole('button', { name: /Other rooms for 2 dates/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use this plan' }));
  expect(await screen.findByText('not-possible-now')).toBeTruthy();
});

test('a kept plan is a list that ticks itself: what is done, what is taken and what instead, and how to change a date', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  const dates = [
    planned('2026-12-09', 'skov', { state: 'done' }),
    planned('2026-12-16', 'lille', { state: 'taken', alternatives: [other('skov')] }),
    planned('2026-12-23', 'lille', { state: 'to-change' }),
    planned('2026-12-30', 'lille', { state: 'taken' }),
  ];
  server.answers.more.set(readRoomPlan, () => aPlan(dates, { isSent: true, carried: 48 }));
  openPane({ server, meeting });
  const list = await screen.findByRole('list', { name: 'Dates to change' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Wed, 9 Dec 2026, 12:00–13:00fjord → skov (HQ, Floor 1)skov has confirmed it. (as of 8:55)',
    'Wed, 16 Dec 2026, 12:00–13:00fjord → lille (HQ, Floor 1)lille was taken meanwhile. (as of 8:55)Use skov instead',
    'Wed, 23 Dec 2026, 12:00–13:00fjord → lille (HQ, Floor 1)Still to be changed. (as of 8:55)',
    'Wed, 30 Dec 2026, 12:00–13:00fjord → lille (HQ, Floor 1)' +
      'lille was taken meanwhile, and no other room that does for this meeting is free then. (as of 8:55)',
  ]);
  expect(
    screen.getByText(/Outlook asks fjord for 48 dates by itself\. Change these 3 dates in your calendar:/),
  ).toBeTruthy();
  expect(screen.getByText(/choose this event only, not the series/)).toBeTruthy();

  await userEvent.click(
    screen.getByRole('button', { name: 'Use skov instead: Wed, 16 Dec 2026, 12:00–13:00' }),
  );
  await waitFor(() => expect(kept(server)).toHaveLength(1));
  expect(kept(server)[0]).toMatchObject({
    dates: [
      { date: '2026-12-09', room: anOffer('skov').mailbox },
      { date: '2026-12-16', room: anOffer('skov').mailbox },
      { date: '2026-12-23', room: anOffer('lille').mailbox },
      { date: '2026-12-30', room: anOffer('lille').mailbox },
    ],
  });
});

test('a plan about a room that the series has no more says so, and can be forgotten', async () => {
  const { server, meeting } = aSeries({ inMeeting: true });
  server.answers.more.set(readRoomPlan, () => aPlan([planned('2026-12-09', 'skov')]));
  server.answers.more.set(keepRoomPlan, () => {
    server.answers.more.set(readRoomPlan, () => ({ plan: null, now }));
    return { plan: null, now };
  });
  openPane({ server, meeting });
  await screen.findByRole('list', { name: 'Dates to change' });
  const skov = { mailbox: anOffer('skov').mailbox, name: 'skov' };
  meeting.edit({ rooms: [skov] });
  expect(
    await screen.findByText(/This plan is about fjord, which is not in the meeting any more/),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Forget the plan' }));
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Dates to change' })).toBeNull());
  expect(kept(server)).toMatchObject([{ room: fjord, dates: [] }]);
});
