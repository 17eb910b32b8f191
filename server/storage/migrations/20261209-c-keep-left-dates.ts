import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Dates of a plan on which the person left the room as it is, though it cannot be had then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_plan add column left_dates jsonb not null default '[]'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_plan drop column left_dates`.execute(db);
}
