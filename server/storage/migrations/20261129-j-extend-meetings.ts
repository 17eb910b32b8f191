import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * How a link was bound, so that what was only assumed can be taken back; series that go on under another identity; and
 * what the directory says of the people who organize what is followed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meeting_link
      add column bound_by text check (bound_by in ('exact', 'assumed', 'person')),
      add column excluded text[] not null default '{}',
      add column continued_by text[] not null default '{}',
      add column steward text check (steward = lower(steward)),
      add column organizer_gone_since timestamptz`.execute(db);
  await sql`update meeting_link set bound_by = 'exact' where meeting_uid is not null and reason is distinct from 'assumed'`.execute(
    db,
  );
  await sql`update meeting_link set bound_by = 'assumed' where meeting_uid is not null and reason = 'assumed'`.execute(
    db,
  );
  await sql`create index meeting_link_continued on meeting_link using gin (continued_by)`.execute(db);

  await sql`alter table service_request drop constraint service_request_ended_by_check`.execute(db);
  await sql`
    alter table service_request add constraint service_request_ended_by_check
      check (ended_by in ('meeting', 'person', 'team', 'time', 'mistake'))`.execute(db);

  await sql`
    create table organizer_presence (
      organization_id uuid not null references organization (id) on delete cascade,
      mail text not null check (mail = lower(mail)),
      name text not null default '',
      tenant_id uuid,
      object_id uuid,
      seen_at timestamptz,
      gone_since timestamptz,
      marked_by jsonb,
      checked_at timestamptz,
      version integer not null default 1,
      constraint organizer_presence_pk primary key (organization_id, mail)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('organizer_presence').execute();
  await sql`update service_request set ended_by = 'meeting' where ended_by = 'mistake'`.execute(db);
  await sql`alter table service_request drop constraint service_request_ended_by_check`.execute(db);
  await sql`
    alter table service_request add constraint service_request_ended_by_check
      check (ended_by in ('meeting', 'person', 'team', 'time'))`.execute(db);
  await sql`drop index meeting_link_continued`.execute(db);
  await sql`
    alter table meeting_link
      drop column bound_by, drop column excluded, drop column continued_by, drop column steward,
      drop column organizer_gone_since`.execute(db);
}
