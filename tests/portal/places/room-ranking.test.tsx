/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  STANDARD_WEIGHTS,
  changeRoomRanking,
  previewRoomRanking,
  readRoomRanking,
} from '../../../contract/room-rankings.ts';
import { noWeights } from '../../../server/modules/rooms/ranking/weights.ts';
import { BUILDING, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const hq = { kind: 'unit', id: BUILDING, name: 'HQ' } as const;
const nordhavn = { kind: 'organization', id: '11111111-1111-4111-8111-111111111111', name: 'Nordhavn' };
const aRanking = (own: object = {}, version = 1) => ({
  holder: hq,
  above: [nordhavn],
  own: { ...noWeights, ...own },
  values: { ...STANDARD_WEIGHTS, missing: 7, ...own },
  effective: [{ part: 'missing', from: nordhavn }, ...Object.keys(own).map((part) => ({ part, from: hq }))],
  version,
});

function openRanking(more: (server: ReturnType<typeof aServer>) => void = () => undefined) {
  const server = aServer();
  server.on(readRoomRanking, () => aRanking());
  more(server);
  openPortal(`/room-rankings/${BUILDING}`, { server });
  return server;
}
const seat = () => screen.findByLabelText<HTMLInputElement>('A seat that stays empty');

test('each weight says what it is now and whose it is', async () => {
  openRanking();
  await seat();
  expect(screen.getByText('Saved now: 100 (standard). At most 1,000.')).toBeTruthy();
  expect(screen.getByText('Saved now: 7 (from Nordhavn). At most 1,000.')).toBeTruthy();
});

test('a number out of its bounds is refused at its field, and nothing is sent', async () => {
  const server = openRanking();
  await userEvent.type(await seat(), '1001');
  await userEvent.click(screen.getByRole('button', { name: 'Preview the order' }));
  expect(
    await screen.findByText(/A seat that stays empty: must be a whole number from 0 to 1000/),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect([...server.sent(previewRoomRanking), ...server.sent(changeRoomRanking)]).toEqual([]);
});

test('a preview is of what was typed: both orders with their points, gone with the next key', async () => {
  const points = { capacity: 200, distance: 0, equipment: 4, booking: 0, familiar: 0 };
  const server = openRanking((one) =>
    one.on(previewRoomRanking, () => ({
      rooms: 2,
      free: 1,
      moved: 2,
      ranked: [
        {
          name: 'skov',
          place: ['HQ', 'Floor 2'],
          capacity: 12,
          standing: 'free',
          before: { place: 2, points: { ...points, capacity: 600 } },
          after: { place: 1, points: { ...points, capacity: 0, equipment: 0 } },
        },
        {
          name: 'annex',
          place: ['HQ'],
          capacity: null,
          standing: 'unsure',
          before: { place: 1, points },
          after: { place: 2, points: { ...points, capacity: 10_000_000_000 } },
        },
      ],
    })),
  );
  await userEvent.type(await seat(), '0');
  await userEvent.type(screen.getByLabelText('Equipment'), 'video, display');
  await userEvent.click(screen.getByRole('button', { name: 'Preview the order' }));
  const compared = within(await screen.findByRole('region', { name: 'The order with these points' }));

  expect(server.sent(previewRoomRanking)[0]?.body).toMatchObject({
    weights: { ...noWeights, seat: 0 },
    need: { seats: 6, equipment: ['video', 'display'], unit: null, near: null },
  });
  expect(compared.getByText('2 rooms would stand elsewhere.')).toBeTruthy();
  const [, first, second] = compared.getAllByRole('row');
  expect(first?.textContent).toContain('skov');
  expect(first?.textContent).toContain('Number 2seats 600, equipment 4');
  expect(first?.textContent).toContain('Number 1no points');
  expect(second?.textContent).toContain('seats not known');
  expect(server.sent(changeRoomRanking)).toEqual([]);

  await userEvent.type(await seat(), '1');
  await waitFor(() => expect(screen.queryByRole('region', { name: /The order with/ })).toBeNull());
});

test('somebody else was faster: both are shown, and mine is saved over the newer version', async () => {
  const server = openRanking((one) =>
    one.on(changeRoomRanking, ({ version }) =>
      version === 1
        ? aProblem('changed-meanwhile', 409, { current: aRanking({ seat: 30 }, 2) })
        : aRanking({ seat: 5 }, 3),
    ),
  );
  await userEvent.type(await seat(), '5');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('row', { name: 'A seat that stays empty 5 30' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(server.sent(changeRoomRanking).map(({ version }) => version)).toEqual([1, 2]));
});

test('all is given back to what is above by one press and Save', async () => {
  const server = openRanking((one) => {
    one.on(readRoomRanking, () => aRanking({ seat: 5, recent: 0 }));
    one.on(changeRoomRanking, () => aRanking({}, 2));
  });
  expect((await seat()).value).toBe('5');
  await userEvent.click(screen.getByRole('button', { name: 'Empty all' }));
  expect((await seat()).value).toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeRoomRanking)[0]?.body).toEqual(noWeights));
});
