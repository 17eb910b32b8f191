import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The mirror of room calendars: where reading each stands, what it held, what of it is taken, who tells us of changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_sync (
      organization_id uuid not null,
      calendar_id uuid not null,
      want bigint not null default 1,
      done bigint not null default 0,
      due_at timestamptz not null default now(),
      poll_at timestamptz not null default now(),
      lease_owner text,
      lease_until timestamptz,
      fence bigint not null default 0,
      failures integer not null default 0,
      cursor text,
      window_start timestamptz,
      window_end timestamptz,
      generation bigint not null default 0,
      read_at timestamptz,
      unreadable_since timestamptz,
      fault_code text,
      constraint calendar_sync_pk primary key (organization_id, calendar_id),
      constraint calendar_sync_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index calendar_sync_due on calendar_sync (due_at) where done < want`.execute(db);
  await sql`create index calendar_sync_poll on calendar_sync (poll_at)`.execute(db);

  await sql`
    create table sighting (
      organization_id uuid not null,
      calendar_id uuid not null,
      meeting_uid text not null,
      occurrence text not null default '',
      event_id text not null,
      change_key text not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      is_exception boolean not null,
      organizer text,
      organizer_name text,
      subject text,
      is_private boolean not null,
      is_all_day boolean not null,
      is_canceled boolean not null,
      response text not null check (response in ('accepted', 'tentative', 'declined', 'organizer', 'none')),
      show_as text not null
        check (show_as in ('free', 'tentative', 'busy', 'out-of-office', 'working-elsewhere', 'unknown')),
      first_seen_at timestamptz not null,
      changed_at timestamptz not null,
      generation bigint not null,
      constraint sighting_pk primary key (organization_id, calendar_id, meeting_uid, occurrence),
      constraint sighting_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index sighting_by_meeting on sighting (organization_id, meeting_uid)`.execute(db);
  await sql`create index sighting_by_start on sighting (organization_id, calendar_id, start_at)`.execute(db);
  await sql`create index sighting_by_organizer on sighting (organization_id, organizer, start_at)`.execute(
    db,
  );

  await sql`
    create table occupancy (
      organization_id uuid not null,
      calendar_id uuid not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      event_id text not null,
      status text not null check (status in ('tentative', 'busy', 'out-of-office', 'working-elsewhere')),
      constraint occupancy_pk primary key (organization_id, calendar_id, start_at, event_id),
      constraint occupancy_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table change_subscription (
      organization_id uuid not null,
      calendar_id uuid not null,
      integration_id uuid not null,
      subscription_id text not null,
      client_state_hash bytea not null,
      expires_at timestamptz not null,
      renew_at timestamptz not null,
      constraint change_subscription_pk primary key (organization_id, calendar_id),
      constraint change_subscription_integration_fk foreign key (organization_id, integration_id)
        references integration (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index change_subscription_by_id on change_subscription (subscription_id)`.execute(
    db,
  );

  await sql`
    create table reading_circuit (
      organization_id uuid not null,
      integration_id uuid not null,
      faults integer not null,
      open_since timestamptz,
      probe_at timestamptz,
      fault_code text not null,
      constraint reading_circuit_pk primary key (organization_id, integration_id),
      constraint reading_circuit_integration_fk foreign key (organization_id, integration_id)
        references integration (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['reading_circuit', 'change_subscription', 'occupancy', 'sighting', 'calendar_sync']) {
    await db.schema.dropTable(table).execute();
  }
}
