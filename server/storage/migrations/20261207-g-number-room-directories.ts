import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a search for rooms shows of a calendar; its health changes all the time and is not among it. */
const SHOWN = [
  'integration_id',
  'mailbox',
  'name',
  'kind',
  'capacity',
  'equipment',
  'unit_id',
  'department_id',
  'booking',
  'seen_by',
  'booked_by',
  'state',
];

/** Where every change counts, with the rows that say whose it is. */
const COUNTED = [
  ['unit', 'insert', 'new'],
  ['unit', 'update', 'new'],
  ['unit', 'delete', 'old'],
  ['department', 'insert', 'new'],
  ['department', 'update', 'new'],
  ['department', 'delete', 'old'],
  ['calendar', 'insert', 'new'],
  ['calendar', 'delete', 'old'],
] as const;

/**
 * The rooms, units and departments of an organization have a number that grows with each change of them, so that a process
 * that keeps them in memory can tell with one small question that they are still true. Counted by the database, because
 * whoever writes must not have to remember it; once per statement, because thousands of rooms are added in one. Not while a database is filled
 * from a file, which brings the numbers along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table organization add column directory_version bigint not null default 0`.execute(db);
  await sql`
    create function number_directory() returns trigger language plpgsql as $$
    begin
      if current_setting('foyer.is_importing', true) = 'on' then return null; end if;
      update organization set directory_version = directory_version + 1
      where id in (select organization_id from changed);
      return null;
    end $$`.execute(db);
  await sql`
    create function number_directory_of_calendars() returns trigger language plpgsql as $$
    begin
      if current_setting('foyer.is_importing', true) = 'on' then return null; end if;
      update organization set directory_version = directory_version + 1
      where id in (
        select n.organization_id from changed n join before o on o.organization_id = n.organization_id and o.id = n.id
        where (${columnsOf('n')}) is distinct from (${columnsOf('o')})
      );
      return null;
    end $$`.execute(db);

  for (const [table, event, rows] of COUNTED) {
    await sql`
      create trigger ${sql.ref(`${table}_${event}_numbers_directory`)} after ${sql.raw(event)} on ${sql.table(table)}
      referencing ${sql.raw(rows)} table as changed
      for each statement execute function number_directory()`.execute(db);
  }
  await sql`
    create trigger calendar_update_numbers_directory after update on calendar
    referencing old table as before new table as changed
    for each statement execute function number_directory_of_calendars()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger calendar_update_numbers_directory on calendar`.execute(db);
  for (const [table, event] of COUNTED) {
    await sql`drop trigger ${sql.ref(`${table}_${event}_numbers_directory`)} on ${sql.table(table)}`.execute(
      db,
    );
  }
  await sql`drop function number_directory`.execute(db);
  await sql`drop function number_directory_of_calendars`.execute(db);
  await sql`alter table organization drop column directory_version`.execute(db);
}

function columnsOf(row: 'n' | 'o') {
  return sql.join(SHOWN.map((column) => sql.ref(`${row}.${column}`)));
}
