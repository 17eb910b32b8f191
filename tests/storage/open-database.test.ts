import { spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { toProblem } from '../../server/http/foreign-errors.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { describeOnBothDatabases, emptyDatabase, freshDatabase } from '../support/databases.ts';
import type { FreshDatabase } from '../support/databases.ts';
import { postgresAdminUrl } from '../support/postgres.ts';

const somebody = () => ({ id: crypto.randomUUID(), name: 'x', contact_name: 'x', contact_mail: 'x' });

describeOnBothDatabases('the database', (createDatabase, kind) => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.close());

  test('gets its schema at the first start and keeps it at the second', async () => {
    const lines: object[] = [];
    const log = { info: (fields: object) => void lines.push(fields), error: () => undefined };

    const empty = await emptyDatabase(kind);
    const first = await openDatabase(empty.config, log);
    await first.check();
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
      first.db,
    );
    expect(tables.rows.map((row) => row.name)).toEqual(expect.arrayContaining(['organization', 'calendar']));
    await first.close();
    expect(lines.length).toBeGreaterThan(0);

    lines.length = 0;
    const second = await openDatabase(empty.config, log);
    expect([second.kind, lines]).toEqual([kind, []]);
    await second.close();
    await empty.close();
  });

  test('gives times as instants, whatever zone the process or the server lives in', async () => {
    const { db, close } = await openDatabase(database.config);
    const { rows } = await sql<{ at: Date; text: string }>`
      select '2026-03-29T01:30:00Z'::timestamptz as at, '2026-03-29T01:30:00Z'::timestamptz::text as text`.execute(
      db,
    );
    await close();

    expect(rows[0]?.at.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(rows[0]?.text).toBe('2026-03-29 01:30:00+00');
  });

  test('lets a transaction happen whole or not at all', async () => {
    const { db, close } = await openDatabase(database.config);
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto('organization').values(somebody()).execute();
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await db.selectFrom('organization').select('id').execute()).toEqual([]);
    await close();
  });

  test('refuses work after it was closed', async () => {
    const { db, check, close } = await openDatabase(database.config);
    await close();

    await expect(check()).rejects.toThrow('destroyed');
    await expect(db.selectFrom('organization').selectAll().execute()).rejects.toThrow('destroyed');
  });
});

const onPostgres = postgresAdminUrl === null ? describe.skip : describe;
onPostgres('a PostgreSQL server', () => {
  const admin = postgresAdminUrl ?? 'postgres://localhost';

  test('in which somebody waits too long for others turns them away, and is not a fault of ours', async () => {
    const database = await freshDatabase('postgres');
    const { db, close } = await openDatabase(database.config);
    const one = somebody();
    await db.insertInto('organization').values(one).execute();
    const row = sql`select from organization where id = ${one.id} for update`;
    const refused = async (limit: 'lock_timeout' | 'statement_timeout', work: typeof row) =>
      await db
        .transaction()
        .execute(async (tx) => {
          await sql`select set_config(${limit}, '50ms', true)`.execute(tx);
          await work.execute(tx);
        })
        .then(
          () => null,
          (error: unknown) => toProblem(error),
        );
    await db.transaction().execute(async (holder) => {
      await row.execute(holder);
      expect(await refused('lock_timeout', row)).toMatchObject({ code: 'overloaded' });
    });
    expect(await refused('statement_timeout', sql`select pg_sleep(60)`)).toMatchObject({
      code: 'overloaded',
    });
    await close();
    await database.close();
  });

  test('that is not there is named without its password', async () => {
    const url = 'postgres://foyer:canary@127.0.0.1:1/foyer';

    await expect(openDatabase({ url })).rejects.toThrow(/127\.0\.0\.1:1.*Nothing listens/);
    await expect(openDatabase({ url })).rejects.not.toThrow(/canary/);
  });

  test('without the database says to create it', async () => {
    const url = new URL(admin);
    url.pathname = '/foyer_test_none';

    await expect(openDatabase({ url: url.href })).rejects.toThrow(/create it first/);
  });

  test('lets several nodes start on one new database at the same time', async () => {
    const { freshDatabase } = await import('../support/databases.ts');
    const database = await freshDatabase('postgres');
    const nodes = await Promise.all([1, 2, 3].map(() => openDatabase(database.config)));
    expect(await Promise.all(nodes.map((node) => node.check()))).toHaveLength(3);
    for (const node of nodes) await node.close();
    await database.close();
  });

  test('that loses its connections is a problem with a code, and is used again when it is back', async () => {
    const { freshDatabase } = await import('../support/databases.ts');
    const database = await freshDatabase('postgres');
    const storage = await openDatabase(database.config);
    const killed = storage.db.transaction().execute(async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });

    const error: unknown = await killed.catch((reason: unknown) => reason);
    expect(toProblem(error)).toMatchObject({ code: 'storage-unavailable' });
    await storage.check();
    await storage.close();
    await database.close();
  });

  test('that was restarted costs nobody who reads, or begins a change, an error', async () => {
    const { storage, breakAll, close } = await withBrokenConnections();

    await breakAll();
    expect(await storage.db.selectFrom('organization').select('id').execute()).toEqual([]);
    await breakAll();
    await storage.db.transaction().execute(async (tx) => {
      await tx.insertInto('organization').values(somebody()).execute();
    });
    expect(await storage.db.selectFrom('organization').select('id').execute()).toHaveLength(1);
    await close();
  });

  test('that was restarted is not asked twice for a change', async () => {
    const { storage, breakAll, close } = await withBrokenConnections();

    await breakAll();
    const change: unknown = await storage.db
      .insertInto('organization')
      .values(somebody())
      .execute()
      .catch((reason: unknown) => reason);
    expect(toProblem(change)).toMatchObject({ code: 'storage-unavailable' });
    await close();
  });

  /** Ends, from another process, every connection to the database whose address it is given. */
  const END_CONNECTIONS = `
    import { Client } from 'pg';
    const client = new Client({ connectionString: process.argv[1] });
    await client.connect();
    const { rowCount } = await client.query(
      'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await client.end();
    process.exit(rowCount < 10 ? 1 : 0);`;

  /** A storage whose pool is full of connections that the server has ended, as many as the pool holds. */
  async function withBrokenConnections() {
    const { freshDatabase } = await import('../support/databases.ts');
    const database = await freshDatabase('postgres');
    const storage = await openDatabase(database.config);
    const url = 'url' in database.config ? database.config.url : '';
    const breakAll = async () => {
      await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.05)`.execute(storage.db)));
      // This process waits without hearing anything: what it asks next, it asks a connection that is gone already.
      const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', END_CONNECTIONS, url]);
      expect(status).toBe(0);
    };
    const close = async () => {
      await storage.close();
      await database.close();
    };
    return { storage, breakAll, close };
  }
});
