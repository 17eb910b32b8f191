import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { errorCode } from '../../kernel/error-code.ts';
import { StartUpError } from '../../kernel/start-up-error.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { Database } from '../database.ts';
import { BATCH, END } from './format.ts';
import type { Header } from './format.ts';
import { countRows, storedColumns, tablesInOrder } from './tables.ts';
import type { Tx } from './tables.ts';

/** What was moved. */
export interface Moved {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes every row to a new file, all as they were at one moment, without holding them in memory. The file is readable
 * for its owner only, because it holds personal data. Throws a StartUpError when it exists already.
 */
export async function exportDatabase(db: Kysely<Database>, file: string): Promise<Moved> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read');
  return snapshot.execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    const header = await describe(tx);
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
    try {
      await pipeline(Readable.from(lines(tx, header)), out);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') {
        throw new StartUpError(`${file} exists already. Nothing was written; choose another name.`, {
          cause: error,
        });
      }
      await rm(file, { force: true }); // half an export must not be taken for a whole one
      throw error;
    }
    return { tables: header.tables.length, rows: header.tables.reduce((sum, table) => sum + table.rows, 0) };
  });
}

async function describe(tx: Tx): Promise<Header> {
  const schema = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(tx);
  const tables: { name: string; rows: number }[] = [];
  for (const name of await tablesInOrder(tx)) tables.push({ name, rows: await countRows(tx, name) });
  return {
    format: 'foyer-export',
    version: 1,
    schema: schema.rows[0]?.name ?? '',
    exportedAt: instantOf(realNow()),
    tables,
  };
}

async function* lines(tx: Tx, header: Header): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const { name } of header.tables) yield* rowsOf(tx, name);
  yield `${END}\n`;
}

async function* rowsOf(tx: Tx, table: string): AsyncGenerator<string> {
  const columns = sql.join((await storedColumns(tx, table)).map((column) => sql.ref(column)));
  // A line break can only be white space between values here (inside a text JSON escapes it), so a blank will do.
  await sql`
    declare exported no scroll cursor for
    select replace(row_to_json(stored)::text, chr(10), ' ') as line
    from (select ${columns} from ${sql.table(table)}) as stored`.execute(tx);
  for (;;) {
    const batch = await sql<{ line: string }>`fetch ${sql.lit(BATCH)} from exported`.execute(tx);
    if (batch.rows.length === 0) break;
    yield batch.rows.map((row) => `${row.line}\n`).join('');
  }
  await sql`close exported`.execute(tx);
}
