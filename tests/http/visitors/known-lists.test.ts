import { randomUUID } from 'node:crypto';
import { listVisitors, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

describeOnBothDatabases('a list of visitors that a pane knows', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('is not sent again while nothing but the time is another, and is sent once something is', async () => {
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const params = { bookingKey: pane.bookingKey };
    const list = (known?: string) =>
      anna(listVisitors, { params, query: known === undefined ? {} : { known } });
    const expecting = (name: string) =>
      anna(registerVisitors, { params, body: { visitors: [{ id: randomUUID(), name }] } });

    const empty = await list();
    expect(empty).toMatchObject({ visitors: [], isUnchanged: false });
    expect(await list(empty.digest)).toMatchObject({ isUnchanged: true });
    await expecting('Vera Olsen');
    const one = await list(empty.digest);
    expect(one).toMatchObject({ visitors: [{ name: 'Vera Olsen' }], isUnchanged: false });
    await clockTo(house, '2026-11-30T09:30:00Z');
    const { digest } = one;
    const later = '2026-11-30T09:30:00.000Z';
    expect(await list(digest)).toEqual({
      visitors: [],
      toConfirm: null,
      now: later,
      digest,
      isUnchanged: true,
    });
    expect(await list(empty.digest)).toEqual({ ...one, now: later }); // of an older list
    await expecting('Bo Berg');
    expect((await list(digest)).visitors.map(({ name }) => name)).toEqual(['Vera Olsen', 'Bo Berg']);
  });
});
