import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { readEvacuationList } from '../../../contract/evacuation.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import { exportPersonalData } from '../../../contract/personal-data.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { checkInTogether, findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo, mailTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const DAY = '2026-12-02';

describeOnBothDatabases('visitors who stay on', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-12-02T10:30:00Z');
  });
  afterAll(() => house.close());

  async function set(checkOut: object) {
    const { call } = await house.portal('hana');
    const { receptions } = await call(listReceptions, {});
    const cph = receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has a reception in Copenhagen');
    await call(changeReception, { params: { id: cph.id }, version: cph.version, body: { checkOut } });
  }

  async function aDesk() {
    const { call } = await house.portal('fatima');
    const { receptions } = await call(listMyReceptions, {});
    const reception = receptions[0]?.id;
    if (!reception) throw new Error('fatima works at a reception');
    return {
      call,
      reception,
      visits: async (day = DAY) => (await call(listDeskVisits, { query: { reception, day } })).visits,
      take: (visit: DeskVisit, step: VisitStep) =>
        call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step } }),
      together: (visits: readonly DeskVisit[], step: 'check-in' | 'check-out') =>
        call(checkInTogether, {
          params: { id: reception },
          body: { step, visits: visits.map(({ id, version }) => ({ id, version })) },
        }),
      inside: () => call(readEvacuationList, { query: { reception } }),
    };
  }

  /** Vera and Bo are at Anna's meeting, Wilma walked in to Bent. */
  async function threeInside() {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const people = ['Vera Olsen', 'Bo Berg'].map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' }));
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors: people } });
    await send(house, { rooms: ['fjord'], ...noon });
    const desk = await aDesk();
    const expected = await eventually(
      () => desk.visits(),
      (visits) => visits.length === 2,
    );
    await desk.together(expected, 'check-in');
    const { hosts } = await desk.call(findHosts, { query: { reception: desk.reception, search: 'ben' } });
    const { tenantId, id } = hosts[0] ?? { tenantId: '', id: '' };
    await desk.call(welcomeWalkIns, {
      params: { id: desk.reception },
      body: { visitors: [{ id: randomUUID(), name: 'Wilma Walk' }], host: { tenantId, id } },
    });
    return { desk, people };
  }
  const asked = async (person: string) =>
    (await mailTo(house, person)).filter(({ subject }) => /still here/.test(subject));
  const actions = async () => {
    const { entries } = await (await house.portal('hana')).call(listAudit, { query: {} });
    return entries.map(({ action }) => action);
  };

  test('are shown to the desk in the evening, and each host is asked once, with whom to tell', async () => {
    await set({ remindAt: '18:00', automaticAt: null, contact: '+45 33 12 34 56' });
    const { desk } = await threeInside();
    await clockTo(house, '2026-12-02T16:59:00Z');
    expect((await desk.visits()).filter(({ isStillInside }) => isStillInside)).toEqual([]);
    expect(await asked('anna')).toEqual([]);

    await clockTo(house, '2026-12-02T17:00:00Z'); // 18:00 in Copenhagen
    expect((await desk.visits()).map(({ isStillInside }) => isStillInside)).toEqual([true, true, true]);
    const [mail] = await eventually(
      () => asked('anna'),
      (mails) => mails.length > 0,
    );
    expect(mail?.subject).toBe('Are Bo Berg and 1 other visitor still here?');
    expect(mail?.text).toContain('Vera Olsen');
    expect(mail?.text).toContain('please tell the reception: +45 33 12 34 56');
    const ofBent = await eventually(
      () => asked('bent'),
      (mails) => mails.length > 0,
    );
    expect(ofBent.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Is Wilma Walk still here\?/),
    ]);

    await clockTo(house, '2026-12-03T17:30:00Z');
    expect(await asked('anna')).toHaveLength(1);
    const staying = (await desk.visits('2026-12-03')).filter(({ isStillInside }) => isStillInside);
    expect(staying).toHaveLength(3);
    await desk.together(staying, 'check-out');
    expect((await desk.visits()).map(({ leftBy, isStillInside }) => [leftBy, isStillInside])).toEqual([
      ['person', false],
      ['person', false],
      ['person', false],
    ]);
    expect((await actions()).filter((action) => action === 'visit.host-reminded')).toHaveLength(3);
  });

  test('nobody is asked about whom a desk has checked out, and without a time nobody at all', async () => {
    const { desk } = await threeInside();
    await clockTo(house, '2026-12-02T22:00:00Z');
    expect((await desk.visits()).some(({ isStillInside }) => isStillInside)).toBe(false);
    await desk.together(await desk.visits(), 'check-out');
    await set({ remindAt: '18:00', automaticAt: '18:30' });
    await clockTo(house, '2026-12-03T18:00:00Z');
    expect([...(await asked('anna')), ...(await asked('bent'))]).toEqual([]);
    expect(await desk.visits()).toMatchObject([
      { leftBy: 'person' },
      { leftBy: 'person' },
      { leftBy: 'person' },
    ]);
  });

  test('are checked out by the clock where the reception says so, and it is said everywhere that nobody saw it', async () => {
    await set({ remindAt: null, automaticAt: '23:30' });
    const { desk, people } = await threeInside();
    await clockTo(house, '2026-12-02T22:30:00Z'); // 23:30 in Copenhagen
    const visits = await desk.visits();
    expect(visits.map(({ status, leftBy, leftAt }) => [status, leftBy, leftAt])).toEqual(
      visits.map(() => ['off-site', 'time', '2026-12-02T22:30:00.000Z']),
    );
    const list = await desk.inside();
    expect(list.people).toEqual([]);
    expect(list.unseen.map(({ name, at }) => [name, at])).toEqual(
      ['Bo Berg', 'Vera Olsen', 'Wilma Walk'].map((name) => [name, '2026-12-02T22:30:00.000Z']),
    );
    expect((await actions()).filter((action) => action === 'visit.checked-out-by-time')).toHaveLength(3);

    // Vera is there all the same: a desk that says so is not corrected by the clock a minute later.
    const vera = visits.find(({ name }) => name === 'Vera Olsen');
    if (!vera) throw new Error('Vera was there');
    expect(await desk.take(vera, 'undo')).toMatchObject({ status: 'on-site', leftBy: null });
    await clockTo(house, '2026-12-02T22:45:00Z');
    expect((await desk.inside()).people.map(({ name }) => name)).toEqual(['Vera Olsen']);
    await clockTo(house, '2026-12-03T10:31:00Z');
    expect((await desk.inside()).unseen).toEqual([]); // twelve hours later
    await clockTo(house, '2026-12-03T22:30:00Z');
    expect((await desk.inside()).people).toEqual([]);

    const { call } = await house.portal('hana');
    const ids = people.map(({ id }) => VisitorId.parse(id));
    const { visitors } = await call(exportPersonalData, { body: { visitors: ids } });
    expect(visitors.map((visitor) => visitor.visits.map(({ leftBy }) => leftBy))).toEqual([
      ['time'],
      ['time'],
    ]);
  });

  test('S41: what hosts were asked goes with the visitor', async () => {
    await set({ remindAt: '18:00', automaticAt: '23:30' });
    await threeInside();
    await clockTo(house, '2026-12-02T22:30:00Z');
    await clockTo(house, '2027-01-20T12:00:00Z');
    const notices = await house.db.selectFrom('notice').select(['item', 'facts']).execute();
    expect(JSON.stringify(notices)).not.toMatch(/Vera|Wilma|Bo Berg/);
  });
});
