/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { fitSentences } from '../../../addin/rooms/fit-words.ts';
import { paneCatalogue } from '../../../addin/texts/catalogue.ts';
import { laterTexts } from '../../../addin/texts/later.en.ts';
import { addFavoriteRoom, chooseOwnPlace, removeFavoriteRoom } from '../../../contract/own-rooms.ts';
import { findRooms, listPlaces } from '../../../contract/rooms.ts';
import { createTimeFormat } from '../../../ui/time/format.ts';
import { aProblem, aServer, nothingOwn, openPane, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer, HQ } from './offers.ts';

afterEach(cleanup);

const FLOOR = '00000000-0000-4000-8000-000000000003';
const unit = (id: string, kind: string, name: string, parent: string | null) => ({
  id,
  kind,
  name,
  parent,
  timeZone: 'Europe/Copenhagen',
});
const units = [unit(HQ, 'building', 'HQ', null), unit(FLOOR, 'floor', 'Floor 1', HQ)];

/** A server that keeps what the person says of themselves. */
function aHouse(own: object = {}) {
  const server = aServer();
  server.answers.offers = [anOffer('fjord'), anOffer('skov')];
  server.answers.more.set(listPlaces, () => ({
    units,
    equipment: [],
    kinds: ['room'],
    own: { ...nothingOwn, ...own },
  }));
  for (const route of [addFavoriteRoom, removeFavoriteRoom]) server.answers.more.set(route, () => ({}));
  server.answers.more.set(chooseOwnPlace, ({ body }) => ({ place: body }));
  return server;
}
const star = (room: string) => screen.findByRole('button', { name: `Favorite: ${room}` });
const pressed = async (room: string) => (await star(room)).getAttribute('aria-pressed');
const lastSearch = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route === findRooms).at(-1)?.query ?? {};
const where = () => screen.findByRole('combobox', { name: 'Where' });

test('a star marks a room and takes the mark back, by keyboard, while the list stays as it is', async () => {
  const server = aHouse();
  openPane({ server });
  expect(await pressed('fjord')).toBe('false');
  const searches = server.asked.filter(({ route }) => route === findRooms).length;

  (await star('fjord')).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(async () => expect(await pressed('fjord')).toBe('true'));
  await userEvent.keyboard(' ');
  await waitFor(async () => expect(await pressed('fjord')).toBe('false'));
  await waitFor(() =>
    expect(
      server.asked
        .filter(({ route }) => route === addFavoriteRoom || route === removeFavoriteRoom)
        .map(({ route, params }) => [route.method, params['mailbox']]),
    ).toEqual([
      ['put', 'fjord@nordhavn.example'],
      ['delete', 'fjord@nordhavn.example'],
    ]),
  );
  expect(server.asked.filter(({ route }) => route === findRooms)).toHaveLength(searches);
});

test('a mark that could not be kept goes back and says why', async () => {
  const server = aHouse();
  server.answers.more.set(addFavoriteRoom, () => {
    throw aProblem('not-possible-now', 409, { title: 'This cannot be done now', detail: 'That is enough.' });
  });
  openPane({ server });
  await userEvent.click(await star('fjord'));

  expect(await screen.findByText('That is enough.')).toBeTruthy();
  await waitFor(async () => expect(await pressed('fjord')).toBe('false'));
});

test('favorites and rooms booked lately can be all that is listed; who has none is not asked', async () => {
  const { unmount } = openPane({ server: aHouse() });
  await star('fjord');
  expect(screen.queryByRole('group', { name: 'Only my rooms' })).toBeNull();
  unmount();

  const server = aHouse({ favorites: ['fjord@nordhavn.example'], recent: ['skov@nordhavn.example'] });
  const { meeting } = openPane({ server });
  expect((await roomNamed('skov')).getByText('Booked lately')).toBeTruthy();
  expect((await roomNamed('fjord')).queryByText('Booked lately')).toBeNull();
  const chip = screen.getByRole('button', { name: 'Favorites' });
  await userEvent.click(chip);
  await waitFor(() => expect(lastSearch(server)).toMatchObject({ mine: 'favorites' }));
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  expect(JSON.parse(meeting.kept() ?? '')).toMatchObject({ mine: 'favorites' });
  await userEvent.click(chip);
  await waitFor(() => expect(JSON.parse(meeting.kept() ?? '')).toMatchObject({ mine: null }));
  expect(chip.getAttribute('aria-pressed')).toBe('false');
});

test('a building becomes one’s own: searches begin there, and anywhere is a choice', async () => {
  const server = aHouse();
  openPane({ server });
  await star('fjord');
  expect(lastSearch(server)).toMatchObject({ around: 'yes' });
  await userEvent.selectOptions(await where(), '\u2003Floor 1');
  await userEvent.click(await screen.findByRole('button', { name: 'Make it my building' }));

  await waitFor(() =>
    expect(server.asked.find(({ route }) => route === chooseOwnPlace)?.body).toEqual({ unit: FLOOR }),
  );
  await waitFor(async () => expect(await where()).toHaveProperty('value', 'own'));
  expect(screen.getByRole('option', { name: 'My building (HQ)' })).toBeTruthy();
  await waitFor(() => expect(lastSearch(server)).toMatchObject({ around: 'yes' }));
  expect(lastSearch(server)).not.toHaveProperty('unit');

  await userEvent.selectOptions(await where(), 'Anywhere');
  await waitFor(() => expect(lastSearch(server)).not.toHaveProperty('around'));
});

test('one’s own building is forgotten where it is shown', async () => {
  const server = aHouse({ place: HQ });
  openPane({ server });
  await userEvent.click(await screen.findByRole('button', { name: 'Not my building' }));

  await waitFor(() =>
    expect(server.asked.find(({ route }) => route === chooseOwnPlace)?.body).toEqual({ unit: null }),
  );
  expect(screen.queryByRole('option', { name: /My building/ })).toBeNull();
});

test('where nothing is to be had in one’s own building, everywhere is one press away', async () => {
  const server = aHouse({ place: HQ });
  server.answers.offers = [anOffer('fjord', { availability: 'busy' })];
  openPane({ server });
  await userEvent.click(await screen.findByRole('button', { name: 'Look everywhere' }));

  await waitFor(() => expect(lastSearch(server)).not.toHaveProperty('around'));
});

test('what one has to do with a room is among the reasons why it stands there', () => {
  const wording = {
    t: paneCatalogue('en').addResourceBundle('en', 'pane', laterTexts, true, true).getFixedT(null, 'pane'),
    time: createTimeFormat('en-GB'),
    timeZone: 'Europe/Copenhagen',
  };
  const sentences = (change: object) =>
    fitSentences(anOffer('fjord', { fit: { ...anOffer('fjord').fit, ...change } }), wording);

  expect(sentences({ familiar: 'favorite', shares: 'floor', nearTo: 'own' })).toEqual(
    expect.arrayContaining(['You marked it as a favorite.', 'It is on your floor.']),
  );
  expect(sentences({ familiar: 'recent', shares: 'campus', nearTo: 'own' })).toEqual(
    expect.arrayContaining(['You booked it lately.', 'It is in another building of the campus.']),
  );
  expect(sentences({ shares: 'building', nearTo: 'asked' })).toContain('It is in the building you chose.');
});
