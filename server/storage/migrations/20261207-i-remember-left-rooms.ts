import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The rooms that a date of a meeting left for others: it is looked for there as well before it counts as gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_occurrence add column left_rooms text[] not null default '{}'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_occurrence drop column left_rooms`.execute(db);
}
