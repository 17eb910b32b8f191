import { MOST_FAVORITE_ROOMS } from '../../../contract/own-rooms.ts';
import { Instant, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import { createRoomDirectory, noPolicy, noWeights } from '../../../server/modules/rooms/index.ts';
import { addFavoriteRoom } from '../../../server/modules/rooms/own/change-own-rooms.ts';
import { createRoomStore } from '../../../server/modules/rooms/rooms.store.ts';
import type { RoomStore } from '../../../server/modules/rooms/rooms.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aCaller, address } from './nordhavn.ts';

const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const nordhavn = OrganizationId.parse(guid(1, 1));
const fabrikam = OrganizationId.parse(guid(1, 2));
const nobody = new Set<string>();

describeOnBothDatabases('the directory of rooms', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let asked: string[];
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('organization').execute();
    await lay(storage);
    asked = [];
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const note = (what: string) => void asked.push(what);

  /** The database, which writes down what it is asked for. */
  function noting(): RoomStore {
    const store = createRoomStore(storage.db);
    return {
      versionOf: (organization, people) => (note('version'), store.versionOf(organization, people)),
      listRooms: (organization, mailboxes) => (
        note(mailboxes ? 'chosen rooms' : 'rooms'),
        store.listRooms(organization, mailboxes)
      ),
      listUnits: (organization) => (note('units'), store.listUnits(organization)),
      listPolicies: (organization) => (note('policies'), store.listPolicies(organization)),
      listRankings: (organization) => (note('rankings'), store.listRankings(organization)),
    };
  }
  const directoryOf = () => createRoomDirectory(storage.db, noting());

  test('reads rooms, units and policies once, and from then on asks whether something has changed, once for all', async () => {
    const directory = directoryOf();
    const all = () =>
      Promise.all([
        directory.listRooms(nordhavn, nobody),
        directory.listUnits(nordhavn),
        directory.listPolicies(nordhavn),
      ]);
    const [rooms, units, policies] = await all();
    expect([rooms.length, units.length]).toEqual([2, 1]);
    expect(asked).toEqual(['version', 'rooms', 'units', 'policies']);

    expect(await all()).toEqual([rooms, units, policies]);
    expect(asked.slice(4)).toEqual(['version']);
  });

  test('leaves out rooms that are not in the units in which somebody looks', async () => {
    const directory = directoryOf();
    const namesIn = async (...units: readonly UnitId[]) => {
      const rooms = await directory.listRooms(nordhavn, nobody, undefined, async (all) => {
        expect(all.map(({ id }) => id)).toEqual([guid(3, 1)]);
        return new Set(units);
      });
      return rooms.length;
    };

    expect(await namesIn(UnitId.parse(guid(3, 1)))).toBe(2);
    expect(await namesIn(UnitId.parse(guid(3, 2)))).toBe(0);
    expect(await directory.listRooms(nordhavn, nobody, undefined, async () => null)).toHaveLength(2);
    expect(asked).toEqual(['version', 'rooms', 'units', 'version', 'version']);
  });

  describe('what is a person’s own', () => {
    const [anna, bent] = [guid(8, 1), guid(8, 2)];
    const since = Instant.parse('2026-09-01T08:00:00Z');
    const ownOf = (objectId: string) => ({
      ...aCaller({ organization: nordhavn, tenantId: guid(4, 1), objectId }),
    });
    const link = (number: number, more: object = {}) => ({
      organization_id: nordhavn,
      id: guid(9, number),
      booking_key: guid(9, number),
      state: 'bound' as const,
      organizer: 'anna@nordhavn.test',
      planned_start: '2026-12-01T09:00:00.000Z',
      planned_end: '2026-12-01T10:00:00.000Z',
      time_zone: 'Europe/Copenhagen',
      planned_rooms: [address(`room${number}`)],
      state_since: '2026-11-30T08:00:00.000Z',
      created_by: JSON.stringify({ tenantId: guid(4, 1), objectId: anna }),
      created_at: '2026-11-30T08:00:00.000Z',
      touched_at: '2026-11-30T08:00:00.000Z',
      ...more,
    });

    test('comes with the number by one question for all that ask in a turn, each with their own', async () => {
      const key = { organization_id: nordhavn, tenant_id: guid(4, 1) };
      const now = '2026-11-30T08:00:00.000Z';
      const person = { ...key, name: 'x', changed_at: now };
      await storage.db
        .insertInto('room_person')
        .values([
          { ...person, object_id: anna, unit_id: guid(3, 1) },
          { ...person, object_id: bent },
        ])
        .execute();
      await storage.db
        .insertInto('favorite_room')
        .values({ ...key, object_id: bent, calendar_id: guid(5, 1), marked_at: now })
        .execute();
      const directory = directoryOf();
      const [rooms, first, second, stranger] = await Promise.all([
        directory.listRooms(nordhavn, nobody),
        directory.ownRooms(ownOf(anna), since),
        directory.ownRooms(ownOf(bent), since),
        directory.ownRooms(ownOf(guid(8, 3)), since),
      ]);

      expect(rooms).toHaveLength(2);
      expect(asked).toEqual(['version', 'rooms']);
      expect([first.place, [...first.favorites]]).toEqual([guid(3, 1), []]);
      expect([second.place, [...second.favorites]]).toEqual([null, [guid(5, 1)]]);
      expect(stranger).toEqual({ favorites: new Set(), recent: new Set(), place: null });
      expect(await directory.ownRooms({ ...ownOf(bent), isApiKey: true }, since)).toEqual(stranger);
      expect(await directory.ownRooms({ ...ownOf(bent), organization: fabrikam }, since)).toEqual(stranger);
    });

    test('counts rooms of meetings that they sent, the last first, twenty at most and none from before', async () => {
      await storage.db
        .insertInto('meeting_link')
        .values([
          link(1, { created_at: '2026-11-30T09:00:00.000Z' }),
          link(2, { planned_rooms: [address('room2'), address('room1')] }),
          link(3, { created_at: '2026-09-01T08:00:00.000Z' }),
          link(4, { state: 'draft' }),
          link(5, { created_by: JSON.stringify({ tenantId: guid(4, 2), objectId: anna }) }),
          link(6, { created_by: JSON.stringify({ tenantId: guid(4, 1), objectId: bent }) }),
        ])
        .execute();
      const directory = directoryOf();
      expect([...(await directory.ownRooms(ownOf(anna), since)).recent]).toEqual([
        address('room1'),
        address('room2'),
      ]);

      await storage.db
        .insertInto('meeting_link')
        .values(Array.from({ length: 30 }, (_, at) => link(100 + at)))
        .execute();
      expect((await directory.ownRooms(ownOf(anna), since)).recent.size).toBe(20);
    });
  });

  test('a person marks fifty rooms at most, also when they mark all at once', async () => {
    const numbers = Array.from({ length: MOST_FAVORITE_ROOMS + 3 }, (_, at) => 100 + at);
    await storage.db
      .insertInto('calendar')
      .values(numbers.map((number) => room(nordhavn, number)))
      .execute();
    const deps = {
      db: storage.db,
      directory: directoryOf(),
      clock: { now: () => Instant.parse('2026-11-30T08:00:00Z') },
    };
    const anna = aCaller({ organization: nordhavn, tenantId: guid(4, 1), objectId: guid(8, 1) });
    const outcomes = await Promise.allSettled(
      numbers.map((number) => addFavoriteRoom(deps, anna, address(`room${number}`))),
    );

    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    expect(refused).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ code: 'not-possible-now' }) as unknown),
    );
    const kept = await deps.directory.ownRooms(anna, Instant.parse('2026-11-01T08:00:00Z'));
    expect(kept.favorites.size).toBe(MOST_FAVORITE_ROOMS);
  });

  test('reads the rooms once when many ask for them at the same time', async () => {
    const directory = directoryOf();
    await Promise.all(Array.from({ length: 20 }, () => directory.listRooms(nordhavn, nobody)));
    expect(asked.filter((what) => what === 'rooms')).toEqual(['rooms']);
  });

  test.each([
    [
      'a room that is added',
      (db: Storage['db']) => db.insertInto('calendar').values(room(nordhavn, 7)).execute(),
    ],
    [
      'a policy that changes',
      (db: Storage['db']) =>
        db
          .updateTable('room_policy')
          .set({ policy: policy(60).policy })
          .execute(),
    ],
    [
      'a policy of somebody with another name',
      (db: Storage['db']) => db.updateTable('organization').set({ name: 'Nordhavn A/S' }).execute(),
    ],
    [
      'weights of rooms',
      (db: Storage['db']) =>
        db
          .insertInto('room_ranking')
          .values({
            organization_id: nordhavn,
            subject_id: nordhavn,
            weights: JSON.stringify({ ...noWeights, seat: 7 }),
          })
          .execute(),
    ],
    ['a policy that is taken back', (db: Storage['db']) => db.deleteFrom('room_policy').execute()],
    [
      'another policy',
      (db: Storage['db']) =>
        db
          .insertInto('room_policy')
          .values({ ...policy(15), subject_id: guid(3, 1), unit_id: guid(3, 1) })
          .execute(),
    ],
    [
      'a room that is taken away',
      (db: Storage['db']) => db.deleteFrom('calendar').where('name', '=', 'room 1').execute(),
    ],
    [
      'a room that gets more seats',
      (db: Storage['db']) =>
        db.updateTable('calendar').set({ capacity: 99 }).where('name', '=', 'room 1').execute(),
    ],
    [
      'a room that fewer may see',
      (db: Storage['db']) =>
        db
          .updateTable('calendar')
          .set({ seen_by: ['board'] })
          .execute(),
    ],
    [
      'a room that moves out of its place',
      (db: Storage['db']) => db.updateTable('calendar').set({ unit_id: null }).execute(),
    ],
    [
      'a place with another name',
      (db: Storage['db']) => db.updateTable('unit').set({ name: 'Annex' }).execute(),
    ],
    ['another place', (db: Storage['db']) => db.insertInto('unit').values(unit(nordhavn, 8)).execute()],
    [
      'a department that keeps its rooms to itself',
      async (db: Storage['db']) => {
        await db.insertInto('department').values(department).execute();
        await db.updateTable('calendar').set({ department_id: department.id }).execute();
        await db.updateTable('department').set({ visibility: 'members' }).execute();
      },
    ],
  ])('knows at once, in every process, of %s', async (_what, change) => {
    const [one, other] = [directoryOf(), directoryOf()];
    const all = async (directory: ReturnType<typeof directoryOf>) => [
      await directory.listRooms(nordhavn, nobody),
      await directory.listUnits(nordhavn),
      await directory.listPolicies(nordhavn),
      await directory.listRankings(nordhavn),
    ];
    const before = await all(one);
    expect(await all(other)).toEqual(before);

    await change(storage.db);
    const after = await all(createRoomDirectory(storage.db));
    expect(after).not.toEqual(before);
    expect(await all(one)).toEqual(after);
    expect(await all(other)).toEqual(after);
  });

  test('reads nothing anew for how a calendar is doing, nor for what changes at others', async () => {
    const directory = directoryOf();
    await directory.listRooms(nordhavn, nobody);
    asked = [];
    await storage.db
      .updateTable('calendar')
      .set({ last_read_at: '2026-11-30T08:00:00.000Z', fault_code: null })
      .execute();
    await storage.db.insertInto('calendar').values(room(fabrikam, 9)).execute();
    await directory.listRooms(nordhavn, nobody);
    expect(asked).toEqual(['version']);
  });

  test('asks for chosen rooms alone as long as nobody wanted all of them', async () => {
    const directory = directoryOf();
    const chosen = () => directory.listRooms(nordhavn, nobody, [address('room1')]);
    expect((await chosen()).map(({ name }) => name)).toEqual(['room 1']);
    expect(asked).toEqual(['version', 'chosen rooms']);

    await directory.listRooms(nordhavn, nobody);
    asked = [];
    expect((await chosen()).map(({ name }) => name)).toEqual(['room 1']);
    expect(asked).toEqual(['version']);
  });

  test('asks again after a question that failed', async () => {
    const store = noting();
    let isDown = true;
    const directory = createRoomDirectory(storage.db, {
      ...store,
      listRooms: (organization) =>
        isDown ? Promise.reject(new Error('the database is away')) : store.listRooms(organization),
    });
    await expect(directory.listRooms(nordhavn, nobody)).rejects.toThrow('away');
    isDown = false;
    expect(await directory.listRooms(nordhavn, nobody)).toHaveLength(2);
  });

  test('is empty for an organization that is not there any more', async () => {
    const directory = directoryOf();
    expect(await directory.listRooms(nordhavn, nobody)).toHaveLength(2);
    await storage.db.deleteFrom('organization').where('id', '=', nordhavn).execute();
    expect(await directory.listRooms(nordhavn, nobody)).toEqual([]);
    expect(await directory.listUnits(nordhavn)).toEqual([]);
    expect((await directory.listPolicies(nordhavn)).held).toEqual([]);
  });
});

