/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addCalendars, listResourceMailboxes } from '../../../contract/calendars.ts';
import { readIntegration } from '../../../contract/integrations.ts';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import {
  BUILDING,
  INTEGRATION,
  NOW,
  aServer,
  anIntegration,
  openPortal,
} from '../administration/portal-in-memory.tsx';

/** jsdom lays nothing out: every element is given a size, so that some rows are in sight. */
const sizes = { clientHeight: 560, clientWidth: 800, offsetHeight: 64, offsetWidth: 800 };
beforeAll(() => {
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
});
afterAll(() => {
  for (const name of Object.keys(sizes)) Reflect.deleteProperty(HTMLElement.prototype, name);
});
afterEach(cleanup);

function aMailbox(number: number, over: object = {}) {
  return {
    mailbox: `room-${number}@nordhavn.example`,
    name: `Room ${number}`,
    kind: 'room',
    capacity: 8,
    building: number % 2 === 0 ? 'HQ' : null,
    floor: null,
    equipment: [],
    roomLists: [],
    addedThrough: null,
    ...over,
  };
}

function withMailboxes(count: number) {
  const server = aServer();
  const first = aMailbox(0, { addedThrough: INTEGRATION });
  const others = Array.from({ length: count - 1 }, (_unused, index) => aMailbox(index + 1));
  server.on(readIntegration, () => anIntegration());
  server.on(listResourceMailboxes, () => ({ mailboxes: [first, ...others], readAt: NOW }));
  server.on(addCalendars, ({ body }) => ({
    rows: (body?.mailboxes ?? []).map((mailbox) => ({
      mailbox,
      outcome: 'added',
      detail: null,
      calendar: null,
    })),
  }));
  return server;
}

const page = `/integrations/${INTEGRATION}/calendars`;
const chunks = (server: ReturnType<typeof aServer>) =>
  server.sent(addCalendars).map(({ body }) => (body as { mailboxes: string[] }).mailboxes.length);

test('draws only the rows in sight of ten thousand, and counts them all out', async () => {
  openPortal(page, { server: withMailboxes(10_000) });
  expect(await screen.findByText(/10,000 of 10,000 room mailboxes/)).toBeTruthy();
  const rows = within(screen.getByRole('list', { name: 'Room mailboxes' })).getAllByRole('listitem');
  expect(rows.length).toBeLessThan(60);
  expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
});

test('what is added already cannot be chosen again', async () => {
  openPortal(page, { server: withMailboxes(3) });
  const first = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Room 0 · Added/ });
  expect(first.disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Choose all shown' }));
  expect(screen.getByText(/2 chosen/)).toBeTruthy();
});

test('adds a hundred at a time and says what became of them', async () => {
  const server = withMailboxes(251);
  openPortal(page, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose all shown' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add 250 calendars' }));
  const outcome = await screen.findByRole('region', { name: 'What became of them' });
  await waitFor(() => expect(within(outcome).getByText('250')).toBeTruthy());
  expect(chunks(server)).toEqual([100, 100, 50]);
});

test('after a failure in the middle it goes on where it stopped, and the choice is kept', async () => {
  const server = withMailboxes(151);
  let isDown = true;
  server.on(addCalendars, ({ body }) => {
    const mailboxes = body?.mailboxes ?? [];
    if (isDown && mailboxes.length < 100) return new NoAnswer('unreachable');
    return {
      rows: mailboxes.map((mailbox) => ({ mailbox, outcome: 'added', detail: null, calendar: null })),
    };
  });
  openPortal(page, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose all shown' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add 150 calendars' }));
  expect(await screen.findByText('Foyer cannot be reached')).toBeTruthy();
  expect(screen.getByText(/150 chosen/)).toBeTruthy();

  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  const outcome = screen.getByRole('region', { name: 'What became of them' });
  await waitFor(() => expect(within(outcome).getByText('150')).toBeTruthy());
  expect(chunks(server)).toEqual([100, 50, 50]);
});

test('buildings are made only below a place, which gives them their time zone', async () => {
  const server = withMailboxes(2);
  openPortal(page, { server });
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Room 1/ }));
  const below = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Make buildings and floors/ });
  expect(below.disabled).toBe(true);
  await userEvent.selectOptions(await screen.findByLabelText('Place'), BUILDING);
  await userEvent.click(screen.getByRole('button', { name: 'Add 1 calendar' }));
  await waitFor(() =>
    expect(server.sent(addCalendars)[0]?.body).toMatchObject({ unit: BUILDING, placeByBuilding: true }),
  );
});

test('arrow keys go from row to row, and Tab goes to one of them only', async () => {
  openPortal(page, { server: withMailboxes(30) });
  const second = await screen.findByRole('checkbox', { name: /^Room 1room/ });
  await userEvent.click(second);
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: /^Room 2/ }));
  const list = screen.getByRole('list', { name: 'Room mailboxes' });
  const stops = within(list)
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ tabIndex }) => tabIndex === 0);
  expect(stops).toHaveLength(1);
});
