import { Instant } from '../../../contract/primitives.ts';
import { createAuditLog } from '../../../server/modules/audit/index.ts';
import { listAudit } from '../../../server/modules/audit/list-audit.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aRecord, fabrikam, inOrganization, layOrganizations, nordhavn, write } from './an-organization.ts';

const day = (offset: number) => Instant.parse(new Date(Date.now() + offset * 86_400_000).toISOString());
const subject = (name: string) => ({ subject: { kind: 'calendar', id: 'c-1', name } });

describeOnBothDatabases('the list of changes', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOrganizations(storage);
    await write(
      storage,
      nordhavn,
      aRecord(subject('Mødelokale ØST')),
      aRecord(subject('100% free_for all (a+b)\\d*')),
      aRecord({ action: 'unit.added', cause: 'sign-up', subject: { kind: 'unit', id: 'u', name: 'HQ' } }),
      aRecord({ actor: { kind: 'system', name: 'Foyer', tenantId: null, objectId: null } }),
    );
    await write(storage, fabrikam, ...Array.from({ length: 120 }, () => aRecord()));
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const list = (filter: Parameters<typeof listAudit>[2], organization = nordhavn) =>
    listAudit({ log: createAuditLog(storage.db) }, inOrganization(organization), filter);
  const numbers = async (filter: Parameters<typeof listAudit>[2]) =>
    (await list(filter)).entries.map(({ number }) => number);

  test('begins with the newest, and says everything about each', async () => {
    const { entries, next } = await list({});

    expect(entries.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(next).toBeNull();
    expect(entries[3]).toMatchObject({
      actor: { kind: 'person', name: 'Hana Berg' },
      action: 'calendar.added',
      subject: { kind: 'calendar', id: 'c-1', name: 'Mødelokale ØST' },
      cause: 'portal',
      before: null,
      after: { seats: 8 },
      requestId: 'request-1',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each([
    ['HANA', [3, 2, 1]],
    ['mødelokale øst', [1]],
    ['unit.', [3]],
    ['SIGN-up', [3]],
    ['foyer', [4]],
    ['%', [2]],
    ['free_for', [2]],
    ['freeXfor', []],
    ['(A+B)\\D*', [2]],
    ["'; drop table audit_entry; --", []],
    ['.*', []],
    ['', [4, 3, 2, 1]],
  ])('finds %p as it is written, in letters of any case', async (search, found) => {
    expect(await numbers({ search })).toEqual(found);
  });

  test('can be narrowed to what happened and when', async () => {
    expect(await numbers({ action: 'unit.added' })).toEqual([3]);
    expect(await numbers({ from: day(-1), to: day(1) })).toHaveLength(4);
    expect(await numbers({ from: day(1) })).toEqual([]);
    expect(await numbers({ to: day(-1) })).toEqual([]);
  });

  test('comes in pages of fifty', async () => {
    const pages: number[] = [];
    let before: number | undefined;
    do {
      const { entries, next } = await list({ before }, fabrikam);
      pages.push(entries.length);
      before = next ?? undefined;
    } while (before !== undefined);

    expect(pages).toEqual([50, 50, 20]);
  });
});
