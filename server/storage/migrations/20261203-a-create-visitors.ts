import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Receptions, the people whom organizers expect, and one visit of each per date of the meeting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reception (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      name text not null,
      language text not null,
      country text not null,
      time_zone text not null,
      notice_minutes integer not null check (notice_minutes >= 0),
      directions text not null default '',
      asks jsonb not null,
      units uuid[] not null default '{}',
      members jsonb not null default '[]',
      retention_days integer not null check (retention_days > 0),
      is_active boolean not null default true,
      version integer not null default 1,
      constraint reception_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`
    create table visitor (
      organization_id uuid not null,
      id uuid not null,
      link_id uuid not null,
      reception_id uuid,
      name text not null,
      company text,
      note text not null default '',
      contact text,
      has_mail boolean not null,
      language text,
      entered_by jsonb not null,
      entered_at timestamptz not null,
      first_entered text not null,
      withdrawn_at timestamptz,
      forgotten_at timestamptz,
      version integer not null default 1,
      constraint visitor_pk primary key (organization_id, id),
      constraint visitor_link_fk foreign key (organization_id, link_id)
        references meeting_link (organization_id, id) on delete cascade,
      constraint visitor_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index visitor_by_link on visitor (organization_id, link_id)`.execute(db);

  await sql`
    create table visit (
      organization_id uuid not null,
      id uuid not null,
      visitor_id uuid not null,
      link_id uuid not null,
      reception_id uuid,
      occurrence text not null default '',
      status text not null check (status in
        ('expected', 'notified', 'on-site', 'off-site', 'canceled', 'no-show')),
      is_held boolean not null default false,
      is_pending boolean not null default false,
      room text,
      start_at timestamptz not null,
      end_at timestamptz not null,
      told jsonb,
      arrived_at timestamptz,
      left_at timestamptz,
      ended_by text check (ended_by in ('meeting', 'person', 'time')),
      changed_at timestamptz not null,
      version integer not null default 1,
      constraint visit_pk primary key (organization_id, id),
      constraint visit_once unique (organization_id, visitor_id, occurrence),
      constraint visit_visitor_fk foreign key (organization_id, visitor_id)
        references visitor (organization_id, id) on delete cascade,
      constraint visit_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index visit_by_day on visit (organization_id, reception_id, start_at)`.execute(db);
  await sql`create index visit_by_link on visit (organization_id, link_id)`.execute(db);
  await sql`create index visit_inside on visit (organization_id, reception_id) where status = 'on-site'`.execute(
    db,
  );
  await sql`
    create index visit_to_tell on visit (start_at) where status = 'expected' and told is null`.execute(db);
  await sql`
    create index visit_by_visitor on visit (organization_id, visitor_id)`.execute(db);
  // Whoever is to be forgotten is forgotten in what people were told, too.
  await sql`create index notice_by_item on notice (organization_id, item)`.execute(db);
  await sql`
    create index visit_to_end on visit (end_at) where status in ('expected', 'notified')`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('notice_by_item').execute();
  for (const table of ['visit', 'visitor', 'reception']) await db.schema.dropTable(table).execute();
}
