import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Other ways than mail in which hosts are told of arrivals, and whom they were told of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reception_channels (
      organization_id uuid not null,
      id uuid not null,
      channels text[] not null,
      secret text,
      last jsonb not null default '{}',
      version integer not null default 1,
      constraint reception_channels_pk primary key (organization_id, id),
      constraint reception_channels_reception_fk foreign key (organization_id, id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table arrival_call (
      organization_id uuid not null,
      visit_id uuid not null,
      call_id uuid not null,
      reception_id uuid not null,
      state text not null default 'waiting' check (state in ('waiting', 'taken', 'mailed', 'dropped')),
      tried text[] not null default '{}',
      called_at timestamptz not null,
      constraint arrival_call_pk primary key (organization_id, visit_id),
      constraint arrival_call_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index arrival_call_by_call on arrival_call (organization_id, call_id)`.execute(db);
  await sql`create index arrival_call_waiting on arrival_call (called_at) where state = 'waiting'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table arrival_call`.execute(db);
  await sql`drop table reception_channels`.execute(db);
}
