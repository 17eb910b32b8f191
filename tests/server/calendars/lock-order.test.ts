import { randomUUID } from 'node:crypto';
import { CalendarId, DepartmentId } from '../../../contract/primitives.ts';
import { createCalendarChanges } from '../../../server/modules/calendars/calendar-changes.store.ts';
import { createHealthStore } from '../../../server/modules/calendars/calendar-health.store.ts';
import { createRoomsCheckStore } from '../../../server/modules/calendars/check-rooms.store.ts';
import { createDepartmentStore } from '../../../server/modules/organization/departments.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aCaller,
  address,
  instant,
  layCalendar,
  layOrganizations,
  nordhavn,
  online,
  tenant,
} from './small-organization.ts';

const ROOMS = 12;
const ROUNDS = 15;

const readings = (round: number, order: readonly string[]) =>
  order.map((name) => ({
    organization: nordhavn,
    integration: online,
    mailbox: address(name),
    at: instant(new Date(Date.parse('2026-11-30T08:00:00Z') + round * 60_000).toISOString()),
    code: `fault-${round}`,
    exchangeCode: null,
    detail: null,
  }));

describeOnBothDatabases('what two write about several calendars at the same moment', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOrganizations(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  test('holds up neither: a check of rooms and those who note how calendars are doing lock them in one order', async () => {
    const names = Array.from({ length: ROOMS }, (_, at) => `room${at}`);
    const ids: CalendarId[] = [];
    for (const name of names) ids.push(CalendarId.parse(await layCalendar(storage, name)));
    const check = createRoomsCheckStore(storage.db, async () => undefined);
    const health = createHealthStore(storage.db);

    for (let round = 0; round < ROUNDS; round += 1) {
      const learned = ids.map((id) => ({ id, directoryId: `${id} ${round}` }));
      await Promise.all([
        check.apply(nordhavn, { lost: [], found: [], nowListed: [], renamed: [], learned }),
        check.apply(nordhavn, {
          lost: [],
          found: [],
          nowListed: [],
          renamed: [],
          learned: learned.toReversed(),
        }),
        health.note(readings(round, names)),
        health.note(readings(round, names.toReversed())),
      ]);
    }
    const rows = await storage.db.selectFrom('calendar').select('directory_id').execute();
    expect(rows.filter(({ directory_id: id }) => id?.endsWith(` ${ROUNDS - 1}`))).toHaveLength(ROOMS);
  });

  test('holds up neither: a department is removed while its rooms are given to another, many at once', async () => {
    const ids: CalendarId[] = [];
    for (let at = 0; at < ROOMS; at += 1) ids.push(CalendarId.parse(await layCalendar(storage, `hall${at}`)));
    const [caller, changes] = [aCaller([]), createCalendarChanges(storage.db, async () => undefined)];
    const departments = createDepartmentStore(storage.db);
    const add = (name: string) =>
      departments.alone(caller, async (all) => {
        const department = {
          id: DepartmentId.parse(randomUUID()),
          name,
          tenantId: tenant,
          groupId: randomUUID(),
          groupName: name,
          defaultUnit: null,
          costCenter: null,
          visibility: 'everyone' as const,
          calendars: 0,
          version: 1,
        };
        await all.add(department);
        return department;
      });
    const place = (department: DepartmentId) => changes.place(caller, ids, { department }, () => true);

    const sales = await add('Sales');
    for (let round = 0; round < ROUNDS; round += 1) {
      const closed = await add(`Closed ${round}`);
      await place(closed.id);
      await Promise.all([place(sales.id), departments.alone(caller, (all) => all.remove(closed))]);
    }
    const rows = await storage.db.selectFrom('calendar').select('department_id').execute();
    expect(new Set(rows.map((row) => row.department_id))).toEqual(new Set([null, sales.id]));
  });
});
