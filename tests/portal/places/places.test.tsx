/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addUnit, changeUnit, removeUnit } from '../../../contract/organization.ts';
import { BUILDING, FLOOR, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const aFloor = (over: object) => ({
  id: FLOOR,
  parent: BUILDING,
  kind: 'floor',
  name: 'Floor 2',
  timeZone: 'Europe/Copenhagen',
  version: 2,
  calendars: 0,
  ...over,
});

test('a place inside another takes its zone along, and only smaller kinds are offered', async () => {
  const server = aServer();
  server.on(addUnit, () => aFloor({ name: 'Floor 3' }));
  openPortal('/places', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add inside HQ' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add inside HQ' }));
  expect(
    within(dialog.getByLabelText('Kind'))
      .getAllByRole('option')
      .map((one) => one.textContent),
  ).toEqual(['Floor']);
  expect(dialog.getByLabelText<HTMLInputElement>(/^Time zone/).value).toBe('Europe/Copenhagen');

  await userEvent.type(dialog.getByLabelText(/^Name/), 'Floor 3');
  await userEvent.click(dialog.getByRole('button', { name: 'Add a place' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(addUnit)[0]?.body).toMatchObject({ parent: BUILDING, kind: 'floor', name: 'Floor 3' });
});

test('a zone that does not exist is refused at its field', async () => {
  const server = aServer();
  openPortal('/places', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Change Floor 2' }));
  const zone = await screen.findByLabelText(/^Time zone/);
  await userEvent.clear(zone);
  await userEvent.type(zone, 'Europe/Nowhere');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Time zone: is not a time zone/)).toBeTruthy();
  expect(server.sent(changeUnit)).toEqual([]);
});

test('somebody else was faster: both are shown, mine stays, and it is saved over the newer version', async () => {
  const server = aServer();
  server.on(changeUnit, ({ version }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, { current: aFloor({ name: 'Second floor' }) })
      : aFloor({ version: 3 }),
  );
  openPortal('/places', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Change Floor 2' }));
  const name = await screen.findByLabelText<HTMLInputElement>(/^Name/);
  await userEvent.clear(name);
  await userEvent.type(name, 'Mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('row', { name: 'Name Mine Second floor' })).toBeTruthy();
  expect(name.value).toBe('Mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(changeUnit).map(({ version }) => version)).toEqual([1, 2]);
});

test('a place that still holds something stays, and the server’s reason is shown', async () => {
  const server = aServer();
  server.on(removeUnit, () => aProblem('not-empty', 409, { detail: 'Two calendars are left in it.' }));
  openPortal('/places', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove HQ' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove HQ?' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await dialog.findByText(/Two calendars are left in it/)).toBeTruthy();
});
