import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Which form said last what the meeting is, and when on its own clock: what comes late from it is known as such. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_link add column said jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_link drop column said`.execute(db);
}
