import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** On which dates a series is to take place in another room than its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_plan (
      organization_id uuid not null,
      link_id uuid not null,
      room text not null,
      wish jsonb not null,
      dates jsonb not null,
      kept_at timestamptz not null,
      constraint room_plan_pk primary key (organization_id, link_id),
      constraint room_plan_link_fk foreign key (organization_id, link_id)
        references meeting_link (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table room_plan`.execute(db);
}
