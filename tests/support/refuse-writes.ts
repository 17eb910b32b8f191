import { Client } from 'pg';
import type { Config } from '../../server/config.ts';
import type { Storage } from '../../server/storage/open-database.ts';

/**
 * Makes a database refuse every change (SQLSTATE 25006), or take them again. Of PostgreSQL every connection is replaced, so
 * that none is left that was opened before; the embedded database has one session, which is told itself.
 */
export async function refuseWrites(
  place: Config['database'],
  executeSql: Storage['executeSql'],
  isRefused: boolean,
): Promise<void> {
  if (!('url' in place)) {
    await executeSql(`set default_transaction_read_only = ${isRefused ? 'on' : 'off'}`);
    return;
  }
  const client = new Client({ connectionString: place.url });
  await client.connect();
  try {
    await client.query('set default_transaction_read_only = off');
    const name = client.escapeIdentifier(new URL(place.url).pathname.slice(1));
    const setting = 'default_transaction_read_only';
    await client.query(`alter database ${name} ${isRefused ? `set ${setting} = on` : `reset ${setting}`}`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  } finally {
    await client.end();
  }
}
