import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { StartUpError } from '../../kernel/start-up-error.ts';
import type { Database } from '../database.ts';
import { migrate, migrateTo } from '../migrate.ts';
import type { Moved } from './export-database.ts';
import { BATCH, END, Header } from './format.ts';
import { readLines } from './read-lines.ts';
import { countRows, quoted, storedColumns, tablesInOrder } from './tables.ts';
import type { Tx } from './tables.ts';

/**
 * Fills an empty database from a file of `exportDatabase`, all of it or nothing. A file of an older version is loaded
 * into the schema of its time and brought up to date afterwards.
 * Throws a StartUpError when the database is not empty or the file is not whole, foreign, or of a newer version.
 */
export async function importDatabase(db: Kysely<Database>, file: string): Promise<Moved> {
  const lines = readLines(file);
  try {
    const header = readHeader(await next(lines, file), file);
    await db.transaction().execute(refuseUnlessEmpty);
    if (!(await migrateTo(db, header.schema))) {
      throw new StartUpError(
        `${file} was written by a newer version of Foyer (${header.schema}). Import it with that version.`,
      );
    }
    await db.transaction().execute((tx) => load(tx, header, lines, file));
    return { tables: header.tables.length, rows: header.tables.reduce((sum, table) => sum + table.rows, 0) };
  } finally {
    await lines.return(undefined);
    await migrate(db);
  }
}

async function load(tx: Tx, header: Header, lines: AsyncGenerator<string>, file: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  await sql`set local foyer.is_importing = 'on'`.execute(tx); // what triggers write is in the file already
  await sql`create temporary table imported (line text not null) on commit drop`.execute(tx);

  const here = (await tablesInOrder(tx)).toSorted().join();
  const there = header.tables
    .map((table) => table.name)
    .toSorted()
    .join();
  if (here !== there) throw broken(file, 'its tables are not those of the schema it names');

  for (const { name, rows } of header.tables) {
    await stage(tx, rows, lines, file);
    await insertStaged(tx, name, rows, file);
  }
  if ((await next(lines, file)) !== END) throw broken(file, 'it holds more rows than its header announces');
}

async function stage(tx: Tx, rows: number, lines: AsyncGenerator<string>, file: string): Promise<void> {
  await sql`truncate imported`.execute(tx);
  for (let left = rows; left > 0;) {
    const batch: string[] = [];
    while (batch.length < Math.min(BATCH, left)) batch.push(await next(lines, file));
    await sql`insert into imported select unnest(${batch}::text[])`.execute(tx);
    left -= batch.length;
  }
}

/** One statement per table: rows may refer to each other, and are checked when all of them are there. */
async function insertStaged(tx: Tx, table: string, announced: number, file: string): Promise<void> {
  const columns = sql.join((await storedColumns(tx, table)).map((column) => sql.ref(column)));
  try {
    await sql`
      insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns} from imported, json_populate_record(null::${sql.table(table)}, line::json)`.execute(
      tx,
    );
  } catch (cause) {
    throw broken(file, `a row of ${table} does not fit`, cause);
  }
  if ((await countRows(tx, table)) !== announced) throw broken(file, `rows of ${table} went missing`);
  await continueSequences(tx, table);
}

/** Numbers that the database gives out itself go on after the highest one that was imported. */
async function continueSequences(tx: Tx, table: string): Promise<void> {
  for (const column of await storedColumns(tx, table)) {
    await sql`
      select setval(sequence::regclass, greatest((select max(${sql.ref(column)}::text::bigint) from ${sql.table(table)}), 1))
      from pg_get_serial_sequence(${quoted(table)}, ${column}) as sequence
      where sequence is not null`.execute(tx);
  }
}

async function refuseUnlessEmpty(tx: Tx): Promise<void> {
  for (const table of await tablesInOrder(tx)) {
    if ((await countRows(tx, table)) > 0) {
      throw new StartUpError(
        `The database is not empty (${table} has rows). Nothing was changed. Import into a new one: set DATA_DIR or DATABASE_URL to it.`,
      );
    }
  }
}

function readHeader(line: string, file: string): Header {
  try {
    return Header.parse(JSON.parse(line));
  } catch (cause) {
    throw new StartUpError(
      `${file} is not an export of Foyer, or of a format that this version does not know.`,
      {
        cause,
      },
    );
  }
}

async function next(lines: AsyncGenerator<string>, file: string): Promise<string> {
  try {
    const line = await lines.next();
    if (!line.done) return line.value;
  } catch (cause) {
    throw new StartUpError(`${file} cannot be read. Check the path and its permissions.`, { cause });
  }
  throw broken(file, 'it ends early');
}

function broken(file: string, why: string, cause?: unknown): StartUpError {
  return new StartUpError(`${file} is not whole: ${why}. Nothing was imported; export again.`, { cause });
}
