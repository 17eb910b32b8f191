import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whose public holidays are days off of a provider; null: it names all its days off itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider add column holidays jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider drop column holidays`.execute(db);
}
