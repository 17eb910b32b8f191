import { randomUUID } from 'node:crypto';
import type { MenuItem } from '../../../contract/menu-items.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { hasPricedItems, readMenus } from '../../../server/modules/menus/index.ts';
import { arrangeMenu } from '../../../server/modules/menus/arrange-menu.ts';
import {
  addCategory,
  changeCategory,
  removeCategory,
} from '../../../server/modules/menus/change-categories.ts';
import { addItem, changeItem, removeItem } from '../../../server/modules/menus/change-items.ts';
import {
  pictureOf,
  readPicture,
  removePicture,
  setPicture,
} from '../../../server/modules/menus/change-picture.ts';
import { copyMenu } from '../../../server/modules/menus/copy-menu.ts';
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
  elsewhere,
  erik,
  greta,
  hana,
  hq,
  kitchen,
  layProviders,
  newCategory,
  newItemId,
  nordhavn,
  pixel,
  siri,
  sydhavn,
  vat0,
  vat25,
} from './a-menu.ts';

const mistake = (pointer: string) => ({
  code: 'invalid-request',
  extra: { errors: [{ pointer }] },
});

const option = (price: number) => ({
  id: randomUUID(),
  name: 'Milk',
  isRequired: false,
  choices: [{ id: randomUUID(), name: 'Oat', price }],
});

function named(items: readonly MenuItem[], name: string): MenuItem {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
}

/** A picture of one pixel that takes so many bytes. */
function aJpegOf(bytes: number): Buffer {
  const head = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00', 'hex');
  const end = Buffer.from('ffd9', 'hex');
  return Buffer.concat([head, Buffer.alloc(bytes - head.length - end.length, 1), end]);
}

