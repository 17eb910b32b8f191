import { CalendarId } from '../../../contract/primitives.ts';
import { createHealthStore } from '../../../server/modules/calendars/calendar-health.store.ts';
import { createRoomsCheckStore } from '../../../server/modules/calendars/check-rooms.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { address, instant, layCalendar, layOrganizations, nordhavn, online } from './small-organization.ts';

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
});
