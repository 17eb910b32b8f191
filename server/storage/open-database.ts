import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database } from './database.ts';
import type { StorageLog } from './storage-log.ts';
import type { Listen } from './listening.ts';
import { liveConnections } from './live-connections.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite/open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

/** Where the data is: a PostgreSQL server, a directory of our own (PGlite), or memory (PGlite, for tests). */
export type DatabasePlace =
  { readonly url: string } | { readonly directory: string } | { readonly memory: true };

export interface Storage {
  readonly db: Kysely<Database>;
  readonly kind: 'pglite' | 'postgres';
  /** Plain SQL, each statement for itself; for libraries that bring their own. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  readonly listen: Listen;
  /** Resolves when the database answers and holds the schema of this version; rejects otherwise. For `/readyz`. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const silent: StorageLog = { info: () => undefined, error: () => undefined };

/**
 * Opens the database and brings it to the schema of this version. Both kinds are reached through `pg.Pool` and speak
 * PostgreSQL's dialect; sessions run in UTC.
 * `onStatement` is told of every statement of the product when it was carried out, without its values.
 * Throws a StartUpError that says what to do when the place cannot be used or holds the data of a newer version.
 */
export async function openDatabase(
  place: DatabasePlace,
  log: StorageLog = silent,
  onStatement?: (statement: string) => void,
): Promise<Storage> {
  const engine = 'url' in place ? await openPostgres(place.url, log) : await openPglite(place, log);
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: liveConnections(engine.pool) }),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  });

  try {
    const migrations = await migrate(db);
    for (const migration of migrations.applied) log.info({ migration }, 'migration applied');
    return {
      db,
      kind: 'url' in place ? 'postgres' : 'pglite',
      executeSql: async (text, values) => await engine.pool.query<Record<string, unknown>>(text, values),
      listen: engine.listen,
      check: async () => {
        const latest = await sql`select from kysely_migration where name = ${migrations.latest}`.execute(db);
        if (latest.rows.length === 0) throw new Error('The newest migration is not recorded in the database');
      },
      close: async () => {
        await db.destroy();
        await engine.close();
      },
    };
  } catch (error) {
    await db.destroy();
    await engine.close();
    throw error;
  }
}
