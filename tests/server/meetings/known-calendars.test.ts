import type { KyselyPlugin } from 'kysely';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { readMeeting } from '../../../server/modules/meetings/own-meetings.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { defaultDatabase, freshDatabase } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, calendarOf, lay, person, planned, thursday, wednesday } from './a-building.ts';
import type { Building } from './a-building.ts';

/** Notes the calendars of which facts are read. */
function watch(): { readonly plugin: KyselyPlugin; readonly take: () => readonly unknown[] } {
  const read: unknown[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read.push(...result.rows.filter((row) => 'has_fault' in row).map((row) => row['id']));
      return result;
    },
  };
  return { plugin, take: () => read.splice(0) };
}

describe('of the calendars of an organization', () => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: Building;
  const { plugin, take } = watch();
  beforeAll(async () => {
    database = await freshDatabase(defaultDatabase);
    storage = await openDatabase(database.config);
    await lay(storage);
    house = build({ ...storage, db: storage.db.withPlugin(plugin) });
  });
  afterAll(async () => {
    await house.meetings.close();
    await storage.close();
    await database.close();
  });

  test('only those of a meeting are read when it is planned, found, moved and shown, and all when it is lost', async () => {
    const key = aKey();
    await putMeeting(house.meetings.use, person('anna'), key, planned());
    await house.show('fjord', wednesday);
    await house.show('fjord', thursday);
    expect(await readMeeting(house.meetings.use, person('anna'), key)).toMatchObject({
      state: 'bound',
      ...thursday,
    });
    const before = take();
    expect(before.length).toBeGreaterThan(0);
    expect(new Set(before)).toEqual(new Set([calendarOf(1)]));

    await house.show('fjord');
    expect(new Set(take())).toEqual(new Set([calendarOf(1), calendarOf(2)]));
  });
});
