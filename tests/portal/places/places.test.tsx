/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { previewUnitMove } from '../../../contract/unit-moves.ts';
import { noPolicy } from '../../../server/modules/rooms/index.ts';
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

test('before a place is moved its dialog says what that would change, for exactly where it would stand', async () => {
  const server = aServer();
  const hours = [{ weekday: 1, from: '08:00', to: '18:00' }];
  server.on(previewUnitMove, () => ({
    was: { ...noPolicy, longestMinutes: 60 },
    is: { ...noPolicy, hours, longestMinutes: null },
    policy: [
      { part: 'hours', from: null, to: { kind: 'organization', id: BUILDING, name: 'Nordhavn' } },
      { part: 'longestMinutes', from: { kind: 'unit', id: BUILDING, name: 'HQ' }, to: null },
    ],
    ranking: [{ part: 'seat', was: 100, is: 7 }],
    meetings: {
      from: '2026-10-31T08:00:00.000Z',
      to: '2026-12-30T08:00:00.000Z',
      looked: 12,
      isComplete: true,
      rooms: 2,
      unread: 0,
      past: 0,
      ahead: 0,
      freed: 0,
      byReason: [],
      unjudged: [],
      touched: [],
      now: '2026-11-30T08:00:00.000Z',
    },
  }));
  openPortal('/places', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Change Floor 2' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change Floor 2' }));
  expect(dialog.queryByRole('button', { name: 'What would this change?' })).toBeNull();
  await userEvent.selectOptions(dialog.getByLabelText('Lies in'), 'Nothing: it stands at the top');
  await userEvent.click(dialog.getByRole('button', { name: 'What would this change?' }));
  expect(await dialog.findByText('Opening hours: nothing said → Monday 08:00–18:00 (Nordhavn)')).toBeTruthy();
  expect(dialog.getByText(/^Longest meeting.*: 60 minutes \(HQ\) → nothing said$/)).toBeTruthy();
  expect(dialog.getByText(/^Order of rooms, .*: 100 → 7$/)).toBeTruthy();
  expect(dialog.getByText(/^12 meetings in 2 rooms were looked at/)).toBeTruthy();
  expect(server.sent(previewUnitMove)).toMatchObject([
    { params: { id: FLOOR }, body: { parent: null, timeZone: 'Europe/Copenhagen' } },
  ]);

  await userEvent.selectOptions(dialog.getByLabelText('Lies in'), 'HQ');
  expect(dialog.queryByText(/^12 meetings/)).toBeNull();
  expect(dialog.queryByRole('button', { name: 'What would this change?' })).toBeNull();
  const zone = dialog.getByLabelText(/^Time zone/);
  await userEvent.clear(zone);
  await userEvent.type(zone, 'America/New_York');
  await userEvent.click(dialog.getByRole('button', { name: 'What would this change?' }));
  expect(await dialog.findByText(/^12 meetings/)).toBeTruthy();
  expect(server.sent(previewUnitMove).at(-1)?.body).toEqual({
    parent: BUILDING,
    timeZone: 'America/New_York',
  });
  expect(server.sent(changeUnit)).toEqual([]);
});
