import { randomUUID } from 'node:crypto';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { drawPdf, readQr } from '../../support/read-qr.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

describeOnBothDatabases('badges', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Visits of one meeting, by the names of the visitors. */
  async function expectPeople(room: string, reception: string, ...names: readonly string[]) {
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: [room], ...wednesdayNoon });
    const visitors = names.map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' }));
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: [room], ...wednesdayNoon });
    const { call } = await house.portal('hana');
    const id = (await call(listReceptions, {})).receptions.find(({ name }) => name === reception)?.id ?? '';
    const visits = await eventually(
      async () => (await call(listDeskVisits, { query: { reception: id, day: '2026-12-02' } })).visits,
      (seen) => names.every((name) => seen.some((one) => one.name === name)),
    );
    return names.map((name) => visits.find((one) => one.name === name)?.id ?? '');
  }

  async function badges(visits: readonly string[], person = 'fatima') {
    const { send: ask } = await house.portal(person);
    const query = new URLSearchParams(visits.map((visit) => ['visit', visit])).toString();
    return await ask(`/portal-api/badges?${query}`);
  }

  test('are printed for a visit, in the layout of its reception, with the pass as a code', async () => {
    const visits = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen', 'Bo Berg');
    const one = await badges(visits.slice(0, 1));
    expect(one.headers.get('content-type')).toBe('application/pdf');
    const content = new Uint8Array(await one.arrayBuffer());
    const [label] = await readPdf(content);
    expect(label).toMatchObject({ width: 62, height: 100 });
    for (const words of ['Visitor', 'Vera Olsen', 'Fabrikam', 'Host: Anna Holm', 'December 2, 2026']) {
      expect(label?.text).toContain(words);
    }
    const code = await readQr(await drawPdf(content));
    expect(code).toMatch(/^http:\/\/localhost:\d+\/kiosk\/#pass=[\w-]{22}$/);

    const { call } = await house.portal('hana');
    const reception = (await call(listReceptions, {})).receptions.find(
      ({ name }) => name === 'Reception CPH',
    );
    if (!reception) throw new Error('the fixture lacks its reception');
    const shows = { company: false, host: true, code: true };
    const badge = { size: 'a4', color: 'red', zone: 'Guest', shows } as const;
    const { id, version } = reception;
    const changed = await call(changeReception, { params: { id }, version, body: { badge, language: 'da' } });
    expect(changed.badge).toEqual(badge);
    const pages = await readPdf(new Uint8Array(await (await badges(visits)).arrayBuffer()));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ width: 210, height: 297 });
    for (const words of ['Guest', 'Vera Olsen', 'Bo Berg', 'Vært: Anna Holm', '2. december 2026']) {
      expect(pages[0]?.text).toContain(words);
    }
    expect(pages[0]?.text).not.toContain('Fabrikam');
  });

  test('are printed again as they were, before the visitor comes, while they are inside and when they have left', async () => {
    const [visit = ''] = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen');
    const { call } = await house.portal('hana');
    const printed = async () => {
      const content = new Uint8Array(await (await badges([visit])).arrayBuffer());
      const [label] = await readPdf(content);
      return { text: label?.text, code: await readQr(await drawPdf(content)) };
    };
    const first = await printed();
    expect(first.text).toContain('Vera Olsen');
    await clockTo(house, wednesdayNoon.start);
    const params = { id: VisitId.parse(visit) };
    const inside = await call(takeStep, { params, version: 1, body: { step: 'check-in' } });
    expect(await printed()).toEqual(first);
    await call(takeStep, { params, version: inside.version, body: { step: 'check-out' } });
    expect(await printed()).toEqual(first);
  });

  test('are there for nobody who does not work at the reception, and for one reception at a time', async () => {
    const [vera = ''] = await expectPeople('fjord', 'Reception CPH', 'Vera Olsen');
    const [nora = ''] = await expectPeople('hudson', 'Reception NYC', 'Nora Poe');
    expect((await badges([nora])).status).toBe(404);
    expect((await badges([vera, nora])).status).toBe(404);
    expect((await badges([randomUUID()])).status).toBe(404);
    expect((await badges([vera], 'dora')).status).toBe(404);
    const both = await badges([vera, nora], 'hana');
    expect([both.status, await both.text()]).toEqual([422, expect.stringContaining('several receptions')]);
    const none = await badges([]);
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('is missing')]);
    expect((await badges(['x'])).status).toBe(422);
  });

  test('a layout without a zone, or in a color that is none, is refused at its field', async () => {
    const { call } = await house.portal('hana');
    const [reception] = (await call(listReceptions, {})).receptions;
    if (!reception) throw new Error('the fixture lacks its receptions');
    const { id, version } = reception;
    const change = (badge: { readonly zone?: string; readonly color?: never }) =>
      call(changeReception, { params: { id }, version, body: { badge } });
    await expect(change({ zone: ' ' })).rejects.toMatchObject({ errors: [{ pointer: '/body/badge/zone' }] });
    await expect(change({ color: 'pink' as never })).rejects.toMatchObject({
      errors: [{ pointer: '/body/badge/color' }],
    });
  });
});
