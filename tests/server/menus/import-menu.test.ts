import type { z } from 'zod';
import { ImportQuery } from '../../../contract/menu-import.ts';
import { Currency } from '../../../contract/money.ts';
import { changeCurrency } from '../../../server/modules/finance/change-currency.ts';
import { addCategory } from '../../../server/modules/menus/change-categories.ts';
import { addItem, changeItem } from '../../../server/modules/menus/change-items.ts';
import { exportMenu } from '../../../server/modules/menus/export-menu.ts';
import { importMenu } from '../../../server/modules/menus/import-menu.ts';
import { readMenu } from '../../../server/modules/menus/read-menu.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { audited } from '../finance/a-till.ts';
import {
  anItem,
  aRichItem,
  canteen,
  dora,
  erik,
  fileOf,
  hana,
  kitchen,
  layProviders,
  newCategory,
  vat0,
} from './a-menu.ts';

const rows = (from: number, count: number) =>
  `name,price,vat\n${Array.from({ length: count }, (_, at) => `item ${from + at},1,No VAT`).join('\n')}`;

const header = 'category,name,price,vat\r\n';

describeOnBothDatabases('a file of items', (createDatabase) => {
  let storage: Storage;
  let database: FreshDatabase;
  const deps = () => ({ db: storage.db });

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(() => layProviders(storage));

  const menu = (provider = canteen) => readMenu(deps(), hana, provider);
  async function send(
    text: string,
    query: z.input<typeof ImportQuery> = { isDryRun: 'false' },
    { caller = hana, provider = canteen, version = 0 } = {},
  ) {
    return await importMenu(deps(), caller, {
      ...ImportQuery.parse(query),
      provider,
      version: version || (await menu(provider)).version,
      body: fileOf(text),
    });
  }
  async function exported(decimal: 'comma' | 'point', provider = canteen): Promise<string> {
    let text = '';
    for await (const part of await exportMenu(deps(), hana, { provider, decimal })) text += part;
    return text;
  }
  const outcomes = ({ rows }: Awaited<ReturnType<typeof send>>) => rows.map(({ outcome }) => outcome);

  test('adds what is new, changes what differs, leaves what is the same, and says so row by row', async () => {
    await addItem(deps(), hana, canteen, anItem({ name: 'coffee' }));
    await addItem(deps(), hana, canteen, anItem({ name: 'Tea', unitPrice: 2_000, vat: vat0 }));
    const file = `${header}Drinks,Coffee,27.00,VAT 25 %\r\n,Tea,20.00,\r\nFood,Lunch,95.00,vat 25 %\r\nfood,Cake,32.00,No VAT\r\n`;

    const tried = await send(file, { isDryRun: 'true' });
    expect(tried).toMatchObject({
      isDryRun: true,
      isImported: false,
      decimal: 'point',
      newCategories: ['Drinks', 'Food'],
      counts: { created: 2, changed: 1, same: 1, refused: 0 },
      rows: [
        { row: 2, name: 'Coffee', outcome: 'changed', mistakes: [] },
        { row: 3, name: 'Tea', outcome: 'same' },
        { row: 4, name: 'Lunch', outcome: 'created' },
        { row: 5, name: 'Cake', outcome: 'created' },
      ],
    });
    expect((await menu()).items.map(({ name }) => name)).toEqual(['coffee', 'Tea']);
    const recorded = (await audited(storage)).length;

    const done = await send(file);
    expect(done).toEqual({ ...tried, isDryRun: false, isImported: true, version: tried.version + 1 });
    const { items, categories } = await menu();
    const categoryOf = (id: string | null) => categories.find((one) => one.id === id)?.name ?? null;
    expect(
      items.map(({ name, unitPrice, vat, category, version }) => [
        name,
        unitPrice,
        vat.rate,
        categoryOf(category),
        version,
      ]),
    ).toEqual([
      ['Tea', 2_000, 0, null, 1],
      ['Coffee', 2_700, 2_500, 'Drinks', 2],
      ['Lunch', 9_500, 2_500, 'Food', 1],
      ['Cake', 3_200, 0, 'Food', 1],
    ]);
    expect((await audited(storage)).slice(recorded).map(({ action }) => action)).toEqual([
      'menu-category.added',
      'menu-category.added',
      'menu-item.imported',
      'menu-item.imported',
      'menu-item.imported',
    ]);

    const again = await send(file);
    expect(again.counts).toEqual({ created: 0, changed: 0, same: 4, refused: 0 });
    expect(again.version).toBe(done.version);
  });

  test('is imported whole or not at all: every mistake of every row is named', async () => {
    const file = [
      'name,price,vat,least,most,allergens,deadline,weekdays,season,active',
      'Good,1.00,No VAT,,,,,,,',
      ',2.00,No VAT,,,,,,,',
      'Bad,cheap,VAT 7 %,0,x,gluten bees,soon,moonday,13-01 to 02-30,perhaps',
      'Few,1.00,No VAT,5,4,,,,,',
      'good,1.00,No VAT,,,,,,,',
      'Lost,1.00,,,,,,,,',
      'Long,1.00,No VAT,,,,,,,,more',
      `${'x'.repeat(201)},1.00,No VAT,,,,,,,`,
    ].join('\n');
    const report = await send(file);
    expect(report).toMatchObject({ isImported: false, counts: { created: 1, refused: 7 } });
    const columns = report.rows.map(({ row, mistakes }) => [row, mistakes.map(({ column }) => column)]);
    expect(columns).toEqual([
      [2, []],
      [3, ['name']],
      [4, ['price', 'deadline', 'weekdays', 'season', 'most', 'active', 'vat', 'least', 'allergens']],
      [5, ['most']],
      [6, ['name']],
      [7, ['vat']],
      [8, [null]],
      [9, ['name']],
    ]);
    expect(report.rows[4]?.mistakes).toEqual([{ column: 'name', detail: 'is in row 2 already' }]);
    const dust = report.rows[2]?.mistakes.find(({ column }) => column === 'allergens');
    expect(dust?.detail).toMatch(/^must be one of gluten, crustaceans/);
    expect((await menu()).items).toEqual([]);
    expect(await audited(storage)).toEqual([]);
  });

  test('tells which mark stands before decimals, is never guessed at, and can be told', async () => {
    const comma = 'name;price;vat\nCoffee;25,00;No VAT\nGold;1.250;No VAT\n';
    const unclear = await send(comma);
    expect(unclear).toMatchObject({ decimal: 'comma', isImported: false });
    expect(outcomes(unclear)).toEqual(['created', 'refused']);
    expect(unclear.rows[1]?.mistakes[0]?.detail).toContain('may be 1250');

    const told = await send(comma, { isDryRun: 'true', decimal: 'comma' });
    expect([told.decimal, outcomes(told)]).toEqual(['comma', ['created', 'created']]);
    const wrong = await send(comma, { isDryRun: 'true', decimal: 'point' });
    expect(outcomes(wrong)).toEqual(['refused', 'refused']);

    const mixed = await send('name;price;vat\na;25,00;No VAT\nb;25.00;No VAT\nc;25;No VAT\n');
    expect([mixed.decimal, outcomes(mixed)]).toEqual([null, ['refused', 'refused', 'created']]);
    expect(mixed.rows[0]?.mistakes[0]?.detail).toContain('others a point');
    expect((await menu()).items).toEqual([]);
  });

  test('has prices in the currency of the organization', async () => {
    await changeCurrency({ db: storage.db, priced: [] }, hana, {
      currency: Currency.parse('JPY'),
      version: 1,
    });
    const report = await send('name,price,vat\nTea,250,No VAT\nCake,2.50,No VAT\n', { isDryRun: 'true' });
    expect(report.rows.map(({ mistakes }) => mistakes.map(({ detail }) => detail))).toEqual([
      [],
      ['must have no decimals'],
    ]);
    await send('name,price,vat\nTea,250,No VAT\n');
    expect((await menu()).items).toMatchObject([{ unitPrice: 250 }]);
    expect(await exported('comma')).toContain('"Tea";"";"250";');
  });

  test('changes only what it has a column for; an empty cell says what is usual', async () => {
    const lunch = await addItem(deps(), hana, canteen, aRichItem());
    await send('name,price,allergens\nLunch,100,\n');
    const [changed] = (await menu()).items;
    expect(changed).toEqual({ ...lunch, unitPrice: 10_000, allergens: [], version: 2 });
  });

  test('needs no VAT category to be named where there is only one', async () => {
    await storage.db.updateTable('vat_category').set({ is_active: false }).where('id', '=', vat0).execute();
    await send('name,price\nTea,1\n');
    expect((await menu()).items).toMatchObject([{ vat: { name: 'VAT 25 %' }, unit: 'per piece' }]);
    const retired = await send('name,price,vat\nCake,1,No VAT\n');
    expect(retired.rows[0]?.mistakes).toEqual([
      { column: 'vat', detail: 'is not a VAT category that is in use' },
    ]);
  });

  test('that was exported comes back as it was, with either mark, formulas and all', async () => {
    const drinks = newCategory('=Drinks;"x"');
    await addCategory(deps(), hana, canteen, drinks);
    await addItem(deps(), hana, canteen, anItem({ category: drinks.id, name: '=HYPERLINK("http://x")' }));
    await addItem(deps(), hana, canteen, anItem({ name: '＝1+1', description: '-1\n+1\n@x, "y"; \'z' }));
    await addItem(deps(), hana, canteen, anItem({ name: "'=quoted", unitPrice: 5 }));
    await addItem(deps(), hana, canteen, anItem({ name: 'قهوة 🍵', vat: vat0 }));
    const rich = await addItem(deps(), hana, canteen, aRichItem());
    await changeItem(deps(), hana, { id: rich.id, version: 1, change: { isActive: false } });

    for (const decimal of ['comma', 'point'] as const) {
      const file = await exported(decimal);
      expect(file.startsWith('\uFEFF"category"')).toBe(true);
      expect(file).not.toMatch(/(?:^|[,;])"[=＝]/m);
      const same = await send(file);
      expect([decimal, same.counts]).toEqual([decimal, { created: 0, changed: 0, same: 5, refused: 0 }]);

      await storage.db.deleteFrom('menu_item').where('provider_id', '=', kitchen).execute();
      await storage.db.deleteFrom('menu_category').where('provider_id', '=', kitchen).execute();
      const copy = await send(file, { isDryRun: 'false', decimal }, { provider: kitchen });
      expect(copy).toMatchObject({ isImported: true, counts: { created: 5 } });
      expect(await exported(decimal, kitchen)).toBe(file);
    }
  });

  test('is for those who write the menu, and for the menu as they saw it', async () => {
    const file = 'name,price,vat\nTea,1,No VAT\n';
    await expect(send(file, { isDryRun: 'true' }, { caller: erik })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await send(file, { isDryRun: 'false' }, { caller: dora })).isImported).toBe(true);
    await expect(send(file, { isDryRun: 'false' }, { version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  test('does not make a menu longer than a menu may be', async () => {
    expect((await send(rows(0, 3_000))).counts.created).toBe(3_000);
    await expect(send(rows(3_000, 2_001))).rejects.toMatchObject({
      code: 'not-possible-now',
      message: expect.stringContaining('5001 items') as string,
    });
    expect((await send(rows(0, 3_000))).counts.same).toBe(3_000);
    const many = Array.from({ length: 201 }, (_, at) => `c${at},i${at},1,No VAT`).join('\n');
    await expect(send(`${header}${many}`)).rejects.toMatchObject({ code: 'not-possible-now' });
  });
});