const policy = (longestMinutes: number) => ({
  organization_id: nordhavn,
  subject_id: nordhavn,
  policy: JSON.stringify({ ...noPolicy, longestMinutes }),
});

const department = {
  organization_id: nordhavn,
  id: guid(6, 1),
  name: 'Legal',
  tenant_id: guid(4, 1),
  group_id: guid(7, 1),
  group_name: 'legal',
};

const unit = (organization: OrganizationId, number: number) => ({
  organization_id: organization,
  id: guid(3, number),
  parent_id: null,
  kind: 'building' as const,
  name: `building ${number}`,
  time_zone: 'Europe/Copenhagen',
});

const room = (organization: OrganizationId, number: number) => ({
  organization_id: organization,
  id: guid(5, number),
  integration_id: organization === nordhavn ? guid(2, 1) : guid(2, 2),
  mailbox: address(`room${number}`),
  name: `room ${number}`,
  unit_id: organization === nordhavn ? guid(3, 1) : guid(3, 2),
  capacity: 8,
});

async function lay({ db }: Storage): Promise<void> {
  for (const [at, organization] of [nordhavn, fabrikam].entries()) {
    await db
      .insertInto('organization')
      .values({ id: organization, name: 'a company', contact_name: '', contact_mail: 'h@x.example' })
      .execute();
    await db
      .insertInto('integration')
      .values({
        id: guid(2, at + 1),
        organization_id: organization,
        kind: 'graph',
        tenant_id: guid(4, 1),
        label: 'Exchange Online',
        status: 'active',
      })
      .execute();
    await db
      .insertInto('unit')
      .values(unit(organization, at + 1))
      .execute();
  }
  await db
    .insertInto('calendar')
    .values([room(nordhavn, 1), room(nordhavn, 2)])
    .execute();
  await db.insertInto('room_policy').values(policy(30)).execute();
}
