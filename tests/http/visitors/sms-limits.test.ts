import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import { readHostChannels, setHostChannels } from '../../../contract/host-channels.ts';
import { exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { listRoomReceptions, registerVisitors } from '../../../contract/visitors.ts';
import { openChannelSink } from '../../support/channel-sink.ts';
import type { ChannelSink } from '../../support/channel-sink.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

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

  /** Three visitors of Anna's with numbers and addresses, told by a reception that writes to telephones. */
  async function expectThree() {
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
    const visitors = ['vera', 'bo', 'ib'].map((name, at) => ({
      id: VisitorId.parse(randomUUID()),
      name,
      mail: `${name}@fabrikam.example`,
      phone: `2030405${at}`,
    }));
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
    const desk = async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
    await eventually(desk, (visits) => visits.length === 3);
    await clockTo(house, '2026-12-01T12:01:00Z'); // looks for what is due
    await eventually(desk, (visits) => visits.every(({ status }) => status === 'notified'));
    return { call, anna, desk, visitors };
  }

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
