import { confirmRooms, findRooms } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const address = (name: string) => `${name}@nordhavn.example`;
/** Tuesday 10:00 to 11:00 in Copenhagen. */
const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
const query = { ...tuesday, equipment: [], savedRoom: [], seats: 6 };

describeOnBothDatabases('a list of rooms from memory', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterEach(() => house.control('DELETE', '/faults'));
  afterAll(() => house.close());

  const book = (more: object = {}) =>
    house.control('POST', '/meetings', {
      ...tuesday,
      organizer: 'carla',
      subject: 'x',
      rooms: ['fjord'],
      ...more,
    });
  const find = () => anna(findRooms, { query });
  const fjord = async () => (await find()).offers.find(({ name }) => name === 'fjord');
  /** Until every calendar was read for the first time. */
  const settled = () => eventually(find, ({ offers }) => offers.every(({ isLive }) => !isLive));
  const schedules = () => house.outboundCalls.filter(({ operation }) => operation === 'getSchedule').length;
  const confirm = (...names: string[]) =>
    anna(confirmRooms, { query: { ...query, room: names.map(address) } });

  test('S03: shows what changes in a room calendar by itself, and asks Exchange nothing for it', async () => {
    expect((await settled()).offers.map(({ name }) => name)).toEqual([
      'fjord',
      'skov',
      'hudson',
      'lille',
      'bestyrelse',
    ]);
    const before = schedules();
    await book();
    const taken = await eventually(fjord, (offer) => offer?.availability === 'busy');

    expect(taken).toMatchObject({
      availability: 'busy',
      conflicts: [tuesday],
      readAt: '2026-11-30T08:00:00.000Z',
      isLive: false,
    });
    expect((await find()).offers[0]?.name).toBe('skov');
    expect(schedules()).toBe(before);
  });

  test('says how old it is when calendars cannot be read any more, and what is known stays known', async () => {
    await book();
    await eventually(fjord, (offer) => offer?.isLive === false && offer.availability === 'busy');
    await house.control('PUT', '/faults', { rules: [{ service: 'graph', fault: 'status', status: 503 }] });
    await house.control('PUT', '/clock', { now: '2026-11-30T10:00:00.000Z' });
    const { readAt, offers, notices } = await find();

    expect(readAt).toBe('2026-11-30T10:00:00.000Z');
    expect(offers.map(({ availability }) => availability)).not.toContain('unknown');
    expect(offers.find(({ name }) => name === 'fjord')).toMatchObject({
      availability: 'busy',
      readAt: '2026-11-30T08:00:00.000Z',
    });
    expect(notices).toEqual([]);
  });

  test('asks Exchange about a time for which calendars are not read, and does not call it free when it does not answer', async () => {
    await settled();
    const far = { ...query, start: '2028-12-01T09:00:00.000Z', end: '2028-12-01T10:00:00.000Z' };
    const { offers } = await anna(findRooms, { query: far });
    expect(offers.map(({ isLive, availability }) => [isLive, availability])).toEqual(
      Array.from({ length: 5 }, () => [true, 'free']),
    );

    await house.control('PUT', '/faults', {
      rules: [{ service: 'graph', operation: 'getSchedule', fault: 'status', status: 503 }],
    });
    const { offers: unread, notices } = await anna(findRooms, { query: far });
    expect(unread.map(({ availability, readAt }) => [availability, readAt])).toEqual(
      Array.from({ length: 5 }, () => ['unknown', null]),
    );
    expect(notices).toMatchObject([{ rooms: 5 }]);
  });

  test('is confirmed against Exchange in one call, also where the mirror has not caught up', async () => {
    await settled();
    await house.control('PUT', '/faults', {
      rules: [{ service: 'graph', operation: 'calendarViewDelta', fault: 'status', status: 503 }],
    });
    await book();
    const before = schedules();
    const { offers } = await confirm('skov', 'fjord', 'nowhere');

    expect(offers.map(({ name, availability, isLive }) => [name, availability, isLive])).toEqual([
      ['skov', 'free', true],
      ['fjord', 'busy', true],
    ]);
    expect(schedules()).toBe(before + 1);
  });

  test('is not confirmed while Exchange cannot be reached, and that has a reason', async () => {
    await settled();
    await house.control('PUT', '/faults', {
      rules: [{ service: 'graph', operation: 'getSchedule', fault: 'status', status: 429, retryAfter: 30 }],
    });
    const { offers, notices } = await confirm('fjord', 'skov');

    expect(offers.map(({ availability }) => availability)).toEqual(['unknown', 'unknown']);
    expect(notices).toMatchObject([{ code: 'exchange-throttled', rooms: 2, retryAfterSeconds: 30 }]);
  });

  test('is confirmed for a few rooms only, and for those of the caller', async () => {
    const many = Array.from({ length: 21 }, (_, at) => `room${at}`);
    await expect(confirm(...many)).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/query/room', detail: 'may be given at most 20 times' }],
    });
    await expect(confirm()).rejects.toMatchObject({ errors: [{ pointer: '/query/room' }] });
    const elsewhere = await anna(confirmRooms, { query: { ...query, room: ['lagune@sydhavn.example'] } });
    expect(elsewhere.offers).toEqual([]);
  });
});
