import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Where a person is, which rooms they marked, and a way to the rooms they booked lately. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_person (
      organization_id uuid not null references organization (id) on delete cascade,
      tenant_id uuid not null,
      object_id uuid not null,
      -- What they were called when they chose last: whoever asks to be erased is found by it.
      name text not null,
      mail text check (mail = lower(mail)),
      unit_id uuid,
      changed_at timestamptz not null,
      constraint room_person_pk primary key (organization_id, tenant_id, object_id),
      constraint room_person_unit_fk foreign key (organization_id, unit_id)
        references unit (organization_id, id) on delete set null (unit_id)
    )`.execute(db);
  await sql`
    create table favorite_room (
      organization_id uuid not null,
      tenant_id uuid not null,
      object_id uuid not null,
      calendar_id uuid not null,
      marked_at timestamptz not null,
      constraint favorite_room_pk primary key (organization_id, tenant_id, object_id, calendar_id),
      constraint favorite_room_person_fk foreign key (organization_id, tenant_id, object_id)
        references room_person (organization_id, tenant_id, object_id) on delete cascade,
      constraint favorite_room_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index favorite_room_by_calendar on favorite_room (organization_id, calendar_id)`.execute(
    db,
  );
  await sql`create index room_person_by_unit on room_person (organization_id, unit_id)`.execute(db);
  await sql`
    create index meeting_link_by_person on meeting_link
      (organization_id, (created_by ->> 'objectId'), created_at desc)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index meeting_link_by_person`.execute(db);
  await sql`drop table favorite_room`.execute(db);
  await sql`drop table room_person`.execute(db);
}
