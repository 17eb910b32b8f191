import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { readFeed } from '../../../contract/messages.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../contract/front-desk.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
  withdrawVisitor,
} from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, mailTo, meetingPath, send } from './a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursdayNoon = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };
const VERA = 'vera@fabrikam.example';

const Mails = z.array(z.object({ subject: z.string(), text: z.string() }));

describeOnBothDatabases('visitors', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Anna's meeting in fjord, and vera expected at it. */
  async function expectVera(more: object = {}, when = wednesdayNoon, rooms = ['fjord']) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms, ...when });
    const params = { bookingKey: pane.bookingKey };
    const vera = { id: randomUUID(), name: 'Vera Olsen', mail: VERA, company: 'Fabrikam', ...more };
    const body = { visitors: [vera] };
    const register = () => call(registerVisitors, { params, body });
    return {
      call,
      pane,
      params,
      vera,
      register,
      list: async () => (await call(listVisitors, { params })).visitors,
    };
  }

  const mailsTo = async (mail: string) =>
    Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(mail)}`));
  const mailsOnce = (mail: string, count: number) =>
    eventually(
      () => mailsTo(mail),
      (mails) => mails.length >= count,
    );

  async function deskOf(name: string, day?: string, person = 'hana'): Promise<readonly DeskVisit[]> {
    const { call } = await house.portal(person);
    const reception = (await call(listMyReceptions, {})).receptions.find((one) => one.name === name);
    if (!reception) throw new Error(`${person} does not work at ${name}`);
    return (await call(listDeskVisits, { query: { reception: reception.id, ...(day && { day }) } })).visits;
  }
  const deskOnce = (isThere: (visits: readonly DeskVisit[]) => boolean, name = 'Reception CPH') =>
    eventually(() => deskOf(name, '2026-12-02'), isThere);

  test('S23: are offered by their foreign domain, expected where the room is, and told a day before', async () => {
    const { call, register, list } = await expectVera({ phone: '20 30 40 50' });
    const offered = await call(listRoomReceptions, {
      query: { room: [address('fjord'), address('hudson')] },
    });
    expect(offered.ownDomains).toEqual(['nordhavn.example']);
    expect(offered.receptions.map(({ name, rooms }) => [name, ...rooms.map((room) => room.name)])).toEqual([
      ['Reception CPH', 'fjord'],
      ['Reception NYC', 'hudson'],
    ]);
    const { visitors } = await register();
    expect(visitors).toMatchObject([{ status: 'draft', phone: '+4520304050', mail: VERA }]);
    expect(await register()).toEqual({ visitors }); // the same click twice
    expect(await deskOf('Reception CPH', '2026-12-02')).toEqual([]);

    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    const desk = await deskOnce((visits) => visits.length > 0);
    expect(desk).toMatchObject([{ name: 'Vera Olsen', status: 'expected', room: 'fjord', toldAt: null }]);
    await clockTo(house, '2026-12-01T10:59:00Z');
    expect(await mailsTo(VERA)).toEqual([]);

    await clockTo(house, '2026-12-01T11:00:00Z');
    const [mail] = await mailsOnce(VERA, 1);
    expect(mail?.subject).toMatch(/^Anna Holm expects you – Wed, Dec 2, 2026/);
    expect(mail?.text).toContain('Reception CPH, HQ');
    expect(mail?.text).toContain('Please bring a photo ID.');
    expect(mail?.text).toContain('erased 30 days after it');
    expect(mail?.text).not.toContain('portal');
    expect((await list())[0]).toMatchObject({
      status: 'notified',
      visits: [{ toldAt: '2026-12-01T11:00:00.000Z' }],
    });
  });

  test('S23: who is registered an hour before is told at once, and nobody twice', async () => {
    await clockTo(house, '2026-12-02T10:00:00Z');
    const { register } = await expectVera();
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await register();
    await deskOnce((visits) => visits.length > 0);
    for (const minute of ['01', '02', '03']) await clockTo(house, `2026-12-02T10:${minute}:00Z`);
    expect(await mailsOnce(VERA, 1)).toHaveLength(1);
  });

  test('S23: of two hundred pasted rows the wrong ones are named, and none is registered', async () => {
    const { call, params } = await expectVera();
    const rows = Array.from({ length: 200 }, (_, at) => ({
      id: randomUUID(),
      name: `Guest ${at}`,
      mail: `guest${at}@fabrikam.example`,
    }));
    const wrong = rows.map((one, at) =>
      at === 17 ? { ...one, phone: '12' } : at === 18 ? { ...one, mail: 'guest3@fabrikam.example' } : one,
    );
    await expect(call(registerVisitors, { params, body: { visitors: wrong } })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/visitors/17/phone' }, { pointer: '/body/visitors/18/mail' }],
    });
    await expect(
      call(registerVisitors, { params, body: { visitors: [{ id: randomUUID(), name: 'Bo', mail: 'bo@' }] } }),
    ).rejects.toMatchObject({ errors: [{ pointer: '/body/visitors/0/mail' }] });
    expect((await call(listVisitors, { params })).visitors).toEqual([]);

    await call(registerVisitors, { params, body: { visitors: rows } });
    expect((await call(listVisitors, { params })).visitors).toHaveLength(200);
    const [first] = rows;
    const other = { visitors: [{ ...first, id: first?.id ?? '', name: 'Somebody else' }] };
    await expect(call(registerVisitors, { params, body: other })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  test('S12: follow their meeting to the reception of another building, are told, and are there once', async () => {
    await clockTo(house, '2026-12-02T10:00:00Z');
    const { register } = await expectVera();
    const uid = await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await register();
    await deskOnce((visits) => visits.length > 0);
    await clockTo(house, '2026-12-02T10:01:00Z');
    await mailsOnce(VERA, 1);

    await house.control('PATCH', meetingPath(uid), { rooms: ['skov'] });
    await eventually(
      () => deskOf('Reception CPH', '2026-12-02'),
      ([visit]) => visit?.room === 'skov',
    );
    await house.control('PATCH', meetingPath(uid), { rooms: ['hudson'] });
    const abroad = await deskOnce((visits) => visits.length > 0, 'Reception NYC');

    expect(abroad).toMatchObject([{ name: 'Vera Olsen', room: 'hudson', status: 'notified' }]);
    expect(await deskOf('Reception CPH', '2026-12-02')).toEqual([]);
    await clockTo(house, '2026-12-02T10:06:00Z'); // a mail about a meeting waits a little for what else there is to say
    const mails = await mailsOnce(VERA, 2);
    expect(mails.map(({ subject }) => subject.split(' – ')[0])).toEqual([
      'Anna Holm expects you',
      'Your visit to Anna Holm has changed',
    ]);
    expect(mails[1]?.text).toMatch(/Now: .*6:00.*Reception NYC, BW\n {2}Before: .*6:00.*Reception CPH/);
  });

  test('S15: whose meeting is canceled are expected no longer, and told if they had been told', async () => {
    const { register, list } = await expectVera({}, thursdayNoon);
    const told = await expectVera();
    const uids = [
      await send(house, { rooms: ['fjord'], ...thursdayNoon }),
      await send(house, { rooms: ['fjord'], ...wednesdayNoon }),
    ];
    await register();
    await told.register();
    await deskOnce((visits) => visits.length > 0);
    await clockTo(house, '2026-12-01T12:00:00Z'); // within a day of Wednesday's, not of Thursday's
    await mailsOnce(VERA, 1);

    for (const uid of uids) await house.control('DELETE', meetingPath(uid));
    await eventually(
      async () => [...(await list()), ...(await told.list())].map(({ status }) => status),
      (seen) => seen.every((status) => status === 'canceled'),
    );

    expect((await list())[0]).toMatchObject({ status: 'canceled', sentence: 'Canceled.' });
    await clockTo(house, '2026-12-01T12:05:00Z');
    const mails = await mailsOnce(VERA, 2);
    expect(mails.map(({ subject }) => subject.split(' – ')[0])).toEqual([
      'Anna Holm expects you',
      'Your visit to Anna Holm was canceled',
    ]);
  });

  test('are changed and taken back by who registered them, with the version that was seen', async () => {
    const { call, register, params } = await expectVera();
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    const [vera] = (await register()).visitors;
    if (!vera) throw new Error('nobody was registered');
    await deskOnce((visits) => visits.length > 0);
    const of = { visitor: vera.id };
    const changed = await call(changeVisitor, { params: of, version: 1, body: { company: 'Contoso' } });
    expect(changed).toMatchObject({ company: 'Contoso', version: 2 });
    await expect(
      call(changeVisitor, { params: of, version: 1, body: { company: 'Late' } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', status: 409 });
    const dora = await house.caller('bent');
    await expect(dora(withdrawVisitor, { params: of, version: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await call(withdrawVisitor, { params: of, version: 2 })).toMatchObject({ status: 'canceled' });
    expect(await call(withdrawVisitor, { params: of, version: 2 })).toMatchObject({ status: 'canceled' });
    expect(await deskOf('Reception CPH', '2026-12-02')).toMatchObject([{ status: 'canceled' }]);
    expect((await call(listVisitors, { params })).visitors).toHaveLength(1);
  });

  test('S24: are checked in and out at their desk; the host is told once, and of two desks one wins', async () => {
    await clockTo(house, '2026-12-02T08:30:00Z');
    const { register, pane } = await expectVera();
    await pane.ask();
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await register();
    const [vera] = await deskOnce((visits) => visits.length > 0);
    if (!vera) throw new Error('nobody is expected');
    await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length > 0,
    );
    await clockTo(house, '2026-12-02T08:31:00Z');
    expect(await deskOf('Reception CPH', '2026-12-02')).toMatchObject([{ status: 'notified' }]); // which overtakes nobody
    const fatima = (await house.portal('fatima')).call;
    const hana = (await house.portal('hana')).call;
    expect((await fatima(listMyReceptions, {})).receptions.map(({ name }) => name)).toEqual([
      'Reception CPH',
    ]);

    const step = { params: { id: vera.id }, version: vera.version, body: { step: 'check-in' as const } };
    const both = await Promise.allSettled([fatima(takeStep, step), hana(takeStep, step)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-meanwhile', current: { status: 'on-site' } },
    });

    const [inside] = await deskOf('Reception CPH', '2026-12-02', 'fatima');
    expect(inside).toMatchObject({ status: 'on-site', steps: ['check-out', 'undo'] });
    const take = (visit: DeskVisit, to: 'check-in' | 'check-out' | 'undo') =>
      fatima(takeStep, { params: { id: visit.id }, version: visit.version, body: { step: to } });
    if (!inside) throw new Error('nobody is inside');
    const undone = await take(inside, 'undo');
    const again = await take(undone, 'check-in');
    expect(await take(again, 'check-out')).toMatchObject({ status: 'off-site', steps: ['undo'] });

    const arrivals = async () =>
      (await mailTo(house, 'anna')).filter(({ subject }) => subject.startsWith('Vera Olsen has arrived'));
    await eventually(arrivals, (seen) => seen.length > 0); // without waiting, although anna has just had a mail
    await clockTo(house, '2026-12-02T09:30:00Z');
    expect(await arrivals()).toHaveLength(1);
    expect((await arrivals())[0]?.text).toContain('Company: Fabrikam');
  });

  test('S24: at another reception nobody sees them, and nobody who works at none', async () => {
    await clockTo(house, '2026-12-02T10:00:00Z');
    const { register } = await expectVera({}, wednesdayNoon, ['hudson']);
    await send(house, { rooms: ['hudson'], ...wednesdayNoon });
    await register();
    const [vera] = await deskOnce((visits) => visits.length > 0, 'Reception NYC');
    if (!vera) throw new Error('nobody is expected');
    for (const person of ['fatima', 'dora']) {
      const { call } = await house.portal(person);
      await expect(
        call(takeStep, { params: { id: vera.id }, version: vera.version, body: { step: 'check-in' } }),
      ).rejects.toMatchObject({ code: 'not-found', status: 404 });
    }
  });

  test('S41: are forgotten when their reception need not know them any more; visits and their number stay', async () => {
    await clockTo(house, '2026-12-02T08:30:00Z');
    const { register, list } = await expectVera({ phone: '+4520304050', note: 'takes the stairs' });
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await register();
    const [vera] = await deskOnce((visits) => visits.length > 0);
    const { call } = await house.portal('hana');
    const step = { version: vera?.version ?? 0, body: { step: 'check-in' as const } };
    const inside = await call(takeStep, { params: { id: vera?.id ?? '' }, ...step });
    await clockTo(house, '2027-01-05T12:00:00Z'); // nobody who is still inside is forgotten
    expect((await list())[0]).toMatchObject({ name: 'Vera Olsen', status: 'on-site' });
    await call(takeStep, { params: { id: inside.id }, version: inside.version, body: { step: 'check-out' } });
    await clockTo(house, '2027-02-04T11:59:59Z');
    expect((await list())[0]?.name).toBe('Vera Olsen');

    await clockTo(house, '2027-02-04T12:00:00Z');
    expect(await list()).toMatchObject([
      { name: 'Visitor (erased)', mail: null, company: null, phone: null, note: '', status: 'off-site' },
    ]);
    expect(await deskOf('Reception CPH', '2026-12-02')).toMatchObject([
      { name: 'Visitor (erased)', company: null, note: '', status: 'off-site' },
    ]);
    const { entries } = await call(listAudit, { query: {} });
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'visitors.forgotten', after: { visitors: 1, visits: 1 } }),
    );
    const kept = JSON.stringify([entries, await call(readFeed, { query: {} })]);
    for (const word of ['Vera', 'Olsen', 'Fabrikam', 'stairs', '20304050']) expect(kept).not.toContain(word);
    const anna = (await house.portal('anna')).call;
    expect(JSON.stringify(await anna(readFeed, { query: {} }))).not.toContain('Vera');
  });

  test('who did not come are given up when the day of their reception is over', async () => {
    const { register, list } = await expectVera();
    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await register();
    await deskOnce((visits) => visits.length > 0);
    await clockTo(house, '2026-12-02T22:59:00Z');
    expect((await list())[0]?.status).toBe('expected'); // nobody is told of what is over
    await clockTo(house, '2026-12-02T23:00:00Z');
    expect((await list())[0]).toMatchObject({
      status: 'no-show',
      sentence: 'Did not come at Reception CPH.',
    });
  });
});
