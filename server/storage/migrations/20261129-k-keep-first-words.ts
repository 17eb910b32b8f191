import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Since when a meeting is there is not known of those that the first reading of a calendar, or a new day, brought into
 * sight. And what was first asked under a key is remembered, so that a later change does not hide another use of the key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sighting')
    .alterColumn('first_seen_at', (column) => column.dropNotNull())
    .execute();
  await db.schema.alterTable('service_template').addColumn('first_asked', 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update sighting set first_seen_at = changed_at where first_seen_at is null`.execute(db);
  await db.schema
    .alterTable('sighting')
    .alterColumn('first_seen_at', (column) => column.setNotNull())
    .execute();
  await db.schema.alterTable('service_template').dropColumn('first_asked').execute();
}
