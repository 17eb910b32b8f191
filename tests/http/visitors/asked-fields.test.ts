import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { fillDeskFields, readDeskFields } from '../../../contract/desk-fields.ts';
import { listDeskVisits, listMyReceptions } from '../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../contract/front-desk.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
} from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const [MEAL, UNIT, LOCKER] = [randomUUID(), randomUUID(), randomUUID()];
const Mails = z.array(z.object({ subject: z.string(), text: z.string() }));

describeOnBothDatabases('what receptions ask of visitors', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Reception CPH asks for a car, a language, a meal and a unit, and keeps the number of a locker for itself. */
  async function asking() {
    const { call } = await house.portal('hana');
    const { receptions } = await call(listReceptions, {});
    const cph = receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has no reception in Copenhagen');
    const fields = [
      { id: MEAL, name: 'Meal', kind: 'choice' as const, choices: ['Vegan', 'Anything'] },
      { id: UNIT, name: 'Unit', kind: 'text' as const, isRequired: true },
      { id: LOCKER, name: 'Locker', kind: 'text' as const, by: 'desk' as const },
    ];
    const asks = { ...cph.asks, carPlate: 'required' as const, language: 'optional' as const, fields };
    const changed = await call(changeReception, {
      params: { id: cph.id },
      version: cph.version,
      body: { asks },
    });
    return { hana: call, reception: changed };
  }

  async function expecting(more: object = {}) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const params = { bookingKey: pane.bookingKey };
    const vera = {
      id: randomUUID(),
      name: 'Vera Olsen',
      mail: 'vera@fabrikam.example',
      carPlate: 'ab 12 345',
      answers: { [MEAL]: 'Vegan', [UNIT]: 'Sales' },
      ...more,
    };
    const body = { visitors: [vera] };
    return { call, params, register: () => call(registerVisitors, { params, body }) };
  }

  async function deskOf(person: string): Promise<readonly DeskVisit[]> {
    const { call } = await house.portal(person);
    const { receptions } = await call(listMyReceptions, {});
    const reception = receptions.find(({ name }) => name === 'Reception CPH')?.id ?? '';
    return (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
  }
  const deskOnce = (isThere: (visits: readonly DeskVisit[]) => boolean, person = 'fatima') =>
    eventually(() => deskOf(person), isThere);

  test('is asked in the pane without what the desk keeps for itself, and shown at the desk', async () => {
    await asking();
    const { call, register } = await expecting({ language: 'da' });
    const offered = await call(listRoomReceptions, { query: { room: [address('fjord')] } });
    const cph = offered.receptions.find(({ name }) => name === 'Reception CPH');
    expect(cph?.asks).toMatchObject({ carPlate: 'required', fields: [{ name: 'Meal' }, { name: 'Unit' }] });

    const { visitors } = await register();
    expect(visitors).toMatchObject([
      {
        carPlate: 'AB 12 345',
        language: 'da',
        answers: [
          { name: 'Meal', value: 'Vegan' },
          { name: 'Unit', value: 'Sales' },
        ],
      },
    ]);
    await send(house, { rooms: ['fjord'], ...noon });
    const [visit] = await deskOnce((visits) => visits.length > 0);
    expect(visit?.details).toMatchObject({
      carPlate: 'AB 12 345',
      language: 'da',
      answers: [{ value: 'Vegan' }, { value: 'Sales' }],
      internal: [],
      hasInternal: true,
    });
  });

  test('is refused with a pointer to each field that cannot be', async () => {
    await asking();
    const { register } = await expecting({ carPlate: null, answers: { [MEAL]: 'Fish', [LOCKER]: '7' } });
    await expect(register()).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [
        { pointer: '/body/visitors/0/carPlate', detail: 'Reception CPH asks for it' },
        { pointer: `/body/visitors/0/answers/${MEAL}`, detail: 'must be one of the answers to choose from' },
        { pointer: `/body/visitors/0/answers/${UNIT}`, detail: 'Reception CPH asks for it' },
        { pointer: `/body/visitors/0/answers/${LOCKER}`, detail: 'is not asked by Reception CPH' },
      ],
    });
  });

  test('is changed in the pane field by field, and what is left out stays', async () => {
    await asking();
    const { call, register } = await expecting();
    const [vera] = (await register()).visitors;
    if (!vera) throw new Error('vera was not registered');
    const changed = await call(changeVisitor, {
      params: { visitor: vera.id },
      version: vera.version,
      body: { answers: { [MEAL]: '' }, group: { contact: 'Lene Holt', size: 12 } },
    });
    expect(changed).toMatchObject({
      carPlate: 'AB 12 345',
      answers: [{ name: 'Unit', value: 'Sales' }],
      group: { contact: 'Lene Holt', size: 12 },
      version: 2,
    });
  });

  test('the language of a visitor beats that of the reception', async () => {
    await asking();
    await clockTo(house, '2026-12-02T10:00:00Z');
    const { register, call, params } = await expecting({ language: 'da' });
    await register();
    await send(house, { rooms: ['fjord'], ...noon });
    await eventually(
      async () => (await call(listVisitors, { params })).visitors,
      ([vera]) => (vera?.visits.length ?? 0) > 0,
    );
    await clockTo(house, '2026-12-02T10:01:00Z');
    const mails = await eventually(
      async () => Mails.parse(await house.control('GET', '/mail?to=vera%40fabrikam.example')),
      (found) => found.length > 0,
    );
    expect(mails[0]?.subject).toMatch(/Anna Holm venter dig/);
  });

  test('a group is one visitor for so many people', async () => {
    const { register } = await expecting({ group: { contact: 'Lene Holt', size: 24 }, answers: {} });
    await register();
    await send(house, { rooms: ['fjord'], ...noon });
    const [visit] = await deskOnce((visits) => visits.length > 0);
    expect(visit?.details.group).toEqual({ contact: 'Lene Holt', size: 24 });
    const { register: tooMany } = await expecting({ group: { contact: null, size: 501 } });
    await expect(tooMany()).rejects.toMatchObject({
      errors: [{ pointer: '/body/visitors/0/group/size', detail: 'must be at most 500' }],
    });
  });

  test('the desk fills in what it keeps for itself; of two that do one wins, and nobody else reads it', async () => {
    await asking();
    const { call, params, register } = await expecting();
    await register();
    await send(house, { rooms: ['fjord'], ...noon });
    const [visit] = await deskOnce((visits) => visits.length > 0);
    const of = { params: { id: visit?.id ?? '' } };
    const { call: fatima } = await house.portal('fatima');
    const sheet = await fatima(readDeskFields, of);
    expect(sheet).toMatchObject({ fields: [{ name: 'Locker' }], answers: [], version: 1 });

    const fill = (locker: string) =>
      fatima(fillDeskFields, { ...of, version: 1, body: { answers: { [LOCKER]: locker } } });
    const [first, second] = await Promise.allSettled([fill('7'), fill('8')]);
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const won = first.status === 'fulfilled' ? '7' : '8';
    const lost = first.status === 'rejected' ? first : second;
    expect(lost).toMatchObject({
      reason: { code: 'changed-meanwhile', current: { version: 2, answers: [{ value: won }] } },
    });
    const [shown] = await deskOf('fatima');
    expect(shown?.details.internal).toMatchObject([{ name: 'Locker', value: won }]);
    await expect(
      fatima(fillDeskFields, { ...of, version: 2, body: { answers: { [UNIT]: 'x' } } }),
    ).rejects.toMatchObject({ errors: [{ pointer: `/body/answers/${UNIT}` }] });
    expect(JSON.stringify(await call(listVisitors, { params }))).not.toContain('Locker');
    const { call: dora } = await house.portal('dora'); // works in a kitchen, at no reception
    await expect(dora(readDeskFields, of)).rejects.toMatchObject({ status: 404 });

    const { call: hana } = await house.portal('hana');
    const { entries } = await hana(listAudit, { query: { action: 'visit.desk-fields-filled' } });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toMatch(/Vera/);
  });

  test('all of it is forgotten with the visitor, and the number of people stays', async () => {
    await asking();
    const { call, params, register } = await expecting({ group: { contact: 'Lene Holt', size: 24 } });
    await register();
    await send(house, { rooms: ['fjord'], ...noon });
    const [visit] = await deskOnce((visits) => visits.length > 0);
    const of = { params: { id: visit?.id ?? '' } };
    const { call: fatima } = await house.portal('fatima');
    await fatima(fillDeskFields, { ...of, version: 1, body: { answers: { [LOCKER]: '7' } } });

    await clockTo(house, '2027-01-02T12:00:01Z');
    const forgotten = await eventually(
      async () => (await deskOf('fatima'))[0],
      (one) => one?.name === 'Visitor (erased)',
    );
    expect(forgotten?.details).toMatchObject({ carPlate: null, answers: [], internal: [] });
    await expect(fatima(readDeskFields, of)).rejects.toMatchObject({ status: 404 });
    const [vera] = (await call(listVisitors, { params })).visitors;
    expect(vera).toMatchObject({
      carPlate: null,
      language: null,
      answers: [],
      group: { contact: null, size: 24 },
    });
  });

  test('of many rows a dry run says what is wrong and registers nobody', async () => {
    const { call, params } = await expecting();
    const rows = Array.from({ length: 3 }, (_, at) => ({ id: randomUUID(), name: `Guest ${at}` }));
    const [one, two, three] = rows;
    const visitors = [one, { ...two, phone: '12' }, three].map((row) => ({
      id: randomUUID(),
      name: '',
      ...row,
    }));
    const body = { isDryRun: true, visitors };
    await expect(call(registerVisitors, { params, body })).rejects.toMatchObject({
      errors: [{ pointer: '/body/visitors/1/phone' }],
    });
    const right = { isDryRun: true, visitors: rows };
    expect(await call(registerVisitors, { params, body: right })).toEqual({ visitors: [] });
    expect((await call(listVisitors, { params })).visitors).toEqual([]);
    await call(registerVisitors, { params, body: { visitors: rows } });
    expect((await call(listVisitors, { params })).visitors).toHaveLength(3);
  });
});
