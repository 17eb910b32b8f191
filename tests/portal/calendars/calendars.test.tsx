/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { searchDirectory } from '../../../contract/access.ts';
import {
  changeCalendar,
  compareProcessing,
  listCalendars,
  placeCalendars,
  readCalendarNow,
  removeCalendars,
} from '../../../contract/calendars.ts';
import {
  FLOOR,
  INTEGRATION,
  NOW,
  TENANT,
  aProblem,
  aServer,
  openPortal,
} from '../administration/portal-in-memory.tsx';

/** jsdom lays nothing out: every element is given a size, so that some rows are in sight. */
const sizes = { clientHeight: 560, clientWidth: 800, offsetHeight: 84, offsetWidth: 800 };
beforeAll(() => {
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
});
afterAll(() => {
  for (const name of Object.keys(sizes)) Reflect.deleteProperty(HTMLElement.prototype, name);
});
afterEach(cleanup);

const idOf = (number: number) => `77777777-7777-4777-8777-${String(number).padStart(12, '0')}`;

function aCalendar(number: number, over: object = {}) {
  return {
    id: idOf(number),
    mailbox: `room-${number}@nordhavn.example`,
    integration: INTEGRATION,
    name: `Room ${number}`,
    kind: 'room',
    capacity: 8,
    equipment: ['video'],
    unit: number === 1 ? FLOOR : null,
    department: null,
    booking: 'direct',
    seenBy: [],
    bookedBy: [],
    bufferBefore: 0,
    bufferAfter: 0,
    groupNames: {},
    version: 1,
    health: { state: 'ok', lastReadAt: NOW, code: null, detail: null },
    warnings: [],
    processingReadAt: null,
    ...over,
  };
}

function withCalendars(count: number, third: object = {}) {
  const server = aServer();
  server.on(listCalendars, () => ({
    calendars: Array.from({ length: count }, (_unused, index) =>
      aCalendar(index + 1, index === 2 ? third : {}),
    ),
    now: NOW,
  }));
  return server;
}
const list = async () => within(await screen.findByRole('list', { name: 'Calendars' }));

test('says of each where it is, how it is read, and what stands in the way of booking it', async () => {
  const health = {
    state: 'failing',
    lastReadAt: null,
    code: 'exchange-forbidden',
    detail: 'Exchange refused.',
  };
  openPortal('/calendars', { server: withCalendars(3, { health, warnings: ['It never confirms.'] }) });
  await (await list()).findByText(/HQ › Floor 2/); // the places come by a call of their own
  const rows = (await list()).getAllByRole('listitem').map((row) => row.textContent);
  expect(rows[1]).toContain('No place: offered to nobody');
  expect(rows[2]).toContain('Exchange refused. (exchange-forbidden)⚠ It never confirms.');

  await userEvent.selectOptions(screen.getByLabelText('Show'), 'With trouble');
  await waitFor(async () => expect((await list()).getAllByRole('listitem')).toHaveLength(1));
});

test('a workspace has places, which several meetings share, and how many is said otherwise than by Exchange', async () => {
  const server = withCalendars(3, { kind: 'workspace', name: 'Desks', capacity: 12 });
  server.on(changeCalendar, () => aCalendar(3, { kind: 'workspace', capacity: 10, version: 2 }));
  openPortal('/calendars', { server });
  expect(await (await list()).findByText(/Workspace · 12 places/)).toBeTruthy();
  expect((await list()).getAllByText(/Room · 8 seats/)).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Edit Desks' }));
  const places = await screen.findByLabelText('Places');
  expect(screen.getByText(/^Several meetings share them/)).toBeTruthy();
  await userEvent.clear(places);
  await userEvent.type(places, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeCalendar)[0]?.body).toEqual({ capacity: 10 }));
});

test('many are placed at once, a hundred in each call', async () => {
  const server = withCalendars(130);
  server.on(placeCalendars, ({ body }) => ({ placed: body?.ids.length ?? 0 }));
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose all shown' }));
  await userEvent.selectOptions(screen.getByLabelText('Put into'), FLOOR);
  await userEvent.click(screen.getByRole('button', { name: 'Place' }));
  await screen.findByText('130 calendars were placed.');
  const bodies = server.sent(placeCalendars).map(({ body }) => body as { ids: string[]; unit: string });
  expect(bodies.map(({ ids, unit }) => [ids.length, unit])).toEqual([
    [100, FLOOR],
    [30, FLOOR],
  ]);
});

test('one is read at once, and says how old what is known of it is until then', async () => {
  const server = withCalendars(2);
  server.on(readCalendarNow, () => ({ lastReadAt: NOW, unreadableSince: null }));
  openPortal('/calendars', { server });
  await userEvent.click((await list()).getByRole('button', { name: 'Read now: Room 2' }));
  const sentence =
    'It is read as soon as Exchange allows. Until then it is shown as of Mon, 30 Nov 2026, 9:00.';
  expect(await (await list()).findByText(sentence)).toBeTruthy();
  expect(server.sent(readCalendarNow)[0]?.params).toEqual({ id: idOf(2) });
});

