import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { lay } from '../meetings/a-building.ts';
import { HouseTeam } from './a-house-team.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-12-02T11:00:00.000Z');

/** Dates `every` so many days at 11:00 from Wednesday on. */
const dates = (count: number, every = 1, from = 0) =>
  Array.from({ length: count }, (_, number) => {
    const start = FIRST + (from + number) * every * DAY_MS;
    const at = new Date(start).toISOString();
    return { start: at, end: new Date(start + 3_600_000).toISOString(), occurrence: at };
  });

const daily = {
  recurrenceType: 'daily',
  recurrenceProperties: { interval: 1 },
  seriesTime: { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 },
};

describeOnBothDatabases('requests on a series', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: HouseTeam;
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
    house = new HouseTeam(storage);
    await house.hire();
    await house.ask(await house.plan({ recurrence: daily }));
  });
  afterEach(() => house.close());

  const statuses = async () => {
    const counts = Map.groupBy(await house.requests(), ({ status }) => status);
    return Object.fromEntries([...counts].map(([status, all]) => [status, all.length]));
  };
  /** What both parties were told since the last time. */
  const news = () => {
    const told = [house.toldTo('person'), house.toldTo('provider')];
    house.told.length = 0;
    return told;
  };

  test('of a year of days are one per date a year ahead, and one notice for all of them', async () => {
    await house.show('fjord', ...dates(730));
    expect(await statuses()).toEqual({ pending: 363 }); // up to the last day within 365
    const created = house.told.filter(({ template }) => template === 'request-created');
    expect(created.map(({ facts }) => facts)).toMatchObject([
      { slot: { start: '2026-12-02T11:00:00.000Z', moreDates: 362 } },
      { slot: { start: '2026-12-02T11:00:00.000Z', moreDates: 362 } },
    ]);
    expect(news()).toEqual([['request-created'], ['request-created']]);
    expect(await house.audited()).toEqual(['request.entered', 'request.created']);
  });

  test('end beyond the new end of a series that is shortened, with one notice for all of them', async () => {
    await house.show('fjord', ...dates(60));
    news();
    await house.show('fjord', ...dates(10));
    await house.sweep();

    expect(await statuses()).toEqual({ pending: 10, canceled: 50 });
    const last = (await house.requests()).findLast(({ status }) => status === 'pending');
    expect(last?.start_at.toISOString()).toBe('2026-12-11T11:00:00.000Z');
    expect(news()).toEqual([
      ['request-held', 'request-canceled'],
      ['request-held', 'request-canceled'],
    ]);
  });

  test('come into sight with time, a year ahead, and nobody is told of each', async () => {
    await house.show('fjord', ...dates(53, 7));
    const before = (await house.requests()).length;
    news();
    for (const week of [1, 2, 3]) {
      house.set(new Date(Date.parse('2026-11-30T08:00:00.000Z') + week * 7 * DAY_MS).toISOString());
      await house.show('fjord', ...dates(53, 7, week));
    }

    expect((await house.requests()).length).toBe(before + 3);
    expect((await house.requests()).at(-1)).toMatchObject({ status: 'pending' });
    expect(news().map((told) => told.filter((template) => template === 'request-created'))).toEqual([[], []]);
    expect((await house.audited()).filter((action) => action === 'request.created')).toHaveLength(4);
  });

  test('of dates that the organizer added are told', async () => {
    await house.show('fjord', ...dates(10));
    news();
    await house.show('fjord', ...dates(12));
    expect(await statuses()).toEqual({ pending: 12 });
    expect(news()).toEqual([['request-created'], ['request-created']]);
  });

  test('of one date that was moved goes along, and all others stay where they were', async () => {
    const [first, second, third, ...others] = dates(10);
    if (!first || !second || !third) throw new Error('there are ten');
    await house.show('fjord', first, second, third, ...others);
    news();
    const moved = { start: '2026-12-03T15:00:00.000Z', end: '2026-12-03T16:00:00.000Z' };
    await house.show('fjord', first, { ...second, ...moved }, third, ...others);

    const requests = await house.requests();
    expect(requests.map(({ start_at }) => start_at.toISOString())).toEqual(
      [first, { ...second, ...moved }, third, ...others].map(({ start }) => start),
    );
    expect(requests.filter(({ version }) => version > 1).map(({ occurrence }) => occurrence)).toEqual([
      second.occurrence,
    ]);
    expect(news()).toEqual([['request-changed'], ['request-changed']]);
  });
});
