import { Pool } from 'pg';
import { errorCode } from '../kernel/error-code.ts';
import { StartUpError } from '../kernel/start-up-error.ts';
import type { Engine } from './engine.ts';
import type { StorageLog } from './storage-log.ts';
import { createListening } from './listening.ts';

/** PostgreSQL 15 is the oldest release the migrations and queries are tested on. */
const OLDEST_MAJOR = 15;

/**
 * A pool on a PostgreSQL server. Statements, locks and idle transactions have time limits, so that one stuck request
 * cannot hold up the rest. Throws a StartUpError when the server cannot be reached or is too old.
 */
export async function openPostgres(url: string, log: StorageLog): Promise<Engine> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c timezone=UTC',
    application_name: 'foyer',
  });
  const lost = (error: Error): void => log.error({ err: error }, 'a database connection was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost)); // while a connection is in use the pool does not listen

  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StartUpError ? error : unreachable(url, error);
  }
  const listening = createListening(url, log);
  return {
    pool,
    listen: listening.listen,
    close: async () => {
      await listening.close();
      await pool.end();
    },
  };
}

async function checkVersion(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new StartUpError(
      `DATABASE_URL leads to PostgreSQL ${major}; Foyer needs ${OLDEST_MAJOR} or newer. Upgrade the server or use another one.`,
    );
  }
}

/** Names the host only: the URL holds a password, and the driver's own text may repeat parts of it. */
function unreachable(url: string, cause: unknown): StartUpError {
  const where = URL.canParse(url) ? new URL(url).host || 'this machine' : 'the given address';
  const why = {
    '28P01': 'The user or the password is wrong.',
    '28000': 'The server does not let this user in from here.',
    '3D000': 'The database named in it does not exist; create it first.',
    ECONNREFUSED: 'Nothing listens there.',
    ENOTFOUND: 'The host name is not known.',
  }[errorCode(cause) ?? ''];
  return new StartUpError(
    `DATABASE_URL leads to ${where}, where no PostgreSQL could be opened. ${why ?? 'Check that the server runs and can be reached from here.'}`,
    { cause },
  );
}
