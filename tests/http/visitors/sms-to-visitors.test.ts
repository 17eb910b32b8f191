import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import { readHostChannels, setHostChannels } from '../../../contract/host-channels.ts';
import { erasePersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { openChannelSink } from '../../support/channel-sink.ts';
import type { ChannelSink } from '../../support/channel-sink.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { aPane, clockTo, meetingPath, send } from '../scenarios/a-booking.ts';

const SMS = 'https://sms.nordhavn.example';
const sms = { url: `${SMS}/send`, header: 'Authorization', secret: 'Bearer very-secret-key' };
const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const PHONE = '+4520304050';
const Posted = z.strictObject({
  id: z.uuid(),
  to: z.strictObject({ phone: z.string() }),
  from: z.string(),
  text: z.string(),
  at: z.string(),
});

describeOnBothDatabases('an SMS to a visitor', (_create, database) => {
  let house: House;
  let sink: ChannelSink;
  const log: string[] = [];
  beforeAll(async () => {
    sink = await openChannelSink();
    house = await startHouse({
      database,
      environment: { OUTBOUND_MAP: `${SMS}=${sink.origin}` },
      log: { write: (line) => void log.push(line) },
    });
  });
  beforeEach(async () => {
    await house.reset();
    sink.forget();
    await clockTo(house, '2026-12-01T12:00:00Z'); // a day before, the notice has begun
  });
  afterAll(async () => {
    await house.close();
    await sink.close();
  });

  const posted = () => sink.received.map(({ body }) => Posted.parse(body));
  const texts = (count: number) =>
    eventually(
      () => Promise.resolve(posted()),
      (all) => all.length >= count,
    );
  async function atReception() {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const params = { id: reception };
    return {
      call,
      channels: () => call(readHostChannels, { params }),
      set: async (body: object) => {
        const { version } = await call(readHostChannels, { params });
        return await call(setHostChannels, { params, version, body: { order: [], ...body } });
      },
      visits: async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits,
    };
  }
  async function expectVera(more: object = { phone: '20 30 40 50' }) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const id = VisitorId.parse(randomUUID());
    const visitors = [{ id, name: 'Vera Olsen', company: 'Fabrikam', ...more }];
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    const uid = await send(house, { rooms: ['fjord'], ...noon });
    const desk = await atReception();
    await eventually(desk.visits, (visits) => visits.length === 1);
    await clockTo(house, '2026-12-01T12:01:00Z'); // looks for what is due
    return { desk, uid, id };
  }

  test('says where, when and for whom, once, and nothing of who it is; it counts as told', async () => {
    const { set, visits } = await atReception();
    await set({ sms, visitors: { sender: 'Nordhavn' } });
    await expectVera();
    const [message] = await texts(1);
    expect(sink.received[0]?.headers.authorization).toBe('Bearer very-secret-key');
    expect(message).toMatchObject({ to: { phone: PHONE }, from: 'Nordhavn' });
    expect(message?.text).toMatch(/^Reception CPH: Anna Holm expects you on Wed, Dec 2, 2026, 12:00\.$/);
    expect(message?.text).not.toMatch(/Vera|Fabrikam|Planning/);
    expect((await visits())[0]).toMatchObject({ status: 'notified', smsTrouble: null });
    await clockTo(house, '2026-12-01T12:02:00Z');
    await clockTo(house, '2026-12-01T12:03:00Z');
    expect(posted()).toHaveLength(1);
  });

  test('follows what was told: a correction when the meeting moves, and a cancellation', async () => {
    const { set } = await atReception();
    await set({ sms, visitors: { sender: 'Nordhavn' } });
    const { uid } = await expectVera({ phone: '20 30 40 50', mail: 'vera@fabrikam.example', language: 'da' });
    await texts(1);
    const three = { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' };
    await house.control('PATCH', meetingPath(uid), three);
    const { visits } = await atReception();
    await eventually(visits, ([one]) => one?.start === three.start);
    await clockTo(house, '2026-12-01T12:10:00Z');
    const [, moved] = await texts(2);
    expect(moved?.text).toMatch(/^Reception CPH: ændret, Anna Holm venter dig nu ons\. 2\. dec\. 2026/);
    await house.control('DELETE', meetingPath(uid));
    await eventually(visits, ([one]) => one?.status === 'canceled');
    await clockTo(house, '2026-12-01T12:20:00Z');
    const [, , canceled] = await texts(3);
    expect(canceled?.text).toMatch(/^Reception CPH: dit besøg hos Anna Holm .* er aflyst\.$/);
  });

  test.each([
    ['to nobody where the reception has not chosen it', null, { phone: '20 30 40 50' }, 'expected'],
    ['to nobody without a number', { sender: 'Nordhavn' }, { mail: 'vera@fabrikam.example' }, 'notified'],
  ])('goes %s', async (_what, visitors, more, status) => {
    const { set, visits } = await atReception();
    await set({ order: ['sms'], sms, visitors });
    await expectVera(more);
    await eventually(visits, ([one]) => one?.status === status);
    await clockTo(house, '2026-12-01T12:02:00Z');
    expect(posted()).toEqual([]);
  });

  test('that a gateway does not take is said at the reception, tried again under its id, and in the end at the desk', async () => {
    const { set, channels, visits } = await atReception();
    await set({ sms, visitors: { sender: 'Nordhavn' } });
    sink.answer('/send', 503);
    await expectVera();
    const [first] = await texts(1);
    const { last } = await eventually(channels, (kept) => kept.last.visitors !== null);
    expect(last.visitors).toMatchObject({ isTaken: false, detail: 'It answered 503.' });
    expect((await visits())[0]?.smsTrouble).toBeNull(); // it is tried again
    const laterTry = (tries: number) =>
      house.db
        .updateTable('visitor_sms')
        .set({ tries, due_at: '2020-01-01T00:00:00.000Z' })
        .where('state', '=', 'waiting')
        .execute();
    await laterTry(8);
    await clockTo(house, '2026-12-01T16:00:00Z');
    const [, again] = await texts(2);
    expect(again).toEqual(first);
    await eventually(visits, ([one]) => one?.smsTrouble === 'failed');
    const rows = await house.db.selectFrom('visitor_sms').select(['state', 'message']).execute();
    expect(rows).toEqual([{ state: 'failed', message: null }]);
  });

  test('that waits goes with its visitor; neither number nor text is in the audit or the log', async () => {
    const { set, call } = await atReception();
    await set({ sms, visitors: { sender: 'Nordhavn' } });
    sink.answer('/send', 500);
    const { id } = await expectVera();
    await texts(1);
    const waiting = await house.db.selectFrom('visitor_sms').select('message').execute();
    expect(waiting[0]?.message).toMatch(/^enc:v1:/);
    await call(erasePersonalData, { body: { visitors: [id] } });
    expect(await house.db.selectFrom('visitor_sms').select('id').execute()).toEqual([]);
    const { entries } = await call(listAudit, { query: {} });
    expect(JSON.stringify(entries)).not.toMatch(/20304050|expects you/);
    expect(log.join('')).not.toMatch(/20304050|expects you|very-secret/);
  });

  test('needs a gateway, and a sender that telephones show', async () => {
    const { set } = await atReception();
    await expect(set({ visitors: { sender: 'Nordhavn' } })).rejects.toMatchObject({
      errors: [{ pointer: '/body/sms/url' }],
    });
    for (const sender of ['', 'A name too long', 'Ærø', '12', '<b>x</b>']) {
      await expect(set({ sms, visitors: { sender } })).rejects.toMatchObject({
        errors: [{ pointer: '/body/visitors/sender' }],
      });
    }
    expect((await set({ sms, visitors: { sender: '+4512345678' } })).visitors).toEqual({
      sender: '+4512345678',
    });
    expect((await set({})).sms).toBeNull(); // what is used no more is erased
  });
});
