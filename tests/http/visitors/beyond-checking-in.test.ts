import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { readEvacuationList } from '../../../contract/evacuation.ts';
import { publishHouseRules } from '../../../contract/house-rules.ts';
import {
  checkIn,
  checkOut,
  findKioskHosts,
  findVisit,
  keepPhoto,
  readKiosk,
  sendBadge,
  welcomeAtKiosk,
} from '../../../contract/kiosk.ts';
import type { KioskBadge } from '../../../contract/kiosk-options.ts';
import { changeKioskOptions, readKioskOptions } from '../../../contract/kiosk-options.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { listPhotoConsents, publishPhotoConsent } from '../../../contract/photo-consents.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { VisitId, VisitorId } from '../../../contract/visitor-ids.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, passOf, receptionId } from '../../support/kiosk.ts';
import type { PairedKiosk } from '../../support/kiosk.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const DAY = '2026-12-02';
const MINUTE = 60_000;
const face = readFileSync(path.join(import.meta.dirname, '..', '..', 'support', 'face.jpg'));
const jpeg = face.toString('base64');
/** The same picture, as it would be with so many lines. */
function ofHeight(height: number): string {
  const bytes = Buffer.from(face);
  bytes.writeUInt16BE(height, face.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  return bytes.toString('base64');
}
const nothing = { en: '', da: '', de: '', fr: '' };
const Mails = z.array(z.object({ subject: z.string() }));

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof ApiProblem ? error.code : error),
  );

