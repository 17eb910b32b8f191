import { Instant } from '../../../contract/primitives.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { readMeeting } from '../../../server/modules/meetings/own-meetings.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, calendarOf, COVERED, lay, person, planned, thursday, wednesday } from './a-building.ts';
import type { Building, Shown } from './a-building.ts';

const anna = person('anna');
/** What is read of the calendars ends on 30 November 2027. */
const spring = { start: '2028-03-01T11:00:00.000Z', end: '2028-03-01T12:00:00.000Z' };

/** One date of a weekly series. */
const week = (date: string): Shown & { readonly occurrence: string } => ({
  start: `2026-12-${date}T11:00:00.000Z`,
  end: `2026-12-${date}T12:00:00.000Z`,
  occurrence: `2026-12-${date}T11:00:00.000Z`,
});

describeOnBothDatabases('a meeting that left the time that is read', (createDatabase) => {
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
      .set({ want: 1, done: 1, unreadable_since: null, fault_code: null, ...COVERED })
      .execute();
    house = build(storage);
  });
  afterEach(() => house.meetings.close());

  async function followed(more: object = {}, ...shown: readonly Shown[]) {
    const key = aKey();
    await putMeeting(house.meetings.use, anna, key, planned(more));
    await house.show('fjord', ...(shown.length > 0 ? shown : [wednesday]));
    return { read: () => readMeeting(house.meetings.use, anna, key) };
  }
  const standings = () => house.situations.map(({ occurrences }) => occurrences[0]?.is.standing);
  const last = () => house.situations.at(-1)?.occurrences[0];

  test('is found beyond it before anybody is told that it was canceled, and has moved', async () => {
    const { read } = await followed();
    house.far = [spring];
    await house.show('fjord');
    expect(house.looks).toEqual([]);
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'bound', ...spring, rooms: [{ name: 'fjord' }] });
    expect(last()).toMatchObject({ was: wednesday, is: { standing: 'booked', ...spring } });
    expect(standings()).not.toContain('canceled');
    expect(house.looks).toEqual([calendarOf(1)]);
  });

  test('is looked for once, however often it is looked after, and stays where it was found', async () => {
    const { read } = await followed();
    house.far = [spring];
    await house.show('fjord');
    for (const day of ['2026-11-30', '2027-02-01', '2027-10-01']) {
      house.set(`${day}T09:00:00.000Z`);
      await house.sweep();
      await house.show('fjord', { uid: 'another', ...thursday });
    }

    expect(await read()).toMatchObject({ state: 'bound', ...spring });
    expect(house.looks).toHaveLength(1);
    expect(standings()).toEqual(['booked', 'room-lost', 'booked']);
  });

  test('comes into sight as the same meeting, of which nothing is told, when the window gets there', async () => {
    const { read } = await followed();
    house.far = [spring];
    await house.show('fjord');
    await house.sweep();
    const told = house.situations.length;
    house.set('2027-03-05T09:00:00.000Z');
    house.window = {
      start: Instant.parse('2027-01-04T00:00:00.000Z'),
      end: Instant.parse('2028-03-04T00:00:00.000Z'),
    };
    await house.show('fjord', { ...spring, isOld: true });

    expect(await read()).toMatchObject({ state: 'bound', ...spring, occurrences: 1 });
    expect(house.situations).toHaveLength(told);
    await house.show('fjord', { ...spring, start: '2028-03-01T10:00:00.000Z' });
    expect(await read()).toMatchObject({ state: 'bound', start: '2028-03-01T10:00:00.000Z' });
  });

  test('is followed back from there, alone or to another room', async () => {
    const { read } = await followed();
    house.far = [spring];
    await house.show('fjord');
    await house.sweep();
    await house.show('skov', thursday);

    expect(await read()).toMatchObject({ state: 'bound', ...thursday, rooms: [{ name: 'skov' }] });
  });

  test('is looked for anew when it is gone again, and then is canceled', async () => {
    const { read } = await followed();
    house.far = [spring];
    await house.show('fjord');
    await house.sweep();
    await house.show('fjord', thursday);
    house.far = [];
    await house.show('fjord');
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'canceled', reason: { code: 'canceled' } });
    expect(house.looks).toHaveLength(2);
  });

  test('is canceled when it is not there either', async () => {
    const { read } = await followed();
    house.far = [{ uid: 'another', ...spring }];
    await house.show('fjord');
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'canceled', reason: { code: 'canceled' } });
    expect(house.looks).toEqual([calendarOf(1)]);
  });

  test('is unknown and not canceled while nobody can look there, and is found as soon as somebody can', async () => {
    const { read } = await followed();
    house.far = null;
    await house.show('fjord');
    await house.sweep();
    await house.sweep();
    expect(await read()).toMatchObject({ state: 'suspended', reason: { code: 'unreadable' }, ...wednesday });
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-suspended']);

    house.far = [spring];
    await house.sweep();
    expect(await read()).toMatchObject({ state: 'bound', ...spring });
    expect(standings()).not.toContain('canceled');
    expect(house.looks).toHaveLength(1);
  });

  test.each([
    ['moved within it', [thursday], []],
    ['in another room', [], [wednesday]],
    ['called off with a word', [{ ...wednesday, isCanceled: true }], []],
    ['declined', [{ ...wednesday, response: 'declined' as const }], []],
  ])('is not looked for there when it is known to be %s', async (_what, inFjord, inSkov) => {
    await followed();
    await house.show('skov', ...inSkov);
    await house.show('fjord', ...inFjord);
    await house.sweep();

    expect(house.looks).toEqual([]);
  });

  test('is looked for before it is held, when no room had accepted it, and not again when the hold is over', async () => {
    const { read } = await followed({}, { ...wednesday, response: 'tentative' });
    await house.show('fjord');
    await house.sweep();
    expect(await read()).toMatchObject({ state: 'room-lost' });
    house.set('2026-11-30T12:00:01.000Z');
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'canceled' });
    expect(house.looks).toHaveLength(1);
  });

  test('is looked for in the room that it left for another as well, to which it may have gone back', async () => {
    const key = aKey();
    await putMeeting(house.meetings.use, anna, key, planned());
    await house.show('fjord', wednesday);
    await putMeeting(house.meetings.use, anna, key, planned({ rooms: [] }));
    await house.show('skov', wednesday);
    await house.show('fjord');
    house.far = [spring];
    await house.show('skov');
    house.set('2026-11-30T13:00:01.000Z');
    await house.sweep();

    expect(house.looks.toSorted()).toEqual([calendarOf(1), calendarOf(2)]);
    expect(await readMeeting(house.meetings.use, anna, key)).toMatchObject({ state: 'bound', ...spring });
  });

  test('takes only its one date there, when it is one of a series', async () => {
    const recurrence = {
      recurrenceType: 'weekly',
      recurrenceProperties: { interval: 1, days: ['wed'] },
      seriesTime: { startDate: '2026-12-02', endDate: '2026-12-16', startTime: '12:00', durationMinutes: 60 },
    };
    const { read } = await followed({ recurrence }, week('02'), week('09'), week('16'));
    house.far = [
      { ...week('09'), ...spring },
      { ...spring, occurrence: '2028-03-01T11:00:00.000Z' }, // one of an endless series, of which nobody was told yet
    ];
    await house.show('fjord', week('02'), week('16'));
    await house.sweep();

    expect(await read()).toMatchObject({ state: 'bound', occurrences: 3 });
    const rows = await storage.db.selectFrom('meeting_occurrence').selectAll().orderBy('start_at').execute();
    expect(rows.map(({ occurrence, start_at }) => [occurrence, start_at.toISOString()])).toEqual([
      [week('02').occurrence, week('02').start],
      [week('16').occurrence, week('16').start],
      [week('09').occurrence, spring.start],
    ]);
  });
});
