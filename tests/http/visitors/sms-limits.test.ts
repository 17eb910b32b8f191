import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import { readHostChannels, setHostChannels } from '../../../contract/host-channels.ts';
import { exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { listRoomReceptions, registerVisitors } from '../../../contract/visitors.ts';
import { auditLast } from '../../../server/modules/audit/index.ts';
import { textVisitors } from '../../../server/modules/visitors/sms/text-visitors.ts';
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
const Mails = z.array(z.object({ subject: z.string() }));

describeOnBothDatabases('SMS of one day', (_create, database) => {
  let house: House;
  let sink: ChannelSink;
  beforeAll(async () => {
    sink = await openChannelSink();
    const environment = { OUTBOUND_MAP: `${SMS}=${sink.origin}`, SMS_PER_ORGANIZER: '2' };
    house = await startHouse({ database, environment });
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

  /** Three visitors of Anna's with numbers, told by a reception that writes to telephones; `hasMail`: with addresses too. */
  async function expectThree({ hasMail = true, names = ['vera', 'bo', 'ib'] } = {}) {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const params = { id: reception };
    const { version } = await call(readHostChannels, { params });
    await call(setHostChannels, {
      params,
      version,
      body: { order: [], sms, visitors: { sender: 'Nordhavn' } },
    });
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = names.map((name, at) => ({
      id: VisitorId.parse(randomUUID()),
      name,
      ...(hasMail && { mail: `${name}@fabrikam.example` }),
      phone: `203040${50 + at}`,
    }));
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    const uid = await send(house, { rooms: ['fjord'], ...noon });
    const desk = async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
    await eventually(desk, (visits) => visits.length === names.length);
    await clockTo(house, '2026-12-01T12:01:00Z'); // looks for what is due
    await eventually(desk, (visits) => visits.filter(({ status }) => status === 'notified').length >= 2);
    await eventually(desk, (visits) => visits.some(({ smsTrouble }) => smsTrouble === 'limited'));
    return { call, anna, desk, visitors, uid };
  }

  /** What was sent today was sent the day before yesterday. */
  const anotherDay = () =>
    house.db
      .updateTable('visitor_sms')
      .set({ noted_at: '2026-11-29T12:00:00.000Z' })
      .where('state', 'in', ['waiting', 'taken'])
      .execute();

  test('beyond what one organizer may cause are not sent: the visit is kept, the mail goes, the desk and the audit say so', async () => {
    const { call, desk } = await expectThree();
    await eventually(
      () => Promise.resolve(sink.received),
      (all) => all.length >= 2,
    );
    const seen = await desk();
    expect(seen.filter(({ smsTrouble }) => smsTrouble === 'limited')).toHaveLength(1);
    const unsent = seen.find(({ smsTrouble }) => smsTrouble === 'limited');
    const to = encodeURIComponent(`${unsent?.name}@fabrikam.example`);
    await eventually(
      async () => Mails.parse(await house.control('GET', `/mail?to=${to}`)),
      (mails) => mails.length === 1,
    );
    await clockTo(house, '2026-12-01T12:02:00Z');
    expect(sink.received).toHaveLength(2);
    const { entries } = await call(listAudit, { query: {} });
    const limited = entries.filter(({ action }) => action === 'visit.sms-limited');
    expect(limited).toMatchObject([
      { cause: 'limit', after: { limit: 'organizer', within24Hours: 2, visit: unsent?.id } },
    ]);
    const metrics = await (await fetch(`${house.productUrl}/metrics`)).text();
    expect(metrics).toMatch(/foyer_visitor_sms_total\{outcome="limited"\} 1/);
  });

  test('beyond the bound do not count as told where there is no address: it is tried again each hour', async () => {
    const { call, desk } = await expectThree({ hasMail: false });
    const untold = async () => (await desk()).filter(({ status }) => status === 'expected');
    expect(await untold()).toMatchObject([{ toldAt: null, smsTrouble: 'limited' }]);
    await clockTo(house, '2026-12-01T12:30:00Z');
    await anotherDay();
    await clockTo(house, '2026-12-01T12:50:00Z'); // not before the hour is over
    expect(await untold()).toHaveLength(1);
    await clockTo(house, '2026-12-01T13:02:00Z');
    const told = await eventually(desk, (visits) => visits.every(({ status }) => status === 'notified'));
    expect(told.map(({ status }) => status)).toEqual(['notified', 'notified', 'notified']);
    const received = await eventually(
      () => Promise.resolve(sink.received),
      (all) => all.length === 3,
    );
    expect(received).toHaveLength(3);
    expect((await desk()).map(({ smsTrouble }) => smsTrouble)).toEqual([null, null, null]);
    const { entries } = await call(listAudit, { query: {} });
    expect(entries.filter(({ action }) => action === 'visit.sms-limited')).toHaveLength(1);
  });

  test('that say of a change and are beyond the bound leave visitors with what they know', async () => {
    const { desk, uid } = await expectThree({ hasMail: false });
    const told = (await desk()).map(({ name, toldAt }) => [name, toldAt]);
    const three = { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' };
    await house.control('PATCH', meetingPath(uid), three);
    const moved = await eventually(desk, (visits) => visits.every(({ start }) => start === three.start));
    expect(moved.map(({ name, toldAt }) => [name, toldAt])).toEqual(told);
    const keys = async () =>
      (await house.db.selectFrom('visitor_sms').select(['key', 'state']).execute()).map(
        ({ key, state }) => `${key.split(' ').at(-1)} ${state}`,
      );
    expect((await keys()).filter((key) => key.startsWith('changed'))).toEqual([
      'changed limited',
      'changed limited',
    ]); // and nothing for whoever was never told
    await anotherDay();
    await house.control('PATCH', meetingPath(uid), noon);
    const back = await eventually(desk, (visits) => visits.every(({ start }) => start === noon.start));
    expect(new Set(back.map(({ start }) => start))).toEqual(new Set([noon.start]));
    expect((await keys()).filter((key) => key.startsWith('changed'))).toHaveLength(2); // it is what they know
  });

  test('that many note in the same moment do not pass the bound together', async () => {
    const names = Array.from({ length: 12 }, (_none, at) => `visitor ${at}`);
    await expectThree({ hasMail: false, names });
    await anotherDay();
    const rows = await house.db
      .selectFrom('visit')
      .select(['organization_id', 'id as visit', 'reception_id', 'visitor_id as visitor'])
      .execute();
    const sms = { perOrganizer: 1_000, perOrganization: 5, onOutcome: () => undefined };
    const deps = { secrets: { seal: (text: string) => text }, sms };
    const noted = await Promise.all(
      rows.map(async ({ organization_id: organization, reception_id: reception, ...of }) => {
        const message = {
          ...of,
          reception: reception ?? '',
          key: `at once ${of.visit}`,
          phone: '',
          text: '',
        };
        const by = { organizer: 'anna@nordhavn.example', at: Instant.parse('2026-12-01T12:10:00.000Z') };
        return await house.db.transaction().execute((tx) =>
          auditLast(tx, async () => {
            const texted = await textVisitors(deps, tx, OrganizationId.parse(organization), [message], by);
            return texted.size;
          }),
        );
      }),
    );
    expect(noted.filter((count) => count === 1)).toHaveLength(5);
  });

  test('are counted where somebody asks what is known of them, and listed in what they get', async () => {
    const { call, visitors, desk } = await expectThree();
    const [one] = (await desk()).filter(({ smsTrouble }) => smsTrouble === null);
    const vera = visitors.find(({ name }) => name === one?.name);
    if (!vera) throw new Error('nobody got an SMS');
    const exported = async () =>
      (await call(exportPersonalData, { body: { visitors: [vera.id] } })).visitors[0]?.sms ?? [];
    const [taken] = await eventually(exported, ([first]) => first?.state === 'taken');
    expect(taken).toEqual({ at: expect.any(String) as string, state: 'taken', text: null });
    const found = await call(findPersonalData, { body: { mail: vera.mail } });
    expect(found.visitors).toMatchObject([{ sms: 1 }]);
  });

  test('are announced in the pane where the reception writes any', async () => {
    const { anna } = await expectThree();
    const { receptions } = await anna(listRoomReceptions, { query: { room: [] } });
    const texting = receptions.map(({ name, isTexting }) => `${name} ${isTexting}`);
    expect(texting).toEqual(expect.arrayContaining(['Reception CPH true', 'Reception NYC false']));
  });
});
