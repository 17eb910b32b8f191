import { randomUUID } from 'node:crypto';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { listRoomReceptions, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, meetingPath, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const three = { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' };
const weekly = {
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', startTime: '12:00', endDate: '2026-12-30', durationMinutes: 60 },
};

describeOnBothDatabases('places to park', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function change(body: object) {
    const { call } = await house.portal('hana');
    const { receptions } = await call(listReceptions, {});
    const cph = receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has a reception in Copenhagen');
    await call(changeReception, { params: { id: cph.id }, version: cph.version, body });
  }

  async function desk() {
    const { call } = await house.portal('fatima');
    const { receptions } = await call(listMyReceptions, {});
    const reception = receptions[0]?.id ?? '';
    const query = { reception: reception as never, day: '2026-12-02' };
    const list = await call(listDeskVisits, { query });
    return { call, ...list };
  }

  /** What Anna reads of Copenhagen for a meeting. */
  async function leftAt(when: { start: string; end?: string }, more: object = {}) {
    const call = await house.caller('anna');
    const { receptions } = await call(listRoomReceptions, {
      query: { room: [address('fjord')], ...when, ...more },
    });
    return receptions.find(({ name }) => name === 'Reception CPH');
  }

  /** A meeting of Anna's at noon, with a visitor for each plate; an empty one is nobody's car. */
  async function expectCars(...plates: string[]) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = plates.map((plate, at) => ({
      id: randomUUID(),
      name: `Guest ${at}`,
      carPlate: plate === '' ? null : plate,
    }));
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    const meeting = await send(house, { rooms: ['fjord'], ...noon });
    await eventually(desk, ({ visits }) => visits.length === plates.length);
    return meeting;
  }

  test('are counted for the time of a meeting, follow it, and are not counted before the reception says how many it has', async () => {
    expect((await leftAt(noon))?.parking).toBeNull();
    await change({ parkingPlaces: 3 });
    expect((await leftAt(noon))?.parking).toEqual({ places: 3, left: 3 });
    const meeting = await expectCars('AB 1', 'CD 2', '');
    expect((await leftAt(noon))?.parking).toEqual({ places: 3, left: 1 });
    expect((await leftAt(three))?.parking).toEqual({ places: 3, left: 3 });
    expect((await leftAt({ start: noon.start }))?.parking).toBeNull(); // nobody knows for how long
    await house.control('PATCH', meetingPath(meeting), three);
    await eventually(
      () => leftAt(noon),
      (reception) => reception?.parking?.left === 3,
    );
    expect((await leftAt(three))?.parking).toEqual({ places: 3, left: 1 });
  });

  test('that are too few refuse nobody: the host reads so, and the desk sees it', async () => {
    await change({ parkingPlaces: 1 });
    await expectCars('AB 1', 'CD 2');
    expect((await leftAt(noon))?.parking).toEqual({ places: 1, left: -1 });
    const { call, visits, parking } = await desk();
    expect(parking).toEqual({ places: 1, taken: 0, most: 2, mostAt: noon.start });
    const [first] = visits;
    if (!first) throw new Error('two are expected');
    await clockTo(house, '2026-12-02T10:30:00Z');
    await call(takeStep, { params: { id: first.id }, version: first.version, body: { step: 'check-in' } });
    expect((await desk()).parking).toMatchObject({ places: 1, taken: 1 });
  });

  test('and hours are looked through for every date of a series of the caller, and of nobody else', async () => {
    await change({
      parkingPlaces: 2,
      closedDays: [{ from: '2026-12-23', to: '2026-12-25', name: 'Christmas' }],
    });
    await expectCars('AB 1', 'CD 2');
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: [], ...noon, recurrence: weekly });
    const query = { bookingKey: pane.bookingKey };
    const reception = await leftAt(noon, query);
    expect(reception?.closed).toBeNull();
    expect(reception?.dates).toEqual([
      { date: '2026-12-02', start: noon.start, closed: null, isFull: true },
      {
        date: '2026-12-23',
        start: '2026-12-23T11:00:00.000Z',
        closed: { kind: 'closed-day', name: 'Christmas' },
        isFull: false,
      },
    ]);
    const bent = await house.caller('bent');
    const { receptions } = await bent(listRoomReceptions, { query: { room: [address('fjord')], ...query } });
    expect(receptions.flatMap(({ dates }) => dates)).toEqual([]);
  });
});
