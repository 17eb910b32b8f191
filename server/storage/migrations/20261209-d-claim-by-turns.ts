import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What is due is taken by turns of the integrations, the longest due of each first: from the front of an index, however
 * many wait behind. What nobody may read is found without looking at all the rest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index calendar_sync_due_of_each on calendar_sync (organization_id, due_at, calendar_id)
    where done < want`.execute(db);
  await sql`drop index calendar_sync_due`.execute(db);
  await sql`create index calendar_not_read on calendar (organization_id, id) where state <> 'read'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create index calendar_sync_due on calendar_sync (due_at) where done < want`.execute(db);
  await sql`drop index calendar_sync_due_of_each`.execute(db);
  await sql`drop index calendar_not_read`.execute(db);
}
