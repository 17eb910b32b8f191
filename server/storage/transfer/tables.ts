import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { MIGRATION_TABLES } from '../migrate.ts';

export type Tx = Transaction<Database>;

/**
 * Every table of ours, those that others refer to before those that refer to them; otherwise by name. Read from the
 * catalog, so that a new table cannot be forgotten. Throws when tables refer to each other in a circle.
 */
export async function tablesInOrder(tx: Tx): Promise<readonly string[]> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by relname`.execute(tx);
  const references = await sql<{ from: string; to: string }>`
    select child.relname as from, parent.relname as to
    from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    where contype = 'f' and conrelid <> confrelid and child.relnamespace = 'public'::regnamespace`.execute(
    tx,
  );

  const waiting = tables.rows.map((row) => row.name).filter((name) => !MIGRATION_TABLES.includes(name));
  const ordered: string[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((name) =>
      references.rows.every(({ from, to }) => from !== name || ordered.includes(to)),
    );
    if (next === -1) throw new Error(`Tables refer to each other in a circle: ${waiting.join(', ')}`);
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

/** The columns that a row brings along; the database computes the others. */
export async function storedColumns(tx: Tx, table: string): Promise<readonly string[]> {
  const columns = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${quoted(table)}::regclass
      and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(tx);
  return columns.rows.map((row) => row.name);
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const counted = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(tx);
  return Number(counted.rows[0]?.count);
}

/** A table as text, for functions of PostgreSQL that take its name as one. */
export function quoted(table: string): string {
  return `public."${table.replaceAll('"', '""')}"`;
}
