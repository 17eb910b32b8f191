import type { Kysely } from 'kysely';

/** When somebody of an organization first used Foyer in Outlook: only then has it really arrived there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('organization').addColumn('first_opened_at', 'timestamptz').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('organization').dropColumn('first_opened_at').execute();
}
