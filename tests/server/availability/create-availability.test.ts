import { sql } from 'kysely';
import type { CalendarId } from '../../../contract/primitives.ts';
import { conflictsIn } from '../../../server/modules/availability/index.ts';
import type { Availability } from '../../../server/modules/availability/index.ts';
import { createAvailability } from '../../../server/modules/availability/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { COVERED, calendarOf, lay, nordhavn, sydhavn } from '../meetings/a-building.ts';

const MINUTE = 60_000;
const [fjord, skov] = [calendarOf(1), calendarOf(2)];
const day = { start: Date.parse('2026-12-02T00:00:00Z'), end: Date.parse('2026-12-03T00:00:00Z') };

describeOnBothDatabases('times of calendars in memory', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let availability: Availability;
  let now: number;
  let notify: (text: string) => void;
  let reconnect: () => void;
  beforeEach(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
    for (const [organization, calendar] of [
      [nordhavn, fjord],
      [nordhavn, skov],
      [sydhavn, calendarOf(11)],
    ] as const) {
      await read(organization, calendar, ['11:00', '12:00']);
    }
    now = 0;
    availability = await open(1_000_000);
  });
  afterEach(async () => {
    await availability.close();
    await storage.close();
    await database.close();
  });

  /** With the real listener, which can be made deaf. */
  async function open(mostBytes: number, isDeaf = false): Promise<Availability> {
    return await createAvailability({
      db: storage.db,
      mostBytes,
      now: () => now,
      listen: async (channel, onNotification, onConnected = () => undefined) => {
        notify = onNotification;
        reconnect = onConnected;
        return await storage.listen(channel, isDeaf ? () => undefined : onNotification, onConnected);
      },
    });
  }

  /** As one reading of a calendar leaves it; on 2 December, UTC. */
  async function read(organization: string, calendar: CalendarId, ...times: readonly [string, string][]) {
    await storage.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ generation: string }>`
        update calendar_sync set window_start = ${COVERED.window_start}, window_end = ${COVERED.window_end},
          read_at = ${COVERED.read_at}, generation = generation + 1
        where organization_id = ${organization} and calendar_id = ${calendar} returning generation`.execute(
        tx,
      );
      await tx.deleteFrom('occupancy').where('calendar_id', '=', calendar).execute();
      for (const [start, end] of times) {
        await tx
          .insertInto('occupancy')
          .values({
            organization_id: organization,
            calendar_id: calendar,
            start_at: `2026-12-02T${start}:00Z`,
            end_at: `2026-12-02T${end}:00Z`,
            event_id: start,
            status: start === '15:00' ? 'tentative' : 'busy',
          })
          .execute();
      }
      await sql`select pg_notify('foyer_mirror', ${`${organization}:${calendar}:${rows[0]?.generation}`})`.execute(
        tx,
      );
    });
  }

  async function takenIn(calendar: CalendarId): Promise<readonly string[] | null> {
    const times = (await availability.of(nordhavn)).get(calendar)?.times;
    if (!times) return null;
    return conflictsIn(times, day.start, day.end).map(
      ({ start, end, isTentative }) =>
        `${start.slice(11, 16)}–${end.slice(11, 16)}${isTentative ? ' tentative' : ''}`,
    );
  }

  test('are what the mirror holds, with its window and its age, and another organization’s are not among them', async () => {
    const known = await availability.of(nordhavn);
    expect([...known.keys()].toSorted()).toEqual([fjord, skov].toSorted());
    expect(known.get(fjord)).toMatchObject({ readAt: '2026-11-30T08:00:00.000Z', unreadableSince: null });
    expect(await takenIn(fjord)).toEqual(['11:00–12:00']);
  });

  test('follow a reading by the notification of its transaction, that calendar alone', async () => {
    const before = (await availability.of(nordhavn)).get(skov);
    await read(nordhavn, fjord, ['09:00', '10:30'], ['15:00', '16:00']);
    const seen = await eventually(
      () => takenIn(fjord),
      (times) => times?.length === 2,
    );
    expect(seen).toEqual(['09:00–10:30', '15:00–16:00 tentative']);
    expect((await availability.of(nordhavn)).get(skov)).toBe(before);
  });

  test('are compared after a minute without a word, and at once when the listener was lost', async () => {
    await availability.close();
    availability = await open(1_000_000, true);
    await takenIn(fjord);
    await read(nordhavn, fjord, ['13:00', '14:00']);
    now = MINUTE - 1;
    expect(await takenIn(fjord)).toEqual(['11:00–12:00']);
    now = MINUTE;
    expect(await takenIn(fjord)).toEqual(['13:00–14:00']);
    await read(nordhavn, fjord, ['14:00', '15:00']);
    reconnect();
    expect(await takenIn(fjord)).toEqual(['14:00–15:00']);
  });

  test('say since when a calendar cannot be read, and forget one that was taken away', async () => {
    await takenIn(fjord);
    await storage.db
      .updateTable('calendar_sync')
      .set({ unreadable_since: '2026-11-30T09:00:00.000Z' })
      .where('calendar_id', '=', fjord)
      .execute();
    await storage.db.deleteFrom('calendar').where('id', '=', skov).execute();
    now = MINUTE;
    const known = await availability.of(nordhavn);
    expect([...known.keys()]).toEqual([fjord]);
    expect(known.get(fjord)?.unreadableSince).toBe('2026-11-30T09:00:00.000Z');
    expect(await takenIn(fjord)).toEqual(['11:00–12:00']);
  });

  test('what is told by another version of the product, or of an organization that nobody asked about, changes nothing', async () => {
    const before = (await availability.of(nordhavn)).get(fjord);
    for (const text of ['nonsense', `${nordhavn}:${fjord}`, `${sydhavn}:${calendarOf(11)}:9`]) notify(text);
    expect((await availability.of(nordhavn)).get(fjord)).toBe(before);
  });

  test('are read again when a calendar was taken away and added anew, which counts its readings from one', async () => {
    await read(nordhavn, fjord, ['09:00', '10:00']);
    await takenIn(fjord);
    await storage.db
      .updateTable('calendar_sync')
      .set({ generation: 0 })
      .where('calendar_id', '=', fjord)
      .execute();
    await read(nordhavn, fjord, ['14:00', '15:00']);
    const seen = await eventually(
      () => takenIn(fjord),
      (times) => times?.[0] === '14:00–15:00',
    );
    expect(seen).toEqual(['14:00–15:00']);
  });

  test('leave memory when there is too much, and are read again when they are asked for', async () => {
    await availability.close();
    availability = await open(1);
    await availability.of(nordhavn);
    const bytes = availability.bytes();
    expect(bytes).toBeGreaterThan(10_000); // two maps of 425 days
    await availability.of(sydhavn);
    expect(availability.bytes()).toBeLessThan(bytes);
    await read(nordhavn, fjord, ['08:00', '09:00']);
    expect(await takenIn(fjord)).toEqual(['08:00–09:00']);
  });

  test('many who ask at once cause one reading', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => availability.of(nordhavn)));
    expect(new Set(all.map((one) => one.get(fjord)))).toHaveProperty('size', 1);
  });
});
