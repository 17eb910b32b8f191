import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listAudit } from '../../../contract/audit.ts';
import { markPeople, readEvacuationList } from '../../../contract/evacuation.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import { checkIn, findVisit } from '../../../contract/kiosk.ts';
import { exportPersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, receptionId } from '../../support/kiosk.ts';
import { aPane, clockTo, mailTo, send } from '../scenarios/a-booking.ts';

/** From Wednesday 23:00 to Thursday 1:00 in Copenhagen. */
const night = { start: '2026-12-02T22:00:00.000Z', end: '2026-12-03T00:00:00.000Z' };

describe('visitors of a meeting that goes on after midnight', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ isPatient: true });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function expectVera(when = night, day = '2026-12-02') {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...when });
    const visitor = { id: randomUUID(), name: 'Vera Olsen' };
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors: [visitor] } });
    await send(house, { rooms: ['fjord'], ...when });
    await eventually(
      () => desk(day),
      (visits) => visits.length === 1,
    );
    return visitor;
  }
  async function desk(day: string): Promise<readonly DeskVisit[]> {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    return (await call(listDeskVisits, { query: { reception, day } })).visits;
  }
  async function take(day: string, step: VisitStep): Promise<DeskVisit> {
    const [visit] = await desk(day);
    if (!visit) throw new Error(`nobody is at the desk on ${day}`);
    const { call } = await house.portal('hana');
    return await call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step } });
  }
  const told = async () =>
    (await mailTo(house, 'anna')).filter(({ subject }) => subject.includes('has arrived')).length;
  const named = { name: 'Vera Olsen', host: 'Anna Holm' };

  test('stand on the list of each of its days, and are found by name at the kiosk on the next one', async () => {
    await expectVera();
    await clockTo(house, '2026-12-01T08:00:00.000Z');
    await take('2026-12-02', 'check-in');
    const { id } = await take('2026-12-02', 'check-out');
    // Rooms of F0 take nothing longer than a day. Whoever has come follows their meeting no longer.
    await sql`
      update visit set start_at = '2026-12-01T08:00:00Z', end_at = '2026-12-03T15:00:00Z' where id = ${id}`.execute(
      house.db,
    );
    const listed = await Promise.all(
      ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'].map(
        async (day) => (await desk(day)).length,
      ),
    );
    expect(listed).toEqual([0, 1, 1, 1, 0]);
    await clockTo(house, '2026-12-02T08:00:00.000Z');
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const found = await kiosk.call(findVisit, { body: { shown: named, language: 'en' } });
    expect(found).toMatchObject({ visit: id, firstName: 'Vera', step: 'check-in' });
  });

  test('are let in after midnight as they are before', async () => {
    await expectVera();
    await clockTo(house, '2026-12-02T23:15:00.000Z'); // 00:15 in Copenhagen
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const { visit } = await kiosk.call(findVisit, { body: { shown: named, language: 'en' } });
    await kiosk.call(checkIn, { params: { visit }, body: { shown: named, accepted: null } });
    expect(await desk('2026-12-03')).toMatchObject([{ status: 'on-site' }]);
  });

  test('through a night in which the clock is set forward stand on both days, and are inside for as long as they were', async () => {
    const shift = { start: '2027-03-27T21:00:00.000Z', end: '2027-03-28T04:00:00.000Z' }; // 22:00 to 6:00, an hour short
    await clockTo(house, '2027-03-27T20:00:00.000Z');
    await expectVera(shift, '2027-03-27');
    const listed = await Promise.all(
      ['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29'].map(async (day) => (await desk(day)).length),
    );
    expect(listed).toEqual([0, 1, 1, 0]);
    await clockTo(house, '2027-03-28T00:55:00.000Z'); // 1:55, five minutes before it is 3:00
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const { visit } = await kiosk.call(findVisit, { body: { shown: named, language: 'en' } });
    await kiosk.call(checkIn, { params: { visit }, body: { shown: named, accepted: null } });
    await clockTo(house, '2027-03-28T01:05:00.000Z'); // 3:05
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const { people } = await call(readEvacuationList, { query: { reception } });
    expect(people).toMatchObject([{ name: 'Vera Olsen', since: '2027-03-28T00:55:00.000Z' }]);
    expect(await desk('2027-03-28')).toMatchObject([{ status: 'on-site', isStillInside: false }]);
    expect(await take('2027-03-28', 'check-out')).toMatchObject({
      arrivedAt: '2027-03-28T00:55:00.000Z',
      leftAt: '2027-03-28T01:05:00.000Z',
    });
    await clockTo(house, '2027-03-28T21:59:00.000Z'); // 23:59 of a day of 23 hours
    expect(await desk('2027-03-28')).toMatchObject([{ status: 'off-site' }]);
    expect(await desk('2027-03-29')).toEqual([]);
  });

  test('come again on the next day: the host is told, nobody is safe from the day before, and each stay is known', async () => {
    const { id } = await expectVera();
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    await clockTo(house, '2026-12-02T22:00:00.000Z');
    const first = await take('2026-12-02', 'check-in');
    await clockTo(house, '2026-12-02T22:30:00.000Z');
    await call(markPeople, { body: { reception, marks: [{ visit: first.id, isSafe: true, agoMs: 0 }] } });
    const left = await take('2026-12-02', 'check-out');
    expect(left).toMatchObject({ status: 'off-site', steps: ['undo'] });

    await clockTo(house, '2026-12-02T23:15:00.000Z'); // 00:15 in Copenhagen
    expect(await desk('2026-12-03')).toMatchObject([{ status: 'off-site', steps: ['check-in', 'undo'] }]);
    const again = await take('2026-12-03', 'check-in');
    expect(again).toMatchObject({ status: 'on-site', arrivedAt: '2026-12-02T23:15:00.000Z', leftAt: null });
    await eventually(told, (count) => count === 2);
    const { people } = await call(readEvacuationList, { query: { reception } });
    expect(people).toMatchObject([{ since: '2026-12-02T23:15:00.000Z', isSafe: false }]);
    const stay = {
      arrivedAt: '2026-12-02T22:00:00.000Z',
      leftAt: '2026-12-02T22:30:00.000Z',
      leftBy: 'person',
    };
    const exported = await call(exportPersonalData, { body: { visitors: [VisitorId.parse(id)] } });
    expect(exported.visitors[0]?.visits).toMatchObject([{ status: 'on-site', earlier: [stay] }]);
    const { entries } = await call(listAudit, { query: { action: 'visit.checked-in' } });
    expect(entries).toHaveLength(2);

    expect(await take('2026-12-03', 'undo')).toMatchObject({ ...stay, status: 'off-site' });
  });
});
