import { findRooms } from '../../../contract/rooms.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const query = {
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  equipment: [],
  savedRoom: [],
  limit: 1_000,
};

let house: House;
beforeAll(async () => {
  house = await startHouse({ mirror: 'off' }); // searching asks Exchange itself; reading two thousand calendars is no part of it
  await house.control('POST', '/reset', {
    fixture: 'campus',
    rooms: 2_000,
    meetingsPerRoomDay: 2,
    days: 3,
    organizations: 2,
    seed: 1,
  });
});
afterAll(() => house.close());

test('a campus of two thousand rooms is searched whole, twenty rooms to a call, each organization its own', async () => {
  const seen = new Set<string>();
  for (const person of ['p1-1', 'p2-1']) {
    const before = house.outboundCalls.length;
    const { offers, notices } = await (await house.caller(person))(findRooms, { query });
    const calls = house.outboundCalls.slice(before).filter(({ operation }) => operation === 'getSchedule');

    expect([offers.length, notices, calls.length]).toEqual([1_000, [], 50]);
    expect(offers.filter(({ availability }) => availability === 'unknown')).toEqual([]);
    for (const { mailbox } of offers) seen.add(mailbox);
  }
  expect(seen.size).toBe(2_000);
});

test('of a campus whose Exchange answers only in part, the rest is unknown and the part is right', async () => {
  await house.control('PUT', '/faults', {
    seed: 7,
    rules: [{ service: 'graph', operation: 'getSchedule', fault: 'html', rate: 0.4 }],
  });
  const { offers, notices } = await (await house.caller('p1-1'))(findRooms, { query });
  const unknown = offers.filter(({ availability }) => availability === 'unknown').length;

  expect(offers).toHaveLength(1_000);
  expect(unknown).toBeGreaterThan(0);
  expect(unknown).toBeLessThan(1_000);
  expect(notices).toMatchObject([{ code: 'exchange-unreadable', rooms: unknown }]);
  await house.control('DELETE', '/faults');
});
