import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { StartUpError } from '../kernel/start-up-error.ts';
import type { Database } from './database.ts';

const FOLDER = path.join(import.meta.dirname, 'migrations');

/** Kysely's own tables, in which it remembers what it did. */
export const MIGRATION_TABLES: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

export interface Migrated {
  /** Names of the migrations that ran now, oldest first. */
  readonly applied: readonly string[];
  /** The name of the newest migration of this version. */
  readonly latest: string;
}

/**
 * Runs the migrations that the database has not seen yet, in order, all or none. Kysely holds an advisory lock
 * meanwhile, so several nodes may start at once. Throws a StartUpError when a newer version has been here.
 */
export async function migrate(db: Kysely<Database>): Promise<Migrated> {
  const migrations = await readMigrations();
  await refuseNewerSchema(db, new Set(Object.keys(migrations)));

  const latest = Object.keys(migrations).at(-1) ?? '';
  return { applied: await run(db, migrations, latest), latest };
}

/**
 * Brings an empty database to the schema that a file was written with, back or forth; false when this version does
 * not know that schema. `migrate` leads from there to the newest.
 */
export async function migrateTo(db: Kysely<Database>, schema: string): Promise<boolean> {
  const migrations = await readMigrations();
  if (!Object.hasOwn(migrations, schema)) return false;
  await run(db, migrations, schema);
  return true;
}

async function run(
  db: Kysely<Database>,
  migrations: Record<string, Migration>,
  target: string,
): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateTo(target);
  if (error === undefined) return results.map((result) => result.migrationName);

  const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'preparing them';
  throw new StartUpError(
    `The database could not be brought to the schema ${target} (${failed} failed). Nothing was changed. Keep the data, and report this with the log.`,
    { cause: error },
  );
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{8}-[a-z-]+\.ts$/.test(file)).sort();
  const entries = files.map(async (file) => {
    const migration = (await import(pathToFileURL(path.join(FOLDER, file)).href)) as Migration; // up and down, by our rule
    return [path.basename(file, '.ts'), migration] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function refuseNewerSchema(db: Kysely<Database>, known: ReadonlySet<string>): Promise<void> {
  const exists = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!exists.rows[0]?.there) return;

  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = done.rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StartUpError(
    `The database was used by a newer version of Foyer (it knows ${unknown.at(-1)}). Start that version, or restore a backup from before the upgrade.`,
  );
}
