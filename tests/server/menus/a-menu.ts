import { randomUUID } from 'node:crypto';
import { VatCategoryId } from '../../../contract/finance.ts';
import { CategoryId, ChoiceId, ItemId, OptionId } from '../../../contract/menu-items.ts';
import { addItem as addRoute } from '../../../contract/menus.ts';
import { UnitId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { grantsOf } from '../../../server/modules/access/roles.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { layOrganizations, nordhavn, person, sales, sydhavn, tenant } from '../finance/a-till.ts';

export { nordhavn, sydhavn } from '../finance/a-till.ts';

const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const canteen = ProviderId.parse(guid(6, 1));
export const kitchen = ProviderId.parse(guid(6, 2));
/** Of Sydhavn. */
export const elsewhere = ProviderId.parse(guid(6, 3));
export const vat25 = VatCategoryId.parse(guid(7, 1));
export const vat0 = VatCategoryId.parse(guid(7, 2));
export const hq = UnitId.parse(guid(8, 1));

export const hana = person('hana');
export const siri = person('siri');
const working = grantsOf([{ role: 'portal-user', unit: null, department: null }]);
/** A member of the canteen. */
export const dora: Caller = { ...person('bent'), name: 'dora', grants: working };
/** Works in the portal, for nobody here. */
export const erik: Caller = { ...person('anna'), name: 'erik', grants: working };
/** A member of the canteen through the group Sales. */
export const greta: Caller = { ...erik, objectId: guid(4, 9), groups: new Set([sales]) };

/** Two organizations; Nordhavn has a canteen with members, a kitchen without, a place and two VAT categories. */
export async function layProviders(storage: Storage): Promise<void> {
  const { db } = storage;
  await layOrganizations(storage);
  const zone = { time_zone: 'Europe/Copenhagen' };
  for (const [organization_id, id, name] of [
    [nordhavn, canteen, 'Canteen'],
    [nordhavn, kitchen, 'Kitchen'],
    [sydhavn, elsewhere, 'Elsewhere'],
  ] as const) {
    await db
      .insertInto('provider')
      .values({ organization_id, id, kind: 'set-up', name, ...zone })
      .execute();
  }
  const member = { organization_id: nordhavn, provider_id: canteen, tenant_id: tenant };
  await db
    .insertInto('provider_member')
    .values([
      { ...member, principal_kind: 'user', object_id: dora.objectId },
      { ...member, principal_kind: 'entra_group', object_id: sales },
    ])
    .execute();
  for (const organization_id of [nordhavn, sydhavn]) {
    await db
      .insertInto('vat_category')
      .values([
        { organization_id, id: vat25, name: 'VAT 25 %', rate: 2_500 },
        { organization_id, id: vat0, name: 'No VAT', rate: 0 },
      ])
      .execute();
  }
  await db
    .insertInto('unit')
    .values({ organization_id: nordhavn, id: hq, kind: 'building', name: 'HQ', position: 1, ...zone })
    .execute();
}

type NewItem = ReturnType<typeof addRoute.body.parse>;

/** Coffee at 25.00, as the contract reads it; `more` is what differs. */
export function anItem(more: Partial<Record<keyof NewItem, unknown>> = {}): NewItem {
  return addRoute.body.parse({
    id: randomUUID(),
    category: null,
    name: 'Coffee',
    description: '',
    unitPrice: 2_500,
    unit: 'per person',
    vat: vat25,
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
}

/** Everything that can be said about an item. */
export function aRichItem(more: Partial<Record<keyof NewItem, unknown>> = {}): NewItem {
  return anItem({
    name: 'Lunch',
    description: 'Warm,\nwith "salad" <b>🥗</b>',
    unitPrice: 9_500,
    deadline: { kind: 'days-before', days: 2, time: '12:00' },
    weekdays: [5, 1, 1],
    season: { from: '11-01', to: '02-29' },
    least: 4,
    most: 60,
    allergens: ['milk', 'gluten', 'milk'],
    diets: ['vegan'],
    options: [
      {
        id: OptionId.parse(randomUUID()),
        name: 'Bread',
        isRequired: true,
        choices: [{ id: ChoiceId.parse(randomUUID()), name: 'Rye', price: 300 }],
      },
    ],
    units: [hq],
    stock: 100,
    covers: 1,
    ...more,
  });
}

export const newCategory = (name: string) => ({ id: CategoryId.parse(randomUUID()), name });
export const newItemId = () => ItemId.parse(randomUUID());

/** The smallest PNG there is: one transparent pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export async function* fileOf(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text);
}
