import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** When somebody is at a reception. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reception
      add column hours jsonb not null default '[]',
      add column closed_days jsonb not null default '[]'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception drop column closed_days, drop column hours`.execute(db);
}
