import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EVENTS = [
  ['insert', 'new'],
  ['update', 'new'],
  ['delete', 'old'],
] as const;

/** What people report to be broken in rooms. Lists of rooms show it, so it counts as a change of the directory. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_fault (
      organization_id uuid not null,
      id uuid not null,
      calendar_id uuid not null,
      about text,
      words text not null,
      reported_at timestamptz not null,
      reporter_tenant text not null,
      reporter_id text not null,
      reporter_name text not null,
      reporter_mail text,
      reporter_zone text not null,
      closed_at timestamptz,
      closed_by text,
      note text,
      version integer not null default 1,
      constraint room_fault_pk primary key (organization_id, id),
      constraint room_fault_says_something check (about is not null or words <> ''),
      constraint room_fault_closed check ((closed_at is null) = (closed_by is null)),
      constraint room_fault_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create unique index room_fault_once on room_fault (organization_id, calendar_id, about)
    where closed_at is null and about is not null`.execute(db);
  await sql`create index room_fault_of_room on room_fault (organization_id, calendar_id, reported_at)`.execute(
    db,
  );
  await sql`
    create index room_fault_of_reporter on room_fault (organization_id, reporter_id, reported_at)`.execute(
    db,
  );
  for (const [event, rows] of EVENTS) {
    await sql`
      create trigger ${sql.ref(`room_fault_${event}_numbers_directory`)} after ${sql.raw(event)} on room_fault
      referencing ${sql.raw(rows)} table as changed
      for each statement execute function number_directory()`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('room_fault').execute();
}
