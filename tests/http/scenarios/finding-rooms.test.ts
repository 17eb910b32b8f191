import { findRooms } from '../../../contract/rooms.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

/** Tuesday, ten to eleven in Copenhagen, for six. */
const TUESDAY = {
  start: '2026-12-01T09:00:00Z',
  end: '2026-12-01T10:00:00Z',
  seats: 6,
  timeZone: 'Europe/Copenhagen',
  equipment: [],
  savedRoom: [],
};
const codes = (offer: RoomOffer | undefined) => offer?.refusals.map(({ code }) => code);

describeOnBothDatabases('whoever looks for a room', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const find = async (call: Call, more: object = {}) => {
    const { offers } = await call(findRooms, { query: { ...TUESDAY, ...more } });
    return new Map(offers.map((offer) => [offer.name, offer]));
  };

  test('S03: for six sees fjord first and skov second, and why lille and bestyrelse are none', async () => {
    const found = await find(anna);
    expect([...found.keys()].slice(0, 2)).toEqual(['fjord', 'skov']);
    expect(found.get('lille')?.refusals).toEqual([{ code: 'too-small', seats: 6, capacity: 4 }]);
    expect(codes(found.get('bestyrelse'))).toEqual(['restricted']);
    const crowd = await find(anna, { seats: 6_000 });
    expect([...crowd.values()].every((offer) => codes(offer)?.includes('too-small'))).toBe(true);
  });

  test.each([
    ['of which the end is before the start', { end: '2026-12-01T08:00:00Z' }],
    ['without any length', { end: TUESDAY.start }],
    ['that is over', { start: '2026-11-01T09:00:00Z', end: '2026-11-01T10:00:00Z' }],
    ['without people', { seats: 0 }],
  ])('S03: for a meeting %s is told so', async (_what, more) => {
    await expect(find(anna, more)).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('S07: is offered a restricted room only as a member of its group, and sees it all the same', async () => {
    const forAnna = (await find(anna, { seats: 15 })).get('bestyrelse');
    expect(codes(forAnna)).toEqual(['restricted']);
    const forBent = (await find(await house.caller('bent'), { seats: 15 })).get('bestyrelse');
    expect(codes(forBent)).toEqual([]);
    expect(forBent).toMatchObject({ availability: 'free', booking: 'request' });
  });
});