describeOnBothDatabases('a menu', (createDatabase) => {
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

  const menu = (caller: Caller = hana, provider = canteen) => readMenu(deps(), caller, provider);
  const names = async (provider = canteen) =>
    (await menu(hana, provider)).items.map(({ name, category }) => [name, category]);
  const actions = async () => (await audited(storage)).map(({ action }) => action);
  const add = (more: object = {}, caller = hana, provider = canteen) =>
    addItem(deps(), caller, provider, anItem(more));

  const offered = async () =>
    (await readMenus(storage.db, nordhavn, [canteen])).get(canteen)?.items.map(({ name }) => name);

  async function aMenu() {
    const [food, drinks] = [newCategory('Food'), newCategory('Drinks')];
    for (const one of [food, drinks]) await addCategory(deps(), hana, canteen, one);
    const lunch = await add({ name: 'Lunch', category: food.id });
    const tea = await add({ name: 'Tea', category: drinks.id });
    const gum = await add({ name: 'Gum' });
    return { food: food.id, drinks: drinks.id, lunch: lunch.id, tea: tea.id, gum: gum.id };
  }

  async function aFullMenu() {
    const food = newCategory('Food');
    await addCategory(deps(), hana, canteen, food);
    const lunch = await addItem(deps(), hana, canteen, aRichItem({ category: food.id }));
    const coffee = await add();
    await setPicture(deps(), hana, { id: coffee.id, version: 1, content: pixel });
    await add({
      name: 'Both',
      contents: [
        { item: lunch.id, quantity: 1 },
        { item: coffee.id, quantity: 2 },
      ],
    });
    return { lunch, coffee };
  }
  const copy = async (isDryRun: boolean, version?: number) =>
    await copyMenu(deps(), hana, {
      provider: kitchen,
      version: version ?? (await menu(hana, kitchen)).version,
      from: canteen,
      isDryRun,
    });

  test('keeps everything that is said about an item, and gives it to whoever takes orders', async () => {
    const food = newCategory('Food');
    await addCategory(deps(), hana, canteen, food);
    const body = aRichItem({ category: food.id });
    const added = await addItem(deps(), hana, canteen, body);

    const { vat: _vat, ...said } = body;
    const expected = {
      ...said,
      provider: canteen,
      weekdays: [1, 5],
      allergens: ['gluten', 'milk'],
      vat: { id: vat25, name: 'VAT 25 %', rate: 2_500 },
      picture: null,
      isActive: true,
      version: 1,
    };
    expect(added).toEqual(expected);
    expect(await addItem(deps(), hana, canteen, body)).toEqual(added);
    expect((await menu()).items).toEqual([expected]);

    const menus = await readMenus(storage.db, nordhavn, [canteen, kitchen]);
    expect(menus.get(canteen)).toEqual({ categories: [food], items: [expected] });
    expect(menus.get(kitchen)).toEqual({ categories: [], items: [] });
    expect((await readMenus(storage.db, sydhavn, [canteen])).get(canteen)).toEqual({
      categories: [],
      items: [],
    });
    expect(await readMenus(storage.db, nordhavn, [])).toEqual(new Map());
  });

  test('offers active items only, and only the packages that can be had whole', async () => {
    const coffee = await add();
    const cake = await add({ name: 'Cake' });
    const contents = [
      { item: coffee.id, quantity: 1 },
      { item: cake.id, quantity: 2 },
    ];
    const both = await add({ name: 'Both', contents });
    expect(await offered()).toEqual(['Coffee', 'Cake', 'Both']);
    expect(both.contents).toEqual(contents);

    await changeItem(deps(), hana, { id: cake.id, version: 1, change: { isActive: false } });
    expect(await offered()).toEqual(['Coffee']);
    expect((await menu()).items).toHaveLength(3);
  });

  test('an item is changed as it was seen, with before and after, and nothing is recorded twice', async () => {
    const { id } = await add();
    const change = { unitPrice: 2_700, vat: vat0, name: undefined };
    const changed = await changeItem(deps(), hana, { id, version: 1, change });
    expect(changed).toMatchObject({
      name: 'Coffee',
      unitPrice: 2_700,
      vat: { id: vat0, rate: 0 },
      version: 2,
    });
    expect(await changeItem(deps(), hana, { id, version: 2, change })).toEqual(changed);
    await expect(changeItem(deps(), hana, { id, version: 1, change })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: changed },
    });
    const entries = await audited(storage);
    expect(entries.map(({ action, subject_name }) => [action, subject_name])).toEqual([
      ['menu-item.added', 'Canteen: Coffee'],
      ['menu-item.changed', 'Canteen: Coffee'],
    ]);
    expect(entries[1]).toMatchObject({ before: { unitPrice: 2_500 }, after: { unitPrice: 2_700 } });
    await expect(addItem(deps(), hana, canteen, { ...anItem({ name: 'Tea' }), id })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  test.each([
    ['a category of another menu', { category: newCategory('x').id }, '/body/category'],
    ['a VAT category that is not there', { vat: randomUUID() }, '/body/vat'],
    ['a place that is not there', { units: [hq, randomUUID()] }, /^\/body\/units\/[01]$/],
    ['more at least than at most', { least: 5, most: 4 }, '/body/most'],
    [
      'a package of what is not there',
      { contents: [{ item: newItemId(), quantity: 1 }] },
      '/body/contents/0/item',
    ],
  ])('does not take %s', async (_what, wrong, pointer) => {
    await expect(add(wrong)).rejects.toMatchObject({
      code: 'invalid-request',
      extra: { errors: [{ pointer: expect.stringMatching(pointer) as string }] },
    });
    expect([await names(), await actions()]).toEqual([[], []]);
  });

  test('names every mistake of an item at once', async () => {
    const twice = randomUUID();
    const option = {
      id: twice,
      name: 'Milk',
      isRequired: false,
      choices: [{ id: twice, name: 'Oat', price: 1 }],
    };
    const wrong = { least: 5, most: 4, units: [randomUUID()], options: [option] };
    await expect(add(wrong)).rejects.toMatchObject({
      extra: {
        errors: [
          { pointer: '/body/most' },
          { pointer: '/body/units/0' },
          { pointer: '/body/options/0/choices/0/id' },
        ],
      },
    });
  });

  test('has no package of packages, however it is attempted', async () => {
    const coffee = await add();
    const both = await add({ name: 'Both', contents: [{ item: coffee.id, quantity: 1 }] });
    await expect(add({ name: 'All', contents: [{ item: both.id, quantity: 1 }] })).rejects.toMatchObject(
      mistake('/body/contents/0/item'),
    );
    const tea = await add({ name: 'Tea' });
    const change = { contents: [{ item: tea.id, quantity: 1 }] };
    await expect(changeItem(deps(), hana, { id: coffee.id, version: 1, change })).rejects.toMatchObject(
      mistake('/body/contents'),
    );
    const itself = { contents: [{ item: both.id, quantity: 1 }] };
    await expect(changeItem(deps(), hana, { id: both.id, version: 1, change: itself })).rejects.toMatchObject(
      mistake('/body/contents/0/item'),
    );
    const twice = { contents: [1, 2].map((quantity) => ({ item: tea.id, quantity })) };
    await expect(changeItem(deps(), hana, { id: both.id, version: 1, change: twice })).rejects.toMatchObject(
      mistake('/body/contents/1/item'),
    );
  });

  test('does not lose an item that is part of a package', async () => {
    const coffee = await add();
    const both = await add({ name: 'Both', contents: [{ item: coffee.id, quantity: 1 }] });
    await expect(removeItem(deps(), hana, { id: coffee.id, version: 1 })).rejects.toMatchObject({
      code: 'not-empty',
      message: expect.stringContaining('Both') as string,
    });
    await removeItem(deps(), hana, { id: both.id, version: 1 });
    await removeItem(deps(), hana, { id: coffee.id, version: 1 });
    expect(await names()).toEqual([]);
    expect((await actions()).slice(-2)).toEqual(['menu-item.removed', 'menu-item.removed']);
  });

  test('has no two items and no two categories of one name', async () => {
    await add();
    await expect(add({ name: 'COFFEE' })).rejects.toMatchObject({ code: 'already-exists' });
    await add({}, hana, kitchen);
    const food = newCategory('Food');
    await addCategory(deps(), hana, canteen, food);
    expect(await addCategory(deps(), hana, canteen, food)).toMatchObject(food);
    await expect(addCategory(deps(), hana, canteen, newCategory('food'))).rejects.toMatchObject({
      code: 'already-exists',
    });
    const drinks = await addCategory(deps(), hana, canteen, newCategory('Drinks'));
    await expect(
      changeCategory(deps(), hana, { id: drinks.id, version: 1, name: 'FOOD' }),
    ).rejects.toMatchObject({ code: 'already-exists' });
    await expect(addCategory(deps(), hana, kitchen, food)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  test('an item keeps a VAT category and a place that went out of use, and gets no new one', async () => {
    const { id } = await add({ units: [hq] });
    await storage.db.updateTable('vat_category').set({ is_active: false }).where('id', '=', vat25).execute();
    await storage.db.deleteFrom('unit').execute();
    const changed = await changeItem(deps(), hana, { id, version: 1, change: { name: 'Mocha', vat: vat25 } });
    expect(changed).toMatchObject({ name: 'Mocha', units: [hq], vat: { id: vat25 } });
    await expect(add({ name: 'Tea' })).rejects.toMatchObject({
      extra: { errors: [{ pointer: '/body/vat' }] },
    });
  });

  test('loses a category without losing what is in it', async () => {
    const food = await addCategory(deps(), hana, canteen, newCategory('Food'));
    const lunch = await add({ name: 'Lunch', category: food.id });
    const renamed = await changeCategory(deps(), hana, { id: food.id, version: 1, name: 'Meals' });
    expect(renamed).toMatchObject({ name: 'Meals', version: 2 });
    await expect(removeCategory(deps(), hana, { id: food.id, version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await removeCategory(deps(), hana, { id: food.id, version: 2 });
    const { items, categories } = await menu();
    expect(categories).toEqual([]);
    expect(items).toMatchObject([{ id: lunch.id, category: null, version: 2 }]);
    expect((await audited(storage)).at(-1)).toMatchObject({
      action: 'menu-category.removed',
      before: { provider: 'Canteen', name: 'Meals', items: ['Lunch'] },
      after: null,
    });
  });

  describe('is put in order', () => {
    test('whole: categories, items, and which item is where', async () => {
      const { food, drinks, lunch, tea, gum } = await aMenu();
      expect((await names()).map(([name]) => name)).toEqual(['Gum', 'Lunch', 'Tea']);
      const { version } = await menu();
      const groups = [
        { category: drinks, items: [gum, tea] },
        { category: food, items: [lunch] },
      ];
      const after = await arrangeMenu(deps(), dora, { provider: canteen, version, groups });
      expect(after.categories.map(({ name }) => name)).toEqual(['Drinks', 'Food']);
      expect(after.items.map(({ name, category, version }) => [name, category, version])).toEqual([
        ['Gum', drinks, 2],
        ['Tea', drinks, 1],
        ['Lunch', food, 1],
      ]);
      expect(after.version).toBe(version + 1);
      expect((await audited(storage)).at(-1)).toMatchObject({
        action: 'menu.arranged',
        before: [
          { category: null, items: ['Gum'] },
          { category: 'Food', items: ['Lunch'] },
          { category: 'Drinks', items: ['Tea'] },
        ],
        after: [
          { category: 'Drinks', items: ['Gum', 'Tea'] },
          { category: 'Food', items: ['Lunch'] },
        ],
      });
      const again = { provider: canteen, version: after.version, groups };
      expect((await arrangeMenu(deps(), dora, again)).version).toBe(after.version);
    });

    test('by whoever saw it as it is: what came meanwhile does not get lost', async () => {
      const { food, drinks, lunch, tea, gum } = await aMenu();
      const { version } = await menu();
      await add({ name: 'New' });
      const groups = [
        { category: null, items: [gum] },
        { category: food, items: [lunch] },
        { category: drinks, items: [tea] },
      ];
      await expect(arrangeMenu(deps(), hana, { provider: canteen, version, groups })).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      const now = (await menu()).version;
      await expect(
        arrangeMenu(deps(), hana, { provider: canteen, version: now, groups }),
      ).rejects.toMatchObject({
        code: 'invalid-request',
        extra: { errors: [{ detail: 'leaves out 1 that are on the menu' }] },
      });
    });

    test('without naming anything twice, or of another menu', async () => {
      const { food, drinks, lunch, tea, gum } = await aMenu();
      const other = await add({}, hana, kitchen);
      const { version } = await menu();
      const errorsOf = async (groups: Parameters<typeof arrangeMenu>[2]['groups']) => {
        const outcome = await arrangeMenu(deps(), hana, { provider: canteen, version, groups }).catch(
          (error: { extra: { errors: readonly { pointer: string }[] } }) =>
            error.extra.errors.map(({ pointer }) => pointer),
        );
        return outcome;
      };
      expect(
        await errorsOf([
          { category: food, items: [lunch, lunch, tea, gum, other.id] },
          { category: food, items: [] },
          { category: drinks, items: [] },
        ]),
      ).toEqual(['/body/groups/0/items/1', '/body/groups/0/items/4', '/body/groups/1/category']);
    });
  });

  describe('is written', () => {
    test('by those who look after providers and by its members, and seen by nobody else', async () => {
      const { id } = await add({}, dora);
      await changeItem(deps(), greta, { id, version: 1, change: { unitPrice: 1 } });
      expect((await menu(dora)).mayEdit).toBe(true);
      for (const stranger of [erik, siri, { ...dora, tenantId: randomUUID() }]) {
        await expect(menu(stranger)).rejects.toMatchObject({ code: 'not-found' });
        await expect(add({ name: 'x' }, stranger)).rejects.toMatchObject({ code: 'not-found' });
        await expect(
          changeItem(deps(), stranger, { id, version: 2, change: { name: 'x' } }),
        ).rejects.toMatchObject({ code: 'not-found' });
        await expect(removeItem(deps(), stranger, { id, version: 2 })).rejects.toMatchObject({
          code: 'not-found',
        });
      }
      await expect(menu(dora, kitchen)).rejects.toMatchObject({ code: 'not-found' });
      await expect(menu(hana, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    });

    test('not by somebody who may only look', async () => {
      const looking: Caller = {
        ...erik,
        grants: [{ permission: 'services.read', unit: null, department: null }],
      };
      const { id } = await add();
      expect((await menu(looking)).mayEdit).toBe(false);
      await expect(
        changeItem(deps(), looking, { id, version: 1, change: { name: 'x' } }),
      ).rejects.toMatchObject({ code: 'permission-missing' });
    });
  });

  describe('has pictures', () => {
    test('which change with the item, are read by whoever orders, and go with it', async () => {
      const { id } = await add();
      const pictured = await setPicture(deps(), dora, { id, version: 1, content: pixel });
      expect(pictured).toMatchObject({
        picture: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        version: 2,
      });
      const read = await pictureOf(deps(), erik, id);
      expect(read).toMatchObject({ contentType: 'image/png', etag: pictured.picture });
      expect(Buffer.compare(read.content, pixel)).toBe(0);
      expect(await setPicture(deps(), dora, { id, version: 2, content: pixel })).toEqual(pictured);
      await expect(setPicture(deps(), dora, { id, version: 1, content: pixel })).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });

      await expect(pictureOf(deps(), siri, id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(readPicture(deps(), erik, id)).rejects.toMatchObject({ code: 'not-found' });
      expect((await readPicture(deps(), dora, id)).etag).toBe(pictured.picture);

      expect(await removePicture(deps(), dora, { id, version: 2 })).toMatchObject({
        picture: null,
        version: 3,
      });
      await expect(pictureOf(deps(), erik, id)).rejects.toMatchObject({ code: 'not-found' });
      expect((await actions()).slice(1)).toEqual(['menu-item.changed', 'menu-item.changed']);
    });

    test('of 200 KB at most, and of a kind that its own bytes show', async () => {
      const { id } = await add();
      const jpeg = aJpegOf(200 * 1024);
      await setPicture(deps(), hana, { id, version: 1, content: jpeg });
      const cutOff = jpeg.subarray(0, -1); // two bytes longer once it has its end again
      const wrong = [
        aJpegOf(200 * 1024 + 1),
        Buffer.concat([cutOff, Buffer.alloc(1)]),
        Buffer.from('<svg/>'),
      ];
      for (const content of wrong) {
        await expect(setPicture(deps(), hana, { id, version: 2, content })).rejects.toMatchObject({
          code: 'invalid-request',
          extra: { errors: [{ pointer: '/body/content' }] },
        });
      }
      expect((await pictureOf(deps(), hana, id)).content).toHaveLength(200 * 1024);
    });
  });

  describe('is copied', () => {
    test('under ids of its own, with categories, options, pictures and packages; a dry run only counts', async () => {
      await aFullMenu();
      const before = await actions();
      const counts = { categories: 1, items: 3, pictures: 1, skipped: [] };
      expect(await copy(true)).toEqual({ isDryRun: true, ...counts, version: 1 });
      expect([await names(kitchen), await actions()]).toEqual([[], before]);

      expect(await copy(false)).toEqual({ isDryRun: false, ...counts, version: 2 });
      expect((await actions()).slice(before.length)).toEqual([
        'menu-category.added',
        'menu-item.copied',
        'menu-item.copied',
        'menu-item.copied',
      ]);
    });

    test('with new ids all the way down', async () => {
      const { lunch, coffee } = await aFullMenu();
      await copy(false);
      const { items, categories } = await menu(hana, kitchen);
      const { id: _id, provider: _provider, category: _category, options, ...same } = lunch;
      const copied = named(items, 'Lunch');
      expect(copied).toMatchObject({ ...same, provider: kitchen, category: categories[0]?.id });
      expect(copied.options).toMatchObject([
        { name: 'Bread', isRequired: true, choices: [{ name: 'Rye', price: 300 }] },
      ]);
      for (const id of [
        lunch.id,
        coffee.id,
        ...options.flatMap((one) => [one.id, ...one.choices.map((choice) => choice.id)]),
      ]) {
        expect(JSON.stringify(items)).not.toContain(id);
      }
      const { id } = named(items, 'Coffee');
      expect(named(items, 'Both').contents).toEqual([
        { item: copied.id, quantity: 1 },
        { item: id, quantity: 2 },
      ]);
      expect(Buffer.compare((await pictureOf(deps(), hana, id)).content, pixel)).toBe(0);
    });

    test('twice is once: what is there under the same name stays as it is', async () => {
      await aFullMenu();
      await add({ name: 'COFFEE', unitPrice: 1 }, hana, kitchen);
      expect(await copy(false)).toMatchObject({ items: 2, pictures: 0, skipped: ['Coffee'] });
      const { version } = await menu(hana, kitchen);
      expect(await copy(false)).toMatchObject({ categories: 0, items: 0, version });
      const made = await menu(hana, kitchen);
      const own = made.items.find(({ name }) => name === 'COFFEE');
      expect(own?.unitPrice).toBe(1);
      expect(made.items.find(({ name }) => name === 'Both')?.contents[1]?.item).toBe(own?.id);
    });

    test('by somebody who sees the one and writes the other, as they saw it', async () => {
      await aFullMenu();
      const { version } = await menu(hana, kitchen);
      await expect(
        copyMenu(deps(), dora, { provider: kitchen, version, from: canteen, isDryRun: true }),
      ).rejects.toMatchObject({ code: 'not-found' });
      await expect(
        copyMenu(deps(), dora, { provider: canteen, version, from: kitchen, isDryRun: true }),
      ).rejects.toMatchObject({ code: 'not-found' });
      await expect(
        copyMenu(deps(), siri, { provider: elsewhere, version: 1, from: canteen, isDryRun: false }),
      ).rejects.toMatchObject({ code: 'not-found' });
      await add({ name: 'New' }, hana, kitchen);
      await expect(copy(false, version)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });
  });

  test('carries prices as soon as an item or a choice costs something', async () => {
    const has = () => hasPricedItems(storage.db, nordhavn);
    expect(await has()).toBe(false);
    const { id } = await add({ unitPrice: 0 });
    expect(await has()).toBe(false);
    await add({ name: 'Tea', unitPrice: 0, options: [option(0)] });
    expect(await has()).toBe(false);
    const oats = await add({ name: 'Porridge', unitPrice: 0, options: [option(0), option(1)] });
    expect([await has(), await hasPricedItems(storage.db, sydhavn)]).toEqual([true, false]);
    await removeItem(deps(), hana, { id: oats.id, version: 1 });
    expect(await has()).toBe(false);
    await changeItem(deps(), hana, { id, version: 1, change: { unitPrice: 1 } });
    expect(await has()).toBe(true);
  });

  test('counts each change once, whoever makes it, and two at one moment do not both win', async () => {
    const { id } = await add();
    const before = (await menu()).version;
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((unitPrice) => changeItem(deps(), hana, { id, version: 1, change: { unitPrice } })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await menu()).version).toBe(before + 1);
  });

  test('goes with its organization', async () => {
    const food = newCategory('Food');
    await addCategory(deps(), hana, canteen, food);
    const { id } = await addItem(deps(), hana, canteen, aRichItem({ category: food.id }));
    await add({ name: 'Both', contents: [{ item: id, quantity: 1 }] });
    await setPicture(deps(), hana, { id, version: 1, content: pixel });
    await storage.db.deleteFrom('organization').where('id', '=', nordhavn).execute();
    for (const table of ['menu', 'menu_item', 'menu_category', 'menu_content', 'menu_picture'] as const) {
      expect([table, await storage.db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    }
  });
});