test('removing asks first', async () => {
  const server = withCalendars(2);
  server.on(removeCalendars, () => ({ removed: 1 }));
  openPortal('/calendars', { server });
  await userEvent.click((await list()).getByRole('checkbox', { name: 'Choose Room 2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove 1 calendar?' }));
  expect(server.sent(removeCalendars)).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(server.sent(removeCalendars)[0]?.body).toEqual({ ids: [idOf(2)] }));
});

test('says for how many minutes it is needed beside a meeting', async () => {
  const server = withCalendars(1);
  server.on(changeCalendar, () => aCalendar(1, { bufferBefore: 30, version: 2 }));
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Room 1' }));
  const before = await screen.findByLabelText('Minutes before');
  await userEvent.clear(before);
  await userEvent.type(before, '30');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeCalendar)[0]?.body).toEqual({ bufferBefore: 30 }));
});

test('only what was touched is sent, and after a conflict mine is saved over the newer version', async () => {
  const server = withCalendars(1);
  server.on(changeCalendar, ({ version }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, { current: aCalendar(1, { capacity: 12, version: 2 }) })
      : aCalendar(1, { capacity: 10, version: 3 }),
  );
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Room 1' }));
  const seats = await screen.findByLabelText('Seats');
  await userEvent.clear(seats);
  await userEvent.type(seats, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('row', { name: 'Seats 10 12' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(changeCalendar).map(({ version, body }) => [version, body])).toEqual([
    [1, { capacity: 10 }],
    [2, { capacity: 10 }],
  ]);
});

test('what is no id of a group is refused at its field', async () => {
  const server = withCalendars(1);
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Room 1' }));
  const bookedBy = within(await screen.findByRole('group', { name: 'Booked by' }));
  await userEvent.click(bookedBy.getByRole('button', { name: 'Enter an id instead' }));
  await userEvent.type(bookedBy.getByLabelText('Ids of groups, one on each line'), 'The board');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Booked by: must be the id that Microsoft Entra shows/)).toBeTruthy();
  expect(server.sent(changeCalendar)).toEqual([]);
});

test('groups are searched by name, shown by name, and taken out again', async () => {
  const [board, staff] = ['88888888-8888-4888-8888-888888888888', '99999999-9999-4999-8999-999999999999'];
  const server = aServer();
  const stored = aCalendar(1, { seenBy: [staff], groupNames: { [staff]: 'Staff' } });
  server.on(listCalendars, () => ({ calendars: [stored], now: NOW }));
  server.on(searchDirectory, () => ({
    found: [
      { kind: 'group', tenantId: TENANT, tenantName: 'Nordhavn A/S', id: board, name: 'Board', mail: null },
    ],
    notices: [],
  }));
  server.on(changeCalendar, () => stored);
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Room 1' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Staff from Seen by' }));
  const bookedBy = within(screen.getByRole('group', { name: 'Booked by' }));
  await userEvent.click(bookedBy.getByRole('button', { name: 'Add a group' }));
  await userEvent.type(bookedBy.getByLabelText(/^Search groups/), 'boa');
  await userEvent.click(await bookedBy.findByRole('radio', { name: /^Board/ }));
  expect(bookedBy.getByText('Board')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(changeCalendar)[0]?.body).toEqual({
    seenBy: [],
    bookedBy: [board],
    groupNames: { [board]: 'Board' },
  });
});

test('where the directory may not be searched, the id of a group is typed', async () => {
  const server = aServer(['calendars.read', 'calendars.write', 'organization.read']);
  server.on(listCalendars, () => ({ calendars: [aCalendar(1)], now: NOW }));
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Room 1' }));
  const seenBy = within(await screen.findByRole('group', { name: 'Seen by' }));
  expect(seenBy.queryByRole('button', { name: 'Add a group' })).toBeNull();
  expect(seenBy.getByRole('button', { name: 'Enter an id instead' })).toBeTruthy();
});

test('pasted booking settings are compared, and what is no calendar is named', async () => {
  const server = withCalendars(1);
  server.on(compareProcessing, () => ({
    compared: 1,
    unknown: ['cellar@nordhavn.example'],
    rows: [{ calendar: idOf(1), mailbox: 'room-1@nordhavn.example', warnings: ['It allows conflicts.'] }],
  }));
  openPortal('/calendars', { server });
  await userEvent.click(await screen.findByLabelText('Result of the command'));
  await userEvent.paste('[]');
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(await screen.findByText('room-1@nordhavn.example: It allows conflicts.')).toBeTruthy();
  expect(screen.getByText(/cellar@nordhavn.example/)).toBeTruthy();
});
