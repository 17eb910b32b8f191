import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EVENTS = [
  ['insert', 'new'],
  ['update', 'new'],
  ['delete', 'old'],
] as const;

/**
 * Policies of rooms count as changes of the directory: every search asks for them, and hardly anybody changes one. They say
 * whose they are, so the name of the organization counts as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [event, rows] of EVENTS) {
    await sql`
      create trigger ${sql.ref(`room_policy_${event}_numbers_directory`)} after ${sql.raw(event)} on room_policy
      referencing ${sql.raw(rows)} table as changed
      for each statement execute function number_directory()`.execute(db);
  }
  await sql`
    create function number_own_directory() returns trigger language plpgsql as $$
    begin
      new.directory_version = old.directory_version + 1;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger organization_name_numbers_directory before update of name on organization
    for each row when (old.name is distinct from new.name) execute function number_own_directory()`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger organization_name_numbers_directory on organization`.execute(db);
  await sql`drop function number_own_directory`.execute(db);
  for (const [event] of EVENTS) {
    await sql`drop trigger ${sql.ref(`room_policy_${event}_numbers_directory`)} on room_policy`.execute(db);
  }
}
