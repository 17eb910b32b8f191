import { instantOf } from '../../../server/kernel/time.ts';
import { createCallRecords } from '../../../server/modules/call-record/index.ts';
import { readCursor, writeCursor } from '../../../server/modules/call-record/cursor.ts';
import { createNoteCalls } from '../../../server/modules/call-record/note-calls.ts';
import type { Tally } from '../../../server/modules/call-record/call-tally.ts';
import type { OutboundCall } from '../../../server/outbound/outbound.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aCaller,
  fabrikam,
  foreign,
  instant,
  layOrganizations,
  nordhavn,
  online,
  tenant,
} from '../calendars/small-organization.ts';

const auditor = aCaller(['proof.read']);

function aCall(more: Partial<OutboundCall> = {}): OutboundCall {
  return {
    at: instantOf(Date.now()),
    service: 'graph.test',
    method: 'POST',
    operation: 'getSchedule',
    mailbox: 'fjord@nordhavn.test',
    mailboxes: [],
    integration: online,
    properties: 'free/busy',
    count: 1,
    status: 200,
    fault: null,
    ms: 1,
    ...more,
  };
}

describeOnBothDatabases('the record of calls', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let troubles: unknown[];
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
    troubles = [];
    await storage.db.deleteFrom('outbound_call').execute();
  });

  const records = () => createCallRecords({ db: storage.db, onTrouble: (error) => troubles.push(error) });

  test('counts calls that were alike, also over several writes and several nodes', async () => {
    const [one, other] = [records(), records()];
    for (const calls of [one, other, one]) {
      calls.note(aCall());
      calls.note(aCall({ fault: 'timeout', status: null }));
      await calls.flush();
    }
    const { calls, next } = await one.list(auditor, {});
    expect(calls.map(({ outcome, count }) => [outcome, count])).toEqual([
      ['timeout', 3],
      ['200', 3],
    ]);
    expect(calls[0]).toMatchObject({
      integration: online,
      operation: 'getSchedule',
      properties: 'free/busy',
    });
    expect(next).toBeNull();
    expect(troubles).toEqual([]);
  });

  test('shows every mailbox that one call asked about', async () => {
    const noted = records();
    noted.note(aCall({ mailboxes: ['fjord@nordhavn.test', 'SKOV@nordhavn.test'], count: 2 }));
    const { calls } = await noted.list(auditor, {});
    expect(new Set(calls.map(({ mailbox }) => mailbox))).toEqual(
      new Set(['fjord@nordhavn.test', 'skov@nordhavn.test']),
    );
  });

  test('shortens the person whose mailbox the access proof tries', async () => {
    const noted = records();
    noted.note(aCall({ mailbox: 'Paula.Person@nordhavn.test' }));
    expect((await noted.list(auditor, {})).calls[0]?.mailbox).toBe('p…@nordhavn.test');
  });

  test('is of one organization; what is asked about the people of a tenant is of those that it signs in to', async () => {
    const noted = records();
    noted.note(aCall({ integration: foreign }));
    noted.note(aCall({ integration: tenant, operation: 'checkMemberGroups', mailbox: null }));
    noted.note(aCall({ integration: null, operation: 'token' }));

    expect((await noted.list(auditor, {})).calls).toMatchObject([
      { operation: 'checkMemberGroups', integration: null, mailbox: null },
    ]);
    const other = aCaller(['proof.read'], null, fabrikam);
    expect((await noted.list(other, {})).calls).toMatchObject([{ integration: foreign }]);
    expect(await noted.totals(nordhavn, foreign)).toEqual([]);
  });

  test('keeps the calls of an integration that is still being set up until it is there', async () => {
    const late = '20000000-0000-4000-8000-00000000000a';
    const noted = records();
    noted.note(aCall({ integration: late }));
    await noted.flush();
    await storage.db
      .insertInto('integration')
      .values({
        organization_id: nordhavn,
        id: late,
        kind: 'graph',
        tenant_id: tenant,
        label: 'x',
        status: 'proving',
      })
      .execute();
    expect(await noted.totals(nordhavn, late)).toMatchObject([{ count: 1, mailboxes: 1 }]);
  });

  test('comes newest first, page by page, each entry once', async () => {
    const noted = records();
    for (let hour = 0; hour < 3; hour += 1) {
      for (let room = 0; room < 90; room += 1) {
        noted.note(
          aCall({ at: instant(`2026-11-30T0${hour}:10:00Z`), mailbox: `room${room}@nordhavn.test` }),
        );
      }
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await noted.list(auditor, cursor === undefined ? {} : { cursor });
      seen.push(...page.calls.map(({ hour, mailbox }) => `${hour} ${mailbox}`));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(270);
    expect(new Set(seen).size).toBe(270);
    const hours = seen.map((entry) => entry.slice(0, 24));
    expect(hours).toEqual(hours.toSorted().toReversed());
  });

  test('is searched by parts of mailbox and operation, taken literally', async () => {
    const noted = records();
    noted.note(aCall({ mailbox: 'a_b@nordhavn.test' }));
    noted.note(aCall({ mailbox: 'axb@nordhavn.test', operation: 'calendarView' }));
    const found = async (filter: object) =>
      (await noted.list(auditor, filter)).calls.map(({ mailbox }) => mailbox);
    expect(await found({ mailbox: 'A_B' })).toEqual(['a_b@nordhavn.test']);
    expect(await found({ mailbox: '%' })).toEqual([]);
    expect(await found({ operation: 'VIEW' })).toEqual(['axb@nordhavn.test']);
    expect(await found({ integration: foreign })).toEqual([]);
  });

  test('forgets what is older than thirty days', async () => {
    const noted = records();
    const day = 24 * 60 * 60_000;
    noted.note(aCall({ at: instantOf(Date.now() - 31 * day) }));
    noted.note(aCall({ at: instantOf(Date.now() - 29 * day) }));
    await noted.flush();
    await noted.clean();
    expect((await noted.list(auditor, {})).calls).toHaveLength(1);
  });
});

test('a cursor of anybody else is refused', () => {
  const key = {
    hour: '2026-11-30T08:00:00.000Z',
    integration: online,
    service: 's',
    operation: 'o',
    mailbox: '',
    properties: 'id,"subject"',
    outcome: '200',
  };
  expect(readCursor(writeCursor(key))).toEqual(key);
  for (const cursor of [
    '',
    '!!',
    'e30',
    Buffer.from('["a"]').toString('base64url'),
    `${writeCursor(key)}x`.slice(3),
  ]) {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  }
});

test('while the database is down, calls are counted on and written later, in bounded memory', async () => {
  let written: readonly Tally[] | null = null;
  let isDown = true;
  const troubles: unknown[] = [];
  const noted = createNoteCalls({
    store: {
      async add(tallies) {
        if (isDown) throw new Error('down');
        written = tallies;
        return [];
      },
    },
    onTrouble: (error) => troubles.push(error),
  });
  for (let room = 0; room < 31_000; room += 1) noted.note(aCall({ mailbox: `room${room}@nordhavn.test` }));
  await noted.flush();
  expect(troubles).toHaveLength(1);

  isDown = false;
  await noted.close();
  const tallies: readonly Tally[] = written ?? [];
  expect(tallies.length).toBeLessThanOrEqual(30_001);
  expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(31_000);
});
