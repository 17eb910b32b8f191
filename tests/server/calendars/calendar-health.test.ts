import type { ExchangeFault, Schedule } from '../../../server/exchange/index.ts';
import { createCalendarHealth } from '../../../server/modules/calendars/calendar-health.ts';
import { createHealthStore } from '../../../server/modules/calendars/calendar-health.store.ts';
import { createCalendarStore } from '../../../server/modules/calendars/calendars.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  address,
  fabrikam,
  foreign,
  foreignUnit,
  instant,
  layCalendar,
  layOrganizations,
  nordhavn,
  online,
} from './small-organization.ts';

const fault: ExchangeFault = {
  code: 'exchange-forbidden',
  detail: 'Exchange refuses this room.',
  exchangeCode: 'ErrorAccessDenied',
  retryAfterSeconds: null,
};
const read = (name: string): Schedule => ({ mailbox: address(name), known: true, busy: [] });
const failed = (name: string): Schedule => ({ mailbox: address(name), known: false, fault });

describeOnBothDatabases('the health of calendars', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let now = instant('2026-11-30T08:00:00Z');
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOrganizations(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('calendar').execute();
    await layCalendar(storage, 'fjord');
    await layCalendar(storage, 'fjord', { organization: fabrikam, integration: foreign, unit: foreignUnit });
  });

  const health = () =>
    createCalendarHealth({
      store: createHealthStore(storage.db),
      clock: { now: () => now },
      onTrouble: (error) => {
        throw error;
      },
    });
  const fjordOf = async (organization = nordhavn) =>
    (await createCalendarStore(storage.db).list(organization)).map(({ lastReadAt, fault }) => ({
      lastReadAt,
      fault,
    }))[0];

  test('is that of the last reading; a failure keeps when it last went well', async () => {
    const noted = health();
    noted.note(nordhavn, online, [failed('fjord')]);
    noted.note(nordhavn, online, [read('fjord')]);
    await noted.flush();
    expect(await fjordOf()).toEqual({ lastReadAt: now, fault: null });

    const before = now;
    now = instant('2026-11-30T09:00:00Z');
    noted.note(nordhavn, online, [failed('fjord'), read('never-added')]);
    await noted.close();
    expect(await fjordOf()).toEqual({
      lastReadAt: before,
      fault: { code: 'ErrorAccessDenied', detail: 'Exchange refuses this room.' },
    });
    expect(await fjordOf(fabrikam)).toEqual({ lastReadAt: null, fault: null });
  });

  test('is not written again for a reading that says the same a few seconds later', async () => {
    const noted = health();
    noted.note(nordhavn, online, [read('fjord')]);
    await noted.flush();
    const first = now;
    now = instant('2026-11-30T09:00:20Z');
    noted.note(nordhavn, online, [read('fjord')]);
    await noted.flush();
    expect((await fjordOf())?.lastReadAt).toBe(first);

    now = instant('2026-11-30T09:01:00Z');
    noted.note(nordhavn, online, [read('fjord')]);
    await noted.flush();
    expect((await fjordOf())?.lastReadAt).toBe(now);
  });
});

test('a database that is down does not make a search fail, and says so', async () => {
  const troubles: unknown[] = [];
  const noted = createCalendarHealth({
    store: { note: () => Promise.reject(new Error('down')) },
    clock: { now: () => instant('2026-11-30T08:00:00Z') },
    onTrouble: (error) => troubles.push(error),
  });
  noted.note(nordhavn, online, [read('fjord')]);
  await noted.close();
  expect(troubles).toHaveLength(1);
});
