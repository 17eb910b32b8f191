import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What desks do beside checking in: show what meetings are called where the reception wants that, tell a host by hand, and
 * keep who sent a parcel. A parcel that nobody fetched stays without anybody's name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception add column shows_titles boolean not null default false`.execute(db);
  await sql`
    create table host_notification (
      organization_id uuid not null,
      visit_id uuid not null,
      notified_at timestamptz not null,
      notified_by text not null,
      constraint host_notification_pk primary key (organization_id, visit_id),
      constraint host_notification_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`alter table arrival_call add column is_repeat boolean not null default false`.execute(db);
  await sql`alter table parcel add column sender text not null default ''`.execute(db);
  await sql`alter table parcel add column forgotten_at timestamptz`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table parcel drop column forgotten_at`.execute(db);
  await sql`alter table parcel drop column sender`.execute(db);
  await sql`alter table arrival_call drop column is_repeat`.execute(db);
  await sql`drop table host_notification`.execute(db);
  await sql`alter table reception drop column shows_titles`.execute(db);
}
