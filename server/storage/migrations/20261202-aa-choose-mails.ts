import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a provider gets by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider add column notification jsonb not null default '{"kind": "each"}'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider drop column notification`.execute(db);
}
