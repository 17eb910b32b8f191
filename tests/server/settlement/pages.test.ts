import { listServiceRequests as listRoute } from '../../../contract/public-api.ts';
import { listServiceRequests } from '../../../server/modules/settlement/api/list-service-requests.ts';
import { insertRequests } from '../../../server/modules/services/requests.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { accountant, aRequest, books, deliver, layBooks, nordhavn } from './a-ledger.ts';

/** Made `minute` minutes into the year; several share a moment. */
const madeAt = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() as never;

describeOnBothDatabases('S39: a cursor over ten thousand requests', (createDatabase, kind) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  beforeEach(() => layBooks(storage));
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  // The embedded database has one connection: nobody is in the middle of something there while others read.
  if (kind === 'postgres')
    test('comes to what was begun before a page was read and committed after it', async () => {
      const late = aRequest({ createdAt: madeAt(0) });
      const [written, committing] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
      await deliver(storage, aRequest({ createdAt: madeAt(1) }), aRequest({ createdAt: madeAt(2) }));
      const entering = storage.db.transaction().execute(async (tx) => {
        await insertRequests(tx, nordhavn, [late]);
        written.resolve(null);
        await committing.promise;
      });
      await written.promise;
      const read = async (more: object) =>
        await listServiceRequests(
          books(storage),
          accountant(),
          listRoute.query.parse({ settled: 'false', ...more }),
        );
      const before = await read({ limit: '1' });
      committing.resolve(null);
      await entering;
      const after = await read({ cursor: before.next });

      expect(before.requests.map(({ createdAt }) => createdAt)).toEqual([madeAt(1)]);
      expect(after.requests.map(({ createdAt }) => createdAt)).toEqual([madeAt(2), madeAt(0)]);
    });

  test('passes over none and gives none twice, while others are added, before and behind it', async () => {
    const there = Array.from({ length: 10_000 }, (_, at) => aRequest({ createdAt: madeAt(at >> 2) }));
    await deliver(storage, ...there);
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page === 0 || cursor !== null; page += 1) {
      const query = listRoute.query.parse({ limit: '500', ...(cursor !== null && { cursor }) });
      const { requests, next } = await listServiceRequests(books(storage), accountant(), query);
      seen.push(...requests.map(({ id }) => id));
      cursor = next;
      if (page < 20)
        await deliver(storage, aRequest({ createdAt: madeAt(0) }), aRequest({ createdAt: madeAt(9_000) }));
    }
    const known = new Set(there.map(({ id }) => id as string));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => known.has(id))).toHaveLength(10_000);
    expect(seen.length - 10_000).toBe(40); // whatever moment those say that they were made at
  });
});
