import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listDeskVisits, listMyReceptions } from '../../../contract/front-desk.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { listRoomReceptions, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, send } from '../scenarios/a-booking.ts';

const Mails = z.array(z.object({ text: z.string() }));
const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const VERA = 'vera@fabrikam.example';

describeOnBothDatabases('opening hours of a reception', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Wednesdays the reception in Copenhagen closes at `to`; every Christmas Eve of 2026 it is closed. */
  async function openUntil(to: string) {
    const { call } = await house.portal('hana');
    const reception = (await call(listReceptions, {})).receptions.find(
      ({ name }) => name === 'Reception CPH',
    );
    if (!reception) throw new Error('F0 has a reception in Copenhagen');
    const hours = [3, 4].map((weekday) => ({ weekday: weekday as 3 | 4, from: '08:00', to }));
    const closedDays = [{ from: '2026-12-24', to: '2026-12-24', name: 'Christmas Eve' }];
    const params = { id: reception.id };
    await call(changeReception, { params, version: reception.version, body: { hours, closedDays } });
    return call;
  }

  async function closedAt(start?: string) {
    const call = await house.caller('anna');
    const query = { room: [address('fjord')], ...(start !== undefined && { start }) };
    const { receptions } = await call(listRoomReceptions, { query });
    return receptions.map(({ name, closed }) => [name, closed]);
  }

  async function expectVera() {
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = [{ id: randomUUID(), name: 'Vera Olsen', mail: VERA }];
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
  }

  async function desk() {
    const { call } = await house.portal('hana');
    const reception = (await call(listMyReceptions, {})).receptions.find(
      ({ name }) => name === 'Reception CPH',
    );
    const query = { reception: reception?.id ?? '', day: '2026-12-02' };
    return await eventually(
      async () => (await call(listDeskVisits, { query })).visits,
      (visits) => visits.length > 0,
    );
  }

  async function mailText() {
    await clockTo(house, '2026-12-01T11:00:00Z');
    const mails = await eventually(
      async () => Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(VERA)}`)),
      (all) => all.length > 0,
    );
    return mails[0]?.text;
  }

  test('whoever registers outside of them reads why, by the clock of the reception, summer and winter', async () => {
    await openUntil('19:00');
    const open = ['Reception NYC', null];
    // 19:30 in Copenhagen: 18:30 UTC in winter, 17:30 in summer.
    const late = ['Reception CPH', { kind: 'closed-hour', hours: '08:00–19:00' }];
    expect(await closedAt('2026-12-02T18:30:00.000Z')).toEqual([late, open]);
    expect(await closedAt('2027-07-07T17:30:00.000Z')).toEqual([late, open]);
    expect(await closedAt('2026-12-02T17:30:00.000Z')).toEqual([['Reception CPH', null], open]);
    expect(await closedAt('2026-12-24T11:00:00.000Z')).toEqual([
      ['Reception CPH', { kind: 'closed-day', name: 'Christmas Eve' }],
      open,
    ]);
    expect(await closedAt('2026-12-05T11:00:00.000Z')).toEqual([
      ['Reception CPH', { kind: 'closed-day', name: null }],
      open,
    ]);
    expect(await closedAt()).toEqual([['Reception CPH', null], open]);
  });

  test('whoever comes outside of them is registered all the same, marked at the desk, and told to call', async () => {
    await openUntil('11:00');
    await expectVera();
    expect(await desk()).toMatchObject([{ name: 'Vera Olsen', isUnstaffed: true }]);
    expect(await mailText()).toContain('Nobody is at the reception at that time.');
  });

  test('whoever comes within them reads nothing of it', async () => {
    await openUntil('19:00');
    await expectVera();
    expect(await desk()).toMatchObject([{ name: 'Vera Olsen', isUnstaffed: false }]);
    expect(await mailText()).not.toContain('Nobody is at the reception');
  });

  test('hours that overlap, and a day off that ends before it begins, are refused', async () => {
    const { call } = await house.portal('hana');
    const [reception] = (await call(listReceptions, {})).receptions;
    if (!reception) throw new Error('F0 has receptions');
    const change = (body: object) =>
      call(changeReception, { params: { id: reception.id }, version: reception.version, body });
    const hours = ['08:00', '09:00'].map((from) => ({ weekday: 1, from, to: '12:00' }));
    await expect(change({ hours })).rejects.toMatchObject({ errors: [{ pointer: '/body/hours' }] });
    const closedDays = [{ from: '2026-12-24', to: '2026-12-23', name: 'x' }];
    await expect(change({ closedDays })).rejects.toMatchObject({
      errors: [{ pointer: '/body/closedDays/0/to' }],
    });
  });
});
