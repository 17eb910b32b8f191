import { readKiosk } from '../../../contract/kiosk.ts';
import { listHouseRules, publishHouseRules } from '../../../contract/house-rules.ts';
import { listAudit } from '../../../contract/audit.ts';
import { listKiosks, revokeKiosk } from '../../../contract/kiosks.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { inviteTo, kioskCalls, pairedKiosk, receptionId, typeCode } from '../../support/kiosk.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof ApiProblem ? error.code : error),
  );

describe('kiosks of a reception', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    house.realTime.ahead = 0;
    await house.reset();
  });
  afterAll(() => house.close());

  const kiosksOf = async (name = 'Reception CPH') => {
    const { call } = await house.portal('hana');
    return (await call(listKiosks, { params: { id: await receptionId(house, name) } })).kiosks;
  };

  test('are paired by a code that works once, however it is typed, and are seen in the list', async () => {
    const reception = await receptionId(house, 'Reception CPH');
    const { code } = await inviteTo(house, reception);
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/);
    expect(await kiosksOf()).toMatchObject([{ name: 'Entrance', state: 'code', lastSeenAt: null }]);

    const paired = await typeCode(house, ` ${code.toLowerCase().replace('-', ' ')} `);
    expect([paired.status, paired.body]).toEqual([200, '{}']);
    expect(paired.setCookie).toMatch(
      /^kiosk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
    expect(await kioskCalls(house, paired.cookie)(readKiosk, {})).toEqual({
      name: 'Entrance',
      organization: 'Nordhavn',
      reception: {
        name: 'Reception CPH',
        timeZone: 'Europe/Copenhagen',
        language: 'en',
        retentionDays: 30,
        welcomesWalkIns: false,
      },
    });
    expect(await kiosksOf()).toMatchObject([
      { state: 'paired', codeUntil: null, lastSeenAt: expect.any(String) },
    ]);
    expect(await typeCode(house, code)).toMatchObject({ status: 403, cookie: '' });
    const { call } = await house.portal('hana');
    const { entries } = await call(listAudit, { query: { search: 'Entrance' } });
    expect(entries.map(({ action, actor }) => `${action} ${actor.kind}`)).toEqual([
      'kiosk.paired kiosk',
      'kiosk.invited person',
    ]);
    expect(JSON.stringify(entries)).not.toContain(code);
  });

  test('are not paired by a code that is older than ten minutes, or was replaced', async () => {
    const reception = await receptionId(house, 'Reception CPH');
    const { id, code: first } = await inviteTo(house, reception);
    const { code: second } = await inviteTo(house, reception, id);
    expect((await typeCode(house, first)).status).toBe(403);
    house.realTime.ahead = 10 * MINUTE;
    expect(await typeCode(house, second)).toMatchObject({
      status: 403,
      body: expect.stringContaining('pairing-refused'),
    });
    expect(await kiosksOf()).toMatchObject([{ state: 'lapsed', codeUntil: null }]);
  });

  test('are let in no more once they were taken away, replaced, or 30 days old', async () => {
    const { call } = await house.portal('hana');
    const old = await pairedKiosk(house, 'Reception CPH');
    const { code } = await inviteTo(house, old.reception, old.id);
    expect(await codeOf(old.call(readKiosk, {}))).toBeNull(); // until the new code is typed
    const next = kioskCalls(house, (await typeCode(house, code)).cookie);
    expect(await codeOf(old.call(readKiosk, {}))).toBe('kiosk-not-paired');

    house.realTime.ahead = 30 * DAY - MINUTE;
    expect(await codeOf(next(readKiosk, {}))).toBeNull();
    house.realTime.ahead = 30 * DAY + MINUTE;
    expect(await codeOf(next(readKiosk, {}))).toBe('kiosk-not-paired');
    house.realTime.ahead = 0;
    expect(await codeOf(next(readKiosk, {}))).toBeNull();

    await call(revokeKiosk, { params: { id: old.id } });
    expect(await codeOf(next(readKiosk, {}))).toBe('kiosk-not-paired');
    expect(await kiosksOf()).toEqual([]);
    expect(await codeOf(call(revokeKiosk, { params: { id: old.id } }))).toBe('not-found');
    const { entries } = await call(listAudit, { query: { action: 'kiosk.revoked' } });
    expect(entries.map(({ subject }) => subject.name)).toEqual(['Entrance']);
  });

  test('show their own cookie and nothing else, once, and take a change from their own page only', async () => {
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const hana = await house.portal('hana');
    const ask = async (headers: Readonly<Record<string, string>>, init: RequestInit = {}) => {
      const reply = await fetch(`${house.productUrl}/kiosk-api/kiosk`, { ...init, headers });
      return reply.status;
    };
    expect(await ask({ cookie: kiosk.cookie })).toBe(200);
    expect(await ask({ cookie: hana.cookie })).toBe(401);
    expect(await ask({ authorization: `Bearer ${await house.token('anna')}` })).toBe(401);
    expect(await ask({ cookie: `${kiosk.cookie}; ${kiosk.cookie}` })).toBe(401); // somebody planted one
    expect(await ask({ cookie: kiosk.cookie.replace('kiosk=', 'sid=') })).toBe(401);
    const portal = await fetch(`${house.productUrl}/portal-api/me`, {
      headers: { cookie: kiosk.cookie.replace('kiosk=', 'sid=') },
    });
    expect(portal.status).toBe(401);

    const find = (headers: Readonly<Record<string, string>>) =>
      fetch(`${house.productUrl}/kiosk-api/visits/find`, {
        method: 'POST',
        headers: { cookie: kiosk.cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ shown: { pass: 'x' }, language: 'en' }),
      }).then(({ status }) => status);
    expect(await find({ origin: 'https://evil.example' })).toBe(403);
    expect(await find({})).toBe(403);
    expect(await find({ origin: house.productUrl })).toBe(404);
  });

  test('ask for what was published last; of two who publish at once the second is told', async () => {
    const { call } = await house.portal('hana');
    const id = await receptionId(house, 'Reception CPH');
    const publish = (replaces: number, texts: { en: string; da: string; de: string; fr: string } | null) =>
      call(publishHouseRules, { params: { id }, body: { replaces, texts } });
    const nothing = { en: '', da: '', de: '', fr: '' };
    expect((await call(listHouseRules, { params: { id } })).versions).toEqual([]);
    expect(await publish(0, { ...nothing, de: '  Bitte\r\nruhig.  ' })).toMatchObject({
      version: 1,
      texts: { ...nothing, de: 'Bitte\nruhig.' },
      publishedBy: 'Hana Berg',
    });
    expect(await codeOf(publish(0, { ...nothing, en: 'other' }))).toBe('changed-meanwhile');
    expect(await codeOf(publish(1, nothing))).toBe('invalid-request');
    expect(await codeOf(publish(1, { ...nothing, en: 'x'.repeat(20_001) }))).toBe('invalid-request');
    await publish(1, null);
    expect(
      (await call(listHouseRules, { params: { id } })).versions.map(({ version, texts }) => [
        version,
        texts?.de ?? null,
      ]),
    ).toEqual([
      [2, null],
      [1, 'Bitte\nruhig.'],
    ]);
    const { entries } = await call(listAudit, { query: { action: 'house-rules.published' } });
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain('ruhig');
  });

  test('cannot be guessed: after ten codes a minute the network address waits', async () => {
    const tried: number[] = [];
    while (!tried.includes(429) && tried.length < 100) {
      tried.push((await typeCode(house, `AAAA-B${tried.length + 100}`)).status);
    }
    expect(tried.at(-1)).toBe(429);
    expect(new Set(tried.slice(0, -1))).toEqual(new Set([403]));
  });
});
