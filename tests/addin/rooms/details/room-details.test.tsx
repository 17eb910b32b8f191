/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { showRoom } from '../../../../contract/room-details.ts';
import { reportFault } from '../../../../contract/room-faults.ts';
import { aProblem, aServer, openPane, roomNamed } from '../../shell/pane-harness.tsx';
import { anOffer } from '../offers.ts';

afterEach(cleanup);

const fjord = anOffer('fjord', { equipment: ['display', 'video'] });
const PICTURE = 'a'.repeat(32);
const PLAN = 'b'.repeat(32);
const known = {
  mailbox: fjord.mailbox,
  name: 'fjord',
  kind: 'room',
  capacity: 8,
  equipment: ['display', 'video', 'wheelchair-accessible'],
  place: fjord.place,
  directions: 'Lift to floor 1,\nthen left',
  contact: { name: 'AV team', mail: 'av@nordhavn.example' },
  pictures: [{ id: '00000000-0000-4000-8000-000000000031', alt: 'The table from the door', hash: PICTURE }],
  plan: { hash: PLAN, x: 80, y: 10 },
  day: {
    start: '2026-11-30T23:00:00.000Z',
    end: '2026-12-01T23:00:00.000Z',
    busy: [{ start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z', isTentative: false }],
    readAt: '2026-11-30T07:55:00.000Z',
  },
  faults: [
    {
      id: '00000000-0000-4000-8000-000000000032',
      about: 'display',
      words: 'stays dark',
      reportedAt: '2026-11-30T07:00:00.000Z',
    },
  ],
  now: '2026-11-30T08:00:00.000Z',
};

function aServerOf(answer: object | Error) {
  const server = aServer();
  server.answers.offers = [fjord];
  server.answers.more.set(showRoom, () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return server;
}
async function openDetails(server: ReturnType<typeof aServer>) {
  openPane({ server });
  const room = await roomNamed('fjord');
  await userEvent.click(room.getByRole('button', { name: 'Details of fjord' }));
  return await screen.findByRole('dialog', { name: 'fjord' });
}

test('the details of a room show what it is, pictures, the way, the place on the plan and the day', async () => {
  const server = aServerOf(known);
  const dialog = await openDetails(server);
  await within(dialog).findByText(/Lift to floor 1/);

  expect(server.asked.find(({ route }) => route === showRoom)?.query).toEqual({
    day: '2026-12-01',
    timeZone: 'Europe/Copenhagen',
  });
  expect(dialog.textContent).toContain('8 seats · HQ · Floor 1');
  expect(dialog.textContent).toContain('It can be used in a wheelchair.');
  expect(await within(dialog).findByAltText('The table from the door')).toBeTruthy();
  expect(
    await within(dialog).findByAltText('Floor plan of HQ, Floor 1: fjord is in the upper right.'),
  ).toBeTruthy();
  const blocks = within(dialog).getByRole('list', { name: /^When it is taken on/ });
  expect(
    within(blocks)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Until 10:00Free', '10:00–11:00Taken', 'From 11:00Free']);
  expect(dialog.textContent).toContain('As of 8:55');
  expect(within(dialog).getByRole('link', { name: 'av@nordhavn.example' })).toBeTruthy();
});

test('the details of a workspace say how many places are left through the day, and how they are counted', async () => {
  const day = {
    ...known.day,
    busy: [],
    places: [{ start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z', free: 4 }],
  };
  const server = aServerOf({ ...known, kind: 'workspace', capacity: 12, day });
  const dialog = await openDetails(server);
  const blocks = await within(dialog).findByRole('list', { name: /^When it is taken on/ });
  expect(
    within(blocks)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Until 10:00All 12 places free',
    '10:00–11:00Up to 4 of 12 places free',
    'From 11:00All 12 places free',
  ]);
  expect(dialog.textContent).toContain('Workspace · 12 places · HQ');
  expect(dialog.textContent).toContain('Each booking counts as one place');
});

test('another day is asked for by the button, and a day that is not known is not called free', async () => {
  const server = aServerOf({ ...known, day: { ...known.day, busy: null, readAt: null } });
  const dialog = await openDetails(server);
  await within(dialog).findByText(/is not known/);
  expect(within(dialog).queryByText(/Free/)).toBeNull();
  await userEvent.click(within(dialog).getByRole('button', { name: 'The day after' }));
  await waitFor(() =>
    expect(server.asked.findLast(({ route }) => route === showRoom)?.query['day']).toBe('2026-12-02'),
  );
});

test('what is reported already is said and cannot be chosen again; something else is reported with its words', async () => {
  const server = aServerOf(known);
  server.answers.more.set(reportFault, () => known.faults[0]);
  const dialog = await openDetails(server);
  expect(await within(dialog).findByText('Reported today: Screen (stays dark)')).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report a fault' }));
  const about = within(dialog).getByLabelText('What is broken');
  expect(within(about).queryByRole('option', { name: 'Screen' })).toBeNull();

  await userEvent.selectOptions(about, 'Something else');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report it' }));
  expect(await within(dialog).findByText('Say what is broken.')).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText(/^What is wrong with it/), 'The door sticks');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report it' }));

  expect(await within(dialog).findByText('Reported. You get a mail when it is settled.')).toBeTruthy();
  expect(server.asked.filter(({ route }) => route === reportFault)).toMatchObject([
    {
      params: { mailbox: fjord.mailbox },
      body: { about: null, words: 'The door sticks', timeZone: 'Europe/Copenhagen' },
    },
  ]);
});

test('a report that is sent again after no answer came is the same report', async () => {
  const server = aServerOf(known);
  let tries = 0;
  server.answers.more.set(reportFault, () => {
    tries += 1;
    if (tries === 1) throw aProblem('storage-unavailable', 503);
    return known.faults[0];
  });
  const dialog = await openDetails(server);
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Report a fault' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report it' }));
  await within(dialog).findAllByText(/storage-unavailable/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Report it' }));
  await within(dialog).findByText(/^Reported\./);
  const ids = server.asked
    .filter(({ route }) => route === reportFault)
    .map(({ body }) => (body as { readonly id: string }).id);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});

test('a room that is not to be seen any more says so, and closing gives the list back', async () => {
  const dialog = await openDetails(aServerOf(aProblem('room-not-found', 404)));
  await within(dialog).findAllByText(/room-not-found/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the list says of a room what is reported to be broken in it', async () => {
  const server = aServer();
  server.answers.offers = [anOffer('fjord', { faults: ['display', null] }), anOffer('skov')];
  openPane({ server });
  const room = await roomNamed('fjord');
  expect(room.getByText('Reported as broken: Screen and something in the room')).toBeTruthy();
  expect((await roomNamed('skov')).queryByText(/Reported/)).toBeNull();
});
