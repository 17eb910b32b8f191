/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { confirmRooms } from '../../../contract/rooms.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aServer, openPane, roomList, roomNamed } from '../shell/pane-harness.tsx';
import { anOffer, tooSmall } from './offers.ts';

afterEach(cleanup);

const taken = [{ start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' }];
/** As last read of its calendar, a minute before the list is made. */
const recalled = (name: string, change: object = {}) =>
  anOffer(name, { isLive: false, readAt: '2026-11-30T07:59:00Z', ...change });
const asked = (server: ReturnType<typeof aServer>) =>
  server.asked.filter(({ route }) => route === confirmRooms).map(({ query }) => query['room']);

/** A server whose list comes from memory, and what Exchange says of each room meanwhile; nothing: it does not answer. */
function withRecalled(offers: readonly RoomOffer[], live: readonly RoomOffer[] | null) {
  const server = aServer();
  server.answers.offers = offers;
  server.answers.more.set(confirmRooms, ({ query }) => {
    if (live === null) throw new NoAnswer('unreachable');
    const rooms = query['room'] as readonly string[];
    return {
      readAt: '2026-11-30T08:00:00.000Z',
      offers: live.filter(({ mailbox }) => rooms.includes(mailbox)),
      notices: live.some(({ availability }) => availability === 'unknown')
        ? [{ code: 'exchange-throttled', title: 'Exchange asks to wait', detail: 'It is busy.', rooms: 1 }]
        : [],
    };
  });
  return server;
}
const names = async () =>
  within(await roomList())
    .getAllByRole('listitem')
    .map((item) => /fjord|skov|lille/.exec(item.textContent)?.[0]);

test('rooms are confirmed after the list is there, and one that turned out busy changes where it stands', async () => {
  const server = withRecalled(
    [recalled('fjord'), recalled('skov'), recalled('lille', { refusals: [tooSmall] })],
    [anOffer('fjord', { availability: 'busy', conflicts: taken }), anOffer('skov')],
  );
  openPane({ server });
  expect(await (await roomNamed('skov')).findByText('confirmed')).toBeTruthy();

  expect((await roomNamed('fjord')).getByText('Busy')).toBeTruthy();
  expect((await roomNamed('fjord')).getByText('Taken 10:00–11:00.')).toBeTruthy();
  expect(await names()).toEqual(['fjord', 'skov', 'lille']);
  expect((await roomNamed('skov')).getByText('Best fit')).toBeTruthy();
  expect((await roomNamed('lille')).queryByText(/confirmed/)).toBeNull();
  expect(asked(server)).toEqual([['fjord@nordhavn.example', 'skov@nordhavn.example']]);
});

test('a room that Exchange does not speak for stays as it was read, says so with its time, and can be added', async () => {
  const server = withRecalled(
    [recalled('fjord'), recalled('skov')],
    [anOffer('fjord', { availability: 'unknown', readAt: null }), anOffer('skov')],
  );
  const { meeting } = openPane({ server });
  expect(await (await roomNamed('fjord')).findByText('not confirmed, as of 8:59')).toBeTruthy();

  expect((await roomNamed('fjord')).getByText('Free')).toBeTruthy();
  expect(screen.getByText(/1 room could not be confirmed; .* It is busy\. exchange-throttled/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Add fjord' }));
  await waitFor(() => expect(meeting.now().rooms.map(({ name }) => name)).toEqual(['fjord']));
});

test('when nobody answers, no room on the screen is called confirmed', async () => {
  openPane({ server: withRecalled([recalled('fjord'), recalled('skov')], null) });

  expect(await screen.findAllByText('not confirmed, as of 8:59')).toHaveLength(2);
});

test('the age of a room is said when it is older than calendars usually are, with its day where that is another', async () => {
  const more = Array.from({ length: 10 }, (_, at) => recalled(`room${at}`));
  const beyond = [
    recalled('fjord', { readAt: '2026-11-30T07:45:00Z' }),
    recalled('skov', { readAt: '2026-11-29T21:00:00Z' }),
    recalled('lille', { readAt: '2026-11-30T07:46:00Z' }),
  ];
  openPane({ server: withRecalled([...more, ...beyond], more) });
  await screen.findAllByText('confirmed');

  expect((await roomNamed('fjord')).getByText('as of 8:45')).toBeTruthy();
  expect((await roomNamed('skov')).getByText(/as of Sun.* 22:00/)).toBeTruthy();
  expect((await roomNamed('lille')).queryByText(/as of/)).toBeNull();
});

test('the first ten rooms of a list are confirmed, and those of the meeting before all others', async () => {
  const offers = Array.from({ length: 40 }, (_, at) => recalled(`room${at}`));
  const chosen = offers.slice(39).map(({ mailbox, name }) => ({ mailbox, name }));
  const server = withRecalled(offers, offers);
  openPane({ server, meeting: aComposedMeeting({ rooms: chosen }) });
  await screen.findAllByText('confirmed');

  expect(asked(server)).toEqual([
    [39, ...Array.from({ length: 10 }, (_, at) => at)].map((at) => `room${at}@nordhavn.example`),
  ]);
});

test('a room that was read live already is not asked about again', async () => {
  const server = withRecalled([anOffer('fjord')], []);
  openPane({ server });
  await roomList();

  expect(asked(server)).toEqual([]);
});
