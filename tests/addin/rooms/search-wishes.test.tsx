/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { fitSentences } from '../../../addin/rooms/fit-words.ts';
import { reasonsAgainst } from '../../../addin/rooms/reasons.ts';
import { whatToRelax } from '../../../addin/rooms/relax.ts';
import { paneCatalogue } from '../../../addin/texts/catalogue.ts';
import { laterTexts } from '../../../addin/texts/later.en.ts';
import { findRooms, listPlaces, readRoom } from '../../../contract/rooms.ts';
import { createTimeFormat } from '../../../ui/time/format.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aServer, nothingOwn, openPane, roomList, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer, HQ } from './offers.ts';

afterEach(cleanup);

const texts = paneCatalogue('en').addResourceBundle('en', 'pane', laterTexts, true, true);
const wording = {
  t: texts.getFixedT(null, 'pane'),
  time: createTimeFormat('en-GB'),
  timeZone: 'Europe/Copenhagen',
};
const fitting = (change: object) => ({ ...anOffer('fjord').fit, ...change });
const searches = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route === findRooms).map(({ query }) => query);
const tooNear = (side: 'before' | 'after', free: number) =>
  anOffer('fjord', { refusals: [{ code: 'buffer-taken', side, free, needed: 15 }] });

function withOffers(...offers: ReturnType<typeof anOffer>[]) {
  const server = aServer();
  server.answers.offers = offers;
  return server;
}

test('why a room stands where it stands is said on demand, and only of rooms that can be had', async () => {
  const fit = fitting({ seatsOver: 3, shares: 'building', beyond: ['video', 'sauna'] });
  openPane({ server: withOffers(anOffer('fjord', { fit }), anOffer('skov', { availability: 'busy' })) });
  const why = (await roomNamed('fjord')).getByRole('button', { name: 'Why here? fjord' });
  expect(why.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(why);

  expect(why.getAttribute('aria-expanded')).toBe('true');
  expect(
    await (
      await roomNamed('fjord')
    ).findByText(
      'It is free. It has 3 seats more than you need. It is in the building you chose. It answers at once. It also has Video and sauna, which others may need more.',
    ),
  ).toBeTruthy();
  await userEvent.click(why);
  expect((await roomNamed('fjord')).queryByText(/It is free/)).toBeNull();
  expect((await roomNamed('skov')).queryByRole('button', { name: /Why/ })).toBeNull();
});

test('what speaks against a room that can be had is said, too', () => {
  const fit = fitting({ seatsOver: null, isElsewhere: true, isAtNight: true, shares: 'elsewhere' });
  const offer = anOffer('hudson', { availability: 'unknown', booking: 'request', fit });

  expect(fitSentences(offer, wording)).toEqual([
    'Whether it is free is not sure.',
    'The clock shows another time there.',
    'Few people are at work there at that time.',
    'How many it seats is not known.',
    'It is in another region.',
    'Somebody decides about it.',
  ]);
  expect(fitSentences(anOffer('fjord', { fit: fitting({ seatsOver: 0 }) }), wording)).toContain(
    'It seats exactly as many as you need.',
  );
});

test('why a workspace stands where it stands says how its places are counted, and not how many seats stay empty', () => {
  const desks = anOffer('desks', { kind: 'workspace', capacity: 12, places: { free: 9, all: 12 } });
  expect(fitSentences(desks, wording)).toEqual([
    'It is free.',
    'Unless you ask for workspaces, rooms come first.',
    'Up to 9 of its 12 places are left: each booking counts as one, because Foyer does not read who comes to the meetings of others.',
    'It answers at once.',
  ]);
  expect(fitSentences({ ...desks, places: { free: 12, all: 12 } }, wording)).toContain(
    'All of its 12 places are left.',
  );
});

test('a workspace is marked with its places, in the list and in the meeting, and is no room', async () => {
  const desks = anOffer('desks', { kind: 'workspace', capacity: 12, places: { free: 9, all: 12 } });
  const server = withOffers(desks, anOffer('beamer', { kind: 'equipment', capacity: null }));
  openPane({ server });
  const item = await roomNamed('desks');
  expect(item.getByText('Up to 9 of 12 places free')).toBeTruthy();
  expect(item.getByText('Workspace · 12 places · HQ · Floor 1')).toBeTruthy();
  expect((await roomNamed('beamer')).getByText('Equipment · HQ · Floor 1')).toBeTruthy();
  await userEvent.click(item.getByRole('button', { name: 'Add desks' }));
  const chosen = await screen.findByRole('list', { name: 'In this meeting' });
  expect(await within(chosen).findByText('Up to 9 of 12 places free')).toBeTruthy();
});

test('too little time around a meeting is a sentence with how much there is, and another time helps', () => {
  expect(
    [tooNear('before', 10), tooNear('after', 1)].flatMap((offer) => reasonsAgainst(offer, wording)),
  ).toEqual(['Taken until 10 minutes before; you need 15.', 'Taken again 1 minute after; you need 15.']);
  expect(
    [tooNear('before', 0), tooNear('after', 0)].flatMap((offer) => reasonsAgainst(offer, wording)),
  ).toEqual([
    'Taken until the meeting begins; you need 15 minutes before.',
    'Taken as soon as the meeting ends; you need 15 minutes after.',
  ]);
  expect(whatToRelax([tooNear('before', 0), { ...tooNear('after', 0), availability: 'busy' }])).toEqual([
    { wish: 'time', rooms: 2, seats: null },
  ]);
});

test('a room about which somebody decides says that an answer at once was asked for', () => {
  expect(reasonsAgainst(anOffer('x', { refusals: [{ code: 'on-request' }] }), wording)).toEqual([
    'Somebody decides about it; you asked for an answer at once.',
  ]);
});

test('more wishes are behind a button, change the search, are kept with the meeting, and hold when a room is added', async () => {
  const server = withOffers(anOffer('fjord'));
  const unit = { id: HQ, parent: null, kind: 'building', name: 'HQ', timeZone: 'Europe/Copenhagen' };
  server.answers.more.set(listPlaces, () => ({
    units: [unit],
    equipment: [],
    kinds: ['room', 'workspace'],
    own: nothingOwn,
  }));
  const { meeting } = openPane({ server });
  const more = await screen.findByRole('button', { name: 'More wishes' });
  expect(screen.queryByRole('combobox', { name: 'Near' })).toBeNull();
  expect(searches(server).at(-1)).not.toHaveProperty('before');
  await userEvent.click(more);

  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Near' }), 'HQ');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Workspaces');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Free before' }), '15 minutes');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Only what answers at once' }));
  await waitFor(() =>
    expect(searches(server).at(-1)).toMatchObject({
      near: HQ,
      kind: ['workspace'],
      before: 15,
      bookable: 'direct',
    }),
  );
  expect(searches(server).at(-1)).not.toHaveProperty('after');
  expect(JSON.parse(meeting.kept() ?? '')).toMatchObject({
    near: HQ,
    kind: 'workspace',
    before: 15,
    after: 0,
    isDirect: true,
  });

  await userEvent.click(screen.getByRole('button', { name: 'Add fjord' }));
  await screen.findByRole('button', { name: 'Remove fjord' });
  const read = server.asked.find(({ route }) => route === readRoom)?.query;
  expect(read).toMatchObject({ near: HQ, before: 15, bookable: 'direct' });
  expect(read).not.toHaveProperty('kind');
});

