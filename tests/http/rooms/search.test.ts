import { findRooms, readRoom } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
const query = { ...tuesday, equipment: [], savedRoom: [], seats: 6 };
const fjord = { mailbox: 'fjord@nordhavn.example' };

describeOnBothDatabases('a search with wishes', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const find = async (more: object = {}) => await anna(findRooms, { query: { ...query, ...more } });

  test('S04: a neighbor within the time that is needed around a meeting is a reason, in the list and before the room is added', async () => {
    await eventually(
      () => find(),
      ({ offers }) => offers.every(({ isLive }) => !isLive),
    );
    await house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start: '2026-12-01T08:35:00Z',
      end: '2026-12-01T08:50:00Z',
      rooms: ['fjord'],
    });
    const wish = { before: 15 };
    const { offers } = await eventually(
      () => find(wish),
      (found) => found.offers[0]?.name !== 'fjord',
    );
    const refused = [{ code: 'buffer-taken', side: 'before', free: 10, needed: 15 }];

    expect(offers[0]?.name).toBe('skov');
    expect(offers.find(({ name }) => name === 'fjord')).toMatchObject({
      availability: 'free',
      refusals: refused,
    });
    const read = await anna(readRoom, { params: fjord, query: { ...query, ...wish } });
    expect(read.offer.refusals).toEqual(refused);
    expect((await find()).offers[0]?.name).toBe('fjord');
    expect((await find({ before: 10 })).offers[0]?.name).toBe('fjord');
  });

  test('says of each room why it stands where it stands, and puts first what is near', async () => {
    const [first] = (await find({ equipment: ['video'] })).offers;
    expect(first).toMatchObject({ name: 'fjord', kind: 'room' });
    expect(first?.fit).toMatchObject({ standing: 'free', seatsOver: 2, shares: null });
    expect(first?.fit.beyond).toContain('display');
    expect(first?.fit.beyond).not.toContain('video');

    const { offers } = await find();
    const skov = offers.find(({ name }) => name === 'skov');
    const near = await find({ near: skov?.place.unit, seats: 8 });
    expect(near.offers.map(({ name, fit }) => [name, fit.shares]).slice(0, 2)).toEqual([
      ['fjord', 'building'],
      ['skov', 'floor'],
    ]);
    expect((await find({ near: skov?.place.unit, seats: 11 })).offers[0]).toMatchObject({
      name: 'skov',
      fit: { shares: 'floor' },
    });
  });

  test('comes in pages, refuses what nobody decides at once, and narrows to a kind', async () => {
    const whole = await find();
    const first = await find({ limit: 2 });
    const rest = await find({ limit: 200, cursor: first.next ?? '' });
    expect([...first.offers, ...rest.offers].map(({ name }) => name)).toEqual(
      whole.offers.map(({ name }) => name),
    );
    expect([first.total, first.free, rest.next]).toEqual([5, 3, null]);

    const bent = await house.caller('bent');
    const board = { query: { ...query, seats: 15, bookable: 'direct' as const } };
    const { offers } = await bent(findRooms, board);
    expect(offers.find(({ name }) => name === 'bestyrelse')?.refusals).toEqual([{ code: 'on-request' }]);

    expect((await find({ kind: ['workspace'] })).offers).toEqual([]);
    expect((await find({ kind: ['room', 'workspace'] })).total).toBe(5);
    const stepFree = await find({ accessible: 'yes' });
    expect(
      stepFree.offers.some(({ refusals }) => refusals.some(({ code }) => code === 'missing-equipment')),
    ).toBe(true);
    await expect(find({ cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/query/cursor' }],
    });
  });
});
