/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { closeRoomFault, listRoomFaults } from '../../../contract/room-faults.ts';
import { aProblem, aServer, heading, NOW, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const aFault = (over: object = {}) => ({
  id: '00000000-0000-4000-8000-000000000051',
  about: 'display',
  words: 'It stays dark',
  reportedAt: NOW,
  room: { id: '00000000-0000-4000-8000-000000000041', name: 'fjord' },
  place: ['HQ', 'Floor 1'],
  reportedBy: 'Anna Holm',
  closed: null,
  version: 1,
  ...over,
});
const closed = { at: NOW, by: 'Hana Berg', note: 'New cable' };

async function openFaults(faults: readonly object[] = [aFault()], allowed?: Parameters<typeof aServer>[0]) {
  const server = aServer(allowed);
  server.on(listRoomFaults, ({ query }) => ({
    faults:
      (query as { readonly state: string }).state === 'closed'
        ? [aFault({ closed, reportedBy: null, version: 2 })]
        : faults,
    isComplete: true,
    now: NOW,
  }));
  openPortal('/room-faults', { server });
  await heading('Faults of rooms');
  return server;
}

test('what is broken where, who said so and when, and how it was settled', async () => {
  await openFaults();
  const row = (await screen.findAllByRole('row')).at(-1);
  expect(row?.textContent).toMatch(/fjord\nHQ, Floor 1.*display\nIt stays dark.*Anna Holm/s);
  await userEvent.selectOptions(screen.getByLabelText('Show'), 'Settled');
  expect(await screen.findByText(/New cable/)).toBeTruthy();
  expect(screen.queryByText(/Anna Holm/)).toBeNull();
  expect(screen.queryByRole('button', { name: /^Settle/ })).toBeNull();
});

test('a fault is settled with a note', async () => {
  const server = await openFaults();
  server.on(closeRoomFault, () => aFault({ closed, version: 2 }));
  await userEvent.click(await screen.findByRole('button', { name: 'Settle: display in fjord' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Settle: display in fjord' }));
  await userEvent.type(dialog.getByLabelText('Note'), 'New cable');
  await userEvent.click(dialog.getByRole('button', { name: 'Settle' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(closeRoomFault)).toMatchObject([{ version: 1, body: { note: 'New cable' } }]);
});

test('somebody else has settled it meanwhile: that is said, and it cannot be settled twice', async () => {
  const server = await openFaults();
  const current = aFault({ closed, version: 2 });
  server.on(closeRoomFault, () => aProblem('changed-meanwhile', 409, { current }));
  await userEvent.click(await screen.findByRole('button', { name: 'Settle: display in fjord' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Settle' }));
  expect(await dialog.findByText('Somebody else has settled it meanwhile.')).toBeTruthy();
});

test('nothing is broken: that is said, and whoever may only look settles nothing', async () => {
  await openFaults([]);
  expect(await screen.findByText('Nothing is broken')).toBeTruthy();
  cleanup();
  await openFaults([aFault()], ['calendars.read']);
  await screen.findAllByRole('row');
  expect(screen.queryByRole('button', { name: /^Settle/ })).toBeNull();
});

test('a long report is cut where it is only named, and whole where it is read', async () => {
  const words = 'The door sticks. '.repeat(20).trim();
  await openFaults([aFault({ about: null, words })]);
  const button = await screen.findByRole('button', { name: /^Settle: The door sticks\..*… in fjord$/ });
  expect(button.getAttribute('aria-label')?.length).toBeLessThan(90);
  expect(screen.getByText((text) => text.includes(words))).toBeTruthy();
});
