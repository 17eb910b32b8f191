import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Watch lists of receptions, and what desks did when a visitor was on one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watch_entry (
      organization_id uuid not null,
      id uuid not null,
      reception_id uuid not null,
      until_day text not null,
      entry text not null,
      added_by text not null,
      added_at timestamptz not null,
      version integer not null default 1,
      constraint watch_entry_pk primary key (organization_id, id),
      constraint watch_entry_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index watch_entry_by_reception on watch_entry (organization_id, reception_id, added_at)`.execute(
    db,
  );
  await sql`
    create table visit_warning (
      organization_id uuid not null,
      visit_id uuid not null,
      entry_id uuid not null,
      entry_version integer not null,
      seen jsonb,
      cleared jsonb,
      sent_at timestamptz,
      constraint visit_warning_pk primary key (organization_id, visit_id, entry_id),
      constraint visit_warning_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade,
      constraint visit_warning_entry_fk foreign key (organization_id, entry_id)
        references watch_entry (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index visit_warning_by_entry on visit_warning (organization_id, entry_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table visit_warning`.execute(db);
  await sql`drop table watch_entry`.execute(db);
}
