import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Visitors hear by SMS at receptions that say so. Numbers are sealed and cannot be counted, so whether there is one is a
 * column; who was registered before counts from their next change on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception_channels add column sms_sender text`.execute(db);
  await sql`alter table visitor add column has_phone boolean not null default false`.execute(db);
  await sql`
    create table visitor_sms (
      organization_id uuid not null,
      id uuid not null,
      visit_id uuid not null,
      reception_id uuid not null,
      key text not null,
      message text,
      state text not null default 'waiting' check (state in ('waiting', 'taken', 'failed', 'dropped')),
      tries integer not null default 0,
      due_at timestamptz not null default now(),
      noted_at timestamptz not null,
      constraint visitor_sms_pk primary key (organization_id, id),
      constraint visitor_sms_once unique (organization_id, key),
      constraint visitor_sms_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index visitor_sms_by_visit on visitor_sms (organization_id, visit_id)`.execute(db);
  await sql`create index visitor_sms_waiting on visitor_sms (due_at) where state = 'waiting'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table visitor_sms`.execute(db);
  await sql`alter table visitor drop column has_phone`.execute(db);
  await sql`alter table reception_channels drop column sms_sender`.execute(db);
}
