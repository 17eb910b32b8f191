import { randomUUID } from 'node:crypto';
import { listDeskVisits, listMyReceptions } from '../../../contract/front-desk.ts';
import { discardMeeting } from '../../../contract/meetings.ts';
import { confirmVisits } from '../../../contract/unfollowed-visits.ts';
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
import { address, aPane, clockTo, mailTo, send } from './a-booking.ts';
import type { Planned } from './a-booking.ts';

const noon = { rooms: [], start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursday = { rooms: [], start: '2026-12-03T14:00:00.000Z', end: '2026-12-03T15:00:00.000Z' };

describeOnBothDatabases('visits without a room', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database, isPatient: true });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Anna's meeting, and vera registered for it at the reception in Copenhagen. */
  async function expectVera(planned: Planned = noon) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say(planned);
    const { receptions } = await call(listRoomReceptions, { query: { room: [address('fjord')] } });
    const reception = receptions.find(({ name }) => name === 'Reception CPH')?.id ?? null;
    const params = { bookingKey: pane.bookingKey };
    const vera = { id: randomUUID(), name: 'Vera Olsen', mail: 'vera@fabrikam.example' };
    const register = () => call(registerVisitors, { params, body: { reception, visitors: [vera] } });
    await register();
    return {
      call,
      pane,
      params,
      reception,
      list: () => call(listVisitors, { params }),
      only: async () => {
        const { visitors } = await call(listVisitors, { params });
        const [visitor] = visitors;
        if (!visitor || visitors.length > 1) throw new Error(`${visitors.length} visitors`);
        return visitor;
      },
      confirm: () => call(confirmVisits, { params, body: {} }),
    };
  }

  async function deskOn(day: string) {
    const { call } = await house.portal('fatima');
    const [reception] = (await call(listMyReceptions, {})).receptions;
    if (!reception) throw new Error('fatima works nowhere');
    return (await call(listDeskVisits, { query: { reception: reception.id, day } })).visits;
  }
  const mailsTo = async (person: string, about: string) =>
    (await mailTo(house, person)).filter(({ subject }) => subject.includes(about));
  const mailsToVera = async () => {
    const mails = await house.control('GET', '/mail?to=vera%40fabrikam.example');
    return (mails as { subject: string }[]).map(({ subject }) => subject.split(' – ')[0]);
  };

  test('stay a draft until they are confirmed; then desk, list and mail say that they follow nothing', async () => {
    const { only, list, confirm } = await expectVera();
    expect(await only()).toMatchObject({ status: 'draft', isUnfollowed: false });
    expect((await list()).toConfirm).toMatchObject({ drafts: 1, moved: 0, unplaced: 0, start: noon.start });
    expect(await deskOn('2026-12-02')).toEqual([]);

    const { visitors, toConfirm } = await confirm();
    expect(toConfirm).toBeNull();
    expect(visitors).toMatchObject([{ status: 'expected', isUnfollowed: true }]);
    expect(visitors[0]?.sentence).toContain('say so here in Foyer');
    expect(await deskOn('2026-12-02')).toMatchObject([
      { name: 'Vera Olsen', isUnfollowed: true, room: null },
    ]);
    expect((await confirm()).visitors).toEqual(visitors); // once more is once

    await clockTo(house, '2026-11-30T08:30:00Z');
    const [mail] = await eventually(
      () => mailsTo('anna', '1 visitor is expected at your meeting'),
      (mails) => mails.length > 0,
    );
    expect(mail?.text).toContain('say so in Foyer');
    expect(mail?.text).toContain('Reception CPH');
    await clockTo(house, '2026-12-01T11:00:00Z');
    expect(await eventually(mailsToVera, (mails) => mails.length > 0)).toEqual(['Anna Holm expects you']);
  });

  test('are moved by one click when the form has another time, and the visitor is told', async () => {
    await clockTo(house, '2026-12-02T08:00:00Z');
    const { only, list, confirm, pane } = await expectVera();
    await confirm();
    await clockTo(house, '2026-12-02T08:01:00Z');
    await eventually(mailsToVera, (mails) => mails.length > 0);

    await pane.say(thursday);
    expect(await only()).toMatchObject({ visits: [{ start: noon.start }] }); // not before somebody says so
    expect((await list()).toConfirm).toMatchObject({ drafts: 0, moved: 1, start: thursday.start });
    await confirm();
    expect(await only()).toMatchObject({ status: 'notified', visits: [{ start: thursday.start }] });
    expect(await deskOn('2026-12-03')).toHaveLength(1);
    await clockTo(house, '2026-12-02T08:10:00Z');
    expect(await eventually(mailsToVera, (mails) => mails.length > 1)).toEqual([
      'Anna Holm expects you',
      'Your visit to Anna Holm has changed',
    ]);
  });

  test('are confirmed by sending the meeting, with the time that was sent, and nobody asks where it is', async () => {
    const { only, pane } = await expectVera();
    await pane.say({ ...noon, signal: 'send' });
    expect(await only()).toMatchObject({ status: 'expected', isUnfollowed: true });
    await pane.say({ ...thursday, signal: 'send' });
    expect(await only()).toMatchObject({ visits: [{ start: thursday.start }] });

    await clockTo(house, '2026-11-30T09:00:00Z');
    expect(await pane.meeting()).toMatchObject({ state: 'expected' });
    expect(await mailsTo('anna', 'not found in any room calendar')).toEqual([]);
  });

  test('become ordinary ones when a room shows the meeting, and there is still one of each', async () => {
    const { only, list, confirm, pane } = await expectVera();
    await confirm();
    await pane.say({ ...thursday, rooms: ['fjord'] });
    expect((await list()).toConfirm).toBeNull();
    await expect(confirm()).rejects.toMatchObject({ code: 'not-possible-now' });
    await send(house, { ...thursday, rooms: ['fjord'] });
    await eventually(only, ({ isUnfollowed }) => !isUnfollowed);
    expect(await only()).toMatchObject({ status: 'expected', visits: [{ start: thursday.start }] });
    expect(await deskOn('2026-12-03')).toMatchObject([{ isUnfollowed: false, room: 'fjord' }]);
    expect(await deskOn('2026-12-02')).toEqual([]);
  });

  test('are expected even when the plan has expired, and end when a person takes them or the meeting back', async () => {
    const { only, confirm, call, params, list } = await expectVera(thursday);
    await confirm();
    const withdrawn = await only();
    await call(withdrawVisitor, { params: { visitor: withdrawn.id }, version: withdrawn.version });
    expect(await only()).toMatchObject({ status: 'canceled' });
    expect((await list()).toConfirm).toBeNull();

    const other = await expectVera();
    await other.confirm();
    await call(discardMeeting, { params: other.params });
    expect(await other.only()).toMatchObject({ status: 'canceled' });
    expect(params).not.toEqual(other.params);

    const late = await expectVera({ ...noon, end: '2026-12-08T12:00:00.000Z' });
    await late.confirm();
    await clockTo(house, '2026-12-03T11:30:00Z'); // a day after the planned start
    await eventually(late.pane.meeting, ({ state }) => state === 'expired');
    expect(await late.only()).toMatchObject({ status: 'notified', isUnfollowed: true });
  });

  test('arrive where a person says: at another reception at once, and nowhere before one was chosen', async () => {
    const { only, confirm, call, pane, params, list } = await expectVera();
    const { receptions } = await call(listRoomReceptions, { query: { room: [] } });
    const abroad = receptions.find(({ name }) => name === 'Reception NYC')?.id ?? null;
    await confirm();
    const vera = await only();
    await call(changeVisitor, {
      params: { visitor: vera.id },
      version: vera.version,
      body: { reception: abroad, company: 'Fabrikam' },
    });
    expect(await only()).toMatchObject({ visits: [{ reception: { name: 'Reception NYC' } }] });
    expect(await deskOn('2026-12-02')).toEqual([]);

    await pane.say({ ...noon, rooms: ['fjord'] });
    await call(registerVisitors, { params, body: { visitors: [{ id: randomUUID(), name: 'Bo Berg' }] } });
    await pane.say(noon); // the room was taken out again
    expect((await list()).toConfirm).toMatchObject({ drafts: 1, unplaced: 1 });
    await expect(confirm()).rejects.toMatchObject({ errors: [{ pointer: '/body/reception' }] });
    const { visitors } = await call(confirmVisits, { params, body: { reception: abroad } });
    expect(visitors.map(({ status }) => status)).toEqual(['expected', 'expected']);
  });
});
