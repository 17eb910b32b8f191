import { sql } from 'kysely';
import { createAuditLog } from '../../../server/modules/audit/index.ts';
import { exportAudit } from '../../../server/modules/audit/export-audit.ts';
import { verifyAudit } from '../../../server/modules/audit/verify-audit.ts';
import { verifyExport } from '../../../server/modules/audit/verify-export.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aRecord, fabrikam, inOrganization, layOrganizations, nordhavn, write } from './an-organization.ts';

const ENTRIES = 1_203;
const WRONG = 700;
const other = 'e0000000-0000-4000-8000-000000000000';

const change = (set: string) =>
  `update audit_entry set ${set} where organization_id = '${nordhavn}' and number = ${WRONG}`;
const remove = (number: number) =>
  `delete from audit_entry where organization_id = '${nordhavn}' and number = ${number}`;

async function* lines(from: readonly string[]) {
  yield* from;
}
const verdict = (altered: readonly string[]) => verifyExport(lines(altered));
const wrong = (number: number) => expect.objectContaining({ isIntact: false, number });

describeOnBothDatabases('the audit', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOrganizations(storage);
    const records = Array.from({ length: ENTRIES }, (_, at) => aRecord({ cause: `cause ${at + 1}` }));
    await write(storage, nordhavn, ...records.slice(0, 1));
    await write(storage, nordhavn, ...records.slice(1));
    await write(storage, fabrikam, aRecord(), aRecord());
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const verify = (organization = nordhavn) =>
    verifyAudit({ log: createAuditLog(storage.db) }, inOrganization(organization));

  async function exported(organization = nordhavn): Promise<string[]> {
    const log = createAuditLog(storage.db);
    let text = '';
    for await (const part of exportAudit({ log }, inOrganization(organization))) text += part;
    return text.trimEnd().split('\n');
  }

  /** Does what only somebody can who rules the database, looks at the outcome, and takes it back. */
  async function tamperedWith<T>(statement: string, look: () => Promise<T>): Promise<T> {
    const { db } = storage;
    await sql`create table kept_entry as select * from audit_entry`.execute(db);
    await sql`create table kept_head as select * from audit_head`.execute(db);
    await sql`alter table audit_entry disable trigger audit_entry_stays`.execute(db);
    try {
      await sql.raw(statement).execute(db);
      return await look();
    } finally {
      await sql`delete from audit_entry`.execute(db);
      await sql`insert into audit_entry select * from kept_entry`.execute(db);
      await sql`delete from audit_head`.execute(db);
      await sql`insert into audit_head select * from kept_head`.execute(db);
      await sql`alter table audit_entry enable trigger audit_entry_stays`.execute(db);
      await sql`drop table kept_entry, kept_head`.execute(db);
    }
  }

  const wrongAfter = (statement: string) => tamperedWith(statement, async () => (await verify()).firstWrong);
  test('is intact as it was written', async () => {
    expect(await verify()).toMatchObject({ isIntact: true, checked: ENTRIES, firstWrong: null });
  });

  test('is not changed by whoever has no power over the database', async () => {
    await expect(sql.raw(change(`cause = 'x'`)).execute(storage.db)).rejects.toThrow(/never changed/);
  });

  test.each([
    [`organization_id = '${fabrikam}'`],
    [`number = ${ENTRIES + 50}`],
    [`id = '${other}'`],
    [`at = at + interval '1 second'`],
    [`actor_kind = 'system'`],
    [`actor_name = 'Somebody else'`],
    [`actor_tenant_id = null`],
    [`actor_object_id = '${other}'`],
    [`action = 'calendar.removed'`],
    [`subject_kind = 'unit'`],
    [`subject_id = 'lille'`],
    [`subject_name = 'Lille'`],
    [`cause = 'cause 701'`],
    [`before = '{}'`],
    [`after = jsonb_set(after, '{seats}', '9')`],
    [`after = null`],
    [`request_id = null`],
    [`previous_hash = hash`],
    [`hash = previous_hash`],
  ])('names exactly the entry in which somebody wrote %s', async (set) => {
    expect(await wrongAfter(change(set))).toBe(WRONG);
  });

  test('misses an entry that was taken out, the first and the last as well', async () => {
    expect(await wrongAfter(remove(1))).toBe(1);
    expect(await wrongAfter(remove(WRONG))).toBe(WRONG);
    expect(await wrongAfter(remove(ENTRIES))).toBe(ENTRIES);
    expect(await wrongAfter(`delete from audit_entry where organization_id = '${nordhavn}'`)).toBe(1);
  });

  test('sees when its end was set back or taken away', async () => {
    const head = `where organization_id = '${nordhavn}'`;

    expect(await wrongAfter(`update audit_head set number = number - 1 ${head}`)).toBe(ENTRIES);
    expect(await wrongAfter(`update audit_head set hash = '\\x00' ${head}`)).toBe(ENTRIES);
    expect(await wrongAfter(`delete from audit_head ${head}`)).toBe(1);
  });

  test('of one organization has nothing to do with that of another', async () => {
    const outcome = await tamperedWith(change(`cause = 'x'`), () => verify(fabrikam));

    expect(outcome).toMatchObject({ isIntact: true, checked: 2 });
  });

  test('grows in one line however many write at once', async () => {
    const writers = Array.from({ length: 8 }, (_, at) =>
      write(storage, fabrikam, aRecord({ cause: `writer ${at}` }), aRecord()),
    );
    await Promise.all(writers);

    expect(await verify(fabrikam)).toMatchObject({ isIntact: true, checked: 18 });
  });

  describe('when it was exported', () => {
    test('is checked by the file alone', async () => {
      const file = await exported();

      expect(file).toHaveLength(ENTRIES + 1);
      expect(await verifyExport(lines(file))).toMatchObject({
        isIntact: true,
        organization: nordhavn,
        end: { number: ENTRIES },
      });
    });

    test('names the entry that was altered, taken out, moved or cannot be read', async () => {
      const file = await exported();

      expect(await verdict(file.with(9, file[9]?.replace('Hana', 'Gus') ?? ''))).toEqual(wrong(9));
      expect(await verdict(file.toSpliced(9, 1))).toEqual(wrong(9));
      expect(await verdict(file.toSpliced(-1, 1))).toEqual(wrong(ENTRIES));
      expect(await verdict(file.with(9, file[10] ?? '').with(10, file[9] ?? ''))).toEqual(wrong(9));
      expect(await verdict(file.with(9, '{"number":9'))).toEqual(wrong(9));
      expect(await verdict(['', ...file])).toEqual(
        expect.objectContaining({ isIntact: false, number: null }),
      );
      expect(await verdict([])).toEqual(expect.objectContaining({ isIntact: false, number: null }));
    });
  });
});
