import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { ImportReport } from '../../../contract/menu-import.ts';
import { ItemId } from '../../../contract/menu-items.ts';
import {
  addCategory,
  addItem,
  arrangeMenu,
  changeItem,
  copyMenu,
  readMenu,
  removeItem,
  setPicture,
} from '../../../contract/menus.ts';
import { changeCurrency, readFinance } from '../../../contract/finance.ts';
import { Currency } from '../../../contract/money.ts';
import { ProblemBody } from '../../../contract/problem.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import { addProvider, listMyProviders, listProviders } from '../../../contract/service-teams.ts';
import type { ProviderId } from '../../../contract/services.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

/** Asks as a browser does that has a copy: `fetch` would say besides that it wants none. Gives status and length. */
async function asABrowser(url: string, headers: Record<string, string>): Promise<readonly [number, number]> {
  const request = http.get(url, { headers });
  const [reply] = (await once(request, 'response')) as [http.IncomingMessage];
  let length = 0;
  for await (const part of reply) length += (part as Buffer).length;
  return [reply.statusCode ?? 0, length];
}

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const problemOf = async (reply: Response) => {
  const { type, errors = [], detail } = ProblemBody.parse(await reply.json());
  return { status: reply.status, code: type.replace('/problems/', ''), errors, detail };
};

const reportOf = async (reply: Response) => ImportReport.parse(await reply.json());

