import { OrganizationId } from '../../../contract/primitives.ts';
import { createEntryStore } from '../../../server/modules/access/entries.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';

const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const nordhavn = OrganizationId.parse(guid(1, 1));
const fabrikam = OrganizationId.parse(guid(1, 2));
const [tenant, foreign] = [guid(2, 1), guid(2, 2)];
const [anna, bent] = [guid(3, 1), guid(3, 2)];
const ENDED = '2026-11-30T08:00:00.000Z';

describeOnBothDatabases('what an organization says of who comes', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let statements: string[];
  beforeAll(async () => {
    database = await createDatabase();
    statements = [];
    storage = await openDatabase(database.config, undefined, (statement) => statements.push(statement));
    await lay(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  test('is asked once for all that come in the same turn, and each gets their own', async () => {
    const entries = createEntryStore(storage.db);
    statements.length = 0;
    const [ofAnna, ofBent, elsewhere, unlinked] = await Promise.all([
      entries.entryOf({ organization: nordhavn, tenantId: tenant, objectId: anna }),
      entries.entryOf({ organization: nordhavn, tenantId: tenant, objectId: bent }),
      entries.entryOf({ organization: fabrikam, tenantId: tenant, objectId: anna }),
      entries.entryOf({ organization: nordhavn, tenantId: foreign, objectId: anna }),
    ]);

    expect(statements).toHaveLength(1);
    expect(ofAnna).toMatchObject({
      organization: { id: nordhavn, name: 'Nordhavn', contact: { name: 'Hana' }, isOpened: false },
      endedAt: Date.parse(ENDED),
      assignments: [
        {
          organization: nordhavn,
          holder: { kind: 'user', tenantId: tenant, id: anna },
          role: 'add-in-user',
          unit: null,
          department: null,
          addedAt: ENDED,
        },
      ],
    });
    expect(ofBent).toEqual({ ...ofAnna, endedAt: null });
    expect(elsewhere).toMatchObject({ organization: { id: fabrikam }, endedAt: null, assignments: [] });
    expect(unlinked).toBeNull();
  });

  test('is never older than who comes', async () => {
    const entries = createEntryStore(storage.db);
    const asked = { organization: fabrikam, tenantId: tenant, objectId: bent };
    expect((await entries.entryOf(asked))?.endedAt).toBeNull();

    await storage.db
      .insertInto('sign_out')
      .values({ organization_id: fabrikam, tenant_id: tenant, object_id: bent, at: ENDED })
      .execute();

    expect((await entries.entryOf(asked))?.endedAt).toBe(Date.parse(ENDED));
  });
});

async function lay({ db }: Storage): Promise<void> {
  const contact = { contact_name: 'Hana', contact_mail: 'hana@nordhavn.test' };
  await db
    .insertInto('organization')
    .values([
      { id: nordhavn, name: 'Nordhavn', ...contact },
      { id: fabrikam, name: 'Fabrikam', ...contact },
    ])
    .execute();
  await db
    .insertInto('login_tenant')
    .values([
      { organization_id: nordhavn, tenant_id: tenant },
      { organization_id: fabrikam, tenant_id: tenant },
    ])
    .execute();
  await db
    .insertInto('role_assignment')
    .values({
      id: guid(4, 1),
      organization_id: nordhavn,
      principal_kind: 'user',
      tenant_id: tenant,
      object_id: anna,
      role: 'add-in-user',
      unit_id: null,
      added_at: new Date(ENDED),
    })
    .execute();
  await db
    .insertInto('sign_out')
    .values({ organization_id: nordhavn, tenant_id: tenant, object_id: anna, at: ENDED })
    .execute();
}
