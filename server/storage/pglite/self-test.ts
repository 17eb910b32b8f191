import type pg from 'pg';
import { StartUpError } from '../../kernel/start-up-error.ts';
import { POSTGRES_MAJOR } from './data-directory.ts';

/**
 * Proves that this build of PGlite does what the code around it assumes: it is the expected release, it runs with
 * fsync on, and one commit reaches the disk. `syncs` counts the fsyncs that succeeded so far.
 * Throws a StartUpError otherwise; this is what catches an upgrade of PGlite that works differently.
 */
export async function selfTest(pool: pg.Pool, syncs: () => number): Promise<void> {
  const { rows } = await pool.query<{ version: string; fsync: string }>(
    `select current_setting('server_version_num') as version, current_setting('fsync') as fsync`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major !== POSTGRES_MAJOR) {
    throw refused(`PGlite holds PostgreSQL ${major}, this version expects ${POSTGRES_MAJOR}`);
  }
  if (rows[0]?.fsync !== 'on') throw refused('PostgreSQL runs with fsync off');

  const before = syncs();
  await pool.query(`select pg_logical_emit_message(true, 'foyer', 'does a commit reach the disk?')`);
  if (syncs() === before) throw refused('a commit did not reach the disk');
}

function refused(what: string): StartUpError {
  return new StartUpError(
    `The embedded database failed its self-test: ${what}. Data could be lost, so Foyer does not start. ` +
      'Install the exact versions of the lock file with `npm ci`, or set DATABASE_URL to a PostgreSQL server.',
  );
}
