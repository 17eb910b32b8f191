import { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../../../server/exchange/exchange.port.ts';
import { organizationIdOf } from '../../../server/seed/plan-fixture.ts';
import { resetFixture, seedFixture } from '../../../server/seed/seed-fixture.ts';
import type { FixtureIntegration } from '../../../server/seed/seed-fixture.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { campusTenants } from '../../../simulator/seed/campus.ts';
import { nordhavn } from '../../../simulator/seed/nordhavn.ts';
import { sydhavn } from '../../../simulator/seed/sydhavn.ts';
import type { SimulatedTenant } from '../../../simulator/state/directory.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';

describeOnBothDatabases("the product's half of a fixture", (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  const tenant = nordhavn();
  const f0 = { fixture: 'F0', tenants: [tenant] };

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(() => storage.db.deleteFrom('organization').execute());

  const deps = (tenants: readonly SimulatedTenant[] = [tenant]) => ({
    db: storage.db,
    connect: ({ tenantId }: FixtureIntegration) => ({
      listRooms: () => Promise.resolve(roomsOf(tenants.find(({ id }) => id === tenantId))),
      findRoom: () => Promise.resolve(null),
      readSchedules: () => Promise.resolve([]),
      readMeetings: () => Promise.resolve({ known: true as const, meetings: [] }),
      readChanges: () => Promise.resolve({ known: true as const, hasChanged: false, cursor: '' }),
    }),
  });

  const nameOfGroup = (id: string) => tenant.groups.find((group) => group.id === id)?.displayName;

  /** Each unit as the path of names that leads to it. */
  async function units(): Promise<readonly string[]> {
    const rows = await storage.db.selectFrom('unit').selectAll().orderBy('position').execute();
    const path = (id: string | null): string[] => {
      const row = rows.find((each) => each.id === id);
      return row ? [...path(row.parent_id), row.name] : [];
    };
    return rows.map((row) => `${path(row.id).join(' > ')} (${row.kind}, ${row.time_zone})`);
  }

  test('of F0 is Nordhavn, with Hana Berg to ask and two sites', async () => {
    await seedFixture(deps(), f0);

    expect(await storage.db.selectFrom('organization').selectAll().execute()).toMatchObject([
      { name: 'Nordhavn', contact_name: 'Hana Berg', contact_mail: 'hana@nordhavn.example' },
    ]);
    expect(await storage.db.selectFrom('login_tenant').select('tenant_id').execute()).toEqual([
      { tenant_id: tenant.id },
    ]);
    expect(await storage.db.selectFrom('integration').selectAll().execute()).toMatchObject([
      { kind: 'graph', tenant_id: tenant.id, status: 'active' },
    ]);
    expect(await units()).toEqual([
      'US (region, America/New_York)',
      'US > NYC (campus, America/New_York)',
      'US > NYC > BW (building, America/New_York)',
      'US > NYC > BW > Floor 5 (floor, America/New_York)',
      'EU (region, Europe/Copenhagen)',
      'EU > CPH (campus, Europe/Copenhagen)',
      'EU > CPH > HQ (building, Europe/Copenhagen)',
      'EU > CPH > HQ > Floor 1 (floor, Europe/Copenhagen)',
      'EU > CPH > HQ > Floor 2 (floor, Europe/Copenhagen)',
    ]);
  });

  test('of F0 has the rooms that Exchange lists, on their floors, bestyrelse for its assistants', async () => {
    await seedFixture(deps(), f0);

    const rows = await storage.db
      .selectFrom('calendar')
      .innerJoin('unit', (join) =>
        join
          .onRef('unit.organization_id', '=', 'calendar.organization_id')
          .onRef('unit.id', '=', 'calendar.unit_id'),
      )
      .select(['calendar.name', 'calendar.capacity', 'booking', 'seen_by', 'booked_by', 'unit.name as floor'])
      .orderBy('calendar.name')
      .execute();
    const assistants = tenant.groups.find(({ displayName }) => displayName === 'Board-Assistants')?.id;
    const open = { seen_by: [], booked_by: [] };
    expect(rows).toEqual([
      {
        name: 'bestyrelse',
        capacity: 20,
        booking: 'request',
        seen_by: [],
        booked_by: [assistants],
        floor: 'Floor 2',
      },
      { name: 'fjord', capacity: 8, booking: 'direct', ...open, floor: 'Floor 1' },
      { name: 'hudson', capacity: 10, booking: 'direct', ...open, floor: 'Floor 5' },
      { name: 'lille', capacity: 4, booking: 'direct', ...open, floor: 'Floor 1' },
      { name: 'skov', capacity: 12, booking: 'direct', ...open, floor: 'Floor 2' },
    ]);
  });

  test('of F0 gives roles to groups', async () => {
    await seedFixture(deps(), f0);

    const rows = await storage.db.selectFrom('role_assignment').selectAll().execute();
    expect(Object.fromEntries(rows.map((row) => [nameOfGroup(row.object_id), row.role]))).toEqual({
      'Add-in Users': 'add-in-user',
      'Add-in Delegates': 'add-in-user-with-delegated-access',
      Owners: 'owner',
      'Integrations Admins': 'integrations-administrator',
      'House Teams': 'portal-user',
      'Canteen CPH': 'portal-user',
      'AV CPH': 'portal-user',
      'Reception CPH': 'portal-user',
    });
  });

  test('of F0 has set-up teams, kitchens and an AV team, each for its campus; whoever was taken out of one does not come back', async () => {
    await seedFixture(deps(), f0);
    const teams = async () =>
      await storage.db
        .selectFrom('provider')
        .innerJoin('provider_unit', 'provider_unit.provider_id', 'provider.id')
        .innerJoin('unit', 'unit.id', 'provider_unit.unit_id')
        .select(['provider.name', 'unit.name as campus', 'provider.kind', 'accepts', 'deadline_rule'])
        .orderBy('provider.name')
        .execute();
    const noon = { kind: 'days-before', days: 1, time: '12:00' };
    expect(await teams()).toEqual([
      {
        name: 'AV CPH',
        campus: 'CPH',
        kind: 'av',
        accepts: 'automatically',
        deadline_rule: { kind: 'minutes-before', minutes: 120 },
      },
      { name: 'Canteen CPH', campus: 'CPH', kind: 'catering', accepts: 'by-hand', deadline_rule: noon },
      {
        name: 'House team CPH',
        campus: 'CPH',
        kind: 'set-up',
        accepts: 'by-hand',
        deadline_rule: { kind: 'minutes-before', minutes: 120 },
      },
      {
        name: 'House team NYC',
        campus: 'NYC',
        kind: 'set-up',
        accepts: 'automatically',
        deadline_rule: { kind: 'minutes-before', minutes: 60 },
      },
      { name: 'Kitchen NYC', campus: 'NYC', kind: 'catering', accepts: 'automatically', deadline_rule: noon },
    ]);

    await storage.db.deleteFrom('provider_member').execute();
    await seedFixture(deps(), f0);
    expect(await storage.db.selectFrom('provider_member').selectAll().execute()).toEqual([]);
    expect(await teams()).toHaveLength(5);
  });

  test('laid twice is laid once, and keeps what was changed in between', async () => {
    await seedFixture(deps(), f0);
    await storage.db.updateTable('calendar').set({ name: 'renamed' }).where('name', '=', 'fjord').execute();
    const before = await everything(storage);

    await seedFixture(deps(), f0);

    expect(await everything(storage)).toEqual(before);
  });

  test('is the same after a reset, whatever was there before', async () => {
    await seedFixture(deps(), f0);
    const before = await everything(storage);
    await storage.db.updateTable('calendar').set({ name: 'renamed' }).execute();
    await storage.db.deleteFrom('role_assignment').execute();

    await resetFixture(deps(), f0);

    expect(await everything(storage)).toEqual(before);
  });

  test('of a campus is one organization per tenant, and replaces another fixture', async () => {
    const options = { rooms: 60, meetingsPerRoomDay: 0, days: 1, organizations: 2, seed: 1 };
    const tenants = campusTenants(options);
    await seedFixture(deps(), f0);

    await resetFixture(deps(tenants), { fixture: 'campus', tenants });

    const organizations = await storage.db
      .selectFrom('organization')
      .select(['id', 'name'])
      .orderBy('name')
      .execute();
    expect(organizations).toEqual(tenants.map(({ id, name }) => ({ id: organizationIdOf(id), name })));
    const calendars = await storage.db.selectFrom('calendar').select('organization_id').execute();
    expect(calendars).toHaveLength(60);
    expect(await units()).toEqual(
      tenants
        .flatMap(() => [
          'Building 1 (building, Europe/Copenhagen)',
          'Building 1 > Floor 0 (floor, Europe/Copenhagen)',
          'Building 1 > Floor 1 (floor, Europe/Copenhagen)',
        ])
        .sort(),
    );
  });

  test('of a campus puts each building into its own time zone', async () => {
    const options = { rooms: 500, meetingsPerRoomDay: 0, days: 1, organizations: 1, seed: 1 };
    const tenants = campusTenants(options);

    await seedFixture(deps(tenants), { fixture: 'campus', tenants });

    const buildings = await storage.db
      .selectFrom('unit')
      .select(['name', 'time_zone'])
      .where('kind', '=', 'building')
      .orderBy('name')
      .execute();
    expect(buildings).toEqual([
      { name: 'Building 1', time_zone: 'Europe/Copenhagen' },
      { name: 'Building 2', time_zone: 'America/New_York' },
    ]);
  });

  test('of 2,500 rooms is laid as well', async () => {
    const options = { rooms: 2_500, meetingsPerRoomDay: 0, days: 1, organizations: 1, seed: 1 };
    const tenants = campusTenants(options);

    await seedFixture(deps(tenants), { fixture: 'campus', tenants });

    const { count } = await storage.db
      .selectFrom('calendar')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(2_500);
  });

  test('leaves organizations alone that no fixture made', async () => {
    const id = '99999999-9999-4999-8999-999999999999';
    const customer = { id, name: 'Customer', contact_name: 'C', contact_mail: 'c@customer.example' };
    await storage.db.insertInto('organization').values(customer).execute();
    await storage.db
      .insertInto('login_tenant')
      .values({ organization_id: id, tenant_id: tenant.id })
      .execute();

    await resetFixture(deps(), f0);

    const names = await storage.db.selectFrom('organization').select('name').orderBy('name').execute();
    expect(names).toEqual([{ name: 'Customer' }, { name: 'Nordhavn' }]);
  });

  test('has no organization for a company that nobody has connected', async () => {
    const other = sydhavn(tenant);
    await seedFixture(deps([tenant, other]), { fixture: 'F0', tenants: [tenant, other] });

    const names = await storage.db.selectFrom('organization').select('name').execute();
    expect(names).toEqual([{ name: 'Nordhavn' }]);
  });

  test('changes nothing when Exchange cannot list its rooms', async () => {
    await seedFixture(deps(), f0);
    const before = await everything(storage);
    const broken = {
      db: storage.db,
      connect: () => ({
        ...deps().connect({ tenantId: '' } as FixtureIntegration),
        listRooms: () => Promise.reject(new Error('no')),
      }),
    };

    await expect(resetFixture(broken, f0)).rejects.toThrow('no');

    expect(await everything(storage)).toEqual(before);
  });

  test.each([null, {}, { fixture: 'F0', tenants: [] }, { fixture: 'F0', tenants: [{ id: 'x' }] }])(
    'is not laid from a world that is none: %j',
    async (world) => {
      await expect(seedFixture(deps(), world)).rejects.toMatchObject({ name: 'ZodError' });
    },
  );
});

async function everything({ db }: Storage): Promise<unknown> {
  const tables = [
    'login_tenant',
    'integration',
    'unit',
    'calendar',
    'role_assignment',
    'provider',
    'provider_unit',
    'provider_member',
  ] as const;
  const rows = await Promise.all(
    tables.map((table) => db.selectFrom(table).selectAll().orderBy('organization_id').execute()),
  );
  const names = await db.selectFrom('organization').select(['id', 'name']).orderBy('id').execute();
  return { names, rows: rows.map((table) => table.map((row) => JSON.stringify(row, withoutMoment)).sort()) };
}

/** Everything but the moment at which a row was written. */
function withoutMoment(key: string, value: unknown): unknown {
  return key === 'created_at' || key === 'added_at' ? undefined : value;
}

function roomsOf(tenant: SimulatedTenant | undefined): readonly ExchangeRoom[] {
  // Graph lists what is in Exchange Online.
  const online = (tenant?.rooms ?? []).filter(({ hosting }) => hosting !== 'server');
  return online.map((room) => {
    const building = tenant?.buildings.find(({ id }) => id === room.buildingId);
    const floor = building?.floors.find(({ id }) => id === room.floorId);
    return {
      mailbox: MailboxAddress.parse(room.address),
      kind: 'room',
      displayName: room.displayName,
      capacity: room.capacity,
      building: building?.name ?? null,
      floor: floor?.label ?? null,
      equipment: [...room.tags],
      roomLists: [],
      directoryId: null,
    };
  });
}
