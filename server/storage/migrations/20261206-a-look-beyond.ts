import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Meetings that left the time that is read of calendars: what is to be looked for beyond it, and what was found there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table calendar_sync
      add column beyond text[] not null default '{}',
      add column beyond_due_at timestamptz not null default now(),
      add column beyond_failures integer not null default 0`.execute(db);
  await sql`alter table meeting_link add column beyond jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_link drop column beyond`.execute(db);
  await sql`
    alter table calendar_sync
      drop column beyond, drop column beyond_due_at, drop column beyond_failures`.execute(db);
}
