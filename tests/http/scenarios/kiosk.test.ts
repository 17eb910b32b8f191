import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import type { VisitStep } from '../../../contract/front-desk.ts';
import { publishHouseRules } from '../../../contract/house-rules.ts';
import { checkIn, checkOut, findVisit } from '../../../contract/kiosk.ts';
import type { Shown } from '../../../contract/kiosk.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, passOf, receptionId } from '../../support/kiosk.ts';
import type { PairedKiosk } from '../../support/kiosk.ts';
import { aPane, clockTo, meetingPath, send } from './a-booking.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const DAY = '2026-12-02';
/** 11:30 in Copenhagen. */
const BEFORE_NOON = '2026-12-02T10:30:00.000Z';
const Mails = z.array(z.object({ subject: z.string() }));
const aVersion = (en: string, more: object = {}) => ({ en, da: '', de: '', fr: '', ...more });

const find = ({ call }: PairedKiosk, shown: Shown) => call(findVisit, { body: { shown, language: 'en' } });
const enter = async (kiosk: PairedKiosk, shown: Shown, accepted: number | null = null) => {
  const { visit } = await find(kiosk, shown);
  return await kiosk.call(checkIn, {
    params: { visit },
    body: { shown, accepted: accepted === null ? null : { version: accepted, language: 'en' } },
  });
};

/** Everything of a refusal that a caller can tell apart, but for the id of the request. */
async function refusalOf(asked: Promise<unknown>) {
  const error: unknown = await asked.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`no refusal: ${String(error)}`);
  const { code, status, title, detail, errors, current } = error;
  return { code, status, title, detail, errors, current };
}

