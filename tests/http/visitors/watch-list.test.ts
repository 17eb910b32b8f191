import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { checkIn, findVisit, welcomeAtKiosk } from '../../../contract/kiosk.ts';
import { changeKioskOptions } from '../../../contract/kiosk-options.ts';
import { findPersonalData } from '../../../contract/personal-data.ts';
import { listReceptions } from '../../../contract/receptions.ts';
import { listVisitors, registerVisitors } from '../../../contract/visitors.ts';
import { findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import {
  addWatched,
  answerWarning,
  changeWatched,
  listWatched,
  openWarning,
  removeWatched,
  WatchEntryId,
} from '../../../contract/watch-list.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, passOf, receptionId } from '../../support/kiosk.ts';
import { aPane, clockTo, mailTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const DAY = '2026-12-02' as never;
const Mails = z.array(z.object({ subject: z.string(), text: z.string() }));
const vera = {
  names: ['Vera Olsen', 'Wera Olsen'],
  addresses: [] as string[],
  reason: 'Took a laptop in May.',
  instruction: 'Call security, 112.',
  until: '2026-12-31' as never,
};

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof ApiProblem ? error.code : error),
  );

describeOnBothDatabases('the watch list of a reception', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database, isPatient: true });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-12-02T08:30:00Z');
  });
  afterAll(() => house.close());

  async function watch(entry: Partial<typeof vera> = {}, id = randomUUID() as string) {
    const { call } = await house.portal('hana');
    const params = { id: await receptionId(house, 'Reception CPH') };
    return await call(addWatched, { params, body: { id: WatchEntryId.parse(id), ...vera, ...entry } });
  }
  /** Vera and Bo, who are expected by Anna at noon. */
  async function expectTwo() {
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = [
      { id: randomUUID(), name: 'Véra OLSEN', mail: 'vera@fabrikam.example' },
      { id: randomUUID(), name: 'Bo Berg', mail: 'bo@mail.contoso.example' },
    ];
    const params = { bookingKey: pane.bookingKey };
    await anna(registerVisitors, { params, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
    await eventually(desk, (visits) => visits.length === 2);
    return { listed: async () => await anna(listVisitors, { params }) };
  }
  async function desk(person = 'fatima') {
    const { call } = await house.portal(person);
    const reception = await receptionId(house, 'Reception CPH');
    return (await call(listDeskVisits, { query: { reception, day: DAY } })).visits;
  }
  async function warnings() {
    return Object.fromEntries((await desk()).map(({ name, warning }) => [name, warning?.state ?? null]));
  }
  async function visitOf(name: string) {
    const visit = (await desk()).find((one) => one.name === name);
    if (!visit) throw new Error(`${name} is not at the desk`);
    return visit;
  }
  const arrivals = async () =>
    (await mailTo(house, 'anna')).filter(({ subject }) => /arrived/.test(subject)).length;

  test('is for whoever may change the reception, and is kept sealed; the audit says that it changed, never who is on it', async () => {
    const { call } = await house.portal('hana');
    const fatima = await house.portal('fatima');
    const params = { id: await receptionId(house, 'Reception CPH') };
    const entry = await watch({ addresses: ['@Fabrikam.example'] });
    expect(entry).toMatchObject({
      names: vera.names,
      addresses: ['fabrikam.example'],
      until: '2026-12-31',
      addedBy: 'Hana Berg',
      addedAt: '2026-12-02T08:30:00.000Z',
      version: 1,
    });
    expect(await watch({ addresses: ['fabrikam.example'] }, entry.id)).toEqual(entry); // the same click twice
    expect(await codeOf(watch({ reason: 'Another' }, entry.id))).toBe('idempotency-key-reused');
    expect(await codeOf(fatima.call(listWatched, { params }))).toBe('permission-missing');
    expect((await call(listWatched, { params })).entries).toEqual([entry]);
    const { rows } = await sql<{
      row: string;
    }>`select row_to_json(watch_entry)::text as row from watch_entry`.execute(house.db);
    expect(rows[0]?.row).not.toMatch(/Olsen|fabrikam|laptop|112/);

    const of = { params: { id: entry.id }, version: 1 };
    const body = { ...vera, instruction: 'Ask for Hana.' };
    expect(await call(changeWatched, { ...of, body })).toMatchObject({ version: 2, addresses: [] });
    expect(await codeOf(call(changeWatched, { ...of, body: vera }))).toBe('changed-meanwhile');
    expect(await codeOf(call(removeWatched, of))).toBe('changed-meanwhile');
    await call(removeWatched, { ...of, version: 2 });
    expect(await codeOf(call(removeWatched, { ...of, version: 2 }))).toBe('not-found');
    expect((await call(listWatched, { params })).entries).toEqual([]);
    const { entries } = await call(listAudit, { query: { search: 'watch-entry' } });
    expect(entries.map(({ action }) => action)).toEqual([
      'watch-entry.removed',
      'watch-entry.changed',
      'watch-entry.added',
    ]);
    expect(entries[1]?.after).toMatchObject({ changed: ['addresses', 'instruction'], names: 2 });
    expect(JSON.stringify(entries)).not.toMatch(/Olsen|fabrikam|laptop|112/);
  });

  test.each([
    ['nobody', { names: [], addresses: [] }, '/body/names'],
    ['an address that is none', { addresses: ['fabrikam'] }, '/body/addresses/0'],
    ['no reason', { reason: ' ' }, '/body/reason'],
    ['a day that is over', { until: '2026-12-01' as never }, '/body/until'],
    ['a day that is years away', { until: '2029-01-01' as never }, '/body/until'],
  ])('takes no entry with %s', async (_what, wrong, pointer) => {
    await expect(watch(wrong)).rejects.toMatchObject({ errors: [{ pointer }] });
  });

  test('warns the desk of visitors by name, address and domain, and nobody else: neither host nor visitor nor audit', async () => {
    const { listed } = await expectTwo();
    const before = await listed();
    await watch();
    await watch({ names: [], addresses: ['contoso.example'] });
    expect(await warnings()).toEqual({ 'Bo Berg': 'open', 'Véra OLSEN': 'open' });
    expect(await listed()).toEqual(before);
    const mails = Mails.parse(await house.control('GET', '/mail'));
    expect(JSON.stringify(mails)).not.toMatch(/laptop|security/);
    expect(JSON.stringify(await desk())).not.toMatch(/laptop|security/); // only whoever opens it reads why
  });

  test('is opened by the desk, answered and taken back; who did it is noted, and an entry that is rewritten warns anew', async () => {
    await expectTwo();
    const entry = await watch();
    const { call } = await house.portal('fatima');
    const { id } = await visitOf('Véra OLSEN');
    const opened = await call(openWarning, { params: { id } });
    const fatimaAt = { name: 'Fatima Noor', at: '2026-12-02T08:30:00.000Z' };
    expect(opened).toEqual({
      state: 'seen',
      entries: [
        {
          id: entry.id,
          fits: 'name',
          names: vera.names,
          reason: vera.reason,
          instruction: vera.instruction,
          version: 1,
          seen: fatimaAt,
          cleared: null,
        },
      ],
    });
    expect(await call(openWarning, { params: { id } })).toEqual(opened); // noted once
    const answer = (isSomebodyElse: boolean, version = 1) =>
      call(answerWarning, { params: { id }, body: { isSomebodyElse, entries: [{ id: entry.id, version }] } });
    expect(await answer(true)).toMatchObject({ state: 'cleared', entries: [{ cleared: fatimaAt }] });
    expect(await answer(true)).toMatchObject({ state: 'cleared' });
    expect((await visitOf('Véra OLSEN')).warning?.state).toBe('cleared');
    expect(await answer(false)).toMatchObject({ state: 'seen', entries: [{ cleared: null }] });
    await answer(true);

    const hana = await house.portal('hana');
    const body = { ...vera, reason: 'Took two laptops.' };
    await hana.call(changeWatched, { params: { id: entry.id }, version: 1, body });
    expect((await visitOf('Véra OLSEN')).warning?.state).toBe('open');
    expect(await answer(true)).toMatchObject({ state: 'open' }); // what was read is not what is there
    expect(await answer(true, 2)).toMatchObject({ state: 'cleared' });
    const bo = await visitOf('Bo Berg');
    expect(bo.warning).toBeNull();
    expect(await codeOf(call(openWarning, { params: { id: bo.id } }))).toBe('not-found');

    const { entries } = await hana.call(listAudit, { query: { search: 'visit.warning' } });
    expect(entries.map(({ action, actor }) => `${action} ${actor.name}`).toReversed()).toEqual([
      'visit.warning-seen Fatima Noor',
      'visit.warning-cleared Fatima Noor',
      'visit.warning-renewed Fatima Noor',
      'visit.warning-cleared Fatima Noor',
      'visit.warning-cleared Fatima Noor',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Olsen|OLSEN|laptop/);
  });

  test('lets whoever walks in wait at the desk, with nobody told until they are let in; the others of the group are in', async () => {
    await watch();
    const { call } = await house.portal('fatima');
    const reception = await receptionId(house, 'Reception CPH');
    const [host] = (await call(findHosts, { query: { reception, search: 'ann' } })).hosts;
    if (!host) throw new Error('nobody is called so');
    const visitors = ['Olsen, Vera', 'Bo Berg'].map((name) => ({ id: VisitorId.parse(randomUUID()), name }));
    const body = { visitors, host: { tenantId: host.tenantId, id: host.id } };
    const { visits } = await call(welcomeWalkIns, { params: { id: reception }, body });
    const byName = new Map(visits.map((visit) => [visit.name, visit]));
    expect(byName.get('Bo Berg')).toMatchObject({ status: 'on-site', warning: null });
    expect(byName.get('Olsen, Vera')).toMatchObject({
      status: 'expected',
      warning: { state: 'open', sentAt: null },
    });
    await eventually(arrivals, (count) => count === 1);
    const waiting = await visitOf('Olsen, Vera');
    const taken = { params: { id: waiting.id }, version: waiting.version };
    expect(await call(takeStep, { ...taken, body: { step: 'check-in' } })).toMatchObject({
      status: 'on-site',
      warning: { state: 'open' },
    });
    await eventually(arrivals, (count) => count === 2);
  });

  test('ends with the day for whoever walked in and was not let in', async () => {
    await watch();
    const { call } = await house.portal('fatima');
    const reception = await receptionId(house, 'Reception CPH');
    const visitors = [{ id: VisitorId.parse(randomUUID()), name: 'Vera Olsen' }];
    const body = { visitors, host: { name: 'Mia' } };
    await call(welcomeWalkIns, { params: { id: reception }, body });
    await clockTo(house, '2026-12-03T08:00:00Z');
    expect(await desk()).toMatchObject([{ status: 'no-show', isWalkIn: true }]);
  });

  test('makes a kiosk send visitors to the desk without saying why, tells the desk, and lets them in when it is somebody else', async () => {
    await expectTwo();
    const entry = await watch();
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const shown = { pass: await passOf(house, 'Véra OLSEN') };
    const { visit, ...found } = await kiosk.call(findVisit, { body: { shown, language: 'en' } });
    expect(found).toMatchObject({ firstName: 'Véra', step: 'check-in' });
    const enter = () =>
      kiosk.call(checkIn, { params: { visit }, body: { shown, accepted: null, language: 'en' } });
    const refused = await enter().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'see-reception', status: 409 });
    expect(JSON.stringify(refused)).not.toMatch(/watch|laptop|security|warn/);
    expect(await codeOf(enter())).toBe('see-reception'); // again within a minute: the desk knows already
    expect(await visitOf('Véra OLSEN')).toMatchObject({
      status: 'expected',
      arrivedAt: null,
      warning: { state: 'open', sentAt: '2026-12-02T08:30:00.000Z' },
    });
    expect(await arrivals()).toBe(0);
    const hana = await house.portal('hana');
    const { entries } = await hana.call(listAudit, { query: { action: 'visit.kept-waiting' } });
    expect(entries.map(({ actor }) => actor.kind)).toEqual(['kiosk']);

    const { call } = await house.portal('fatima');
    const body = { isSomebodyElse: true, entries: [{ id: entry.id, version: 1 }] };
    await call(answerWarning, { params: { id: visit }, body });
    expect(await enter()).toMatchObject({ arrivedAt: '2026-12-02T08:30:00.000Z' });
    await eventually(arrivals, (count) => count === 1);
  });

  test('makes a kiosk note whoever is not expected for the desk, once, and tells no host', async () => {
    await watch();
    const { call } = await house.portal('hana');
    const params = { id: await receptionId(house, 'Reception CPH') };
    await call(changeKioskOptions, { params, version: 1, body: { walkIns: true } });
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const body = {
      id: VisitorId.parse(randomUUID()),
      name: 'Vera Olsen',
      company: null,
      host: 'Anna Holm',
      accepted: null,
      language: 'en',
    } as const;
    expect(await codeOf(kiosk.call(welcomeAtKiosk, { body }))).toBe('see-reception');
    expect(await codeOf(kiosk.call(welcomeAtKiosk, { body }))).toBe('see-reception');
    expect(await desk()).toMatchObject([
      {
        name: 'Vera Olsen',
        status: 'expected',
        isWalkIn: true,
        warning: { state: 'open', sentAt: '2026-12-02T08:30:00.000Z' },
      },
    ]);
    expect(await arrivals()).toBe(0);
  });

  test('is the list of one reception, and counts until its last day; then it is erased and the audit says how many', async () => {
    await expectTwo();
    const { call } = await house.portal('hana');
    const [other] = (await call(listReceptions, {})).receptions.filter(
      ({ name }) => name === 'Reception NYC',
    );
    if (!other) throw new Error('F0 has a reception in New York');
    const body = { id: WatchEntryId.parse(randomUUID()), ...vera };
    await call(addWatched, { params: { id: other.id }, body });
    expect((await visitOf('Véra OLSEN')).warning).toBeNull();

    await watch({ until: DAY });
    expect((await visitOf('Véra OLSEN')).warning?.state).toBe('open');
    const { id } = await visitOf('Véra OLSEN');
    await (await house.portal('fatima')).call(openWarning, { params: { id } });
    expect(
      (await call(findPersonalData, { body: { name: 'vera olsen' } })).watched, // on both lists
    ).toBe(2);
    await clockTo(house, '2026-12-03T08:00:00Z');
    const params = { id: await receptionId(house, 'Reception CPH') };
    expect((await call(listWatched, { params })).entries).toEqual([]);
    expect((await call(listWatched, { params: { id: other.id } })).entries).toHaveLength(1);
    const { entries } = await call(listAudit, { query: { action: 'watch-entry.forgotten' } });
    expect(entries.map(({ after }) => after)).toEqual([{ entries: 1 }]);
    const { rows } = await sql`select 1 from visit_warning`.execute(house.db);
    expect(rows).toEqual([]);
  });
});
