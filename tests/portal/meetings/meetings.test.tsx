/** @jest-environment jsdom */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listDay, readHistory } from '../../../contract/followed-meetings.ts';
import {
  BUILDING,
  FLOOR,
  NOW,
  aProblem,
  aServer,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';
import { liveByHand, settle } from '../live/live-by-hand.ts';

afterEach(cleanup);

const LINK = '88888888-8888-4888-8888-888888888888';
const roomId = (number: number) => `77777777-7777-4777-8777-00000000000${number}`;
const anna = { mail: 'anna@nordhavn.example', name: 'Anna Holm' };

function aMeeting(over: object = {}) {
  return {
    meetingUid: 'uid-1',
    occurrence: null,
    start: '2026-11-30T11:00:00.000Z',
    end: '2026-11-30T12:00:00.000Z',
    organizer: anna,
    subject: 'Board',
    isPrivate: false,
    isAllDay: false,
    isCanceled: false,
    answer: 'accepted',
    links: [],
    ...over,
  };
}

const setUp = {
  kind: 'service-request',
  id: 'r1',
  occurrence: null,
  sentence: 'Set-up by House team: chairs in a circle',
  questions: [],
};

function aRoom(meetings: readonly object[], over: object = {}) {
  return {
    calendar: roomId(1),
    mailbox: 'fjord@nordhavn.example',
    name: 'Fjord',
    asOf: NOW,
    unreadableSince: null,
    faultCode: null,
    meetings,
    ...over,
  };
}

function withRooms(rooms: readonly object[]) {
  const server = aServer();
  let shown = rooms;
  server.on(listDay, () => ({
    timeZone: 'Europe/Copenhagen',
    from: '2026-11-29T23:00:00.000Z',
    to: '2026-11-30T23:00:00.000Z',
    now: NOW,
    rooms: shown,
    isComplete: true,
  }));
  server.on(readHistory, () => ({
    link: LINK,
    state: 'bound',
    organizer: anna,
    timeZone: 'Europe/Copenhagen',
    start: '2026-12-03T11:00:00.000Z',
    end: '2026-12-03T12:00:00.000Z',
    rooms: ['Skov'],
    entries: [
      {
        number: 4,
        at: '2026-11-30T07:03:07.000Z',
        actor: { kind: 'system', name: 'Foyer' },
        cause: 'calendar',
        action: 'meeting.moved',
        subject: { kind: 'meeting', id: LINK },
        before: null,
        after: null,
        sentence: 'Moved from Wed 12:00 Fjord to Thu 12:00 Skov.',
      },
    ],
    isComplete: true,
  }));
  return { server, become: (next: readonly object[]) => void (shown = next) };
}

const rooms = async () => within(await screen.findByRole('list', { name: 'Rooms and their meetings' }));

test('shows the place and the day of the address, hours on the clock of the place', async () => {
  const { server } = withRooms([aRoom([aMeeting()])]);
  openPortal('/meetings', { server, search: `unit=${FLOOR}&day=2026-11-30` });
  expect(await (await rooms()).findByRole('button', { name: /12:00–13:00/ })).toBeTruthy();
  expect(server.sent(listDay).map(({ query }) => query)).toEqual([{ unit: FLOOR, day: '2026-11-30' }]);
  expect(screen.getByText(/Hours are those of Copenhagen/)).toBeTruthy();
});

test('without one it shows today; another day and another place are a click away', async () => {
  const { server } = withRooms([aRoom([])]);
  openPortal('/meetings', { server });
  await rooms();
  await userEvent.click(screen.getByRole('button', { name: 'The day after' }));
  await waitFor(() =>
    expect(server.sent(listDay).map(({ query }) => query)).toEqual([
      { unit: BUILDING, day: '2026-11-30' },
      { unit: BUILDING, day: '2026-12-01' },
    ]),
  );
  await userEvent.selectOptions(screen.getByLabelText('Place'), FLOOR);
  await waitFor(() => expect(server.sent(listDay).at(-1)?.query).toEqual({ unit: FLOOR, day: '2026-12-01' }));
});

test('of a private meeting it says nothing but that there is one', async () => {
  const { server } = withRooms([aRoom([aMeeting({ isPrivate: true, subject: null })])]);
  openPortal('/meetings', { server });
  const meeting = await (await rooms()).findByRole('button', { name: /12:00/ });
  expect(meeting.textContent).toContain('Private meeting');
});

test('says how old each room is, and since when it cannot be read; unknown is not free', async () => {
  const unreadable = { unreadableSince: '2026-11-30T07:00:00.000Z', faultCode: 'exchange-forbidden' };
  const { server } = withRooms([
    aRoom([]),
    aRoom([], { calendar: roomId(2), name: 'Skov', ...unreadable }),
    aRoom([], { calendar: roomId(3), name: 'Sund', asOf: null, ...unreadable }),
  ]);
  openPortal('/meetings', { server });
  const [fjord, skov, sund] = (await rooms()).getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(fjord).toContain('As of Mon, 30 Nov 2026, 9:00.No meetings on this day.');
  expect(skov).toContain('Cannot be read since Mon, 30 Nov 2026, 8:00 (exchange-forbidden).');
  expect(skov).toContain('What is shown was last read Mon, 30 Nov 2026, 9:00.');
  expect(sund).toContain('Nothing is known of its meetings.');
  expect(sund).not.toContain('No meetings');
});

test('marks what something hangs on, and opens what hangs there with its history in sentences', async () => {
  const link = { id: LINK, state: 'bound', reason: null, hanging: [setUp] };
  const { server } = withRooms([aRoom([aMeeting({ links: [link] })])]);
  openPortal('/meetings', { server });
  await userEvent.click(await (await rooms()).findByRole('button', { name: /one thing hangs on it/ }));
  const panel = within(await screen.findByRole('region', { name: 'Board' }));
  expect(panel.getByText(setUp.sentence)).toBeTruthy();
  const history = within(await panel.findByRole('list', { name: 'What became of it, oldest first' }));
  expect(history.getByRole('listitem').textContent).toBe(
    'Moved from Wed 12:00 Fjord to Thu 12:00 Skov.Mon, 30 Nov 2026, 8:03:07 · Foyer, seen in a room’s calendar',
  );
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Board'));
  await userEvent.click(panel.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('region', { name: 'Board' })).toBeNull();
});

test('a change in a calendar appears by itself', async () => {
  const { server, become } = withRooms([aRoom([aMeeting()])]);
  const live = liveByHand();
  openPortal('/meetings', { server, live: live.open });
  await (await rooms()).findByRole('button', { name: /12:00–13:00/ });
  const connection = await live.connection(0);
  become([aRoom([aMeeting({ start: '2026-11-30T13:00:00.000Z', end: '2026-11-30T14:00:00.000Z' })])]);
  await act(async () => {
    connection.answer();
    connection.send('data: {"topics":["meetings"]}\n\n');
    await settle();
  });
  expect(await (await rooms()).findByRole('button', { name: /14:00–15:00/ })).toBeTruthy();
});

test('a message leads to the page of one meeting; one that is not there says so', async () => {
  const { server } = withRooms([]);
  const { unmount } = openPortal(`/meetings/${LINK}`, { server });
  await heading('A meeting');
  expect(await screen.findByText('Moved from Wed 12:00 Fjord to Thu 12:00 Skov.')).toBeTruthy();
  expect(screen.getByText('Thu, 3 Dec 2026, 12:00–13:00 · Skov')).toBeTruthy();
  unmount();
  server.on(readHistory, () => aProblem('not-found', 404, { title: 'There is no such meeting' }));
  openPortal(`/meetings/${LINK}`, { server });
  expect(await screen.findByText('There is no such meeting')).toBeTruthy();
});

test('a place without rooms says so', async () => {
  openPortal('/meetings', { server: withRooms([]).server });
  expect(await screen.findByText('There are no rooms here')).toBeTruthy();
});
