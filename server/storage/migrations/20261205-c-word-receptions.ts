import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A reception says in its own words what visitors bring and how they come, by language, and where it stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reception
      add column address text not null default '',
      add column texts jsonb not null default '{}'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception drop column texts, drop column address`.execute(db);
}
