import { AssignmentId } from '../../../contract/primitives.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { addAssignment } from '../../../server/modules/access/add-assignment.ts';
import { removeAssignment } from '../../../server/modules/access/remove-assignment.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aDraft,
  aGroup,
  assignmentId,
  assignmentsOf,
  audited,
  aUser,
  callerWith,
  campus,
  fabrikam,
  foreignUnit,
  guid,
  layOffice,
  nordhavn,
  sales,
  tenantF,
  tenantX,
} from './an-office.ts';

const owner = callerWith('owner');
const administrator = callerWith('user-administrator');

describeOnBothDatabases('roles that are given', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let forgotten: number;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOffice(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    forgotten = 0;
    for (const table of ['role_assignment', 'audit_entry', 'audit_head'] as const) {
      await storage.db.deleteFrom(table).execute();
    }
  });

  const deps = () => ({
    assignments: assignmentsOf(storage),
    forget: () => {
      forgotten += 1;
    },
  });
  const add = (draft: ReturnType<typeof aDraft>, caller: Caller = administrator) =>
    addAssignment(deps(), caller, draft);
  const remove = (number: number, caller: Caller = owner) =>
    removeAssignment(deps(), caller, assignmentId(number));
  const list = async (organization = nordhavn) =>
    (await assignmentsOf(storage).list(organization)).map(({ id }) => id);

  test('are there at once, audited with who gave them, and memberships are read anew', async () => {
    const given = await add(aDraft(1, { holder: aGroup(1), holderName: 'Crew', unit: campus }));

    expect(given).toMatchObject({ ...aDraft(1, { holder: aGroup(1), holderName: 'Crew', unit: campus }) });
    expect(await list()).toEqual([assignmentId(1)]);
    expect(forgotten).toBe(1);
    expect(await audited(storage)).toEqual([
      {
        action: 'assignment.added',
        subject_id: assignmentId(1),
        subject_name: 'add-in-user: Crew',
        actor_name: 'Hana Berg',
        request_id: 'request-7',
        before: null,
        after: { holder: aGroup(1), role: 'add-in-user', unit: campus, department: null },
      },
    ]);
  });

  test('are given once when the request comes twice, also at the same moment', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => add(aDraft(1))));

    expect(replies.map(({ id }) => id)).toEqual([assignmentId(1), assignmentId(1), assignmentId(1)]);
    expect(await audited(storage)).toHaveLength(1);
  });

  test('are not replaced by another request under the same id', async () => {
    await add(aDraft(1));

    const another = add(aDraft(1, { role: 'auditor' }));

    await expect(another).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('are not given twice to the same holder in the same place', async () => {
    await add(aDraft(1));

    await expect(add(aDraft(2, { holder: aUser(1) }))).rejects.toMatchObject({ code: 'already-exists' });
    await expect(add(aDraft(3, { holder: aUser(1), unit: campus }))).resolves.toMatchObject({ unit: campus });
  });

  test('may be for an app role, a department, and a tenant that is only connected', async () => {
    const appRole = { kind: 'app_role', tenantId: tenantX, id: 'Foyer.Use' } as const;

    await expect(add(aDraft(1, { holder: appRole, department: sales }))).resolves.toMatchObject({
      holder: appRole,
      department: sales,
    });
  });

  test.each([
    ['a tenant of somebody else', { holder: aUser(1, tenantF) }, ['/body/holder/tenantId']],
    ['a place of another organization', { unit: foreignUnit }, ['/body/unit']],
    ['an administrator of one campus', { role: 'auditor', unit: campus }, ['/body/unit']],
    [
      'an administrator of a department',
      { role: 'user-administrator', department: sales },
      ['/body/department'],
    ],
    ['a place and a department at once', { unit: campus, department: sales }, ['/body/department']],
    [
      'everything wrong at once',
      { role: 'auditor', holder: aUser(1, tenantF), unit: foreignUnit },
      ['/body/holder/tenantId', '/body/unit', '/body/unit'],
    ],
  ] as const)('are refused for %s, with every mistake', async (_, more, pointers) => {
    const refused = await add(aDraft(1, more)).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: 'invalid-request' });
    expect(
      (refused as { extra: { errors: { pointer: string }[] } }).extra.errors.map(({ pointer }) => pointer),
    ).toEqual(pointers);
    expect(await list()).toEqual([]);
  });

  test('are an owner’s to give and to take when they are an owner’s', async () => {
    await expect(add(aDraft(1, { role: 'owner' }))).rejects.toMatchObject({ code: 'owner-needed' });

    await add(aDraft(1, { role: 'owner' }), owner);
    await add(aDraft(2, { role: 'owner' }), owner);
    await expect(remove(1, administrator)).rejects.toMatchObject({ code: 'owner-needed' });
    await expect(remove(1)).resolves.toEqual({});
  });

  test('are taken away with an entry that says what they were', async () => {
    await add(aDraft(1));
    await remove(1, administrator);

    expect(await list()).toEqual([]);
    expect(forgotten).toBe(2);
    expect((await audited(storage))[1]).toMatchObject({
      action: 'assignment.removed',
      before: { holder: aUser(1), role: 'add-in-user' },
      after: null,
    });
    await expect(remove(1)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('leave one owner who is a person, however many groups are owners', async () => {
    await add(aDraft(1, { role: 'owner' }), owner);
    await add(aDraft(2, { role: 'owner', holder: aGroup(2) }), owner);

    await expect(remove(1)).rejects.toMatchObject({ code: 'last-owner' });
    await expect(remove(2)).resolves.toEqual({});
    await expect(remove(1)).rejects.toMatchObject({ code: 'last-owner' });
    expect(await list()).toEqual([assignmentId(1)]);
  });

  test('leave one owner when owners remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await storage.db.deleteFrom('role_assignment').execute();
      for (const number of [1, 2, 3, 4]) await add(aDraft(number, { role: 'owner' }), owner);

      const outcomes = await Promise.allSettled([1, 2, 3, 4].map((number) => remove(number)));

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      expect(await list()).toHaveLength(1);
    }
  });

  test('belong to one organization: another finds nothing to take', async () => {
    await add(aDraft(1));
    const stranger = callerWith('owner', fabrikam);

    await expect(removeAssignment(deps(), stranger, assignmentId(1))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await list(fabrikam)).toEqual([]);
    expect(await list()).toEqual([assignmentId(1)]);
  });

  test('that today’s code does not know are shown nowhere and grant nothing', async () => {
    await storage.db
      .insertInto('role_assignment')
      .values({
        organization_id: nordhavn,
        id: AssignmentId.parse(guid('7', 77)),
        principal_kind: 'user',
        tenant_id: aUser(1).tenantId,
        object_id: aUser(1).id,
        role: 'emperor',
        unit_id: null,
      })
      .execute();

    expect(await list()).toEqual([]);
  });
});