describe('a kiosk', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ isPatient: true });
  });
  beforeEach(async () => {
    house.realTime.ahead = 0;
    await house.reset();
  });
  afterAll(() => house.close());

  /** Vera, who has a mail address, and Bo, who has none, are expected at noon, and it is half past eleven. */
  async function expectTwo(): Promise<PairedKiosk> {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = [
      { id: randomUUID(), name: 'Vera Olsen', mail: 'vera@fabrikam.example', company: 'Fabrikam' },
      { id: randomUUID(), name: 'Bo Berg' },
    ];
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
    await eventually(desk, (visits) => visits.length === 2);
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    return await pairedKiosk(house, 'Reception CPH');
  }
  async function desk() {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    return (await call(listDeskVisits, { query: { reception, day: DAY } })).visits;
  }
  async function options(change: { badge?: KioskBadge; walkIns?: boolean }) {
    const { call } = await house.portal('hana');
    const params = { id: await receptionId(house, 'Reception CPH') };
    const { version } = await call(readKioskOptions, { params });
    return await call(changeKioskOptions, { params, version, body: change });
  }
  async function consent(replaces: number, texts: typeof nothing | null) {
    const { call } = await house.portal('hana');
    const params = { id: await receptionId(house, 'Reception CPH') };
    return await call(publishPhotoConsent, { params, body: { replaces, texts } });
  }
  async function enter({ call }: PairedKiosk, name: string, language: 'en' | 'de' = 'en') {
    const shown = { pass: await passOf(house, name) };
    const { visit } = await call(findVisit, { body: { shown, language } });
    const entered = await call(checkIn, { params: { visit }, body: { shown, accepted: null, language } });
    return { ...entered, visit, shown };
  }
  const badge = ({ cookie }: PairedKiosk, visit: string) =>
    fetch(`${house.productUrl}/kiosk-api/visits/${visit}/badge`, { headers: { cookie } });
  const photos = async () => {
    const { rows } = await sql<{ photo: string }>`select photo from visit_photo`.execute(house.db);
    return rows.map(({ photo }) => photo);
  };
  const mails = async (to: string, about: string) =>
    Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(to)}`)).filter(({ subject }) =>
      subject.includes(about),
    ).length;

  test('does nothing beside checking in and out until its reception says so; of two who say it at once one is told', async () => {
    const { call } = await house.portal('hana');
    const params = { id: await receptionId(house, 'Reception CPH') };
    expect(await call(readKioskOptions, { params })).toEqual({ badge: 'none', walkIns: false, version: 1 });
    const change = (version: number, body: object) => call(changeKioskOptions, { params, version, body });
    expect(await change(1, { badge: 'print' })).toEqual({ badge: 'print', walkIns: false, version: 2 });
    expect(await codeOf(change(1, { walkIns: true }))).toBe('changed-meanwhile');
    expect(await change(2, { badge: 'print' })).toMatchObject({ version: 2 });
    const both = await Promise.all([
      codeOf(change(2, { walkIns: true })),
      codeOf(change(2, { badge: 'send' })),
    ]);
    expect(both.toSorted()).toEqual(['changed-meanwhile', null]);
    const { entries } = await call(listAudit, { query: { action: 'kiosk-options.changed' } });
    expect(entries.map(({ after }) => after).at(-1)).toEqual({ badge: 'print', walkIns: false });
    expect(entries).toHaveLength(2);

    expect((await call(listPhotoConsents, { params })).versions).toEqual([]);
    await consent(0, { ...nothing, en: 'May we?' });
    await call(publishHouseRules, { params, body: { replaces: 0, texts: { ...nothing, en: 'Be quiet.' } } });
    expect((await call(listPhotoConsents, { params })).versions).toMatchObject([
      { version: 1, texts: { en: 'May we?' } },
    ]);
  });

  test('prints the badge of whoever has just checked in there, and of nobody else, for three minutes', async () => {
    const kiosk = await expectTwo();
    const other = await pairedKiosk(house, 'Reception CPH');
    const bo = await enter(other, 'Bo Berg');
    expect([bo.badge, (await badge(other, bo.visit)).status]).toEqual(['none', 404]);
    await options({ badge: 'print' });
    const vera = await enter(kiosk, 'Vera Olsen');
    expect(vera.badge).toBe('print');

    const printed = await badge(kiosk, vera.visit);
    expect(printed.headers.get('content-type')).toBe('application/pdf');
    const [page] = await readPdf(new Uint8Array(await printed.arrayBuffer()));
    expect(page?.text).toContain('Vera Olsen');
    expect(page?.text).toContain('Host: Anna Holm');
    expect(await codeOf(kiosk.call(sendBadge, { params: { visit: vera.visit } }))).toBe('not-found');

    const refused = async (at: PairedKiosk, visit: string) => (await badge(at, visit)).status;
    expect(await refused(kiosk, bo.visit)).toBe(404); // checked in elsewhere
    expect(await refused(other, vera.visit)).toBe(404); // of another kiosk
    expect(await refused(other, bo.visit)).toBe(200);
    expect(await enter(other, 'Bo Berg').catch(() => null)).not.toBeNull(); // said again: nothing more is granted
    house.realTime.ahead = 2 * MINUTE;
    expect(await refused(other, bo.visit)).toBe(200);
    house.realTime.ahead = 4 * MINUTE;
    expect(await refused(other, bo.visit)).toBe(404);
    expect(await refused(kiosk, vera.visit)).toBe(404);
  });

  test('gives nobody a badge who was checked in at the desk, or has left', async () => {
    const kiosk = await expectTwo();
    await options({ badge: 'print' });
    const { call } = await house.portal('hana');
    const [first] = (await desk()).filter(({ name }) => name === 'Bo Berg');
    if (!first) throw new Error('Bo is expected');
    await call(takeStep, { params: { id: first.id }, version: first.version, body: { step: 'check-in' } });
    expect((await badge(kiosk, first.id)).status).toBe(404);
    const { visit, shown } = await enter(kiosk, 'Vera Olsen');
    const { version } = await kiosk.call(findVisit, { body: { shown, language: 'en' } });
    await kiosk.call(checkOut, { params: { visit }, body: { shown, version } });
    expect((await badge(kiosk, visit)).status).toBe(404);
  });

  test('sends the badge once, however often it is asked for, and says when there is no address', async () => {
    const kiosk = await expectTwo();
    await options({ badge: 'send' });
    const vera = await enter(kiosk, 'Vera Olsen');
    const ask = (visit: VisitId) => kiosk.call(sendBadge, { params: { visit } });
    expect([await ask(vera.visit), await ask(vera.visit)]).toEqual([{ isSent: true }, { isSent: true }]);
    expect((await badge(kiosk, vera.visit)).status).toBe(404);
    const bo = await enter(kiosk, 'Bo Berg');
    expect(await ask(bo.visit)).toEqual({ isSent: false });
    expect(await codeOf(ask(vera.visit))).toBe('not-found');
    expect(
      await eventually(
        () => mails('vera@fabrikam.example', 'Your badge'),
        (count) => count > 0,
      ),
    ).toBe(1);
  });

  test('keeps a photo, sealed, for the badge, when the text in force was agreed to', async () => {
    const kiosk = await expectTwo();
    expect((await enter(kiosk, 'Bo Berg')).photo).toBeNull();
    await consent(0, { ...nothing, en: 'May we take your photo?', de: 'Dürfen wir?' });
    await options({ badge: 'print' });
    const { visit, photo } = await enter(kiosk, 'Vera Olsen', 'de');
    expect(photo).toEqual({ version: 1, language: 'de', text: 'Dürfen wir?' });
    const keep = (body: { jpeg: string; version?: number }, of: VisitId = visit) =>
      codeOf(
        kiosk.call(keepPhoto, {
          params: { visit: of },
          body: { jpeg: body.jpeg, consent: { version: body.version ?? 1, language: 'de' } },
        }),
      );
    expect(await keep({ jpeg: Buffer.from('no picture').toString('base64') })).toBe('invalid-request');
    expect(await keep({ jpeg: 'x'.repeat(300_000) })).toBe('body-too-large');
    expect(await keep({ jpeg: Buffer.alloc(151 * 1_024).toString('base64') })).toBe('invalid-request');
    expect(await keep({ jpeg: ofHeight(63) })).toBe('invalid-request');
    expect(await keep({ jpeg: ofHeight(1_025) })).toBe('invalid-request');
    expect(await keep({ jpeg, version: 2 })).toBe('rules-changed');
    expect(await keep({ jpeg }, VisitId.parse(randomUUID()))).toBe('not-found');
    expect(await photos()).toEqual([]);

    expect(await keep({ jpeg: ofHeight(1_024) })).toBeNull();
    expect(await keep({ jpeg })).toBeNull();
    const [kept, ...others] = await photos();
    expect(others).toEqual([]); // the second takes the place of the first
    expect(kept).toMatch(/^enc:v1:/);
    expect(kept).not.toContain(jpeg.slice(0, 100));
    const paper = Buffer.from(await (await badge(kiosk, visit)).arrayBuffer());
    expect(paper.includes(face)).toBe(true);
    const { call } = await house.portal('hana');
    const { entries } = await call(listAudit, { query: { action: 'visit.photographed' } });
    const taken = { visit, consent: { version: 1, language: 'de', at: '2026-12-02T10:30:00.000Z' } };
    expect(entries.map(({ after }) => after)).toEqual([taken, taken]);
    await consent(1, null);
    expect((await keep({ jpeg })) ?? 'kept').toBe('rules-changed');
  });

  test('forgets a photo when its visitor leaves, and at midnight of the reception', async () => {
    const kiosk = await expectTwo();
    await consent(0, { ...nothing, en: 'May we?' });
    const photograph = async (name: string) => {
      const { visit, shown } = await enter(kiosk, name);
      const body = { jpeg, consent: { version: 1, language: 'en' as const } };
      await kiosk.call(keepPhoto, { params: { visit }, body });
      return { visit, shown };
    };
    const { visit, shown } = await photograph('Vera Olsen');
    await photograph('Bo Berg');
    expect(await photos()).toHaveLength(2);
    const { version } = await kiosk.call(findVisit, { body: { shown, language: 'en' } });
    await kiosk.call(checkOut, { params: { visit }, body: { shown, version } });
    expect(await photos()).toHaveLength(1);
    await clockTo(house, '2026-12-02T22:59:00.000Z');
    expect(await photos()).toHaveLength(1);
    await clockTo(house, '2026-12-02T23:01:00.000Z');
    expect(await eventually(photos, (left) => left.length === 0)).toEqual([]);
  });

  test('S41: a photo is in what a person is given, and goes with them', async () => {
    const kiosk = await expectTwo();
    await consent(0, { ...nothing, en: 'May we?' });
    const { visit } = await enter(kiosk, 'Vera Olsen');
    await kiosk.call(keepPhoto, {
      params: { visit },
      body: { jpeg, consent: { version: 1, language: 'en' } },
    });
    const { call } = await house.portal('hana');
    const { visitors } = await call(findPersonalData, { body: { mail: 'vera@fabrikam.example' } });
    const ids = visitors.map(({ id }) => id);
    const given = await call(exportPersonalData, { body: { visitors: ids } });
    expect(given.visitors[0]?.visits[0]?.photo).toEqual({
      jpeg,
      consent: { version: 1, language: 'en', at: '2026-12-02T10:30:00.000Z' },
    });
    // As when the desk forgot to check her out, and the photo was not yet taken away.
    await sql`update visit set status = 'off-site' where id = ${visit}`.execute(house.db);
    await call(erasePersonalData, { body: { visitors: ids } });
    expect(await photos()).toEqual([]);
  });

  test('welcomes nobody whom nobody announced, unless its reception wants it', async () => {
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const ask = () => codeOf(kiosk.call(findKioskHosts, { body: { search: 'Anna Holm', language: 'en' } }));
    expect((await kiosk.call(readKiosk, {})).reception.welcomesWalkIns).toBe(false);
    expect(await ask()).toBe('not-found');
    await options({ walkIns: true });
    expect((await kiosk.call(readKiosk, {})).reception.welcomesWalkIns).toBe(true);
    expect(await ask()).toBeNull();
    const elsewhere = await pairedKiosk(house, 'Reception NYC');
    expect(
      await codeOf(elsewhere.call(findKioskHosts, { body: { search: 'Anna Holm', language: 'en' } })),
    ).toBe('not-found');
  });

  test('names a host to whoever knows the name, and reads nobody the directory', async () => {
    await options({ walkIns: true });
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const find = async (search: string) =>
      (await kiosk.call(findKioskHosts, { body: { search, language: 'en' } })).hosts;
    expect(await find('anna hol')).toEqual([{ name: 'Anna Holm' }]); // and neither address nor id
    expect(await find('Holm, Anna')).toEqual([{ name: 'Anna Holm' }]);
    expect(await find('Anna')).toEqual([]);
    expect(await find('Nobody Here')).toEqual([]);
    expect(await codeOf(find('an'))).toBe('invalid-request');
    const tried: unknown[] = [];
    for (let at = 0; at < 20 && !tried.includes('too-many-requests'); at += 1) {
      tried.push(await codeOf(find(`Guess Number${at}`)));
    }
    expect(tried.at(-1)).toBe('too-many-requests');
    expect(tried.filter((code) => code === null)).toHaveLength(16);
  });

  test('checks in somebody unannounced once, tells their host, and the desk sees them', async () => {
    await options({ walkIns: true, badge: 'print' });
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const texts = { ...nothing, en: 'Be quiet.' };
    await call(publishHouseRules, { params: { id: reception }, body: { replaces: 0, texts } });
    const { rules } = await kiosk.call(findKioskHosts, { body: { search: 'Anna Holm', language: 'da' } });
    expect(rules).toEqual({ version: 1, language: 'en', text: 'Be quiet.' });

    const id = VisitorId.parse(randomUUID());
    const walkIn = { id, name: 'Dr. Max Ek', company: 'Contoso', host: 'anna holm' };
    const welcome = (more: object = {}) =>
      kiosk.call(welcomeAtKiosk, {
        body: { ...walkIn, language: 'en', accepted: { version: 1, language: 'en' }, ...more },
      });
    expect(await codeOf(welcome({ accepted: null }))).toBe('rules-changed');
    expect(await codeOf(welcome({ host: 'Anna Holmes' }))).toBe('not-found');
    expect(await codeOf(welcome({ host: 'anna hol' }))).toBe('not-found'); // a name that was found, not the beginning of one
    const first = await welcome();
    expect(first).toMatchObject({ firstName: 'Max', badge: 'print', photo: null });
    expect(await welcome()).toEqual(first); // the answer got lost
    expect(await codeOf(welcome({ name: 'Somebody else' }))).toBe('idempotency-key-reused');
    expect((await badge(kiosk, first.visit)).status).toBe(200);

    expect(
      await eventually(
        () => mails('anna@nordhavn.example', 'Max Ek has arrived'),
        (count) => count > 0,
      ),
    ).toBe(1);
    const { people } = await call(readEvacuationList, { query: { reception } });
    expect(people).toMatchObject([{ name: 'Dr. Max Ek', company: 'Contoso', host: 'Anna Holm' }]);
    const { entries } = await call(listAudit, { query: { action: 'visit.walked-in' } });
    expect(entries.map(({ actor }) => [actor.kind, actor.name])).toEqual([['kiosk', 'Entrance']]);
    const accepted = await call(listAudit, { query: { action: 'visit.accepted-rules' } });
    expect(accepted.entries).toHaveLength(1);
  });
});
