import { instantOf } from '../../../server/kernel/time.ts';
import {
  discardMeeting,
  readMeeting,
  recoverMeetings,
} from '../../../server/modules/meetings/own-meetings.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, COVERED, lay, mailbox, person, planned } from './a-building.ts';
import type { Building, Shown } from './a-building.ts';

const anna = person('anna');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Weekly on Wednesdays at noon in Copenhagen since August: its first date is long out of the mirror. */
const recurrence = {
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'] },
  seriesTime: { startDate: '2026-08-05', endDate: null, startTime: '12:00', durationMinutes: 60 },
};
const first = { start: '2026-08-05T10:00:00.000Z', end: '2026-08-05T11:00:00.000Z' };

/** The Wednesdays from this one on, of the winter. */
const weeks = (count: number, more: Partial<Shown> = {}, every = 1): Shown[] =>
  Array.from({ length: count }, (_, week) => {
    const start = Date.parse('2026-12-02T11:00:00.000Z') + week * every * 7 * DAY;
    return {
      start: instantOf(start),
      end: instantOf(start + HOUR),
      occurrence: instantOf(start),
      isOld: true,
      ...more,
    };
  });

describeOnBothDatabases('a series that began long ago', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: Building;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    for (const table of ['meeting_link', 'sighting', 'audit_entry', 'audit_head'] as const) {
      await storage.db.deleteFrom(table).execute();
    }
    await storage.db
      .updateTable('calendar_sync')
      .set({ want: 1, done: 1, ...COVERED })
      .execute();
    house = build(storage);
  });
  afterEach(() => house.meetings.close());

  const put = (key: ReturnType<typeof aKey>, more: object = {}) =>
    putMeeting(house.meetings.use, anna, key, planned({ ...first, recurrence, ...more }));
  const read = (key: ReturnType<typeof aKey>) => readMeeting(house.meetings.use, anna, key);

  test('is known by its next dates, at once and whole', async () => {
    await house.show('fjord', ...weeks(14));

    expect(await put(aKey())).toMatchObject({ state: 'bound', reason: null, isSeries: true });
    expect(house.situations.at(-1)?.occurrences).toHaveLength(14);
  });

  test('is known although some of its dates were moved or left out', async () => {
    const [moved, , ...rest] = weeks(14);
    await house.show(
      'fjord',
      { ...moved, start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' },
      ...rest,
    );

    expect(await put(aKey())).toMatchObject({ state: 'bound', reason: null });
  });

  test('is no other series that shares some of its dates, nor single meetings at its times', async () => {
    await house.show('fjord', ...weeks(7, { uid: 'other' }, 2));
    expect(await put(aKey())).toMatchObject({ state: 'draft' });

    const single = weeks(12).map(({ start, end }, at) => ({ start, end, uid: `single-${at}`, isOld: true }));
    await house.show('fjord', ...single);
    expect(await put(aKey())).toMatchObject({ state: 'draft' });
  });

  test('is somebody’s choice when two series are on its dates, and when two plans are of it', async () => {
    await house.show('fjord', ...weeks(14), ...weeks(14, { uid: 'meeting-2' }));
    const key = aKey();
    expect(await put(key)).toMatchObject({ state: 'needs-attention', reason: { code: 'ambiguous' } });

    await discardMeeting(house.meetings.use, anna, key);
    await house.show('fjord');
    const keys = [aKey(), aKey()];
    for (const one of keys) await put(one);
    await house.show('fjord', ...weeks(14));
    for (const one of keys) expect(await read(one)).toMatchObject({ reason: { code: 'contested' } });
  });

  test('stays a plan while dates are ahead that a room may show', async () => {
    const [sent, composed] = [aKey(), aKey()];
    await put(sent, { signal: 'send' });
    await put(composed, { rooms: ['skov@nordhavn.example'] });

    house.set('2026-11-30T08:16:00.000Z');
    await house.meetings.wake();
    expect(await read(sent)).toMatchObject({ state: 'needs-attention', reason: { code: 'unmatched' } });
    expect(await read(composed)).toMatchObject({ state: 'draft' });

    house.set('2026-12-03T11:00:01.000Z'); // a day after the date that came next when the form was open
    await house.meetings.wake();
    expect(await read(composed)).toMatchObject({ state: 'expired', reason: { code: 'never-sent' } });
    expect(await read(sent)).toMatchObject({ state: 'needs-attention' });

    await house.show('fjord', ...weeks(14).slice(1));
    expect(await read(sent)).toMatchObject({ state: 'bound' });
  });

  test('ends as a plan a day after its last date', async () => {
    const { seriesTime } = recurrence;
    const key = aKey();
    const ended = { ...recurrence, seriesTime: { ...seriesTime, endDate: '2026-12-16' } };
    await put(key, { signal: 'send', recurrence: ended });
    house.set('2026-12-17T10:59:59.000Z');
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'needs-attention' });

    house.set('2026-12-17T11:00:00.000Z');
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'expired' });
  });

  test('is found again by what its form says, when that has lost the key', async () => {
    await house.show('fjord', ...weeks(14));
    const key = aKey();
    await put(key);

    const wish = { ...planned(first), room: mailbox('fjord') };
    const { meetings } = await recoverMeetings(house.meetings.use, anna, wish);
    expect(meetings).toMatchObject([{ bookingKey: key, state: 'bound' }]);
  });
});
