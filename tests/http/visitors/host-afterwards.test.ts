import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import { checkInTogether, findHosts, nameHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { clockTo, mailTo } from '../scenarios/a-booking.ts';

const seen = (visits: readonly DeskVisit[]) => visits.map(({ id, version }) => ({ id, version }));

describeOnBothDatabases('walk-ins whose host was only a name', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-12-02T08:30:00Z');
  });
  afterAll(() => house.close());

  async function aDesk(person = 'fatima', name = 'Reception CPH') {
    const { call } = await house.portal(person);
    const reception = await receptionId(house, name);
    const params = { id: reception };
    return {
      welcome: async (...names: string[]) => {
        const visitors = names.map((one) => ({ id: randomUUID(), name: one }));
        const body = { visitors, host: { name: 'Anna from sales' } };
        return (await call(welcomeWalkIns, { params, body })).visits;
      },
      anna: async () => {
        const { hosts } = await call(findHosts, { query: { reception, search: 'ann' } });
        return { tenantId: hosts[0]?.tenantId ?? '', id: hosts[0]?.id ?? '' };
      },
      name: (visits: readonly DeskVisit[], host: { tenantId: string; id: string }) =>
        call(nameHosts, { params, body: { host, visits: seen(visits) } }),
      together: (visits: readonly DeskVisit[], step: VisitStep) =>
        call(checkInTogether, { params, body: { step, visits: seen(visits) } }),
      visits: async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits,
    };
  }
  const arrivals = async () => (await mailTo(house, 'anna')).filter(({ subject }) => /arrived/.test(subject));

  test('get one of the directory, who is told once of all of them; the audit names nobody', async () => {
    const desk = await aDesk();
    const visits = await desk.welcome('Wilma Walk', 'Ib Iversen');
    const anna = await desk.anna();
    expect(await arrivals()).toEqual([]);
    const named = await desk.name(visits, anna);
    expect(named.visits.map(({ host }) => host)).toEqual(
      visits.map(() => ({ name: 'Anna Holm', mail: 'anna@nordhavn.example' })),
    );
    const mails = await eventually(arrivals, (all) => all.length > 0);
    expect(mails.map(({ subject }) => subject)).toEqual(['Ib Iversen and 1 other visitor have arrived']);
    const { entries } = await (await house.portal('hana')).call(listAudit, { query: {} });
    expect(entries.filter(({ action }) => action === 'visit.host-named')).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toMatch(/Wilma|Iversen/);

    // A host who was told is not exchanged for another.
    await expect(desk.name(named.visits, anna)).rejects.toMatchObject({ code: 'not-possible-now' });
  });

  test('get none when somebody was faster, when it is no host, or at a desk that is not theirs', async () => {
    const desk = await aDesk();
    const visits = await desk.welcome('Wilma Walk', 'Ib Iversen');
    const anna = await desk.anna();
    await expect(desk.name(visits, { ...anna, id: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect((await aDesk('hana', 'Reception NYC')).name(visits, anna)).rejects.toMatchObject({
      code: 'not-found',
    });
    const [first] = visits;
    if (!first) throw new Error('two walked in');
    await desk.together([first], 'check-out');
    await expect(desk.name(visits, anna)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect((await desk.visits()).map(({ host }) => host.mail)).toEqual([null, null]);
    expect(await arrivals()).toEqual([]);
  });

  test('are told of to nobody when they have left already', async () => {
    const desk = await aDesk();
    const visits = await desk.welcome('Wilma Walk');
    const { visits: left } = await desk.together(visits, 'check-out');
    expect(await desk.name(left, await desk.anna())).toMatchObject({
      visits: [{ status: 'off-site', host: { name: 'Anna Holm' } }],
    });
    await clockTo(house, '2026-12-02T09:30:00Z');
    expect(await arrivals()).toEqual([]);
  });

  test('S24: a group that was checked in, or out, by mistake is taken back as a whole or not at all', async () => {
    const desk = await aDesk();
    const inside = await desk.welcome('Wilma Walk', 'Ib Iversen', 'Bo Berg');
    const { visits: left } = await desk.together(inside, 'check-out');
    const { visits: back } = await desk.together(left, 'undo');
    expect(back.map(({ status, leftAt }) => [status, leftAt])).toEqual(back.map(() => ['on-site', null]));
    const [first, ...others] = back;
    if (!first) throw new Error('three walked in');
    await desk.together([first], 'check-out');
    await expect(desk.together(back, 'undo')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect((await desk.visits()).filter(({ status }) => status === 'on-site')).toHaveLength(2);
    const { visits: gone } = await desk.together(others, 'undo');
    expect(gone.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  });
});
