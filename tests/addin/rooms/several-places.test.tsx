/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { findRoomSets } from '../../../contract/room-sets.ts';
import { listPlaces } from '../../../contract/rooms.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aServer, nothingOwn, openPane, roomNamed } from '../shell/pane-harness.tsx';
import { HQ, anOffer, tooSmall } from './offers.ts';

afterEach(cleanup);

const BW = '00000000-0000-4000-8000-000000000009';
const inNewYork = { unit: BW, names: ['BW'], timeZone: 'America/New_York' };
const fit = anOffer('x').fit;
const fjord = anOffer('fjord');
const hudson = anOffer('hudson', { place: inNewYork, fit: { ...fit, seatsOver: 0, isAtNight: true } });
const unit = (id: string, name: string, timeZone: string) => ({
  id,
  parent: null,
  kind: 'building',
  name,
  timeZone,
});
const units = [unit(HQ, 'HQ', 'Europe/Copenhagen'), unit(BW, 'BW', 'America/New_York')];
const found = (sets: readonly object[], sites: readonly object[] = []) => ({
  readAt: '2026-11-30T08:00:00.000Z',
  sites,
  sets,
  notices: [],
});

function aServerOf(answer: object) {
  const server = aServer();
  server.answers.offers = [fjord, hudson];
  server.answers.more.set(listPlaces, () => ({ units, equipment: [], kinds: ['room'], own: nothingOwn }));
  server.answers.more.set(findRoomSets, () => answer);
  return server;
}
async function openPlaces(server: ReturnType<typeof aServer>) {
  const { meeting } = openPane({ server, meeting: aComposedMeeting() });
  await roomNamed('fjord');
  await userEvent.click(screen.getByRole('button', { name: 'Rooms in several places' }));
  await userEvent.selectOptions(await screen.findByLabelText('Place 2'), 'BW');
  const seats = screen.getByLabelText('Seats 2');
  await userEvent.clear(seats);
  await userEvent.type(seats, '4');
  return meeting;
}
const asked = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route === findRoomSets).map(({ body }) => body);

test('a set says which room is where, the clock there and what is odd, and one press adds all of it', async () => {
  const server = aServerOf(found([{ offers: [fjord, hudson] }]));
  const meeting = await openPlaces(server);
  const list = await screen.findByRole('list', { name: 'Sets of rooms' });
  expect(within(list).getByRole('listitem').textContent).toBe(
    'fjord, HQ, Floor 110:00–11:00 in Copenhagen · 2 seats more than you need' +
      'hudson, BW04:00–05:00 in New York · few people are at work then · seats exactly as many as you need' +
      'Add these rooms',
  );
  await waitFor(() =>
    expect(asked(server).at(-1)).toMatchObject({
      sites: [
        { unit: HQ, seats: 6 },
        { unit: BW, seats: 4 },
      ],
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Add these rooms: fjord and hudson' }));
  const said = 'fjord and hudson are in the meeting. Outlook books them when you send it.';
  expect((await screen.findAllByText(said)).some((one) => one.closest('output'))).toBe(true); // read out
  expect(meeting.now().rooms.map(({ name }) => name)).toEqual(['fjord', 'hudson']);
});

test('of a workspace a set says how many of its places are left, and not how many seats stay empty', async () => {
  const desks = anOffer('desks', { kind: 'workspace', capacity: 12, places: { free: 7, all: 12 } });
  await openPlaces(aServerOf(found([{ offers: [desks, hudson] }])));
  const list = await screen.findByRole('list', { name: 'Sets of rooms' });
  const words = within(list).getByRole('listitem').textContent;
  expect(words).toContain('10:00–11:00 in Copenhagen · up to 7 of 12 places freehudson');
});

test('where one room of a set is taken meanwhile none is added', async () => {
  const server = aServerOf(found([{ offers: [fjord, hudson] }]));
  server.answers.live.set(hudson.mailbox, anOffer('hudson', { availability: 'busy' }));
  const meeting = await openPlaces(server);
  await userEvent.click(await screen.findByRole('button', { name: /^Add these rooms/ }));
  await screen.findAllByText(/^hudson cannot be had any more\. No room was added/);
  expect(meeting.now().rooms).toEqual([]);
});

test('where no set can be made every place without a room says why', async () => {
  const refused = anOffer('lille', { refusals: [tooSmall] });
  const sites = [
    { place: fjord.place, seats: 6, open: 0, rooms: 1, refused: [refused] },
    { place: inNewYork, seats: 4, open: 0, rooms: 0, refused: [] },
  ];
  await openPlaces(aServerOf(found([], sites)));
  expect(await screen.findByText(/^No set can be made/)).toBeTruthy();
  expect(screen.getByText('In HQ, Floor 1, for 6:')).toBeTruthy();
  expect(screen.getByText('lille: Seats 4, you need 6.')).toBeTruthy();
  expect(screen.getByText('There is no room that you may see in BW.')).toBeTruthy();
});

test('the same place twice and no people at all are said at their fields, and not asked about', async () => {
  const server = aServerOf(found([]));
  await openPlaces(server);
  await waitFor(() => expect(asked(server).length).toBeGreaterThan(0));
  const before = asked(server).length;
  await userEvent.selectOptions(screen.getByLabelText('Place 2'), 'HQ');
  expect(await screen.findByText(/^Choose another place/)).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Seats 1'));
  await userEvent.type(screen.getByLabelText('Seats 1'), '0');
  expect(await screen.findByText('Enter a number from 1 on.')).toBeTruthy();
  expect(asked(server)).toHaveLength(before);
  await userEvent.click(screen.getByRole('button', { name: 'Add a place' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave out place 3' }));
  expect(screen.queryByLabelText('Place 3')).toBeNull();
});
