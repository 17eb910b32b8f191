import { changeCalendar, listCalendars } from '../../../contract/calendars.ts';
import { listRoomProviders } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOnce, meetingPath, send } from '../scenarios/a-booking.ts';

/** Wednesday from 12:00 to 13:00 in Copenhagen. */
const meeting = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const TOO_NEAR =
  'Another meeting begins there at Wed 2 Dec 2026, 13:15, which leaves 15 of the 30 minutes after.';

describeOnBothDatabases('a room that is set up before and cleared after', (_create, kind) => {
  let house: House;
  let anna: Awaited<ReturnType<House['caller']>>;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());

  const buffersFor = async (...rooms: readonly string[]) =>
    (await anna(listRoomProviders, { query: { room: rooms.map(address), ...meeting } })).buffers;
  const neighbor = () =>
    send(house, {
      rooms: ['skov'],
      start: '2026-12-02T12:15:00.000Z',
      end: '2026-12-02T13:00:00.000Z',
      organizer: 'carla',
    });
  const tooNear = () =>
    eventually(
      () => buffersFor('skov'),
      ([one]) => one?.sentence.includes(TOO_NEAR) ?? false,
    );

  test('says so before anything is ordered, and which neighbor is too near; a room without one says nothing', async () => {
    expect(await buffersFor('fjord')).toEqual([]);
    const [before] = await buffersFor('skov', 'fjord');
    expect(before?.sentence).toMatch(/^skov is needed 30 minutes before and 30 minutes after the meeting\./);
    expect(before?.sentence).not.toMatch(/begins there/);

    const uid = await neighbor();
    const [crowded] = await tooNear();
    expect(crowded).toMatchObject({ room: { mailbox: address('skov') }, isFree: false });
    expect(crowded?.sentence).not.toMatch(/carla|Planning/i);

    await house.control('DELETE', meetingPath(uid));
    const [again] = await eventually(
      () => buffersFor('skov'),
      ([one]) => !(one?.sentence.includes(TOO_NEAR) ?? true),
    );
    expect(again?.sentence).toBe(before?.sentence);
  });

  test('shows the team the neighbor beside the request, but never the meeting itself, and nothing once it has ended', async () => {
    const pane = aPane(anna, 'anna');
    await pane.say({ rooms: ['skov'], ...meeting });
    await pane.ask();
    const uid = await send(house, { rooms: ['skov'], ...meeting });
    await boardOnce(house, ([one]) => one?.status === 'pending');
    await neighbor();
    const [request] = await boardOnce(house, ([one]) => one?.buffer?.sentence.includes(TOO_NEAR) ?? false);
    expect(request?.buffer).toMatchObject({ isFree: false });

    await house.control('DELETE', meetingPath(uid));
    const [ended] = await boardOnce(house, ([one]) => one?.status === 'canceled');
    expect(ended?.buffer).toBeNull();
  });

  test('is what whoever looks after rooms says of it, within bounds', async () => {
    const hana = await house.portal('hana');
    const { calendars } = await hana.call(listCalendars, {});
    const skov = calendars.find(({ mailbox }) => mailbox === address('skov'));
    if (!skov) throw new Error('it is a room of the fixture');
    expect([skov.bufferBefore, skov.bufferAfter]).toEqual([30, 30]);
    const change = (body: object, version: number) =>
      hana.call(changeCalendar, { params: { id: skov.id }, version, body });
    await expect(change({ bufferAfter: 241 }, skov.version)).rejects.toMatchObject({
      errors: [{ pointer: '/body/bufferAfter', detail: 'must be a whole number of minutes from 0 to 240' }],
    });
    const changed = await change({ bufferBefore: 0, bufferAfter: 0 }, skov.version);
    expect([changed.bufferBefore, changed.bufferAfter]).toEqual([0, 0]);
    expect(await buffersFor('skov')).toEqual([]);
  });
});
