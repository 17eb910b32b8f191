import { auditLast, createAuditLog, recordAudit } from '../../../server/modules/audit/index.ts';
import { verifyAudit } from '../../../server/modules/audit/verify-audit.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aRecord, fabrikam, inOrganization, layOrganizations, nordhavn } from './an-organization.ts';

const named = (name: string) => aRecord({ subject: { kind: 'calendar', id: 'c-1', name } });

describeOnBothDatabases('a transaction that audits last', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  const statements: string[] = [];
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config, undefined, (statement) => statements.push(statement));
    await layOrganizations(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const entries = async (organization = nordhavn) => {
    const listed = await createAuditLog(storage.db).readAfter(organization, 0, 100);
    return listed.map(({ subject }) => subject.name);
  };

  test('writes what it recorded after everything else, in its order, for each organization', async () => {
    const result = await storage.db.transaction().execute((tx) =>
      auditLast(tx, async () => {
        await recordAudit(tx, nordhavn, named('first'));
        await recordAudit(tx, fabrikam, named('elsewhere'));
        await auditLast(tx, () => recordAudit(tx, nordhavn, named('second'), named('third')));
        await tx.selectFrom('unit').select('id').execute();
        return 'done';
      }),
    );

    expect(result).toBe('done');
    expect(await entries()).toEqual(['first', 'second', 'third']);
    expect(await entries(fabrikam)).toEqual(['elsewhere']);
    const read = statements.findIndex((one) => one.includes('from "unit"'));
    const locked = statements.findIndex((one) => one.includes('"audit_head"'));
    expect(locked).toBeGreaterThan(read);
    const verdict = await verifyAudit({ log: createAuditLog(storage.db) }, inOrganization(nordhavn));
    expect(verdict).toMatchObject({ isIntact: true });
  });

  test('writes nothing when its work fails, and the next one begins anew', async () => {
    const before = await entries();
    const failing = storage.db.transaction().execute((tx) =>
      auditLast(tx, async () => {
        await recordAudit(tx, nordhavn, named('never'));
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await entries()).toEqual(before);

    await storage.db
      .transaction()
      .execute((tx) => auditLast(tx, () => recordAudit(tx, nordhavn, named('after'))));
    expect(await entries()).toEqual([...before, 'after']);
  });
});
