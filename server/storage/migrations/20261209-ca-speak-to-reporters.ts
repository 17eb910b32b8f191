import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** In which language whoever reported a fault is written when it is settled (BCP 47). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_fault add column reporter_language text not null default 'en'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_fault drop column reporter_language`.execute(db);
}
