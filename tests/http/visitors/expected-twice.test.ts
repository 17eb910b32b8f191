import { randomUUID } from 'node:crypto';
import { listDeskVisits, listMyReceptions } from '../../../contract/front-desk.ts';
import { listVisitors, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const half = { start: '2026-12-02T11:30:00.000Z', end: '2026-12-02T12:30:00.000Z' };
const MAIL = 'vera@fabrikam.example';

describeOnBothDatabases('the same visitor at two meetings at the same time', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** A meeting of somebody's with one visitor. */
  async function expectVera(person: string, room: string, when: typeof noon, name = 'Vera Olsen') {
    const call = await house.caller(person);
    const pane = aPane(call, person, person);
    await pane.say({ rooms: [room], ...when, organizer: person });
    const params = { bookingKey: pane.bookingKey };
    const visitors = [{ id: randomUUID(), name, mail: MAIL }];
    await call(registerVisitors, { params, body: { visitors } });
    await send(house, { rooms: [room], ...when, organizer: person });
    await eventually(
      () => call(listVisitors, { params }),
      (list) => list.visitors[0]?.visits.length === 1,
    );
    return async () => (await call(listVisitors, { params })).visitors[0]?.alsoExpected;
  }

  async function desk() {
    const { call } = await house.portal('fatima');
    const { receptions } = await call(listMyReceptions, {});
    const query = { reception: receptions[0]?.id as never, day: '2026-12-02' };
    return (await call(listDeskVisits, { query })).visits;
  }

  test('is said to the host who expects them twice, and to the desk', async () => {
    const first = await expectVera('anna', 'fjord', noon);
    expect(await first()).toEqual([]);
    const second = await expectVera('anna', 'skov', half, 'V. Olsen');
    expect(await first()).toEqual([half]);
    expect(await second()).toEqual([noon]);
    expect((await desk()).map(({ name, alsoExpected }) => [name, alsoExpected])).toEqual([
      ['Vera Olsen', [{ ...half, host: 'anna' }]],
      ['V. Olsen', [{ ...noon, host: 'anna' }]],
    ]);
  });

  test('is not said to a host of whom others expect: only the desk knows both', async () => {
    const annas = await expectVera('anna', 'fjord', noon);
    const bents = await expectVera('bent', 'skov', half);
    expect(await annas()).toEqual([]);
    expect(await bents()).toEqual([]);
    expect((await desk()).map(({ alsoExpected }) => alsoExpected.map(({ host }) => host))).toEqual([
      ['bent'],
      ['anna'],
    ]);
  });

  test('is nothing to speak of one after the other', async () => {
    const first = await expectVera('anna', 'fjord', noon);
    const second = await expectVera('anna', 'skov', {
      start: noon.end,
      end: '2026-12-02T13:00:00.000Z',
    });
    expect([await first(), await second()]).toEqual([[], []]);
    expect((await desk()).flatMap(({ alsoExpected }) => alsoExpected)).toEqual([]);
  });
});
