/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { anOffer, restricted, tooSmall } from '../rooms/offers.ts';
import { aProblem, aServer, openPane, roomList, roomNamed } from './pane-harness.tsx';

afterEach(cleanup);

const fjord = anOffer('fjord');
const skov = anOffer('skov', { capacity: 12 });
const taken = [{ start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' }];
const fjordInMeeting = { mailbox: fjord.mailbox, name: 'fjord' };

function withOffers(...offers: ReturnType<typeof anOffer>[]) {
  const server = aServer();
  server.answers.offers = offers;
  return server;
}
const shown = () => within(screen.getByRole('list', { name: 'Rooms' })).getAllByRole('listitem').length;
const spoken = () => screen.getAllByRole('status').map((region) => region.textContent);
const searches = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route.path === '/rooms');

test('lists rooms in the server’s order, each with its facts', async () => {
  openPane({ server: withOffers(fjord, skov) });
  const items = within(await roomList()).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringContaining('fjordFreeBest fit8 seats · HQ · Floor 1'),
    expect.stringContaining('skovFree12 seats'),
  ]);
});

test('a room that cannot be had stays on the list, reachable, and its button is described by every reason', async () => {
  openPane({
    server: withOffers(
      fjord,
      anOffer('lille', { availability: 'busy', conflicts: taken, refusals: [tooSmall] }),
      anOffer('bestyrelse', { booking: 'request', refusals: [restricted] }),
    ),
  });
  const add = (await roomNamed('lille')).getByRole('button', { name: 'Add lille' });
  add.focus();

  expect(document.activeElement).toBe(add);
  expect(add.getAttribute('aria-disabled')).toBe('true');
  const description = document.querySelector(`[id="${add.getAttribute('aria-describedby') ?? ''}"]`);
  expect(description?.textContent).toBe('Taken 10:00–11:00.Seats 4, you need 6.');
  expect(screen.getByRole('button', { name: 'Request bestyrelse' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
});

test('adds a room after asking once more, and shows it as Outlook lists it', async () => {
  const { server, meeting } = openPane({ server: withOffers(fjord, skov) });
  await userEvent.click(await screen.findByRole('button', { name: 'Add fjord' }));

  expect(await screen.findByRole('button', { name: 'Remove fjord' })).toBeTruthy();
  expect(meeting.now().rooms).toEqual([fjordInMeeting]);
  expect(server.asked.map(({ route }) => route.path)).toContain('/rooms/:mailbox');
  expect(screen.queryByRole('button', { name: 'Add fjord' })).toBeNull();
});

test('removes a room', async () => {
  const meeting = aComposedMeeting({ rooms: [fjordInMeeting] });
  openPane({ server: withOffers(fjord), meeting });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove fjord' }));

  expect(await screen.findByRole('button', { name: 'Add fjord' })).toBeTruthy();
  expect(meeting.now().rooms).toEqual([]);
});

test('a second room stands beside the first one, which is then one press away from being out', async () => {
  const meeting = aComposedMeeting({ rooms: [fjordInMeeting] });
  openPane({ server: withOffers(fjord, skov), meeting });
  await screen.findByRole('button', { name: 'Remove fjord' });
  expect(screen.queryByRole('button', { name: 'Take fjord out' })).toBeNull();
  await userEvent.click(await screen.findByRole('button', { name: 'Add skov' }));
  await screen.findByRole('button', { name: 'Remove skov' });
  expect(meeting.now().rooms.map(({ name }) => name)).toEqual(['fjord', 'skov']);

  await userEvent.click(await screen.findByRole('button', { name: 'Take fjord out' }));
  expect(await screen.findByRole('button', { name: 'Add fjord' })).toBeTruthy();
  expect(meeting.now().rooms.map(({ name }) => name)).toEqual(['skov']);
  expect(screen.queryByRole('button', { name: 'Take fjord out' })).toBeNull();
});

test('a room that vanished meanwhile is not added and leaves the list', async () => {
  const server = withOffers(fjord, skov);
  server.answers.live.set(fjord.mailbox, aProblem('room-not-found', 404));
  const { meeting } = openPane({ server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add fjord' }));

  expect((await screen.findAllByText(/fjord no longer exists/)).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Add fjord' })).toBeNull();
  expect(meeting.now().rooms).toEqual([]);
});

test('a room that was taken meanwhile is not added, and the list is asked for again', async () => {
  const server = withOffers(fjord, skov);
  server.answers.live.set(fjord.mailbox, anOffer('fjord', { availability: 'busy', conflicts: taken }));
  const { meeting } = openPane({ server });
  const add = await screen.findByRole('button', { name: 'Add fjord' });
  const before = searches(server).length;
  await userEvent.click(add);

  expect((await screen.findAllByText(/fjord was taken meanwhile/)).length).toBeGreaterThan(0);
  await waitFor(() => expect(searches(server).length).toBeGreaterThan(before));
  expect(meeting.now().rooms).toEqual([]);
});

test('when the server cannot be asked nothing is added, and trying again adds', async () => {
  const server = withOffers(fjord);
  server.answers.live.set(fjord.mailbox, new NoAnswer('unreachable'));
  const { meeting } = openPane({ server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add fjord' }));

  expect(await screen.findByText('Foyer cannot be reached')).toBeTruthy();
  expect(meeting.now().rooms).toEqual([]);
  server.answers.live.clear();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Remove fjord' })).toBeTruthy();
});

test('follows the meeting’s time by itself, flags a chosen room that is busy then, and swaps it for the next best', async () => {
  const server = withOffers(fjord, skov);
  const meeting = aComposedMeeting({ rooms: [fjordInMeeting] });
  openPane({ server, meeting });
  await roomList();

  server.answers.offers = [skov, anOffer('fjord', { availability: 'busy', conflicts: taken })];
  meeting.edit({ interval: { start: at('2026-12-01T09:30:00Z'), end: at('2026-12-01T10:30:00Z') } });
  expect(await screen.findByText(/fjord is taken at this time: 10:00–11:00/)).toBeTruthy();
  expect(searches(server).at(-1)?.query).toMatchObject({ start: '2026-12-01T09:30:00.000Z' });

  await userEvent.click(screen.getByRole('button', { name: 'Take skov instead' }));
  expect(await screen.findByRole('button', { name: 'Remove skov' })).toBeTruthy();
  await waitFor(() => expect(meeting.now().rooms.map((room) => room.name)).toEqual(['skov']));
});

test('keeps the wish through a bad time, says what is wrong, and goes on when it is mended', async () => {
  const meeting = aComposedMeeting();
  const { server } = openPane({ server: withOffers(fjord), meeting });
  const seats = await screen.findByRole('spinbutton', { name: 'Seats' });
  await userEvent.clear(seats);
  await userEvent.type(seats, '9');
  expect(await screen.findByText(/Set by you/)).toBeTruthy();

  const { interval } = meeting.now();
  meeting.edit({ interval: { start: interval.end, end: interval.start } });
  expect(await screen.findByText(/ends before it starts/)).toBeTruthy();
  expect(screen.queryByRole('list', { name: 'Rooms' })).toBeNull();

  meeting.edit({ interval });
  await roomList();
  expect(searches(server).at(-1)?.query).toMatchObject({ seats: 9 });
});

test('seats set by hand are kept with the meeting and can be given back to the attendees', async () => {
  const meeting = aComposedMeeting();
  await meeting.composed.keep(
    'wish',
    JSON.stringify({ version: 1, seats: 9, equipment: ['video'], unit: null }),
  );
  const { server } = openPane({ server: withOffers(fjord), meeting });

  await userEvent.click(await screen.findByRole('button', { name: 'Use attendees (6)' }));
  expect(await screen.findByText('You and 5 attendees')).toBeTruthy();
  expect(JSON.parse(meeting.kept() ?? '')).toMatchObject({ seats: null, equipment: ['video'] });
  await waitFor(() =>
    expect(searches(server).at(-1)?.query).toMatchObject({ seats: 6, equipment: ['video'] }),
  );
});

test('two panes on one meeting show the same rooms', async () => {
  const meeting = aComposedMeeting();
  openPane({ server: withOffers(fjord), meeting });
  openPane({ server: withOffers(fjord), meeting });
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Add fjord' })).toHaveLength(2));

  const [first] = screen.getAllByRole('button', { name: 'Add fjord' });
  if (first) await userEvent.click(first);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Remove fjord' })).toHaveLength(2));
});

test('when nothing fits it says what to give up, and does it on a click', async () => {
  const { server } = openPane({
    server: withOffers(anOffer('lille', { capacity: 4, refusals: [tooSmall] })),
  });
  expect(await screen.findByRole('heading', { name: 'No room fits this wish' })).toBeTruthy();
  expect(await roomList()).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Use 4 seats' }));
  await waitFor(() => expect(searches(server).at(-1)?.query).toMatchObject({ seats: 4 }));
});

test('no room at all is said so', async () => {
  openPane({ server: withOffers() });
  expect(await screen.findByRole('heading', { name: 'No rooms here' })).toBeTruthy();
});

test('shows both clocks for a room elsewhere', async () => {
  const place = { unit: fjord.place.unit, names: ['BW', 'Floor 5'], timeZone: 'America/New_York' };
  openPane({ server: withOffers(anOffer('hudson', { place })) });
  expect(await screen.findByText('10:00–11:00 your time, 04:00–05:00 in New York')).toBeTruthy();
});

test('explains a location typed as text, and a series', async () => {
  openPane({
    server: withOffers(fjord),
    meeting: aComposedMeeting({ textLocations: ['Canteen'], repeats: 'series' }),
  });
  expect(await screen.findByText(/“Canteen” is only text in the location/)).toBeTruthy();
  expect(screen.getByText(/This meeting repeats/)).toBeTruthy();
});

test('says that it does not know Outlook’s time zone', async () => {
  const timeZone = {
    name: 'Asia/Tokyo',
    known: false,
    cityGuessed: false,
    outlookName: 'Mars Standard Time',
  };
  openPane({ server: withOffers(fjord), meeting: aComposedMeeting({ timeZone }) });
  expect(await screen.findByText(/does not know Outlook’s time zone “Mars Standard Time”/)).toBeTruthy();
});

test('shows thirty rooms and more on request', async () => {
  openPane({
    server: withOffers(...Array.from({ length: 70 }, (_unused, index) => anOffer(`room${index}`))),
  });
  await roomList();
  expect(shown()).toBe(30);
  await userEvent.click(screen.getByRole('button', { name: 'Show 30 more' }));
  expect(shown()).toBe(60);
  await userEvent.click(screen.getByRole('button', { name: 'Show 10 more' }));
  expect(shown()).toBe(70);
});

test('reads the result out, and what an action did', async () => {
  openPane({ server: withOffers(fjord, skov) });
  await roomList();
  await waitFor(() => expect(spoken()).toContain('2 rooms, 2 free for you.'));

  await userEvent.click(screen.getByRole('button', { name: 'Add fjord' }));
  await waitFor(() => expect(spoken()).toContain('fjord is in the meeting. It is booked when you send.'));
});

test('a chosen room that the narrowed list does not hold is asked for by itself', async () => {
  const server = withOffers(skov);
  server.answers.live.set(fjord.mailbox, anOffer('fjord', { refusals: [tooSmall], capacity: 4 }));
  openPane({ server, meeting: aComposedMeeting({ rooms: [fjordInMeeting] }) });
  expect(await screen.findByText(/fjord seats 4, you need 6/)).toBeTruthy();
});
