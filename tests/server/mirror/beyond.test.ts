import type { CalendarId } from '../../../contract/primitives.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { address, instant, nordhavn } from '../calendars/small-organization.ts';
import { aMeeting } from './a-meeting.ts';
import { startOffice } from './a-mirror.ts';
import type { Office } from './a-mirror.ts';
import { forbidden, throttled } from './fake-exchange.ts';

const spring = { start: instant('2028-03-01T11:00:00Z'), end: instant('2028-03-01T12:00:00Z') };

describeOnBothDatabases('looking beyond the time that is read', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;
  let fjord: CalendarId;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    office = await startOffice(storage);
    fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [
      aMeeting('near'),
      aMeeting('far', spring),
      aMeeting('other', spring),
    ]);
  });
  afterEach(() => office.close());

  const want = (...meetings: readonly string[]) =>
    office.db
      .transaction()
      .execute((tx) => office.start().lookBeyond(tx, nordhavn, new Map([[fjord, meetings]])));
  const windows = () =>
    office.exchange.asked.flatMap(({ window }) => (window && window.start > office.now ? [window] : []));
  const told = () => office.reads.flatMap(({ beyond }) => beyond ?? []);

  test('is never done by itself', async () => {
    const mirror = office.start();
    await mirror.readAll();
    await mirror.readAll();
    expect(windows()).toEqual([]);
    expect(await office.sightings(fjord)).toEqual(['near']);
  });

  test('reads once from there to where a room may be booked, and tells of what was asked for', async () => {
    const mirror = office.start();
    await mirror.readAll();
    await want('far', 'gone');
    await want('far');
    await mirror.wake();
    await mirror.readAll();

    expect(windows()).toEqual([{ start: '2027-11-30T00:00:00.000Z', end: '2029-11-14T00:00:00.000Z' }]);
    expect(told()).toEqual([
      {
        meetingUids: ['far', 'gone'],
        sightings: [
          expect.objectContaining({ calendar: fjord, meetingUid: 'far', ...spring, response: 'accepted' }),
        ],
      },
    ]);
    expect(await office.sightings(fjord)).toEqual(['near']);
  });

  test('tells that it could not be done, keeps what is within the window, and waits as long as Exchange asks', async () => {
    const mirror = office.start();
    await mirror.readAll();
    office.exchange.far.set(address('fjord'), throttled);
    office.exchange.lay(address('fjord'), [aMeeting('newer')]);
    await want('far');
    await mirror.wake();
    await mirror.markDirty(office.db, nordhavn, [fjord]);
    await mirror.wake();

    expect(told()).toEqual([{ meetingUids: ['far'], sightings: null }]);
    expect(await office.sightings(fjord)).toEqual(['newer']);
    const { due_at, beyond_due_at, ...sync } = await office.sync(fjord);
    expect(sync).toMatchObject({
      unreadable_since: null,
      fault_code: null,
      beyond: ['far'],
      beyond_failures: 1,
    });
    for (const due of [due_at, beyond_due_at]) expect(due.getTime() - Date.now()).toBeGreaterThan(590_000);
    expect(windows()).toHaveLength(1);

    office.exchange.far.clear();
    await office.passTime();
    await mirror.wake();
    expect(told().slice(1)).toEqual([{ meetingUids: ['far'], sightings: [] }]);
    expect(await office.sync(fjord)).toMatchObject({ beyond: [], beyond_failures: 0 });
  });

  test('waits until the calendar itself can be read again', async () => {
    const mirror = office.start();
    await mirror.readAll();
    office.exchange.faults.set(address('fjord'), forbidden);
    await mirror.readAll();
    await want('far');
    await office.passTime();
    await mirror.wake();
    expect([windows(), told()]).toEqual([[], []]);

    office.exchange.faults.clear();
    await office.passTime();
    await mirror.wake();
    await office.passTime();
    await mirror.wake();
    expect(told()).toHaveLength(1);
  });
});
