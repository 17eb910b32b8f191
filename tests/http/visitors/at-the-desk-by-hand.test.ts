import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, notifyHost, takeStep } from '../../../contract/front-desk.ts';
import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import { setHostChannels } from '../../../contract/host-channels.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { openChannelSink, textIn } from '../../support/channel-sink.ts';
import type { ChannelSink } from '../../support/channel-sink.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { aPane, clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const DAY = '2026-12-02';
const TEAMS = 'https://nordhavn.webhook.office.com';

describeOnBothDatabases('a desk', (_create, database) => {
  let house: House;
  let sink: ChannelSink;
  beforeAll(async () => {
    sink = await openChannelSink();
    house = await startHouse({ database, environment: { OUTBOUND_MAP: `${TEAMS}=${sink.origin}` } });
  });
  beforeEach(async () => {
    await house.reset();
    sink.forget();
    await clockTo(house, '2026-12-02T10:30:00Z');
  });
  afterAll(async () => {
    await house.close();
    await sink.close();
  });

  async function aDesk(person = 'fatima') {
    const { call } = await house.portal(person);
    const reception = await receptionId(house, 'Reception CPH');
    return {
      call,
      reception,
      visits: async () => (await call(listDeskVisits, { query: { reception, day: DAY } })).visits,
      take: (visit: DeskVisit, step: VisitStep) =>
        call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step } }),
      notify: ({ id }: DeskVisit) => call(notifyHost, { params: { id }, body: {} }),
    };
  }
  const change = async (body: object) => {
    const { call } = await house.portal('hana');
    const cph = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has a reception in Copenhagen');
    await call(changeReception, { params: { id: cph.id }, version: cph.version, body });
  };
  /** Vera is expected at noon, at a meeting of Anna's in the fjord. */
  async function expectVera(more: Readonly<Record<string, unknown>> = {}) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = [{ id: randomUUID(), name: 'Vera Olsen', company: 'Fabrikam' }];
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    const uid = await send(house, { rooms: ['fjord'], ...noon }, more);
    const desk = await aDesk();
    const [vera] = await eventually(desk.visits, (visits) => visits.length === 1);
    if (!vera) throw new Error('Vera is expected');
    return { desk, vera, uid };
  }
  const keepsTitles = () =>
    house.control('PUT', '/rooms/fjord', {
      processing: { deleteSubject: false, removePrivateProperty: false },
    });
  const hostMails = async () =>
    (await mailTo(house, 'anna')).filter(({ subject }) => /has arrived/.test(subject));

  describe('shows what a meeting is called', () => {
    test('where reception and room want that, as it is called now, and it can be found so', async () => {
      await keepsTitles();
      const { desk, vera, uid } = await expectVera({ subject: 'Budget of the harbor' });
      expect(vera.title).toBeNull(); // the reception has not said that it wants titles
      await change({ showsTitles: true });
      expect((await desk.visits())[0]?.title).toBe('Budget of the harbor');
      await house.control('PATCH', meetingPath(uid), { subject: 'Annual accounts' });
      const [renamed] = await eventually(desk.visits, ([one]) => one?.title === 'Annual accounts');
      expect(renamed?.name).toBe('Vera Olsen');
    });

    test('but nothing of a private one, and nothing where rooms keep the organizer alone', async () => {
      await keepsTitles();
      await change({ showsTitles: true });
      const { vera } = await expectVera({ subject: 'Canary of a takeover', sensitivity: 'private' });
      expect(vera.title).toBeNull();
      await house.reset();
      await clockTo(house, '2026-12-02T10:30:00Z');
      await change({ showsTitles: true });
      expect((await expectVera({ subject: 'Canary of a takeover' })).vera.title).toBeNull();
    });
  });

  describe('tells a host again', () => {
    test('by mail, with who did it and when for every desk, not twice within a minute; the audit knows', async () => {
      const { desk, vera } = await expectVera();
      await expect(desk.notify(vera)).rejects.toMatchObject({ code: 'not-possible-now' }); // not here yet
      const inside = await desk.take(vera, 'check-in');
      await eventually(hostMails, (mails) => mails.length === 1);
      await expect(desk.notify(inside)).rejects.toMatchObject({ code: 'not-possible-now' });
      await clockTo(house, '2026-12-02T10:31:00Z');
      const told = await desk.notify(inside);
      expect(told).toMatchObject({
        version: inside.version,
        notified: { at: '2026-12-02T10:31:00.000Z', by: expect.stringMatching(/^Fatima/) },
      });
      await eventually(hostMails, (mails) => mails.length === 2);
      await expect(desk.notify(inside)).rejects.toMatchObject({ code: 'not-possible-now' });
      const other = await aDesk('hana');
      expect((await other.visits())[0]?.notified).toEqual(told.notified);
      await clockTo(house, '2026-12-02T10:32:00Z');
      await other.notify(inside);
      await eventually(hostMails, (mails) => mails.length === 3);
      const { entries } = await other.call(listAudit, { query: {} });
      expect(entries.filter(({ action }) => action === 'visit.host-notified')).toHaveLength(2);
      expect(JSON.stringify(entries)).not.toContain('Vera');
      expect((await desk.take(inside, 'check-out')).status).toBe('off-site'); // nobody was overtaken
    });

    test('of an arrival that was taken back nothing is said of the next one', async () => {
      const { desk, vera } = await expectVera();
      const inside = await desk.take(vera, 'check-in');
      await clockTo(house, '2026-12-02T10:40:00Z');
      await desk.notify(inside);
      const back = await desk.take(inside, 'undo');
      await clockTo(house, '2026-12-02T10:50:00Z');
      expect((await desk.take(back, 'check-in')).notified).toBeNull();
    });

    test('in the way of the reception, and by mail where that fails', async () => {
      const { desk, vera } = await expectVera();
      const { call } = await house.portal('hana');
      await call(setHostChannels, {
        params: { id: desk.reception },
        version: 1,
        body: { order: ['teams'], teamsUrl: `${TEAMS}/webhookb2/id` },
      });
      const inside = await desk.take(vera, 'check-in');
      const received = (count: number) =>
        eventually(
          () => Promise.resolve(sink.received),
          (all) => all.length === count,
        );
      await received(1);
      await clockTo(house, '2026-12-02T10:40:00Z');
      await desk.notify(inside);
      const [, again] = await received(2);
      expect(textIn(again?.body)).toContain('Vera (Fabrikam)');
      expect(await hostMails()).toEqual([]);
      sink.answer('/webhookb2', 500);
      await clockTo(house, '2026-12-02T10:50:00Z');
      await desk.notify(inside);
      await eventually(hostMails, (mails) => mails.length === 1);
    });

    test('who is a name and nothing else, or whom somebody elsewhere looks for, is not told', async () => {
      const desk = await aDesk();
      const { hosts } = await desk.call(findHosts, {
        query: { reception: desk.reception, search: 'Anna H' },
      });
      const welcome = (host: object) =>
        desk.call(welcomeWalkIns, {
          params: { id: desk.reception },
          body: { visitors: [{ id: randomUUID(), name: 'Wilma Walk' }], host: host as never },
        });
      const [named] = (await welcome({ name: 'Anna from sales' })).visits;
      const [found] = (await welcome({ tenantId: hosts[0]?.tenantId, id: hosts[0]?.id })).visits;
      if (!named || !found) throw new Error('two walked in');
      await clockTo(house, '2026-12-02T10:40:00Z');
      await expect(desk.notify(named)).rejects.toMatchObject({ code: 'not-possible-now' });
      await expect((await aDesk('dora')).notify(found)).rejects.toMatchObject({ status: 404 });
      await desk.notify(found);
      expect(await eventually(hostMails, (mails) => mails.length === 2)).toHaveLength(2);
    });
  });
});
