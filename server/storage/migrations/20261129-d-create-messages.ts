import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What people are told, and the mails it goes into. The jobs that send them are pg-boss's, in a schema of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      audience_kind text not null check (audience_kind in ('person', 'provider')),
      audience text not null,
      link_id uuid,
      address text not null,
      language text not null,
      time_zone text not null,
      state text not null default 'waiting'
        check (state in ('waiting', 'sending', 'sent', 'empty', 'refused')),
      due_at timestamptz not null,
      told_at timestamptz,
      attempts integer not null default 0,
      last_fault text,
      constraint message_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`create index message_waiting on message (due_at) where state in ('waiting', 'sending')`.execute(
    db,
  );
  await sql`
    create index message_by_audience on message (organization_id, audience_kind, audience, link_id)`.execute(
    db,
  );

  await sql`
    create table notice (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      key text not null,
      audience_kind text not null check (audience_kind in ('person', 'provider')),
      audience text not null,
      link_id uuid,
      item text not null,
      template text not null,
      facts jsonb not null,
      at timestamptz not null,
      read_at timestamptz,
      message_id uuid,
      constraint notice_pk primary key (organization_id, id),
      constraint notice_once unique (organization_id, audience_kind, audience, key),
      constraint notice_message_fk foreign key (organization_id, message_id)
        references message (organization_id, id)
    )`.execute(db);
  await sql`
    create index notice_by_audience on notice (organization_id, audience_kind, audience, at)`.execute(db);
  await sql`create index notice_by_message on notice (organization_id, message_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('notice').execute();
  await db.schema.dropTable('message').execute();
}
