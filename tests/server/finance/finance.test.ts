import { randomUUID } from 'node:crypto';
import { CostCenterId } from '../../../contract/finance.ts';
import { Currency } from '../../../contract/money.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { createAccessStore } from '../../../server/modules/access/access.store.ts';
import {
  addCostCenterGroup,
  changeCostCenterGroup,
  removeCostCenterGroup,
} from '../../../server/modules/finance/change-cost-center-groups.ts';
import { addCostCenter, changeCostCenter } from '../../../server/modules/finance/change-cost-centers.ts';
import { changeCurrency } from '../../../server/modules/finance/change-currency.ts';
import { addVatCategory, changeVatCategory } from '../../../server/modules/finance/change-vat-categories.ts';
import { costCentersFor, currencyOf, requireCostCenter } from '../../../server/modules/finance/index.ts';
import { readFinance } from '../../../server/modules/finance/read-finance.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aCostCenter,
  aGroup,
  audited,
  aVatCategory,
  groupHolder,
  layOrganizations,
  nordhavn,
  person,
  personHolder,
  sales,
  sydhavn,
} from './a-till.ts';

const hana = person('hana');
const siri = person('siri');
const anna = person('anna', [sales]);
const bent = person('bent');

describeOnBothDatabases('money', (createDatabase) => {
  let storage: Storage;
  let database: FreshDatabase;
  let isPriced = false;
  const deps = () => ({ db: storage.db, priced: [async () => false, async () => isPriced] });

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    isPriced = false;
    await layOrganizations(storage);
  });

  const codesFor = async (caller: Caller) =>
    (await costCentersFor(storage.db, caller)).map(({ code }) => code);
  const charge = (caller: Caller, id: CostCenterId) =>
    storage.db.transaction().execute((tx) => requireCostCenter(tx, caller, id));

  test('is counted in euros until somebody chooses, by one version after another', async () => {
    expect((await readFinance(deps(), hana)).currency).toEqual({
      currency: 'EUR',
      isFixed: false,
      version: 1,
    });
    const kroner = { currency: Currency.parse('DKK'), version: 1 };
    expect(await changeCurrency(deps(), hana, kroner)).toEqual({ ...kroner, isFixed: false, version: 2 });
    await expect(
      changeCurrency(deps(), hana, { currency: Currency.parse('SEK'), version: 1 }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', extra: { current: { currency: 'DKK' } } });

    expect(await currencyOf(storage.db, nordhavn)).toBe('DKK');
    expect(await currencyOf(storage.db, sydhavn)).toBe('EUR');
    expect(await audited(storage)).toEqual([
      {
        action: 'currency.changed',
        subject_name: 'DKK',
        before: { currency: 'EUR' },
        after: { currency: 'DKK' },
      },
    ]);
  });

  test('stays in its currency once anything carries a price, and says so beforehand', async () => {
    isPriced = true;
    expect((await readFinance(deps(), hana)).currency.isFixed).toBe(true);
    const chosen = { currency: Currency.parse('DKK'), version: 1 };
    await expect(changeCurrency(deps(), hana, chosen)).rejects.toMatchObject({ code: 'not-empty' });
    expect(await currencyOf(storage.db, nordhavn)).toBe('EUR');
    expect(await audited(storage)).toEqual([]);
  });

  test('is taxed by categories, each change with before and after', async () => {
    const vat = aVatCategory();
    const added = await addVatCategory(deps(), hana, vat);
    expect(await addVatCategory(deps(), hana, vat)).toEqual(added);
    await expect(addVatCategory(deps(), hana, { ...vat, rate: 0 })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await expect(addVatCategory(deps(), hana, aVatCategory({ name: 'vat 25 %' }))).rejects.toMatchObject({
      code: 'already-exists',
    });

    const { id } = vat;
    const changed = await changeVatCategory(deps(), hana, {
      id,
      version: 1,
      change: { isActive: false, rate: undefined },
    });
    expect(changed).toEqual({ ...added, isActive: false, version: 2 });
    await expect(
      changeVatCategory(deps(), hana, { id, version: 1, change: { rate: 1 } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', extra: { current: changed } });
    await expect(
      changeVatCategory(deps(), siri, { id, version: 2, change: { rate: 1 } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await changeVatCategory(deps(), hana, { id, version: 2, change: { rate: 2_500 } })).toEqual(
      changed,
    );

    expect((await readFinance(deps(), hana)).vatCategories).toEqual([changed]);
    expect((await readFinance(deps(), siri)).vatCategories).toEqual([]);
    const facts = { name: 'VAT 25 %', rate: 2_500 };
    expect(await audited(storage)).toEqual([
      {
        action: 'vat-category.added',
        subject_name: 'VAT 25 %',
        before: null,
        after: { ...facts, isActive: true },
      },
      {
        action: 'vat-category.changed',
        subject_name: 'VAT 25 %',
        before: { ...facts, isActive: true },
        after: { ...facts, isActive: false },
      },
    ]);
  });

  test('is charged to cost centers that are open, or name the person, or a group of theirs', async () => {
    await addCostCenter(deps(), hana, aCostCenter());
    const ofSales = aCostCenter({ code: '2000', isOpen: false, holders: [groupHolder(sales)] });
    await addCostCenter(deps(), hana, ofSales);
    const ofBent = aCostCenter({ code: '3000', isOpen: false, holders: [personHolder(bent)] });
    await addCostCenter(deps(), hana, ofBent);
    await addCostCenter(deps(), hana, aCostCenter({ code: '4000', isOpen: false }));
    await addCostCenter(deps(), siri, aCostCenter({ code: '9000' }));

    expect(await codesFor(anna)).toEqual(['1000', '2000']);
    expect(await codesFor(bent)).toEqual(['1000', '3000']);
    expect(await codesFor(hana)).toEqual(['1000']);

    expect(await charge(anna, ofSales.id)).toEqual({
      id: ofSales.id,
      code: '2000',
      name: 'Administration',
    });
    await expect(charge(bent, ofSales.id)).rejects.toMatchObject({ code: 'permission-missing' });
    for (const nobodys of [CostCenterId.parse(randomUUID())]) {
      await expect(charge(anna, nobodys)).rejects.toMatchObject({
        code: 'invalid-request',
        extra: { errors: [{ pointer: '/body/costCenter' }] },
      });
    }
    const elsewhere = { ...anna, organization: sydhavn };
    await expect(charge(elsewhere, ofSales.id)).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('is not charged to a cost center that is out of use', async () => {
    const one = aCostCenter();
    await addCostCenter(deps(), hana, one);
    await changeCostCenter(deps(), hana, { id: one.id, version: 1, change: { isActive: false } });
    expect(await codesFor(anna)).toEqual([]);
    await expect(charge(anna, one.id)).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('somebody of another tenant with the same id is somebody else', async () => {
    const one = aCostCenter({ isOpen: false, holders: [personHolder(bent)] });
    await addCostCenter(deps(), hana, one);
    expect(await codesFor({ ...bent, tenantId: randomUUID() })).toEqual([]);
    const ofSales = aCostCenter({ code: '2', isOpen: false, holders: [groupHolder(sales)] });
    await addCostCenter(deps(), hana, ofSales);
    expect(await codesFor({ ...anna, tenantId: randomUUID() })).toEqual([]);
  });

  test('a group of cost centers opens all of them to its members, until it is changed or removed', async () => {
    const [one, two, three] = ['1', '2', '3'].map((code) => aCostCenter({ code, isOpen: false }));
    if (!one || !two || !three) throw new Error('there are three');
    for (const center of [one, two, three]) await addCostCenter(deps(), hana, center);
    const group = aGroup({ costCenters: [one.id, two.id].toSorted(), members: [groupHolder(sales)] });
    const added = await addCostCenterGroup(deps(), hana, group);
    expect(await addCostCenterGroup(deps(), hana, group)).toEqual(added);
    expect([await codesFor(anna), await codesFor(bent)]).toEqual([['1', '2'], []]);

    const { id } = group;
    const members = [groupHolder(sales), personHolder(bent), personHolder(bent)];
    const changed = await changeCostCenterGroup(deps(), hana, {
      id,
      version: 1,
      change: { costCenters: [three.id], members },
    });
    expect(changed.members).toHaveLength(2);
    expect([await codesFor(anna), await codesFor(bent)]).toEqual([['3'], ['3']]);

    await expect(removeCostCenterGroup(deps(), hana, { id, version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(removeCostCenterGroup(deps(), siri, { id, version: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
    await removeCostCenterGroup(deps(), hana, { id, version: 2 });
    expect([await codesFor(anna), (await readFinance(deps(), hana)).groups]).toEqual([[], []]);
    expect((await audited(storage)).slice(3).map(({ action }) => action)).toEqual([
      'cost-center-group.added',
      'cost-center-group.changed',
      'cost-center-group.removed',
    ]);
  });

  test('nothing names the cost centers or the people of others', async () => {
    const theirs = aCostCenter();
    await addCostCenter(deps(), siri, theirs);
    await expect(
      addCostCenterGroup(deps(), hana, aGroup({ costCenters: [theirs.id] })),
    ).rejects.toMatchObject({
      code: 'invalid-request',
      extra: { errors: [{ pointer: '/body/costCenters/0' }] },
    });
    const stranger = { ...personHolder(bent), tenantId: randomUUID() };
    await expect(addCostCenterGroup(deps(), hana, aGroup({ members: [stranger] }))).rejects.toMatchObject({
      extra: { errors: [{ pointer: '/body/members/0/tenantId' }] },
    });
    await expect(
      addCostCenter(deps(), hana, aCostCenter({ holders: [personHolder(bent), stranger] })),
    ).rejects.toMatchObject({ extra: { errors: [{ pointer: '/body/holders/1/tenantId' }] } });
    await expect(
      changeCostCenter(deps(), hana, { id: theirs.id, version: 1, change: { code: '1' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await audited(storage)).toEqual([]);
  });

  test('no two cost centers have one code, and none is changed over somebody else’s change', async () => {
    const one = aCostCenter({ code: 'A-1' });
    await addCostCenter(deps(), hana, one);
    await expect(addCostCenter(deps(), hana, aCostCenter({ code: 'a-1' }))).rejects.toMatchObject({
      code: 'already-exists',
      extra: { errors: [{ pointer: '/body/code' }] },
    });
    await addCostCenter(deps(), siri, aCostCenter({ code: 'A-1' }));
    await changeCostCenter(deps(), hana, { id: one.id, version: 1, change: { name: 'New' } });
    await expect(
      changeCostCenter(deps(), hana, { id: one.id, version: 1, change: { name: 'Old' } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', extra: { current: { name: 'New' } } });
  });

  test('the groups that may charge something are asked of the directory', async () => {
    const other = randomUUID();
    await addCostCenter(deps(), hana, aCostCenter({ isOpen: false, holders: [groupHolder(sales)] }));
    await addCostCenterGroup(deps(), hana, aGroup({ members: [groupHolder(other), personHolder(bent)] }));
    const asked = await createAccessStore(storage.db).listRoomGroups(nordhavn);
    expect([...asked].toSorted()).toEqual([sales, other].toSorted());
    expect((await createAccessStore(storage.db).listRoomGroups(sydhavn)).size).toBe(0);
  });
});
