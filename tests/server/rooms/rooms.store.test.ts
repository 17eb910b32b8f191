import { OrganizationId } from '../../../contract/primitives.ts';
import { createRoomDirectory } from '../../../server/modules/rooms/index.ts';
import type { Room } from '../../../server/modules/rooms/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { address } from './nordhavn.ts';

const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const nordhavn = OrganizationId.parse(guid(1, 1));
const fabrikam = OrganizationId.parse(guid(1, 2));
const nobody = new Set<string>();

describeOnBothDatabases('rooms from the database', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const namesFor = async (groups: ReadonlySet<string>, organization = nordhavn) => {
    const rooms = await createRoomDirectory(storage.db).listRooms(organization, groups);
    return rooms.map(({ name }) => name).sort();
  };

  test('are those that everyone may see, for someone without groups', async () => {
    expect(await namesFor(nobody)).toEqual(['fjord', 'lille']);
  });

  test('are more for a member of a group that may see them; one group is enough', async () => {
    expect(await namesFor(new Set(['sales', 'unrelated']))).toEqual(['fjord', 'lille', 'skov']);
    expect(await namesFor(new Set(["'; drop table calendar; --", 'a,b', '{sales}']))).toEqual([
      'fjord',
      'lille',
    ]);
  });

  test('are never those of another organization, even at the same address', async () => {
    expect(await namesFor(new Set(['sales']), fabrikam)).toEqual(['foreign']);
    expect(await namesFor(nobody, OrganizationId.parse(guid(1, 3)))).toEqual([]);
  });

  test('carry all that a search needs', async () => {
    const rooms = await createRoomDirectory(storage.db).listRooms(nordhavn, nobody, [address('fjord')]);

    expect(rooms).toEqual([
      {
        id: guid(5, 1),
        mailbox: address('fjord'),
        integration: guid(2, 1),
        name: 'fjord',
        kind: 'room',
        capacity: 8,
        equipment: ['display', 'video'],
        unit: guid(3, 1),
        department: null,
        booking: 'request',
        bookedBy: ['board'],
      },
    ]);
  });

  test('say whose members alone see them, when their department keeps them to itself', async () => {
    const rooms = await createRoomDirectory(storage.db).listRooms(nordhavn, nobody);
    const departments = await departmentRooms(storage, rooms);

    expect(departments).toEqual([
      ['fjord', { id: guid(6, 1), onlyFor: { tenantId: guid(4, 1), groupId: guid(7, 1) } }],
      ['lille', { id: guid(6, 2), onlyFor: null }],
    ]);
  });

  test('leave out calendars that are not placed, and those that are no resource any more', async () => {
    const { db } = storage;
    await db
      .insertInto('calendar')
      .values([
        calendar(nordhavn, 8, 'nowhere', { unit_id: null }),
        calendar(nordhavn, 9, 'retired', { state: 'not-a-resource' }),
      ])
      .execute();

    expect(await namesFor(nobody)).toEqual(['fjord', 'lille']);
  });

  test('are not found by address when they are hidden or not there', async () => {
    const directory = createRoomDirectory(storage.db);

    expect(await directory.listRooms(nordhavn, nobody, [address('skov')])).toEqual([]);
    expect(await directory.listRooms(nordhavn, nobody, [address('gone')])).toEqual([]);
    expect(await directory.listRooms(nordhavn, nobody, [])).toEqual([]);
  });

  test('stand in units, which come in the order of the organization', async () => {
    const units = await createRoomDirectory(storage.db).listUnits(nordhavn);

    expect(units.map(({ name, kind, parent, timeZone }) => [name, kind, parent, timeZone])).toEqual([
      ['HQ', 'building', null, 'Europe/Copenhagen'],
      ['Second', 'floor', guid(3, 1), 'Europe/Copenhagen'],
      ['First', 'floor', guid(3, 1), 'Europe/Copenhagen'],
    ]);
  });
});

/** Puts fjord into a department that keeps its rooms to its members, lille into one that does not. */
async function departmentRooms(storage: Storage, before: readonly Room[]) {
  const { db } = storage;
  const department = (number: number, visibility: 'members' | 'everyone') => ({
    organization_id: nordhavn,
    id: guid(6, number),
    name: `department ${number}`,
    tenant_id: guid(4, 1),
    group_id: guid(7, number),
    group_name: 'group',
    visibility,
  });
  const values = [department(1, 'members'), department(2, 'everyone')];
  await db.insertInto('department').values(values).execute();
  await setDepartments(storage, [guid(6, 1), guid(6, 2)]);
  const rooms = await createRoomDirectory(db).listRooms(nordhavn, nobody);
  await setDepartments(storage, [null, null]);

  expect(before.map(({ department }) => department)).toEqual([null, null]);
  return rooms
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ name, department }) => [name, department]);
}

async function setDepartments({ db }: Storage, departments: readonly (string | null)[]): Promise<void> {
  for (const [at, department_id] of departments.entries()) {
    await db
      .updateTable('calendar')
      .set({ department_id })
      .where('organization_id', '=', nordhavn)
      .where('id', '=', guid(5, at + 1))
      .execute();
  }
}

async function lay({ db }: Storage): Promise<void> {
  for (const [at, id] of [nordhavn, fabrikam].entries()) {
    const contact = { contact_name: 'Hana', contact_mail: 'hana@x.example' };
    await db
      .insertInto('organization')
      .values({ id, name: `organization ${at}`, ...contact })
      .execute();
    await db
      .insertInto('integration')
      .values({
        organization_id: id,
        id: guid(2, at + 1),
        kind: 'graph',
        tenant_id: guid(4, 1),
        label: 'Exchange Online',
        status: 'active',
      })
      .execute();
  }

  await db
    .insertInto('unit')
    .values([
      unit(nordhavn, 1, 'HQ', 0),
      unit(nordhavn, 2, 'First', 7),
      unit(nordhavn, 3, 'Second', 3),
      unit(fabrikam, 1, 'HQ', 0),
    ])
    .execute();

  const fjord = { equipment: ['display', 'video'], booking: 'request' as const, booked_by: ['board'] };
  await db
    .insertInto('calendar')
    .values(calendar(nordhavn, 1, 'fjord', fjord))
    .execute();
  await db
    .insertInto('calendar')
    .values(calendar(nordhavn, 2, 'lille'))
    .execute();
  const shown = { seen_by: ['sales', 'board'] };
  await db
    .insertInto('calendar')
    .values(calendar(nordhavn, 3, 'skov', shown))
    .execute();
  const foreign = { mailbox: address('fjord'), name: 'foreign' };
  await db
    .insertInto('calendar')
    .values(calendar(fabrikam, 1, 'fjord', foreign))
    .execute();
}

const unit = (organization: OrganizationId, number: number, name: string, position: number) => ({
  organization_id: organization,
  id: guid(3, number),
  parent_id: name === 'HQ' ? null : guid(3, 1),
  kind: name === 'HQ' ? ('building' as const) : ('floor' as const),
  name,
  time_zone: 'Europe/Copenhagen',
  position,
});

const calendar = (organization: OrganizationId, number: number, name: string, more: object = {}) => ({
  organization_id: organization,
  id: guid(5, number),
  integration_id: guid(2, organization === nordhavn ? 1 : 2),
  mailbox: address(name),
  name,
  capacity: 8,
  unit_id: guid(3, 1),
  ...more,
});
