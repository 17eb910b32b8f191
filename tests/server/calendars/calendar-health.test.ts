import type { ExchangeFault, Schedule, UnknownWord } from '../../../server/exchange/index.ts';
import { createCalendarHealth } from '../../../server/modules/calendars/calendar-health.ts';
import { createUnknownWordStore } from '../../../server/modules/calendars/unknown-words.store.ts';
import { createHealthStore } from '../../../server/modules/calendars/calendar-health.store.ts';
import { readRow } from '../../../server/modules/integrations/integration-row.ts';
import { selection } from '../../../server/modules/integrations/select-integrations.store.ts';
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

const saying = (...unknownWords: readonly UnknownWord[]): Schedule => ({
  mailbox: address('fjord'),
  known: true,
  busy: [],
  unknownWords,
});
const focusing: UnknownWord = { field: 'showAs', word: 'focusing' };
const wordAt = (at: number): UnknownWord => ({ field: 'type', word: `word-${at}` });

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

  const told: unknown[] = [];
  const health = () =>
    createCalendarHealth({
      store: createHealthStore(storage.db),
      words: createUnknownWordStore(storage.db),
      clock: { now: () => now },
      onTrouble: (error) => {
        throw error;
      },
      onNewWord: (word) => told.push(word),
    });
  const wordsOf = async (organization = nordhavn) =>
    (await selection(storage.db, organization).execute()).flatMap(
      (integration) => readRow(integration).unknownWords,
    );
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

  describe('beside it, words of Exchange that nobody knows,', () => {
    beforeEach(async () => {
      told.length = 0;
      await storage.db.deleteFrom('unknown_word').execute();
      now = instant('2026-11-30T08:00:00Z');
    });

    test('are counted by readings, with when they came up first and last, in their own organization', async () => {
      const noted = health();
      noted.note(nordhavn, online, [saying(focusing), saying(focusing)]);
      await noted.flush();
      now = instant('2026-11-30T09:00:00Z');
      noted.note(nordhavn, online, [saying(focusing, { field: 'response', word: '' })]);
      noted.note(fabrikam, foreign, [read('fjord')]);
      await noted.close();

      expect(await wordsOf()).toEqual([
        { field: 'response', word: '', readings: 1, firstSeenAt: now, lastSeenAt: now },
        {
          field: 'showAs',
          word: 'focusing',
          readings: 3,
          firstSeenAt: '2026-11-30T08:00:00.000Z',
          lastSeenAt: now,
        },
      ]);
      expect(await wordsOf(fabrikam)).toEqual([]);
    });

    test('are told of when they come up for the first time, without the word', async () => {
      const noted = health();
      for (let time = 0; time < 2; time += 1) {
        noted.note(nordhavn, online, [saying(focusing)]);
        await noted.flush();
      }
      await noted.close();
      expect(told).toEqual([{ integration: online, field: 'showAs' }]);
    });

    test('are forgotten 30 days after they came up last', async () => {
      const noted = health();
      noted.note(nordhavn, online, [saying(focusing)]);
      await noted.flush();
      now = instant('2026-12-30T07:00:00Z');
      await noted.flush();
      expect(await wordsOf()).toHaveLength(1);
      now = instant('2026-12-30T09:00:00Z');
      await noted.close();
      expect(await wordsOf()).toEqual([]);
    });

    test('are kept to fifty an integration, however many an Exchange makes up', async () => {
      const noted = health();
      for (let at = 0; at < 60; at += 1) {
        noted.note(nordhavn, online, [saying(wordAt(at))]);
        if (at % 10 === 9) await noted.flush();
      }
      noted.note(nordhavn, online, [saying(wordAt(0))]);
      await noted.close();
      const words = await wordsOf();
      expect(words).toHaveLength(50);
      expect(words.find(({ word }) => word === 'word-0')).toMatchObject({ readings: 2 });
    });

    test('of an integration that is gone meanwhile are left out', async () => {
      const noted = health();
      noted.note(nordhavn, foreign, [saying(focusing)]);
      await noted.close();
      expect(await wordsOf()).toEqual([]);
    });
  });
});

test('a database that is down does not make a search fail, and says so', async () => {
  const troubles: unknown[] = [];
  const noted = createCalendarHealth({
    store: { note: () => Promise.reject(new Error('down')) },
    words: { note: async () => [], forget: async () => undefined },
    clock: { now: () => instant('2026-11-30T08:00:00Z') },
    onTrouble: (error) => troubles.push(error),
    onNewWord: () => undefined,
  });
  noted.note(nordhavn, online, [read('fjord')]);
  await noted.close();
  expect(troubles).toHaveLength(1);
});
