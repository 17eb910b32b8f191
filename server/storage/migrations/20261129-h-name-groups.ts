import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the groups that see and book a room were called when they were chosen; their ids alone say nothing to people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('calendar')
    .addColumn('group_names', 'jsonb', (col) => col.notNull().defaultTo(sql`'{}'::jsonb`))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('calendar').dropColumn('group_names').execute();
}