describeOnBothDatabases('a kiosk', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database, isPatient: true });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Anna's meeting in fjord on Wednesday at noon, sent, and these people expected at it. */
  async function expected(...names: readonly string[]) {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesdayNoon });
    const visitors = names.map((name, at) => ({ id: randomUUID(), name, mail: `v${at}@fabrikam.example` }));
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    const meeting = await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    await atDesk((visits) => visits.length === names.length);
    return meeting;
  }

  const atDesk = (isThere: (visits: Awaited<ReturnType<typeof deskOf>>) => boolean) =>
    eventually(deskOf, isThere);
  async function deskOf() {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    return (await call(listDeskVisits, { query: { reception, day: DAY } })).visits;
  }
  async function step(name: string, what: VisitStep) {
    const { call } = await house.portal('hana');
    const visit = (await deskOf()).find((one) => one.name === name);
    if (!visit) throw new Error(`${name} is not at the desk`);
    await call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step: what } });
  }

  const knows = async (mail: string, about: string) =>
    Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(mail)}`)).filter(({ subject }) =>
      subject.includes(about),
    ).length;

  test('S25: shows first name, host and start to the bearer of a code, checks in once, and the host is told once', async () => {
    await expected('Vera Olsen', 'Bo Berg');
    await clockTo(house, BEFORE_NOON);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const pass = await passOf(house, 'Vera Olsen');

    const seen = await find(kiosk, { pass });
    const { visit, version, ...shown } = seen;
    expect(shown).toEqual({
      step: 'check-in',
      firstName: 'Vera',
      host: 'Anna Holm',
      start: wednesdayNoon.start,
      rules: null,
    });
    const first = await enter(kiosk, { pass });
    expect(first).toEqual({ arrivedAt: BEFORE_NOON, badge: 'none', photo: null });
    await clockTo(house, '2026-12-02T10:40:00.000Z');
    expect(await enter(kiosk, { pass })).toEqual(first); // the answer got lost, and it was said again
    expect((await deskOf()).map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ['Vera Olsen', 'on-site'],
        ['Bo Berg', 'notified'],
      ]),
    );
    expect(
      await eventually(
        () => knows('anna@nordhavn.example', 'Vera Olsen has arrived'),
        (count) => count > 0,
      ),
    ).toBe(1);
    const { call } = await house.portal('hana');
    const { entries } = await call(listAudit, { query: { action: 'visit.checked-in' } });
    expect(entries.map(({ actor, cause, subject }) => [actor.kind, actor.name, cause, subject.name])).toEqual(
      [['kiosk', 'Entrance', 'kiosk', expect.stringMatching(/^visitor [0-9a-f]{8}$/)]],
    );
    expect(JSON.stringify(entries)).not.toContain('Vera');
    expect([visit, version]).toEqual([expect.any(String), expect.any(Number)]);
  });

  test('S25: whoever accepted a version of the house rules accepts the next one anew; version and time are kept', async () => {
    await expected('Vera Olsen', 'Bo Berg');
    await clockTo(house, BEFORE_NOON);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const { call } = await house.portal('hana');
    const publish = (replaces: number, texts: ReturnType<typeof aVersion> | null) =>
      call(publishHouseRules, { params: { id: kiosk.reception }, body: { replaces, texts } });
    await publish(0, aVersion('Wear <b>a badge</b>.', { da: 'Bær et skilt.' }));
    const vera = { pass: await passOf(house, 'Vera Olsen') };
    const bo = { pass: await passOf(house, 'Bo Berg') };

    const inDanish = await kiosk.call(findVisit, { body: { shown: vera, language: 'da' } });
    expect(inDanish.rules).toEqual({ version: 1, language: 'da', text: 'Bær et skilt.' });
    const inFrench = await kiosk.call(findVisit, { body: { shown: vera, language: 'fr' } });
    expect(inFrench.rules).toEqual({ version: 1, language: 'en', text: 'Wear <b>a badge</b>.' });
    expect(await refusalOf(enter(kiosk, vera))).toMatchObject({ code: 'rules-changed', status: 409 });
    await enter(kiosk, vera, 1);
    const [shown] = (await deskOf()).filter(({ name }) => name === 'Vera Olsen');
    expect(shown?.accepted).toEqual({ version: 1, at: BEFORE_NOON, language: 'en' });

    await publish(1, aVersion('Wear two badges.'));
    expect(await refusalOf(enter(kiosk, bo, 1))).toMatchObject({ code: 'rules-changed' });
    expect((await find(kiosk, bo)).rules).toMatchObject({ version: 2, text: 'Wear two badges.' });
    await enter(kiosk, bo, 2);
    await step('Vera Olsen', 'undo');
    expect((await find(kiosk, vera)).rules).toMatchObject({ version: 2 }); // she accepted the first
    await publish(2, null);
    expect((await find(kiosk, vera)).rules).toBeNull();
    await enter(kiosk, vera);
    const { entries } = await call(listAudit, { query: { action: 'visit.accepted-rules' } });
    expect(entries.map(({ after }) => after)).toEqual([
      expect.objectContaining({ version: 2, at: BEFORE_NOON }),
      expect.objectContaining({ version: 1, at: BEFORE_NOON }),
    ]);
  });

  test('S25: whoever has no code says name and host, in any case and without marks, and both must be right', async () => {
    await expected('Zoë Ærø', 'Bo Berg');
    await clockTo(house, BEFORE_NOON);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    for (const name of ['zoe aero', 'ÆRØ, Zoë', '  Zoë   Ærø ']) {
      expect(await find(kiosk, { name, host: 'anna HOLM' })).toMatchObject({ firstName: 'Zoë' });
    }
    const misses = [
      { name: 'Zoë Ærø', host: 'Bent Madsen' },
      { name: 'Zoë', host: 'Anna Holm' },
      { name: 'Nobody Here', host: 'Anna Holm' },
      { name: '---', host: '...' },
    ];
    const answers = await Promise.all(misses.map((shown) => refusalOf(find(kiosk, shown))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'not-found', status: 404 });
    const shown = { name: 'Zoe Aero', host: 'Holm Anna' };
    const first = await enter(kiosk, shown);
    expect(await enter(kiosk, shown)).toEqual(first);
  });

  test('S25: a code of another day, house or reception, a guessed one, a canceled visit and one that is over get one answer', async () => {
    const meeting = await expected('Vera Olsen', 'Bo Berg', 'Li Wei');
    const pass = await passOf(house, 'Vera Olsen');
    const gone = await passOf(house, 'Bo Berg');
    const withdrawn = await passOf(house, 'Li Wei');
    const tuesdayNight = '2026-12-01T22:59:59.000Z'; // a second before midnight in Copenhagen
    await clockTo(house, tuesdayNight);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const nyc = await pairedKiosk(house, 'Reception NYC');
    const answers = [await refusalOf(find(kiosk, { pass }))];
    await clockTo(house, '2026-12-01T23:00:00.000Z');
    expect(await find(kiosk, { pass })).toMatchObject({ firstName: 'Vera' }); // from midnight on
    await clockTo(house, BEFORE_NOON);
    answers.push(await refusalOf(find(nyc, { pass })));
    answers.push(await refusalOf(find(kiosk, { pass: 'A'.repeat(22) })));
    answers.push(await refusalOf(find(kiosk, { pass: 'not a pass at all' })));

    await enter(kiosk, { pass: gone });
    const { visit, version, step: next } = await find(kiosk, { pass: gone });
    expect(next).toBe('check-out');
    const body = { shown: { pass: gone }, version };
    const left = await kiosk.call(checkOut, { params: { visit }, body });
    expect(await kiosk.call(checkOut, { params: { visit }, body })).toEqual(left); // the answer got lost
    answers.push(await refusalOf(find(kiosk, { pass: gone })));
    answers.push(
      await refusalOf(
        kiosk.call(checkIn, { params: { visit }, body: { shown: { pass: gone }, accepted: null } }),
      ),
    );
    answers.push(
      await refusalOf(kiosk.call(checkOut, { params: { visit }, body: { shown: { pass }, version } })),
    );

    await house.control('DELETE', meetingPath(meeting));
    await atDesk((visits) => visits.some(({ name, status }) => name === 'Li Wei' && status === 'canceled'));
    answers.push(await refusalOf(find(kiosk, { pass: withdrawn })));
    await clockTo(house, '2026-12-02T23:00:00.000Z');
    const later = await pairedKiosk(house, 'Reception CPH'); // with tries of its own
    answers.push(await refusalOf(find(later, { pass })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(answers[0])]),
    );
    expect(answers[0]).toMatchObject({ code: 'not-found', status: 404, errors: [] });
  });

  test('S25: who guesses waits after ten misses, at that kiosk alone; who is found uses nothing up', async () => {
    await expected('Vera Olsen');
    await clockTo(house, BEFORE_NOON);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const other = await pairedKiosk(house, 'Reception CPH');
    const pass = await passOf(house, 'Vera Olsen');
    for (let at = 0; at < 15; at += 1) await find(kiosk, { pass });
    const guess = (at: number) => refusalOf(find(kiosk, { pass: String(at).padStart(22, 'x') }));
    const tried = await Promise.all(Array.from({ length: 14 }, (_, at) => guess(at)));
    expect(tried.filter(({ code }) => code === 'not-found')).toHaveLength(10);
    expect(tried.filter(({ code }) => code === 'too-many-requests')).toHaveLength(4);
    expect(await refusalOf(find(kiosk, { pass }))).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(await find(other, { pass })).toMatchObject({ firstName: 'Vera' });
  });

  test('a desk and a kiosk that check somebody in at once check them in once', async () => {
    await expected('Vera Olsen');
    await clockTo(house, BEFORE_NOON);
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const pass = await passOf(house, 'Vera Olsen');
    const { visit } = await find(kiosk, { pass });
    const body = { shown: { pass }, accepted: null };
    const both = await Promise.allSettled([
      step('Vera Olsen', 'check-in'),
      kiosk.call(checkIn, { params: { visit }, body }),
      kiosk.call(checkIn, { params: { visit }, body }),
    ]);
    expect(both.slice(1).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await deskOf()).toMatchObject([{ name: 'Vera Olsen', status: 'on-site', arrivedAt: BEFORE_NOON }]);
    const { call } = await house.portal('hana');
    expect((await call(listAudit, { query: { action: 'visit.checked-in' } })).entries).toHaveLength(1);
  });
});
