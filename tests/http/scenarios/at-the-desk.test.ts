import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../contract/front-desk.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { checkInTogether, findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo, mailTo, send } from './a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

describeOnBothDatabases('at the front desk', (_create, database) => {
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
    const { receptions } = await call(listMyReceptions, {});
    const reception = receptions.find((one) => one.name === name)?.id;
    if (!reception) throw new Error(`${person} does not work at ${name}`);
    const of = { id: reception };
    return {
      call,
      reception,
      find: (search: string) => call(findHosts, { query: { reception, search } }),
      welcome: (body: object) => call(welcomeWalkIns, { params: of, body: body as never }),
      together: (visits: readonly DeskVisit[], step: 'check-in' | 'check-out' = 'check-in') =>
        call(checkInTogether, {
          params: of,
          body: { step, visits: visits.map(({ id, version }) => ({ id, version })) },
        }),
      visits: async (day = '2026-12-02') =>
        (await call(listDeskVisits, { query: { reception, day } })).visits,
      take: (visit: DeskVisit, step: 'check-in' | 'check-out' | 'undo') =>
        call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step } }),
    };
  }
  type Desk = Awaited<ReturnType<typeof aDesk>>;

  const arrivalsOf = async (person: string) =>
    (await mailTo(house, person)).filter(({ subject }) => /arrived/.test(subject));
  const hostOf = async (desk: Desk, search: string) => {
    const [host] = (await desk.find(search)).hosts;
    if (!host) throw new Error(`nobody is called ${search}`);
    return { tenantId: host.tenantId, id: host.id };
  };

  /** So many people whom Anna expects at noon. */
  async function expectMany(count: number): Promise<void> {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesdayNoon });
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    const visitors = Array.from({ length: count }, (_, at) => ({
      id: randomUUID(),
      name: `Guest ${String(at + 1).padStart(2, '0')}`,
      company: 'Fabrikam',
    }));
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
  }

  test('S24: who walks in names a host, is on site at once, and the host is told once', async () => {
    const desk = await aDesk();
    expect((await desk.find('ann')).hosts).toMatchObject([
      { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
    ]);
    const walkIn = {
      visitors: [{ id: randomUUID(), name: 'Wilma Walk', company: 'Contoso' }],
      host: await hostOf(desk, 'ann'),
      note: 'Brings a parcel',
    };
    const { visits } = await desk.welcome(walkIn);
    expect(visits).toMatchObject([
      {
        name: 'Wilma Walk',
        company: 'Contoso',
        note: 'Brings a parcel',
        status: 'on-site',
        isWalkIn: true,
        arrivedAt: '2026-12-02T08:30:00.000Z',
        room: null,
        host: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
      },
    ]);
    expect(await desk.welcome(walkIn)).toEqual({ visits }); // the same click twice
    expect(await desk.visits()).toEqual(visits);
    const [mail] = await eventually(
      () => arrivalsOf('anna'),
      (mails) => mails.length > 0,
    );
    expect(mail?.subject).toMatch(/^Wilma Walk has arrived/);
    expect(mail?.text).toContain('Contoso');

    const [first] = visits;
    if (!first) throw new Error('nobody walked in');
    const left = await desk.take(first, 'check-out');
    const back = await desk.take(left, 'undo');
    const undone = await desk.take(back, 'undo');
    expect(undone).toMatchObject({ status: 'canceled', steps: ['check-in'], arrivedAt: null });
    await desk.take(undone, 'check-in');
    await clockTo(house, '2026-12-02T09:30:00Z');
    expect(await arrivalsOf('anna')).toHaveLength(1);

    const { entries } = await (await house.portal('hana')).call(listAudit, { query: {} });
    expect(entries).toContainEqual(expect.objectContaining({ action: 'visit.walked-in' }));
    expect(JSON.stringify(entries)).not.toMatch(/Wilma|Contoso|parcel/);
  });

  test('S24: a host whom the directory does not know is noted by name, and nobody is told', async () => {
    const desk = await aDesk();
    expect(await desk.find('zzz')).toMatchObject({ hosts: [], notices: [] });
    const { visits } = await desk.welcome({
      visitors: [{ id: randomUUID(), name: 'Bo' }],
      host: { name: 'The new one in sales' },
    });
    expect(visits).toMatchObject([{ status: 'on-site', host: { name: 'The new one in sales', mail: null } }]);
    const [bo] = visits;
    if (!bo) throw new Error('nobody walked in');
    expect(await desk.take(bo, 'check-out')).toMatchObject({ status: 'off-site' });

    const gone = { tenantId: (await hostOf(desk, 'ann')).tenantId, id: randomUUID() };
    await expect(
      desk.welcome({ visitors: [{ id: randomUUID(), name: 'Bo' }], host: gone }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      desk.welcome({
        visitors: [{ id: randomUUID(), name: 'Bo' }],
        host: { ...(await hostOf(desk, 'ann')), tenantId: randomUUID() },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('S24: a group of twelve walks in together, and its host reads one mail', async () => {
    const desk = await aDesk();
    const visitors = Array.from({ length: 12 }, (_, at) => ({ id: randomUUID(), name: `Walker ${at + 1}` }));
    await desk.welcome({ visitors, host: await hostOf(desk, 'ann') });
    expect((await desk.visits()).map(({ status }) => status)).toEqual(visitors.map(() => 'on-site'));
    const mails = await eventually(
      () => arrivalsOf('anna'),
      (seen) => seen.length > 0,
    );
    expect(mails.map(({ subject }) => subject)).toEqual(['Walker 1 and 11 other visitors have arrived']);
    for (const { name } of visitors) expect(mails[0]?.text).toContain(name);
    await expect(
      desk.welcome({
        visitors: visitors.map((one) => ({ ...one, name: 'Else' })),
        host: { name: 'Somebody' },
      }),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('S24: a group of twelve who were expected is checked in and out together, all of it or nothing', async () => {
    await expectMany(12);
    const desk = await aDesk();
    const expected = await eventually(
      () => desk.visits(),
      (visits) => visits.length === 12,
    );
    const [first, ...others] = expected;
    if (!first) throw new Error('nobody is expected');
    await desk.take(first, 'check-in');
    await expect(desk.together(expected)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: { visits: [{ id: first.id, status: 'on-site' }] },
    });
    expect((await desk.visits()).filter(({ status }) => status === 'on-site')).toHaveLength(1);

    await desk.together(others);
    const inside = await desk.visits();
    expect(inside.map(({ status }) => status)).toEqual(expected.map(() => 'on-site'));
    const mails = await eventually(
      () => arrivalsOf('anna'),
      (seen) => seen.length > 1,
    );
    const [alone, together] = [first.name, others.map(({ name }) => name).toSorted()[0]];
    expect(new Set(mails.map(({ subject }) => subject.split(' – ')[0]))).toEqual(
      new Set([`${alone} has arrived`, `${together} and 10 other visitors have arrived`]),
    );
    await desk.together(inside, 'check-out');
    expect((await desk.visits()).map(({ status }) => status)).toEqual(expected.map(() => 'off-site'));
  });

  test('S24: nobody works at a desk that is not theirs: no host is found, nobody is welcomed or checked in', async () => {
    const cph = await aDesk();
    const nyc = await aDesk('hana', 'Reception NYC');
    const [visit] = (
      await nyc.welcome({ visitors: [{ id: randomUUID(), name: 'Bo' }], host: { name: 'Mia' } })
    ).visits;
    if (!visit) throw new Error('nobody walked in');
    for (const person of ['fatima', 'dora']) {
      const { call } = await house.portal(person);
      const params = { id: nyc.reception };
      const visits = [{ id: visit.id, version: visit.version }];
      for (const refused of [
        () => call(findHosts, { query: { reception: nyc.reception, search: 'ann' } }),
        () =>
          call(welcomeWalkIns, {
            params,
            body: { visitors: [{ id: randomUUID(), name: 'Bo' }], host: { name: 'Mia' } },
          }),
        () => call(checkInTogether, { params, body: { step: 'check-out', visits } }),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: 'not-found', status: 404 });
      }
    }
    await expect(cph.together([visit], 'check-out')).rejects.toMatchObject({ code: 'not-found' });
    expect(await nyc.visits()).toMatchObject([{ status: 'on-site' }]);
  });

  test('a visitor whose contact cannot be opened is at the desk all the same', async () => {
    await expectMany(2);
    const desk = await aDesk();
    await eventually(
      () => desk.visits(),
      (visits) => visits.length === 2,
    );
    await house.db.updateTable('visitor').set({ contact: 'sealed with a key that is gone' }).execute();
    expect(await desk.visits()).toMatchObject([
      { status: 'expected', details: { carPlate: null } },
      { status: 'expected', details: { carPlate: null } },
    ]);
  });

  test('a reception that is out of use welcomes nobody; who is inside can leave', async () => {
    const desk = await aDesk();
    const { visits } = await desk.welcome({
      visitors: [{ id: randomUUID(), name: 'Bo' }],
      host: { name: 'Mia' },
    });
    const { call } = await house.portal('hana');
    const { receptions } = await call(listReceptions, {});
    const { version } = receptions.find(({ id }) => id === desk.reception) ?? { version: 0 };
    await call(changeReception, { params: { id: desk.reception }, version, body: { isActive: false } });
    await expect(
      desk.welcome({ visitors: [{ id: randomUUID(), name: 'Ib' }], host: { name: 'Mia' } }),
    ).rejects.toMatchObject({ code: 'not-possible-now' });
    await desk.together(visits, 'check-out');
    expect(await desk.visits()).toMatchObject([{ status: 'off-site' }]);
  });

  test('S41: who walked in is forgotten as everybody is, and the host stays told of nobody', async () => {
    const desk = await aDesk();
    const { visits } = await desk.welcome({
      visitors: [{ id: randomUUID(), name: 'Wilma Walk', company: 'Contoso' }],
      host: await hostOf(desk, 'ann'),
      note: 'takes the stairs',
    });
    await clockTo(house, '2027-01-20T12:00:00Z'); // nobody who is still inside
    expect((await desk.visits('2027-01-20'))[0]?.name).toBe('Wilma Walk');
    await desk.together(visits, 'check-out');
    await clockTo(house, '2027-02-19T12:00:01Z');
    expect(await desk.visits()).toMatchObject([{ name: 'Visitor (erased)', company: null, note: '' }]);
  });
});
