import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Meetings on which something hangs, and what those who hang on them were told last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting_link (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      booking_key uuid not null,
      state text not null check (state in ('draft', 'expected', 'pending', 'bound', 'room-lost', 'orphaned',
        'suspended', 'needs-attention', 'canceled', 'expired', 'done')),
      reason text,
      organizer text not null check (organizer = lower(organizer)),
      organizer_name text not null default '',
      language text not null default 'en',
      planned_start timestamptz not null,
      planned_end timestamptz not null,
      time_zone text not null,
      planned_rooms text[] not null,
      recurrence jsonb,
      series_id text,
      seen_before text[] not null default '{}',
      meeting_uid text,
      occurrence text,
      sent_at timestamptz,
      bound_at timestamptz,
      state_since timestamptz not null,
      check_at timestamptz,
      sweep jsonb,
      created_by jsonb not null,
      created_at timestamptz not null,
      touched_at timestamptz not null,
      version integer not null default 1,
      constraint meeting_link_pk primary key (organization_id, id),
      constraint meeting_link_booking_key unique (organization_id, booking_key)
    )`.execute(db);
  await sql`
    create index meeting_link_by_meeting on meeting_link (organization_id, meeting_uid)
    where meeting_uid is not null`.execute(db);
  await sql`
    create index meeting_link_open on meeting_link (organization_id, organizer)
    where state in ('draft', 'expected', 'needs-attention')`.execute(db);
  await sql`create index meeting_link_check on meeting_link (check_at) where check_at is not null`.execute(
    db,
  );

  await sql`
    create table meeting_occurrence (
      organization_id uuid not null,
      link_id uuid not null,
      occurrence text not null default '',
      aliases text[] not null default '{}',
      standing text not null check (standing in ('pending', 'booked', 'room-lost', 'held', 'gone', 'canceled')),
      start_at timestamptz not null,
      end_at timestamptz not null,
      rooms jsonb not null,
      since timestamptz not null,
      version integer not null default 1,
      constraint meeting_occurrence_pk primary key (organization_id, link_id, occurrence),
      constraint meeting_occurrence_link_fk foreign key (organization_id, link_id)
        references meeting_link (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('meeting_occurrence').execute();
  await db.schema.dropTable('meeting_link').execute();
}
