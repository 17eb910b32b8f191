import { IntegrationId } from '../../../contract/primitives.ts';
import { createCalendarChanges } from '../../../server/modules/calendars/calendar-changes.store.ts';
import { createIntegrationStore } from '../../../server/modules/integrations/index.ts';
import { wakeMeetingsOfRemoved } from '../../../server/modules/meetings/index.ts';
import { readMeeting } from '../../../server/modules/meetings/own-meetings.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, calendarOf, lay, mailbox, nordhavn, person, planned, wednesday } from './a-building.ts';
import type { Building } from './a-building.ts';

const anna = person('anna');
const lars = person('lars', 'resources-administrator');
const asked = {
  actor: { kind: 'system', name: 'x', tenantId: null, objectId: null },
  cause: 'portal',
} as const;

describeOnBothDatabases('a meeting whose room is taken out of Foyer', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: Building;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('organization').execute();
    await lay(storage);
    house = build(storage);
  });
  afterEach(() => house.meetings.close());

  const onRemoving: Parameters<typeof createCalendarChanges>[1] = (tx, organization, calendars) =>
    wakeMeetingsOfRemoved(tx, organization, calendars, house.clock.now());
  const remove = (...numbers: readonly number[]) =>
    createCalendarChanges(storage.db, onRemoving).remove(lars, numbers.map(calendarOf), () => true);

  async function followed(...rooms: readonly ('fjord' | 'skov')[]) {
    const key = aKey();
    await putMeeting(house.meetings.use, anna, key, planned({ rooms: rooms.map(mailbox) }));
    for (const room of rooms) await house.show(room, wednesday);
    const read = () => readMeeting(house.meetings.use, anna, key);
    expect(await read()).toMatchObject({ state: 'bound' });
    return read;
  }

  test('cannot be read any more: its organizer is told, and nothing that hangs on it believes to follow', async () => {
    const read = await followed('fjord');
    expect(await remove(1)).toBe(1);
    await house.meetings.wake();

    expect(await read()).toMatchObject({ state: 'suspended', reason: { code: 'unreadable' } });
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-suspended']);
  });

  test('cannot be read any more when the whole integration is removed', async () => {
    const read = await followed('fjord', 'skov');
    const { id, version } = await storage.db
      .selectFrom('integration')
      .select(['id', 'version'])
      .where('organization_id', '=', nordhavn)
      .executeTakeFirstOrThrow();
    const integrations = createIntegrationStore(storage.db, onRemoving);
    expect(await integrations.remove(nordhavn, IntegrationId.parse(id), version, asked)).toBe(true);
    await house.meetings.wake();

    expect(await read()).toMatchObject({ state: 'suspended', reason: { code: 'unreadable' } });
  });

  test('goes on in the room that is left', async () => {
    const read = await followed('fjord', 'skov');
    await remove(2);
    await house.meetings.wake();
    await house.sweep();
    house.set('2026-11-30T08:10:00.000Z');
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'bound', rooms: [{ name: 'fjord', answer: 'accepted' }] });
  });

  test('is over an hour after its end, though nobody could see it', async () => {
    const read = await followed('fjord');
    await remove(1);
    house.set('2026-12-02T12:59:59.000Z');
    await house.meetings.wake();
    expect(await read()).toMatchObject({ state: 'suspended' });

    house.set('2026-12-02T13:00:00.000Z');
    await house.meetings.wake();
    expect(await read()).toMatchObject({ state: 'done' });
  });
});
