import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What an organizer was shown at Send of the dates of a series: said once, until something else stands against a date. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table told_dates (
      organization_id uuid not null,
      link_id uuid not null,
      told text[] not null,
      constraint told_dates_pk primary key (organization_id, link_id),
      constraint told_dates_link_fk foreign key (organization_id, link_id)
        references meeting_link (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table told_dates`.execute(db);
}
