import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What waits at a desk for somebody who works here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table parcel (
      organization_id uuid not null,
      id uuid not null,
      reception_id uuid not null,
      host jsonb not null,
      note text not null default '',
      first_noted text not null,
      arrived_at timestamptz not null,
      handed_over_at timestamptz,
      version integer not null default 1,
      constraint parcel_pk primary key (organization_id, id),
      constraint parcel_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index parcel_by_reception on parcel (organization_id, reception_id, arrived_at)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table parcel`.execute(db);
}
