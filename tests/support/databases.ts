import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { postgresAdminUrl, postgresForTests } from './postgres.ts';

export type DatabaseKind = 'pglite' | 'postgres';

const asked = process.env['TEST_DATABASES'];

/** Both, or the one that the run is for (scripts/test/projects.mjs says why); the embedded one is always there. */
const databases: readonly DatabaseKind[] =
  asked === 'pglite'
    ? ['pglite']
    : asked === 'postgres' && postgresAdminUrl
      ? ['postgres']
      : ['pglite', 'postgres'];

/**
 * What a test runs on that does not care: PostgreSQL where there is one, which answers faster and computes beside the
 * test. The embedded database has the tests that run on both, and all of a run without PostgreSQL.
 */
export const defaultDatabase: DatabaseKind =
  postgresAdminUrl === null || asked === 'pglite' ? 'pglite' : 'postgres';

export interface FreshDatabase {
  readonly kind: DatabaseKind;
  readonly config: Config['database'];
  /** Removes everything of it. */
  readonly close: () => Promise<void>;
}

/**
 * The same tests on the embedded database and on PostgreSQL. Where there is no PostgreSQL its half is skipped, which the
 * last line of the run counts. `createDatabase` gives a fresh database at each call, without a row in it.
 */
export function describeOnBothDatabases(
  name: string,
  tests: (createDatabase: () => Promise<FreshDatabase>, kind: DatabaseKind) => void,
  create: (kind: DatabaseKind) => Promise<FreshDatabase> = freshDatabase,
): void {
  for (const kind of databases) {
    const run = kind === 'postgres' && postgresAdminUrl === null ? describe.skip : describe;
    run(`${name} (${kind})`, () => tests(() => create(kind), kind));
  }
}

/**
 * A database without a row in it, with the schema of today already there: laying a database's first files and running
 * every migration takes seconds, copying them does not. Throws where there is no PostgreSQL: ask
 * `describeOnBothDatabases`, or for PGlite.
 */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'postgres') return await onPostgres('migrated');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-database-'));
  const directory = path.join(folder, 'database');
  await layDatabase(directory);
  return { kind, config: { directory }, close: () => rm(folder, { recursive: true, force: true }) };
}

/** A database that nobody has opened yet, for tests of opening one. */
export async function emptyDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'postgres') return await onPostgres('nothing');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-database-'));
  return {
    kind,
    config: { directory: path.join(folder, 'database') },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function onPostgres(has: 'nothing' | 'migrated'): Promise<FreshDatabase> {
  const database = await postgresForTests(has);
  if (!database)
    throw new Error('There is no PostgreSQL here: run through npm test, or set TEST_DATABASE_URL.');
  return { kind: 'postgres', config: { url: database.url }, close: database.close };
}

/**
 * Lays the files of `freshDatabase` where a test wants them: a database that was started before, closed properly, and
 * holds no row. The directory must not exist yet.
 */
export async function layDatabase(directory: string): Promise<void> {
  await cp(await migratedFiles(), directory, { recursive: true });
}

/**
 * The files to copy from. scripts/test.mjs makes them once for all processes of a run; where it did not (jest by itself)
 * each process does, in the folder for temporary files.
 */
async function migratedFiles(): Promise<string> {
  const given = process.env['TEST_DATABASE_FILES'];
  if (given) return given;
  const ready = path.join(os.tmpdir(), `foyer-migrated-${process.pid}`);
  if (existsSync(ready)) return ready;
  const draft = await mkdtemp(`${ready}-`);
  const directory = path.join(draft, 'database');
  await (await openDatabase({ directory })).close();
  await rename(directory, ready);
  await rm(draft, { recursive: true, force: true });
  return ready;
}
