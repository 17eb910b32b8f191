import { Instant } from '../../../contract/primitives.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  address,
  fabrikam,
  foreign,
  instant,
  MONDAY,
  nordhavn,
  online,
  second,
} from '../calendars/small-organization.ts';
import { setStatus, startOffice } from './a-mirror.ts';
import type { Office } from './a-mirror.ts';
import { aMeeting } from './a-meeting.ts';
import { forbidden, throttled } from './fake-exchange.ts';

const TUESDAY = instant('2026-12-01T08:00:00Z');

describeOnBothDatabases('reading calendars', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;

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
  });
  afterEach(async () => {
    await office.close();
  });

  test('finds by itself every calendar that may be read, and no other', async () => {
    const fjord = await office.calendar('fjord');
    const skov = await office.calendar('skov', { integration: second });
    const strand = await office.calendar('strand', {
      organization: fabrikam,
      integration: foreign,
      unit: null,
    });
    const gone = await office.calendar('gone');
    await office.db.updateTable('calendar').set({ state: 'not-a-resource' }).where('id', '=', gone).execute();
    await setStatus(office.storage, 'proving');
    await office.start().readAll();

    const rows = await office.db.selectFrom('calendar_sync').select('calendar_id').execute();
    expect(rows.map((row) => row.calendar_id).sort()).toEqual([skov, strand].sort());
    await setStatus(office.storage, 'active');
    await office.start().readAll();
    expect(office.exchange.asked.some(({ mailbox }) => mailbox === address('fjord'))).toBe(true);
    expect(office.exchange.asked.some(({ mailbox }) => mailbox === address('gone'))).toBe(false);
    expect((await office.sync(fjord)).read_at).toEqual(new Date(MONDAY));
  });

  test('keeps what a calendar holds, and what of it is taken', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [
      aMeeting('one'),
      aMeeting('free', { showAs: 'free' }),
      aMeeting('private', { isPrivate: true, subject: 'planted', organizer: null }),
    ]);
    await office.start().readAll();

    expect(await office.sightings(fjord)).toEqual(['free', 'one', 'private']);
    expect(await office.occupied(fjord)).toEqual(['item-one', 'item-private']);
    const one = await office.seen(fjord, 'one');
    expect(one).toEqual({
      ...aMeeting('one'),
      firstSeenAt: null, // it was there before anybody looked
      changedAt: MONDAY,
    });
    const secret = await office.seen(fjord, 'private');
    expect(secret).toMatchObject({ subject: null, organizer: null, isPrivate: true });
    expect(office.reads).toMatchObject([
      { calendar: fjord, isFirst: true, isReadable: true, generation: 1, changed: [], vanished: [] },
    ]);
    expect(office.reads[0]?.entered).toHaveLength(3);
    const { window_start, window_end } = await office.sync(fjord);
    expect(office.reads[0]?.window).toEqual({
      start: window_start?.toISOString(),
      end: window_end?.toISOString(),
    });
  });

  test('asks whether anything changed, and reads whole only then', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    const mirror = office.start();
    await mirror.readAll();
    office.now = instant('2026-11-30T08:05:00Z');
    await mirror.readAll();

    expect(office.exchange.count('changes')).toBe(2);
    expect(office.exchange.count('meetings')).toBe(1);
    const sync = await office.sync(fjord);
    expect(sync).toMatchObject({ generation: '1', read_at: new Date(office.now), failures: 0 });
    expect(office.reads).toHaveLength(1);
  });

  test('tells what changed, what vanished and what came, once', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('moves'), aMeeting('goes'), aMeeting('stays')]);
    const mirror = office.start();
    await mirror.readAll();
    office.now = instant('2026-11-30T08:05:00Z');
    const later = { start: instant('2026-11-30T13:00:00Z'), end: instant('2026-11-30T14:00:00Z') };
    office.exchange.lay(address('fjord'), [
      aMeeting('moves', { ...later, changeKey: 'two' }),
      aMeeting('stays'),
      aMeeting('comes', { organizer: null, subject: null }),
    ]);
    await mirror.readAll();
    await mirror.readAll();

    expect(office.reads).toHaveLength(2);
    expect(office.reads[1]).toMatchObject({
      isFirst: false,
      generation: 2,
      changed: [
        { meetingUid: 'comes', occurrence: null },
        { meetingUid: 'moves', occurrence: null },
      ],
      vanished: [{ meetingUid: 'goes', occurrence: null }],
      entered: [],
    });
    const moved = await office.seen(fjord, 'moves');
    expect(moved).toMatchObject({ ...later, firstSeenAt: null, changedAt: office.now });
    const come = await office.seen(fjord, 'comes');
    expect(come).toMatchObject({ firstSeenAt: office.now });
    expect(await office.occupied(fjord)).toEqual(['item-comes', 'item-moves', 'item-stays']);
  });

  test('takes what a new day brings into sight for no news, and what it takes out of sight for no loss', async () => {
    const fjord = await office.calendar('fjord');
    const old = aMeeting('old', {
      start: instant('2026-10-01T07:00:00Z'),
      end: instant('2026-10-01T08:00:00Z'),
    });
    const far = aMeeting('far', {
      start: instant('2027-11-30T07:00:00Z'),
      end: instant('2027-11-30T08:00:00Z'),
    });
    office.exchange.lay(address('fjord'), [old, far]);
    const mirror = office.start();
    await mirror.readAll();
    expect(await office.sightings(fjord)).toEqual(['old']);

    office.now = TUESDAY;
    await mirror.wake();
    expect(await office.sightings(fjord)).toEqual(['far']);
    expect(office.reads[1]).toMatchObject({
      changed: [],
      vanished: [],
      entered: [{ meetingUid: 'far', occurrence: null }],
    });
    expect(await office.seen(fjord, 'far')).toMatchObject({ firstSeenAt: null });
  });

  test('cancels nothing when a calendar can be read by half only, or not at all', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one'), aMeeting('two')]);
    const mirror = office.start();
    await mirror.readAll();

    for (const [kind, fault] of [
      ['half', throttled],
      ['faults', forbidden],
    ] as const) {
      office.now = instant('2026-11-30T09:00:00Z');
      office.exchange.lay(address('fjord'), []);
      office.exchange[kind].set(address('fjord'), fault);
      await mirror.readAll();
      expect(await office.sightings(fjord)).toEqual(['one', 'two']);
      expect(await office.occupied(fjord)).toHaveLength(2);
      const sync = await office.sync(fjord);
      expect(sync).toMatchObject({
        fault_code: fault.code,
        unreadable_since: new Date(office.now),
        generation: '1',
      });
    }
    const { rows } = await health(office, fjord);
    expect(rows).toMatchObject({
      fault_code: 'exchange-forbidden',
      fault_exchange_code: 'ErrorAccessDenied',
    });
    expect(office.reads.slice(1)).toMatchObject([{ isReadable: false, vanished: [], changed: [] }]);
  });

  test('tells of a calendar that can be read again, and only then of what is gone', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    const mirror = office.start();
    await mirror.readAll();
    office.exchange.faults.set(address('fjord'), forbidden);
    await mirror.readAll();
    office.exchange.faults.clear();
    await mirror.readAll();

    expect(office.reads.map(({ isReadable }) => isReadable)).toEqual([true, false, true]);
    expect(await office.sync(fjord)).toMatchObject({ failures: 0, unreadable_since: null, fault_code: null });
    expect((await health(office, fjord)).rows).toMatchObject({ fault_code: null, fault_detail: null });
  });

  test('says once that a room is not known under its address any more, and of no other trouble', async () => {
    await office.calendar('fjord');
    const mirror = office.start();
    await mirror.readAll();
    office.exchange.faults.set(address('fjord'), forbidden);
    await mirror.readAll();
    expect(office.gone).toEqual([]);

    office.exchange.faults.clear();
    await mirror.readAll();
    office.exchange.faults.set(address('fjord'), { ...forbidden, code: 'room-not-found' });
    for (const _ of ['then', 'later']) await mirror.readAll();
    expect(office.gone).toEqual([online]);
  });

  test('waits as long as Exchange asks, and then reads what was wanted', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.faults.set(address('fjord'), throttled);
    const mirror = office.start();
    await mirror.readAll();
    await mirror.markDirty(office.db, nordhavn, [fjord]);
    await mirror.wake();
    expect(office.exchange.count('changes')).toBe(1);
    const due = (await office.sync(fjord)).due_at.getTime() - Date.now();
    expect(due).toBeGreaterThan(590_000);

    office.exchange.faults.clear();
    await office.passTime();
    await mirror.wake();
    expect(await office.sync(fjord)).toMatchObject({ failures: 0, generation: '1' });
  });

  test.each(['violated', 'proving', 'disabled'] as const)(
    'marks calendars of an integration that is %s as unreadable, keeps what they showed, and goes on afterwards',
    async (status) => {
      const fjord = await office.calendar('fjord');
      office.exchange.lay(address('fjord'), [aMeeting('one')]);
      const mirror = office.start();
      await mirror.readAll();
      await setStatus(office.storage, status);
      await mirror.wake();

      const sync = await office.sync(fjord);
      expect(sync).toMatchObject({
        unreadable_since: new Date(MONDAY),
        fault_code: status === 'proving' ? 'exchange-forbidden' : 'exchange-unavailable',
      });
      expect(await office.sightings(fjord)).toEqual(['one']);
      expect(office.exchange.count('changes')).toBe(1);
      await mirror.wake();
      expect(office.reads).toHaveLength(2); // told once

      await setStatus(office.storage, 'active');
      await mirror.wake();
      expect(await office.sync(fjord)).toMatchObject({ unreadable_since: null });
      expect(office.reads.map(({ isReadable }) => isReadable)).toEqual([true, false, true]);
    },
  );

  test('says in the words of the problem why an integration could not be used', async () => {
    const fjord = await office.calendar('fjord');
    office.refusal = new Problem('integration-ended', 'Exchange Online no longer answers.', {
      exchangeCode: 'EwsOnlineEnded',
    });
    await office.start().readAll();
    expect(await office.sync(fjord)).toMatchObject({ fault_code: 'integration-ended', generation: '0' });
    expect((await health(office, fjord)).rows).toMatchObject({
      fault_exchange_code: 'EwsOnlineEnded',
      fault_detail: 'Exchange Online no longer answers.',
    });
  });

  test('keeps nothing at all of a reading that what hangs on it cannot follow, and reads again', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    office.onRead = async () => {
      throw new Error('planted');
    };
    const mirror = office.start();
    await mirror.readAll();
    expect(await office.sightings(fjord)).toEqual([]);
    expect(await office.sync(fjord)).toMatchObject({ generation: '0', failures: 1, unreadable_since: null });
    expect(office.troubles.splice(0)).toHaveLength(1);

    office.onRead = async () => undefined;
    await office.passTime();
    await mirror.wake();
    expect(await office.sightings(fjord)).toEqual(['one']);
  });

  test('reads whole when the cursor is not known any more', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    const mirror = office.start();
    await mirror.readAll();
    await office.db.updateTable('calendar_sync').set({ cursor: 'unknown' }).execute();
    office.exchange.lay(address('fjord'), [aMeeting('two')]);
    await mirror.readAll();
    expect(await office.sightings(fjord)).toEqual(['two']);
  });

  test('forgets a calendar with all that was seen in it', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    await office.start().readAll();
    await office.db.deleteFrom('calendar').where('id', '=', fjord).execute();
    for (const table of ['calendar_sync', 'sighting', 'occupancy'] as const) {
      expect(await office.db.selectFrom(table).select('calendar_id').execute()).toEqual([]);
    }
  });

  test('keeps thousands of meetings of one calendar', async () => {
    const fjord = await office.calendar('fjord');
    const many = Array.from({ length: 2_300 }, (_, index) => {
      const start = Instant.parse(
        new Date(Date.parse('2026-12-01T00:00:00Z') + index * 3_600_000).toISOString(),
      );
      const end = Instant.parse(new Date(Date.parse(start) + 1_800_000).toISOString());
      return aMeeting('series', { occurrence: start, start, end, eventId: `item ${index}` });
    });
    office.exchange.lay(address('fjord'), many);
    const mirror = office.start();
    await mirror.readAll();
    expect(await office.sightings(fjord)).toHaveLength(2_300);
    expect(await office.occupied(fjord)).toHaveLength(2_300);

    office.exchange.lay(address('fjord'), many.slice(700));
    await mirror.readAll();
    expect(await office.occupied(fjord)).toHaveLength(1_600);
    expect(office.reads[1]?.vanished).toHaveLength(700);
  });
});

async function health({ db }: Office, calendar: string) {
  const rows = await db
    .selectFrom('calendar')
    .select(['last_read_at', 'fault_code', 'fault_exchange_code', 'fault_detail'])
    .where('id', '=', calendar)
    .executeTakeFirstOrThrow();
  return { rows };
}
