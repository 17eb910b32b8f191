import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import { readFeed } from '../../../contract/messages.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { listVisitors, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo, send } from './a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const Mails = z.array(z.object({ subject: z.string() }));
const VERA = 'vera@fabrikam.example';

describeOnBothDatabases('S41: a person who asks what is known of them', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Vera and Bo, whom Anna expects on Wednesday. */
  async function expectTwo() {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesdayNoon });
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    const params = { bookingKey: pane.bookingKey };
    const vera = {
      id: randomUUID(),
      name: 'Véra Olsen-Kjær',
      mail: VERA,
      company: 'Fabrikam',
      phone: '+4520304050',
      note: 'takes the stairs',
    };
    const bo = { id: randomUUID(), name: 'Bo Holm', mail: 'bo@fabrikam.example' };
    await call(registerVisitors, { params, body: { visitors: [vera, bo] } });
    const { call: hana } = await house.portal('hana');
    const [reception] = (await hana(listMyReceptions, {})).receptions;
    if (!reception) throw new Error('there is no reception');
    const desk = async () =>
      (await hana(listDeskVisits, { query: { reception: reception.id, day: '2026-12-02' } })).visits;
    await eventually(desk, (visits) => visits.length === 2);
    return {
      hana,
      desk,
      list: async () => (await call(listVisitors, { params })).visitors,
      find: (body: object) => hana(findPersonalData, { body }),
      vera: VisitorId.parse(vera.id),
      bo: VisitorId.parse(bo.id),
    };
  }

  test('is found by address, or by name whatever its accents, and nobody else is', async () => {
    const { find } = await expectTwo();
    const { visitors, isComplete } = await find({ mail: 'VERA@fabrikam.example' });
    expect(isComplete).toBe(true);
    expect(visitors).toMatchObject([
      {
        name: 'Véra Olsen-Kjær',
        mail: VERA,
        phone: '+4520304050',
        company: 'Fabrikam',
        host: 'Anna Holm',
        from: wednesdayNoon.start,
        isInside: false,
        isExpected: true,
      },
    ]);
    const namesOf = async (body: object) => (await find(body)).visitors.map(({ name }) => name);
    expect(await namesOf({ name: 'kjaer vera' })).toEqual(['Véra Olsen-Kjær']);
    expect(await namesOf({ name: 'hol' })).toEqual(['Bo Holm']);
    expect(await namesOf({ name: 'olm' })).toEqual([]);
    expect(await namesOf({ mail: 'nobody@fabrikam.example' })).toEqual([]);
    await expect(find({})).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/mail' }],
    });
  });

  test('gets all of it, with what was told and what the audit says under the pseudonym', async () => {
    const { hana, vera } = await expectTwo();
    await clockTo(house, '2026-12-02T08:30:00Z');
    const told = async () => (await hana(exportPersonalData, { body: { visitors: [vera] } })).visitors[0];
    const exported = await eventually(told, (one) => (one?.messages.length ?? 0) > 0);
    expect(exported).toMatchObject({
      pseudonym: `visitor ${vera.slice(0, 8)}`,
      name: 'Véra Olsen-Kjær',
      mail: VERA,
      phone: '+4520304050',
      note: 'takes the stairs',
      host: 'Anna Holm',
      visits: [{ reception: 'Reception CPH', status: 'notified', start: wednesdayNoon.start }],
      messages: [{ to: 'visitor', about: 'visit-invited' }],
    });
    expect(exported?.audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['visitor.entered', 'visit.expected', 'visit.notified']),
    );
    expect(JSON.stringify(exported)).not.toContain('Bo Holm');
    const { entries } = await hana(listAudit, { query: {} });
    expect(entries[0]).toMatchObject({ action: 'visitor.exported', subject: { id: vera } });
  });

  test('is erased from everything, on the spot and without a mail; the visit stays as a number', async () => {
    const { hana, desk, list, find, vera } = await expectTwo();
    await clockTo(house, '2026-12-02T08:30:00Z');
    await eventually(desk, (visits) => visits.every(({ status }) => status === 'notified'));
    const mails = async () =>
      Mails.parse(await house.control('GET', `/mail?to=${VERA}`)).map(
        ({ subject }) => subject.split(' – ')[0],
      );
    await eventually(mails, (seen) => seen.length > 0);

    expect(await hana(erasePersonalData, { body: { visitors: [vera] } })).toMatchObject({
      visitors: 1,
      visits: 1,
    });
    expect(await hana(erasePersonalData, { body: { visitors: [vera] } })).toMatchObject({
      visitors: 0,
      visits: 0,
    });
    expect((await find({ mail: VERA })).visitors).toEqual([]);
    expect((await find({ name: 'Vera' })).visitors).toEqual([]);
    expect((await list()).find(({ id }) => id === vera)).toMatchObject({
      name: 'Visitor (erased)',
      mail: null,
      phone: null,
      company: null,
      note: '',
      status: 'canceled',
    });
    expect((await desk()).map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ['Visitor (erased)', 'canceled'],
        ['Bo Holm', 'notified'],
      ]),
    );
    await clockTo(house, '2026-12-02T10:00:00Z');
    expect(await mails()).toEqual(['Anna Holm expects you']);

    const anna = (await house.portal('anna')).call;
    const { entries } = await hana(listAudit, { query: {} });
    const kept = JSON.stringify([
      entries,
      await hana(readFeed, { query: {} }),
      await anna(readFeed, { query: {} }),
    ]);
    for (const word of ['Véra', 'Olsen', 'stairs', '20304050', VERA]) expect(kept).not.toContain(word);
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'visitor.erased', subject: expect.objectContaining({ id: vera }) }),
    );
  });

  test('is expected by nobody afterwards, also when a room shows the meeting only then', async () => {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesdayNoon });
    const vera = VisitorId.parse(randomUUID());
    const bo = { id: randomUUID(), name: 'Bo Holm' };
    await call(registerVisitors, {
      params: { bookingKey: pane.bookingKey },
      body: { visitors: [{ id: vera, name: 'Vera Olsen', mail: VERA }, bo] },
    });
    const { call: hana } = await house.portal('hana');
    expect(await hana(erasePersonalData, { body: { visitors: [vera] } })).toMatchObject({
      visitors: 1,
      visits: 0,
    });

    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    const [reception] = (await hana(listMyReceptions, {})).receptions;
    if (!reception) throw new Error('there is no reception');
    const query = { reception: reception.id, day: '2026-12-02' };
    const desk = async () => (await hana(listDeskVisits, { query })).visits.map(({ name }) => name);
    expect(await eventually(desk, (names) => names.includes('Bo Holm'))).toEqual(['Bo Holm']);
  });

  test('is not erased while inside: an evacuation list must not lose them', async () => {
    const { hana, desk, vera, find } = await expectTwo();
    const visit = (await desk()).find(({ name }) => name.startsWith('Véra'));
    if (!visit) throw new Error('nobody is expected');
    const step = (version: number, to: 'check-in' | 'check-out') =>
      hana(takeStep, { params: { id: visit.id }, version, body: { step: to } });
    const inside = await step(visit.version, 'check-in');
    expect((await find({ mail: VERA })).visitors).toMatchObject([{ isInside: true }]);
    await expect(hana(erasePersonalData, { body: { visitors: [vera] } })).rejects.toMatchObject({
      code: 'not-possible-now',
    });
    await step(inside.version, 'check-out');
    expect(await hana(erasePersonalData, { body: { visitors: [vera] } })).toMatchObject({
      visitors: 1,
      visits: 1,
    });
    expect((await desk()).find(({ id }) => id === visit.id)).toMatchObject({ status: 'off-site' });
  });

  test('is shown and erased by whoever looks after visitors, and by nobody at a desk', async () => {
    const { vera } = await expectTwo();
    for (const person of ['fatima', 'dora']) {
      const { call } = await house.portal(person);
      for (const asking of [
        () => call(findPersonalData, { body: { mail: VERA } }),
        () => call(exportPersonalData, { body: { visitors: [vera] } }),
        () => call(erasePersonalData, { body: { visitors: [vera] } }),
      ]) {
        await expect(asking()).rejects.toMatchObject({ code: 'permission-missing', status: 403 });
      }
    }
  });
});