test('wishes that were kept are open to be seen, and those of an earlier version lack nothing', async () => {
  const meeting = aComposedMeeting();
  const kept = { version: 1, seats: null, equipment: [], unit: null };
  await meeting.composed.keep('wish', JSON.stringify({ ...kept, after: 30 }));
  const { server } = openPane({ server: withOffers(anOffer('fjord')), meeting });

  expect(await screen.findByRole('combobox', { name: 'Free after' })).toHaveProperty('value', '30');
  expect(screen.queryByRole('combobox', { name: 'Kind' })).toBeNull();
  await waitFor(() => expect(searches(server).at(-1)).toMatchObject({ after: 30 }));
});

const shown = async () => within(await roomList()).getAllByRole('listitem').length;

test('a list of two thousand rooms shows thirty, counts all, and asks for more when those it has are shown', async () => {
  const offers = Array.from({ length: 2_000 }, (_, at) =>
    anOffer(`room${at}`, at < 1_500 ? {} : { availability: 'busy' }),
  );
  const { server } = openPane({ server: withOffers(...offers) });
  expect(await shown()).toBe(30);
  expect(screen.getByText(/1,500 of 2,000 free/)).toBeTruthy();

  for (const count of [60, 90, 120]) {
    await userEvent.click(await screen.findByRole('button', { name: 'Show 30 more' }));
    await waitFor(async () => expect(await shown()).toBe(count));
  }
  expect(searches(server).map((query) => query['cursor'])).toEqual([undefined, '100']);
});
