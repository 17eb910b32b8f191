import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { postgresAdminUrl, postgresForTests } from './postgres.ts';

export type DatabaseKind = 'pglite' | 'postgres';

export interface FreshDatabase {
  readonly kind: DatabaseKind;
  readonly config: Config['database'];
  /** Removes everything of it. */
  readonly close: () => Promise<void>;
}

/**
 * The same tests on the embedded database and on PostgreSQL. Where there is no PostgreSQL its half is skipped, which the
 * last line of the run counts. `createDatabase` gives a fresh, empty database at each call.
 */
export function describeOnBothDatabases(
  name: string,
  tests: (createDatabase: () => Promise<FreshDatabase>, kind: DatabaseKind) => void,
): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    const run = kind === 'postgres' && postgresAdminUrl === null ? describe.skip : describe;
    run(`${name} (${kind})`, () => tests(() => freshDatabase(kind), kind));
  }
}

/** A fresh, empty database. Throws where there is no PostgreSQL: ask `describeOnBothDatabases`, or for PGlite. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'postgres') {
    const database = await postgresForTests();
    if (!database)
      throw new Error('There is no PostgreSQL here: run through npm test, or set TEST_DATABASE_URL.');
    return { kind, config: { url: database.url }, close: database.close };
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-database-'));
  return {
    kind,
    config: { directory: path.join(folder, 'database') },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
