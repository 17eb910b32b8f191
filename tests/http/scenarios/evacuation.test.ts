import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { beginRollCall, markPeople, readEvacuationList } from '../../../contract/evacuation.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../contract/front-desk.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import { addReception, listReceptions } from '../../../contract/receptions.ts';
import { welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aPane, clockTo, send } from './a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const HALF_AN_HOUR = 30 * 60_000;

describeOnBothDatabases('S26 evacuation', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterEach(async () => {
    await house.refuseWrites(false);
    await house.control('DELETE', '/faults');
    house.realTime.ahead = 0;
  });
  afterAll(() => house.close());

  /** People expected in a room at noon, as the desk sees them. */
  async function expectPeople(room: string, reception: string, ...names: readonly string[]) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: [room], ...wednesdayNoon });
    const params = { bookingKey: pane.bookingKey };
    const visitors = names.map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' }));
    await call(registerVisitors, { params, body: { visitors } });
    await send(house, { rooms: [room], ...wednesdayNoon });
    const { id } = await receptionOf(reception);
    const desk = () => deskOf(id);
    const visits = await eventually(desk, (seen) =>
      names.every((name) => seen.some((one) => one.name === name)),
    );
    return { reception: id, visits };
  }

  async function receptionOf(name: string) {
    const { call } = await house.portal('hana');
    const reception = (await call(listMyReceptions, {})).receptions.find((one) => one.name === name);
    if (!reception) throw new Error(`there is no ${name}`);
    return reception;
  }

  async function deskOf(reception: ReceptionId): Promise<readonly DeskVisit[]> {
    const { call } = await house.portal('hana');
    return (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
  }

  /** Takes one step after the other with somebody. */
  async function step(
    visits: readonly DeskVisit[],
    name: string,
    ...steps: readonly DeskVisit['steps'][number][]
  ) {
    const { call } = await house.portal('hana');
    let visit = visits.find((one) => one.name === name);
    for (const each of steps) {
      if (!visit) throw new Error(`nobody called ${name} is expected`);
      visit = await call(takeStep, {
        params: { id: visit.id },
        version: visit.version,
        body: { step: each },
      });
    }
  }

  const listOf = async (reception: ReceptionId, person = 'fatima') =>
    await (await house.portal(person)).call(readEvacuationList, { query: { reception } });
  const namesIn = async (reception: ReceptionId) => (await listOf(reception)).people.map(({ name }) => name);

  /** Nothing of Microsoft answers. */
  const stopMicrosoft = () =>
    house.control('PUT', '/faults', {
      seed: 1,
      rules: ['graph', 'login', 'exchange'].map((service) => ({ service, fault: 'status', status: 503 })),
    });

  test('lists exactly who is inside, per reception, by name, with company, host, room and since when', async () => {
    await clockTo(house, '2026-12-02T10:55:00Z');
    const cph = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen', 'Åse Bo', 'Carl Dahl', 'Dan Eng');
    const nyc = await expectPeople('hudson', 'Reception NYC', 'Nora Poe');
    await step(cph.visits, 'Vera Olsen', 'check-in');
    await step(cph.visits, 'Åse Bo', 'check-in');
    await step(cph.visits, 'Carl Dahl', 'check-in', 'check-out');
    await step(nyc.visits, 'Nora Poe', 'check-in');

    const list = await listOf(cph.reception);
    expect(list).toMatchObject({
      reception: { name: 'Reception CPH', timeZone: 'Europe/Copenhagen' },
      isComplete: true,
      people: [
        { name: 'Åse Bo' },
        {
          name: 'Vera Olsen',
          company: 'Fabrikam',
          host: 'Anna Holm',
          room: 'fjord',
          building: 'HQ',
          since: '2026-12-02T10:55:00.000Z',
          size: 1,
          isSafe: false,
          markedAt: null,
        },
      ],
    });
    expect(list.people).toHaveLength(2);
    await step(cph.visits, 'Dan Eng', 'check-in', 'undo');
    expect(await namesIn(cph.reception)).toEqual(['Åse Bo', 'Vera Olsen']);
    await expect(listOf(nyc.reception)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listOf(nyc.reception, 'hana')).people).toMatchObject([{ name: 'Nora Poe' }]);
    const { call: dora } = await house.portal('dora');
    await expect(dora(readEvacuationList, { query: { reception: cph.reception } })).rejects.toMatchObject({
      code: 'not-found', // whoever works at no reception knows of none
    });
  });

  test('is there, also on paper, while the database takes no changes and Exchange does not answer', async () => {
    await clockTo(house, '2026-12-02T10:55:00Z');
    const { reception, visits } = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen', 'Bo Berg');
    await step(visits, 'Vera Olsen', 'check-in');
    const { call, send: ask } = await house.portal('fatima');
    await stopMicrosoft();
    await house.refuseWrites(true);

    const { version = 0, id } = visits.find(({ name }) => name === 'Bo Berg') ?? {};
    await expect(
      call(takeStep, { params: { id: id ?? '' }, version, body: { step: 'check-in' } }),
    ).rejects.toMatchObject({ code: 'storage-unavailable' });
    // Somebody who reads on and on is not idle, although nobody can write down that they are there.
    for (const minutes of [1, 2, 3]) {
      house.realTime.ahead = minutes * (HALF_AN_HOUR - 60_000);
      expect(await namesIn(reception)).toEqual(['Vera Olsen']);
    }
    const paper = await ask(`/portal-api/evacuation/paper?reception=${reception}`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    const [page] = await readPdf(new Uint8Array(await paper.arrayBuffer()));
    expect(page).toMatchObject({ width: 210, height: 297 });
    expect(page?.text).toContain('Evacuation list · Reception CPH · as of Wed, 2 Dec 2026, 11:55');
    expect(page?.text).toContain('1 inside · 0 safe · 1 missing');
    expect(page?.text).toContain('Vera Olsen');
    expect(page?.text).toContain('Fabrikam · Host Anna Holm · fjord · since 11:55');
    expect(page?.text).not.toContain('Bo Berg');

    await house.refuseWrites(false);
    await house.control('DELETE', '/faults');
    house.realTime.ahead = 0;
    await step(await deskOf(reception), 'Bo Berg', 'check-in');
    expect(await namesIn(reception)).toEqual(['Bo Berg', 'Vera Olsen']);
  });

  test('says who is safe to every desk: what was said last counts, in whatever order it arrives', async () => {
    await clockTo(house, '2026-12-02T10:55:00Z');
    const { reception, visits } = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen', 'Bo Berg');
    await step(visits, 'Vera Olsen', 'check-in');
    await step(visits, 'Bo Berg', 'check-in');
    const { call } = await house.portal('fatima');
    const say = (name: string, isSafe: boolean, agoMs: number) => ({
      visit: visits.find((one) => one.name === name)?.id ?? '',
      isSafe,
      agoMs,
    });
    const mark = (...marks: readonly ReturnType<typeof say>[]) =>
      call(markPeople, { body: { reception, marks: [...marks] } });
    const safe = async () =>
      (await listOf(reception, 'hana')).people.filter(({ isSafe }) => isSafe).map(({ name }) => name);
    await clockTo(house, '2026-12-02T11:30:00Z');

    await house.refuseWrites(true);
    await expect(mark(say('Vera Olsen', true, 0))).rejects.toMatchObject({ code: 'storage-unavailable' });
    await house.refuseWrites(false);
    const replied = await mark(say('Vera Olsen', true, 60_000), say('Bo Berg', true, 1_000));
    expect(replied.people.map(({ markedAt }) => markedAt)).toEqual([
      '2026-12-02T11:29:59.000Z',
      '2026-12-02T11:29:00.000Z',
    ]);
    expect(await safe()).toEqual(['Bo Berg', 'Vera Olsen']);
    await mark(say('Bo Berg', false, 5_000)); // said before, heard later
    expect(await safe()).toEqual(['Bo Berg', 'Vera Olsen']);
    await mark(say('Bo Berg', true, 500), say('Bo Berg', false, 0));
    expect(await safe()).toEqual(['Vera Olsen']);

    await call(beginRollCall, { body: { reception } });
    expect(await safe()).toEqual([]);
    await mark(say('Vera Olsen', true, 1_000)); // of the roll before
    expect(await safe()).toEqual([]);
    await mark(say('Vera Olsen', true, 0));
    expect(await safe()).toEqual(['Vera Olsen']);
    await clockTo(house, '2026-12-02T15:31:00Z');
    expect(await safe()).toEqual([]); // nobody is safe because they were in the morning

    const { call: hana } = await house.portal('hana');
    const { entries } = await hana(listAudit, { query: { action: 'roll-call.marked' } });
    expect(entries.map(({ after }) => after)).toContainEqual({ safe: 2, missing: 0 });
    expect(JSON.stringify(entries)).not.toContain('Vera');
  });

  test('covers every reception of the building, also on paper and without writes: an alarm is for the house', async () => {
    await clockTo(house, '2026-12-02T10:55:00Z');
    const { call: hana } = await house.portal('hana');
    const { receptions } = await hana(listReceptions, {});
    const [cph, nyc] = ['Reception CPH', 'Reception NYC'].map((name) =>
      receptions.find((one) => one.name === name),
    );
    if (!cph || !nyc) throw new Error('F0 has two receptions');
    const add = (name: string, units: readonly string[]) => {
      const { id: _id, version: _version, isActive: _isActive, ...like } = cph;
      return hana(addReception, {
        body: { ...like, id: randomUUID(), name, units: [...units], members: [] },
      });
    };
    const north = await add('Reception North', cph.units);
    const all = await add('Reception Everywhere', [...cph.units, ...nyc.units]);
    const { visits } = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen');
    await step(visits, 'Vera Olsen', 'check-in');
    const comeTo = async ({ id }: { readonly id: ReceptionId }, name: string) =>
      await hana(welcomeWalkIns, {
        params: { id },
        body: { visitors: [{ id: randomUUID(), name }], host: { name: 'Somebody' } },
      });
    await comeTo(north, 'Nina North');
    await comeTo(nyc, 'Nora Poe');
    // At the reception of all houses: one in the other house, one of whom nobody knows where.
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['hudson'], ...wednesdayNoon });
    await call(registerVisitors, {
      params: { bookingKey: pane.bookingKey },
      body: { visitors: [{ id: randomUUID(), name: 'Hugh Hudson' }], reception: all.id },
    });
    await send(house, { rooms: ['hudson'], ...wednesdayNoon });
    const atAll = await eventually(
      () => deskOf(all.id),
      (seen) => seen.length === 1,
    );
    await step(atAll, 'Hugh Hudson', 'check-in');
    await comeTo(all, 'Walt Anywhere');

    await stopMicrosoft();
    await house.refuseWrites(true);
    const list = await listOf(cph.id);
    expect(list.covers).toEqual(['Reception CPH', 'Reception Everywhere', 'Reception North']);
    expect(list.people.map(({ name, reception }) => [name, reception])).toEqual([
      ['Nina North', 'Reception North'],
      ['Vera Olsen', 'Reception CPH'],
      ['Walt Anywhere', 'Reception Everywhere'],
    ]);
    const { send: ask } = await house.portal('fatima');
    const paper = await ask(`/portal-api/evacuation/paper?reception=${cph.id}`);
    const [page] = await readPdf(new Uint8Array(await paper.arrayBuffer()));
    expect(page?.text).toContain('3 inside · 0 safe · 3 missing');
    expect(page?.text).toContain('Covers Reception CPH, Reception Everywhere, Reception North');
    expect(page?.text).toContain('Nina North');
    await house.refuseWrites(false);
    await house.control('DELETE', '/faults');

    const { call: fatima } = await house.portal('fatima');
    const nina = list.people.find(({ name }) => name === 'Nina North');
    await fatima(markPeople, {
      body: { reception: cph.id, marks: [{ visit: nina?.visit ?? '', isSafe: true, agoMs: 0 }] },
    });
    const safe = async (reception: ReceptionId) =>
      (await listOf(reception, 'hana')).people.filter(({ isSafe }) => isSafe).map(({ name }) => name);
    expect(await safe(north.id)).toEqual(['Nina North']); // one roll for one house
    await fatima(beginRollCall, { body: { reception: cph.id } });
    expect(await safe(north.id)).toEqual([]);
    // Of the other reception fatima sees who is inside, and nothing else.
    await expect(fatima(listDeskVisits, { query: { reception: north.id } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(listOf(north.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a mark changes nothing at a reception where the visitor is not', async () => {
    await clockTo(house, '2026-12-02T10:55:00Z');
    const cph = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen');
    const nyc = await expectPeople('hudson', 'Reception NYC', 'Nora Poe');
    await step(nyc.visits, 'Nora Poe', 'check-in');
    const { call } = await house.portal('fatima');
    const marks = [{ visit: nyc.visits[0]?.id ?? '', isSafe: true, agoMs: 0 }];

    await expect(call(markPeople, { body: { reception: nyc.reception, marks } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await call(markPeople, { body: { reception: cph.reception, marks } });
    expect((await listOf(nyc.reception, 'hana')).people).toMatchObject([{ isSafe: false, markedAt: null }]);
    await expect(call(beginRollCall, { body: { reception: nyc.reception } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
