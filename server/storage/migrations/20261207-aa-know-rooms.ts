import type { Kysely } from 'kysely';

/** What the directory knows a room by, whatever its address; null: its Exchange does not say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('calendar').addColumn('directory_id', 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('calendar').dropColumn('directory_id').execute();
}
