import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Some dates of a series instead of all: their names, with the zone in which they were chosen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_template
      -- {"timeZone": …, "dates": ["2026-12-02", …]}; null: all dates.
      add column chosen_dates jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_template drop column chosen_dates`.execute(db);
}
