/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { changeRoomPolicy, previewRoomPolicy, readRoomPolicy } from '../../../contract/room-policies.ts';
import { noPolicy } from '../../../server/modules/rooms/index.ts';
import { BUILDING, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const hq = { kind: 'unit', id: BUILDING, name: 'HQ' } as const;
const nordhavn = { kind: 'organization', id: '11111111-1111-4111-8111-111111111111', name: 'Nordhavn' };
const aPolicy = (own: object = {}, version = 1) => ({
  holder: hq,
  above: [nordhavn],
  timeZone: 'Europe/Copenhagen',
  own: { ...noPolicy, ...own },
  values: { ...noPolicy, daysAhead: 90, ...own },
  effective: [{ part: 'daysAhead', from: nordhavn }, ...Object.keys(own).map((part) => ({ part, from: hq }))],
  version,
});
const found = {
  from: '2026-10-31T08:00:00.000Z',
  to: '2026-12-30T08:00:00.000Z',
  looked: 12,
  isComplete: true,
  rooms: 2,
  unread: 0,
  past: 1,
  ahead: 0,
  freed: 0,
  byReason: [{ code: 'too-long', meetings: 1 }],
  unjudged: ['fillPercent'],
  touched: [
    {
      room: { id: '00000000-0000-4000-8000-000000000061', name: 'fjord', timeZone: 'Europe/Copenhagen' },
      start: '2026-11-25T08:00:00.000Z',
      end: '2026-11-25T12:00:00.000Z',
      subject: null,
      isPrivate: true,
      organizer: 'Carla Dahl',
      reasons: [{ code: 'too-long', minutes: 240, most: 60, from: 'HQ' }],
    },
  ],
  now: '2026-11-30T08:00:00.000Z',
};

function openPolicy(more: (server: ReturnType<typeof aServer>) => void = () => undefined) {
  const server = aServer();
  server.on(readRoomPolicy, () => aPolicy());
  more(server);
  openPortal(`/room-policies/${BUILDING}`, { server });
  return server;
}
const longest = () => screen.findByLabelText<HTMLInputElement>('Longest meeting (minutes)');

test('what counts is said with whose it is, and so is what a field that stays empty means', async () => {
  openPolicy();
  await longest();
  const counts = within(screen.getByRole('region', { name: 'What counts here' }));
  expect(counts.getByText('90 days (from Nordhavn)')).toBeTruthy();
  expect(screen.getByText('Empty: as above, 90 days (from Nordhavn). 0: no limit.')).toBeTruthy();
  expect(screen.getByText('Above it: Nordhavn')).toBeTruthy();
});

test('what a policy would have touched is looked at before it is saved, and counts for what was typed', async () => {
  const server = openPolicy((one) => one.on(previewRoomPolicy, () => found));
  await userEvent.type(await longest(), '60');
  await userEvent.click(screen.getByRole('button', { name: 'Preview what this touches' }));
  const region = await screen.findByRole('region', { name: 'What this would have touched' });
  expect(document.activeElement?.textContent).toContain('What this would have touched');
  expect(within(region).getByText('Too long: 1')).toBeTruthy();
  expect(within(region).getByText('Private · Carla Dahl')).toBeTruthy();
  expect(within(region).getByText(/because calendars do not say it: Minimum fill/)).toBeTruthy();
  expect(server.sent(previewRoomPolicy)).toMatchObject([{ version: 1, body: { longestMinutes: 60 } }]);
  expect(server.sent(changeRoomPolicy)).toEqual([]);

  await userEvent.type(await longest(), '0');
  expect(screen.queryByRole('region', { name: 'What this would have touched' })).toBeNull();
});

test('a number out of its bounds is refused at its field, and nothing is sent', async () => {
  const server = openPolicy();
  await userEvent.type(await longest(), '-1');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText(/^Longest meeting \(minutes\): /)).length).toBeGreaterThan(0);
  expect(server.sent(changeRoomPolicy)).toEqual([]);
});

test('somebody else was faster: both are shown, and mine is saved over the newer version', async () => {
  const server = openPolicy((one) =>
    one.on(changeRoomPolicy, ({ version }) =>
      version === 1
        ? aProblem('changed-meanwhile', 409, { current: aPolicy({ longestMinutes: 45 }, 2) })
        : aPolicy({ longestMinutes: 60 }, 3),
    ),
  );
  await userEvent.type(await longest(), '60');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('45 minutes')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(server.sent(changeRoomPolicy)).toMatchObject([{ version: 1 }, { version: 2 }]));
});

test('a place that is gone says so and leads back to the places', async () => {
  openPolicy((server) => server.on(readRoomPolicy, () => aProblem('not-found', 404)));
  expect(await screen.findByText('This place or room is gone')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'To the places' }).getAttribute('href')).toContain('/places');
});
