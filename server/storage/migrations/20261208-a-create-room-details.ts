import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What people see of a room beside its facts: how to get there, whom to ask, pictures, and where it is on a floor plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_details (
      organization_id uuid not null,
      calendar_id uuid not null,
      directions text not null default '',
      contact jsonb,
      version integer not null default 1,
      pictures_version integer not null default 1,
      constraint room_details_pk primary key (organization_id, calendar_id),
      constraint room_details_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table room_picture (
      organization_id uuid not null,
      id uuid not null,
      calendar_id uuid not null,
      position integer not null,
      alt text not null,
      content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
      content bytea not null check (octet_length(content) <= 512000),
      etag text not null,
      constraint room_picture_pk primary key (organization_id, id),
      constraint room_picture_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index room_picture_calendar on room_picture (organization_id, calendar_id)`.execute(db);
  await sql`
    create table floor_plan (
      organization_id uuid not null,
      unit_id uuid not null,
      content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
      content bytea not null check (octet_length(content) <= 1048576),
      etag text not null,
      version integer not null default 1,
      constraint floor_plan_pk primary key (organization_id, unit_id),
      constraint floor_plan_unit_fk foreign key (organization_id, unit_id)
        references unit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table room_position (
      organization_id uuid not null,
      calendar_id uuid not null,
      unit_id uuid not null,
      x double precision not null check (x between 0 and 100),
      y double precision not null check (y between 0 and 100),
      constraint room_position_pk primary key (organization_id, calendar_id),
      constraint room_position_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade,
      constraint room_position_plan_fk foreign key (organization_id, unit_id)
        references floor_plan (organization_id, unit_id) on delete cascade
    )`.execute(db);
  await sql`create index room_position_plan on room_position (organization_id, unit_id)`.execute(db);
  // By the database, because a room is moved in several ways: by itself, with others, and by what a directory says.
  await sql`
    create function forget_room_position() returns trigger language plpgsql as $$
    begin
      delete from room_position where organization_id = new.organization_id and calendar_id = new.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger calendar_unit_forgets_position after update of unit_id on calendar
    for each row when (old.unit_id is distinct from new.unit_id) execute function forget_room_position()`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger calendar_unit_forgets_position on calendar`.execute(db);
  await sql`drop function forget_room_position`.execute(db);
  for (const table of ['room_position', 'floor_plan', 'room_picture', 'room_details']) {
    await db.schema.dropTable(table).execute();
  }
}
