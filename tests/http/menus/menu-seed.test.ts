import { organizationIdOf, planFixture } from '../../../server/seed/plan-fixture.ts';
import { vatCategoryIdOf } from '../../../server/seed/plan-finance.ts';
import { planMenus } from '../../../server/seed/plan-menus.ts';
import { layPlans } from '../../../server/seed/seed.store.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import { readMenus } from '../../../server/modules/menus/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { nordhavn } from '../../../simulator/seed/nordhavn.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { World } from '../../../server/seed/world.ts';

const idOf = (number: number) => ProviderId.parse(`60000000-0000-4000-8000-00000000000${number}`);
const providers = ['Canteen CPH', 'AV CPH', 'Kitchen NYC', 'House team CPH'].map((name, at) => ({
  id: idOf(at + 1),
  name,
}));

describeOnBothDatabases('the menus of fixture F0', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  const [tenant] = World.parse({ fixture: 'F0', tenants: [nordhavn()] }).tenants;
  if (!tenant) throw new Error('the world has a tenant');
  const organization = OrganizationId.parse(organizationIdOf(tenant.id));

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  async function lay(fresh: boolean) {
    const plan = planFixture('F0', tenant as NonNullable<typeof tenant>, []);
    const teams = providers.map(({ id, name }) => ({
      provider: {
        organization_id: organization,
        id,
        kind: 'set-up' as const,
        name,
        time_zone: 'Europe/Copenhagen',
      },
      units: [],
      members: [],
    }));
    const menus = planMenus(organization, providers, vatCategoryIdOf(organization));
    await layPlans(storage.db, [{ ...plan, teams, menus }], () => fresh);
  }
  const offered = async (at: number) => {
    const menus = await readMenus(storage.db, organization, [idOf(at)]);
    return menus.get(idOf(at)) ?? { categories: [], items: [] };
  };

  test('are what the scenarios order, for those providers that are there', async () => {
    await lay(true);
    const { categories, items } = await offered(1);
    expect(categories.map(({ name }) => name)).toEqual(['Drinks', 'Food']);
    const named = new Map(items.map((item) => [item.name, item]));
    const vat = { name: 'VAT 25 %', rate: 2_500 };
    expect(named.get('Coffee')).toMatchObject({ unitPrice: 2_500, vat, covers: 0, deadline: null });
    expect(named.get('Lunch')).toMatchObject({
      unitPrice: 9_500,
      vat,
      covers: 1,
      deadline: { kind: 'days-before', days: 2, time: '12:00' },
    });
    expect(named.get('Sandwich')?.options.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['Filling', true],
      ['Butter', false],
    ]);
    const camera = (await offered(2)).items.find(({ name }) => name === 'Camera');
    expect(camera).toMatchObject({ unitPrice: 20_000, stock: 1, vat });
    expect((await offered(3)).items.length).toBeGreaterThan(2);
    expect((await offered(4)).items).toEqual([]);
  });

  test('are laid once: what somebody changed since outlives a restart', async () => {
    await lay(true);
    await storage.db.deleteFrom('menu_item').where('name', '=', 'Fruit').execute();
    await storage.db.updateTable('menu_item').set({ unit_price: 1 }).where('name', '=', 'Lunch').execute();
    await lay(false);
    const { items } = await offered(1);
    expect(items.map(({ name }) => name)).not.toContain('Fruit');
    expect(items.find(({ name }) => name === 'Lunch')?.unitPrice).toBe(1);
  });
});
