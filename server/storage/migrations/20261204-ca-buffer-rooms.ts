import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** So many minutes a room is needed before and after a meeting for which a team works. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table calendar
      add column buffer_before integer not null default 0 check (buffer_before between 0 and 240),
      add column buffer_after integer not null default 0 check (buffer_after between 0 and 240)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calendar drop column buffer_before, drop column buffer_after`.execute(db);
}
