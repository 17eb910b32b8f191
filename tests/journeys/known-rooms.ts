import { findRooms } from '../../contract/rooms.ts';
import { eventually } from '../support/eventually.ts';
import type { House } from '../support/house.ts';

const query = { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z', equipment: [], savedRoom: [] };

/** Waits until every calendar was read: from then on the list of rooms comes from memory. */
export async function readAll(house: House): Promise<void> {
  const call = await house.caller('anna');
  const { offers } = await eventually(
    () => call(findRooms, { query }),
    (found) => found.offers.every(({ isLive }) => !isLive),
  );
  expect(offers.filter(({ isLive }) => isLive)).toEqual([]);
}
