import { sql } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import { conflictsIn, createAvailability } from '../../../server/modules/availability/index.ts';
import type { Availability } from '../../../server/modules/availability/index.ts';
import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import { createRoomDirectory } from '../../../server/modules/rooms/index.ts';
import type { RoomsDeps } from '../../../server/modules/rooms/index.ts';
import { createRoomStore } from '../../../server/modules/rooms/rooms.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { aCaller, aWish, instant } from './nordhavn.ts';

const [BUILDINGS, ROOMS, SEARCHES, CHANGES] = [50, 1_000, 200, 10_000];
/** Calendars that change together, in one round. */
const A_ROUND = 500;
const ROUNDS = CHANGES / A_ROUND;

const campus = OrganizationId.parse('10000000-0000-4000-8000-000000000001');
const integration = '20000000-0000-4000-8000-000000000001';
const window = { start: Date.parse('2026-11-01T00:00:00Z'), end: Date.parse('2027-01-01T00:00:00Z') };
const connected = new AbortController().signal;

/** How fast it is, a benchmark measures (B1, B4, B6): a machine that is busy would make a liar of any test. */
describeOnBothDatabases('S36: a campus of 1,000 rooms in 50 buildings', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let availability: Availability;
  let deps: RoomsDeps;
  let asked: string[];
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
    availability = await createAvailability({
      db: storage.db,
      listen: storage.listen,
      mostBytes: 64 * 1_024 * 1_024,
      now: () => 0, // so that nothing but notifications tells of a change
    });
    const store = createRoomStore(storage.db);
    asked = [];
    const note = <T>(what: string, answer: T): T => {
      asked.push(what);
      return answer;
    };
    deps = {
      directory: createRoomDirectory(storage.db, {
        versionOf: (organization, people) => note('version', store.versionOf(organization, people)),
        listRooms: (organization, mailboxes) => note('rooms', store.listRooms(organization, mailboxes)),
        listUnits: (organization) => note('units', store.listUnits(organization)),
        listPolicies: (organization) => note('policies', store.listPolicies(organization)),
        listRankings: (organization) => note('rankings', store.listRankings(organization)),
      }),
      exchangeOf: () => Promise.reject(new Error('Exchange was asked')),
      availability,
      clock: { now: () => instant('2026-11-30T08:00:00Z') },
    };
  });
  afterAll(async () => {
    await availability.close();
    await storage.close();
    await database.close();
  });

  /** Somebody each time, at another hour of the day. */
  const search = async (number: number) => {
    const hour = String(8 + (number % 10)).padStart(2, '0');
    const caller = aCaller({
      organization: campus,
      tenantId: '30000000-0000-4000-8000-000000000001',
      objectId: `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    });
    const time = { start: instant(`2026-12-01T${hour}:00:00Z`), end: instant(`2026-12-01T${hour}:30:00Z`) };
    return await findRooms(deps, caller, aWish({ ...time, seats: 4, limit: 100 }), connected);
  };
  const searches = (from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => search(from + at)));

  test('answers 200 searches at once from memory, by one question to the database and none to Exchange', async () => {
    await search(0); // whoever comes first loads it
    asked = [];
    const found = await searches(0, SEARCHES);

    expect(found.map(({ total }) => total)).toEqual(Array.from({ length: SEARCHES }, () => ROOMS));
    expect(
      found.every(({ offers }) => offers.every(({ isLive, readAt }) => !isLive && readAt !== null)),
    ).toBe(true);
    expect(asked).toEqual(['version']);
  });

  test('loses none of 10,000 changes that come while people search, and keeps no more than before', async () => {
    await search(0);
    const before = availability.bytes();
    for (let round = 0; round < ROUNDS; round += 1) {
      const [found] = await Promise.all([
        searches(round * 10, SEARCHES / ROUNDS),
        changeSome(storage, round),
      ]);
      expect(found.every(({ total }) => total === ROOMS)).toBe(true);
    }

    const wanted = startsAfter(ROUNDS);
    const inMemory = async () => {
      const known = await availability.of(campus);
      return Array.from({ length: ROOMS }, (_, at) => startOf(known.get(calendarOf(at + 1))?.times));
    };
    expect(await eventually(inMemory, (seen) => same(seen, wanted))).toEqual(wanted);
    expect(availability.bytes()).toBe(before);
    expect((await search(1)).total).toBe(ROOMS);
  });
});

type Times = NonNullable<
  Awaited<ReturnType<Availability['of']>> extends ReadonlyMap<CalendarId, infer K> ? K : never
>;

function startOf(times: Times['times'] | undefined): string | null {
  if (!times) return null;
  return conflictsIn(times, window.start, window.end)
    .map(({ start }) => start)
    .join(' ');
}

function same(one: readonly (string | null)[], other: readonly (string | null)[]): boolean {
  return one.every((value, at) => value === other[at]);
}

function calendarOf(number: number): CalendarId {
  return `50000000-0000-4000-8000-${String(number).padStart(12, '0')}` as CalendarId;
}

/** The one meeting of each room: moved by an hour with each change of its calendar. */
function startsAfter(rounds: number): readonly string[] {
  return Array.from({ length: ROOMS }, (_, at) => {
    const changes = Array.from({ length: rounds }, (_none, round) => round).filter((round) =>
      isInRound(at + 1, round),
    ).length;
    return new Date(Date.parse('2026-12-01T08:00:00Z') + changes * 3_600_000).toISOString();
  });
}

/** Every other calendar in turn. */
function isInRound(number: number, round: number): boolean {
  return number % (ROOMS / A_ROUND) === round % (ROOMS / A_ROUND);
}

/** As readings of so many calendars leave them, each with its notification. */
async function changeSome({ db }: Storage, round: number): Promise<void> {
  const calendars = Array.from({ length: ROOMS }, (_, at) => at + 1)
    .filter((number) => isInRound(number, round))
    .map(calendarOf);
  await db.transaction().execute(async (tx) => {
    await sql`
      update occupancy set start_at = start_at + interval '1 hour', end_at = end_at + interval '1 hour'
      where organization_id = ${campus} and calendar_id = any(${calendars}::uuid[])`.execute(tx);
    await sql`
      with read as (
        update calendar_sync set generation = generation + 1
        where organization_id = ${campus} and calendar_id = any(${calendars}::uuid[])
        returning calendar_id, generation)
      select pg_notify('foyer_mirror', ${`${campus}:`} || calendar_id || ':' || generation) from read`.execute(
      tx,
    );
  });
}

function buildingOf(number: number): string {
  return `60000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function lay({ db }: Storage): Promise<void> {
  await db
    .insertInto('organization')
    .values({ id: campus, name: 'Campus', contact_name: '', contact_mail: 'x@x.example' })
    .execute();
  await db
    .insertInto('integration')
    .values({
      id: integration,
      organization_id: campus,
      kind: 'graph',
      tenant_id: '30000000-0000-4000-8000-000000000001',
      label: 'Exchange Online',
      status: 'active',
    })
    .execute();
  await db
    .insertInto('unit')
    .values(
      Array.from({ length: BUILDINGS }, (_, at) => ({
        organization_id: campus,
        id: buildingOf(at),
        parent_id: null,
        kind: 'building' as const,
        name: `Building ${at}`,
        time_zone: 'Europe/Copenhagen',
      })),
    )
    .execute();
  await db
    .insertInto('calendar')
    .values(
      Array.from({ length: ROOMS }, (_, at) => ({
        organization_id: campus,
        id: calendarOf(at + 1),
        integration_id: integration,
        mailbox: `room${at + 1}@campus.example`,
        name: `Room ${at + 1}`,
        unit_id: buildingOf(at % BUILDINGS),
        capacity: 4 + (at % 16),
      })),
    )
    .execute();
  await sql`
    insert into calendar_sync (organization_id, calendar_id)
    select organization_id, id from calendar on conflict do nothing`.execute(db);
  await sql`
    update calendar_sync set window_start = ${new Date(window.start)}, window_end = ${new Date(window.end)},
      read_at = '2026-11-30T07:59:00Z', generation = 1`.execute(db);
  await sql`
    insert into occupancy (organization_id, calendar_id, start_at, end_at, event_id, status)
    select organization_id, id, '2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z', 'one', 'busy'
    from calendar`.execute(db);
}