describe('the menu of a provider', () => {
  let house: House;
  let hana: PortalPerson;
  /** House team CPH, for which fatima works. */
  let team: ProviderId;
  let vat: string;
  beforeAll(async () => {
    house = await startHouse({ mirror: 'off' });
    hana = await house.portal('hana');
  });
  beforeEach(async () => {
    await house.reset();
    const { providers } = await hana.call(listProviders, {});
    const found = providers.find(({ name }) => name === 'House team CPH');
    if (!found) throw new Error('the fixture has no House team CPH');
    team = found.id;
    vat = (await hana.call(readFinance, {})).vatCategories[0]?.id ?? '';
  });
  afterAll(() => house.close());

  const anItem = (more: object = {}) => ({
    id: randomUUID(),
    category: null,
    name: 'Coffee',
    description: '',
    unitPrice: 2_500,
    unit: 'per person',
    vat,
    deadline: null,
    weekdays: null,
    season: null,
    least: 1,
    most: null,
    allergens: [],
    diets: [],
    options: [],
    units: null,
    stock: null,
    covers: 0,
    contents: [],
    ...more,
  });
  const add = (more: object = {}, who = hana) =>
    who.call(addItem, { params: { id: team }, body: anItem(more) });
  const menu = (who = hana) => who.call(readMenu, { params: { id: team } });
  const post = (path: string, body: object, who = hana) =>
    who.send(`/portal-api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  async function pictured() {
    const { id } = await add();
    return await hana.call(setPicture, { params: { id }, version: 1, body: { content: pixel } });
  }

  async function upload(
    body: string | Buffer<ArrayBuffer>,
    { query = 'isDryRun=false', type = 'text/csv', version = '"1"', who = hana, more = {} } = {},
  ) {
    return await who.send(`/portal-api/providers/${team}/menu/import?${query}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(version && { 'if-match': version }), ...more },
      body,
    });
  }

  test('is written by a member of the team in the portal, item by item', async () => {
    const fatima = await house.portal('fatima');
    const category = { id: randomUUID(), name: 'Drinks' };
    await fatima.call(addCategory, { params: { id: team }, body: category });
    const added = await add({ category: category.id }, fatima);
    expect(added).toMatchObject({ name: 'Coffee', vat: { rate: 2_500 }, isActive: true, version: 1 });
    const params = { id: added.id };
    const changed = await fatima.call(changeItem, { params, version: 1, body: { unitPrice: 2_700 } });
    expect(changed).toEqual({ ...added, unitPrice: 2_700, version: 2 });

    const read = await menu(fatima);
    expect(read).toMatchObject({
      provider: { id: team, name: 'House team CPH' },
      currency: 'DKK',
      mayEdit: true,
      categories: [{ name: 'Drinks' }],
      items: [changed],
    });
    const groups = [{ category: read.categories[0]?.id ?? null, items: [added.id] }];
    await fatima.call(arrangeMenu, { params: { id: team }, version: read.version, body: { groups } });
    await fatima.call(removeItem, { params, version: 2 });
    expect((await menu(fatima)).items).toEqual([]);
  });

  test('is nothing to people of other teams, and to people without a part in services', async () => {
    const others = await hana.call(addProvider, {
      body: {
        id: randomUUID(),
        name: 'Other team',
        mail: null,
        language: 'en',
        timeZone: 'Europe/Copenhagen',
        deadlineRule: { kind: 'minutes-before', minutes: 0 },
        accepts: 'by-hand',
        whilePending: 'send',
        followsToNewRoom: true,
        units: [],
        members: [],
      },
    });
    const fatima = await house.portal('fatima');
    expect((await fatima.call(listMyProviders, {})).providers.map(({ id }) => id)).not.toContain(others.id);
    await expect(fatima.call(readMenu, { params: { id: others.id } })).rejects.toMatchObject({ status: 404 });
    const reply = await post(`/providers/${others.id}/menu/items`, anItem(), fatima);
    expect(reply.status).toBe(404);
    const anna = await house.portal('anna');
    await expect(menu(anna)).rejects.toMatchObject({ status: 403, code: 'permission-missing' });
  });

  test.each([
    ['a price below nothing', { unitPrice: -1 }, '/body/unitPrice'],
    ['a price with a fraction', { unitPrice: 25.5 }, '/body/unitPrice'],
    ['a price as text', { unitPrice: '25.00' }, '/body/unitPrice'],
    ['a price beyond any', { unitPrice: 1e15 }, '/body/unitPrice'],
    ['no name', { name: ' ' }, '/body/name'],
    ['a description of 2,001 characters', { description: 'x'.repeat(2_001) }, '/body/description'],
    ['a description that turns around', { description: 'a\u202Eb' }, '/body/description'],
    ['a least of none', { least: 0 }, '/body/least'],
    ['more than anybody eats', { most: 1e9 }, '/body/most'],
    ['the 31st of April', { season: { from: '04-31', to: '05-01' } }, '/body/season/from'],
    ['an eighth day of the week', { weekdays: [8] }, '/body/weekdays/0'],
    ['no day of the week at all', { weekdays: [] }, '/body/weekdays'],
    [
      'an hour that no clock shows',
      { deadline: { kind: 'days-before', days: 1, time: '24:00' } },
      '/body/deadline/time',
    ],
    ['an allergen that nobody declares', { allergens: ['dust'] }, '/body/allergens/0'],
    [
      'a question without an answer',
      { options: [{ id: randomUUID(), name: 'Milk', isRequired: true, choices: [] }] },
      '/body/options/0/choices',
    ],
    ['half a thing in stock', { stock: 0.5 }, '/body/stock'],
    ['a place that is none', { units: [randomUUID()] }, '/body/units/0'],
    ['a field that nobody knows', { color: 'red' }, '/body/color'],
  ])('takes no item with %s', async (_what, wrong, pointer) => {
    const refusal = await problemOf(await post(`/providers/${team}/menu/items`, anItem(wrong)));
    expect([refusal.status, refusal.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect((await menu()).items).toEqual([]);
  });

  test('fixes the currency as soon as something on it costs anything', async () => {
    const { currency } = await hana.call(readFinance, {});
    const chosen = { currency: Currency.parse('SEK') };
    if (!currency.isFixed) await add();
    await expect(
      hana.call(changeCurrency, { version: currency.version, body: chosen }),
    ).rejects.toMatchObject({ code: 'not-empty', status: 409 });
    expect((await hana.call(readFinance, {})).currency).toMatchObject({ currency: 'DKK', isFixed: true });
  });

  describe('shows pictures', () => {
    test('as what they are, kept by the browser until they change, in portal and pane', async () => {
      const { id, picture } = await pictured();
      const path = `/menu-items/${id}/picture`;
      const authorization = `Bearer ${await house.token('anna')}`;
      const organization = { [ORGANIZATION_HEADER]: hana.organization() ?? '' };

      for (const [api, signIn] of [
        ['portal-api', { cookie: hana.cookie }],
        ['addin-api', { authorization }],
      ] as const) {
        const url = `${house.productUrl}/${api}${path}`;
        const headers = { ...signIn, ...organization };
        const reply = await fetch(url, { headers });
        expect([api, reply.status, reply.headers.get('content-type')]).toEqual([api, 200, 'image/png']);
        expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
        expect(reply.headers.get('cache-control')).toBe('private, no-cache');
        expect(reply.headers.get('etag')).toBe(`"${picture}"`);
        expect(Buffer.from(await reply.arrayBuffer()).toString('base64')).toBe(pixel);

        expect(await asABrowser(url, { ...headers, 'if-none-match': `"${picture}"` })).toEqual([304, 0]);
        expect((await asABrowser(url, { ...headers, 'if-none-match': '"other"' }))[0]).toBe(200);
        expect((await fetch(url)).status).toBe(401);
      }
    });

    test('to nobody who is not let in, and not where there is none', async () => {
      const { id } = await pictured();
      const anna = await house.portal('anna');
      expect((await anna.send(`/portal-api/menu-items/${id}/picture`)).status).toBe(403);
      for (const none of [randomUUID(), (await add({ name: 'Tea' })).id]) {
        expect((await hana.send(`/portal-api/menu-items/${none}/picture`)).status).toBe(404);
      }
      expect((await hana.send('/portal-api/menu-items/7/picture')).status).toBe(422);
    });

    test('takes nothing that only calls itself a picture', async () => {
      const { id } = await add();
      const put = (content: string) =>
        hana.call(setPicture, { params: { id }, version: 1, body: { content } });
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
      await expect(put(svg.toString('base64'))).rejects.toMatchObject({
        status: 422,
        errors: [{ pointer: '/body/content', detail: 'is not a PNG, JPEG or WebP picture' }],
      });
      await expect(put('not base64!')).rejects.toMatchObject({ status: 422 });
      const large = Buffer.alloc(200 * 1024 + 1, 1);
      large.set([0xff, 0xd8, 0xff]);
      await expect(put(large.toString('base64'))).rejects.toMatchObject({ status: 422 });
      await expect(put(Buffer.alloc(300 * 1024).toString('base64'))).rejects.toMatchObject({ status: 413 });
      expect((await menu()).items[0]?.picture).toBeNull();
    });
  });

  describe('is imported', () => {
    test('from a file, tried first, reported row by row, and exported as it was', async () => {
      const file = 'category;name;price\nDrinks;Coffee;25,00\nDrinks;Tea;20,00\n';
      const tried = await reportOf(await upload(file, { query: 'isDryRun=true' }));
      expect(tried).toMatchObject({ isImported: false, decimal: 'comma', counts: { created: 2 } });
      expect((await menu()).items).toEqual([]);
      const done = await reportOf(await upload(file));
      expect(done).toMatchObject({ isImported: true, version: 2, newCategories: ['Drinks'] });

      const reply = await hana.send(`/portal-api/providers/${team}/menu/export?decimal=comma`);
      expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(reply.headers.get('content-disposition')).toBe('attachment; filename=menu.csv');
      const exported = Buffer.from(await reply.arrayBuffer());
      expect(exported.toString()).toContain('"Drinks";"Coffee";"";"25,00";"per piece";"VAT 25 %"');
      const again = await reportOf(await upload(exported, { version: '"2"' }));
      expect(again.counts).toEqual({ created: 0, changed: 0, same: 2, refused: 0 });
    });

    test('by the member of the team, not by anybody else', async () => {
      const fatima = await house.portal('fatima');
      expect((await upload('name,price\nTea,1\n', { who: fatima })).status).toBe(200);
      const anna = await house.portal('anna');
      expect((await upload('name,price\nTea,1\n', { who: anna })).status).toBe(403);
    });

    test.each([
      ['without saying which menu was seen', { version: '' }, 428],
      ['over a newer menu', { version: '"7"' }, 409],
      ['without saying whether it is tried only', { query: '' }, 422],
      ['with a parameter that nobody knows', { query: 'isDryRun=true&dry=1' }, 422],
      ['in an encoding that nobody offers', { query: 'isDryRun=true&encoding=koi8-r' }, 422],
      ['as something else', { type: 'application/json' }, 415],
      ['compressed', { more: { 'content-encoding': 'gzip' } }, 415],
    ])('never %s', async (_what, how, status) => {
      expect((await upload('name,price\nTea,1\n', how)).status).toBe(status);
      expect((await menu()).items).toEqual([]);
    });

    test('in the encoding that was chosen; another one is refused, saying so', async () => {
      const latin = Buffer.from('name,price\nSm\xF8rrebr\xF8d,1\n', 'latin1');
      const refusal = await problemOf(await upload(latin));
      expect(refusal).toMatchObject({ status: 422, code: 'invalid-request' });
      expect(refusal.detail).toContain('Windows-1252');
      const report = await reportOf(await upload(latin, { query: 'isDryRun=false&encoding=windows-1252' }));
      expect(report.rows[0]?.name).toBe('Smørrebrød');
      const wide = Buffer.from('\uFEFFname,price\nTea,1\n', 'utf16le');
      expect((await problemOf(await upload(wide, { version: '"2"' }))).detail).toContain('UTF-16');
    });

    test('not from 100,000 rows, which are counted and not kept', async () => {
      const rows = Array.from({ length: 100_000 }, (_, at) => `item ${at},1.00\n`);
      const refusal = await problemOf(await upload(`name,price\n${rows.join('')}`));
      expect(refusal.status).toBe(422);
      expect(refusal.detail).toContain('100000 rows');
    });

    test('not from a file that never ends', async () => {
      const more = { 'content-length': String(40 * 1024 * 1024) };
      const announced = await upload(Buffer.alloc(40 * 1024 * 1024, 'a'), { more });
      expect((await problemOf(announced)).code).toBe('body-too-large');
    });
  });

  test('is copied from another one, counted first', async () => {
    await add();
    const { providers } = await hana.call(listProviders, {});
    const target = providers.find(({ name }) => name === 'House team NYC')?.id ?? team;
    const params = { id: target };
    const tried = await hana.call(copyMenu, { params, version: 1, body: { from: team, isDryRun: true } });
    expect(tried).toMatchObject({ isDryRun: true, items: 1, version: 1 });
    const done = await hana.call(copyMenu, { params, version: 1, body: { from: team, isDryRun: false } });
    expect(done).toMatchObject({ items: 1, version: 2 });
    const copied = await hana.call(readMenu, { params });
    expect(copied.items).toMatchObject([{ name: 'Coffee', provider: target }]);
    expect(copied.items[0]?.id).not.toBe((await menu()).items[0]?.id);
    const from = { from: randomUUID(), isDryRun: true };
    const reply = await hana.send(`/portal-api/providers/${target}/menu/copy`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '"2"' },
      body: JSON.stringify(from),
    });
    expect(reply.status).toBe(404);
  });

  test('two who take an item away at once: one does, the other is told', async () => {
    const { id } = await add();
    const params = { id: ItemId.parse(id) };
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => hana.call(removeItem, { params, version: 1 })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'not-found' },
    });
  });
});
