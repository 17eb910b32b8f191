import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Calendars that are due are taken organization by organization, a few of each: which organizations have any is read from
 * one index alone, and of each those that have waited longest from another, however many are due.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index calendar_sync_due`.execute(db);
  await sql`create index calendar_sync_due on calendar_sync (due_at, organization_id) where done < want`.execute(
    db,
  );
  await sql`
    create index calendar_sync_due_of on calendar_sync (organization_id, due_at, calendar_id) where done < want`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index calendar_sync_due_of`.execute(db);
  await sql`drop index calendar_sync_due`.execute(db);
  await sql`create index calendar_sync_due on calendar_sync (due_at) where done < want`.execute(db);
}
