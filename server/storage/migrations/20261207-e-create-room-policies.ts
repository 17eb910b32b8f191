import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the organization, its places and its rooms say about who may book rooms and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_policy (
      organization_id uuid not null references organization (id) on delete cascade,
      subject_id uuid not null,
      unit_id uuid,
      calendar_id uuid,
      policy jsonb not null,
      version integer not null default 1,
      constraint room_policy_pk primary key (organization_id, subject_id),
      constraint room_policy_subject check (
        (unit_id is null or calendar_id is null)
        and subject_id = coalesce(unit_id, calendar_id, organization_id)),
      constraint room_policy_unit_fk foreign key (organization_id, unit_id)
        references unit (organization_id, id) on delete cascade,
      constraint room_policy_calendar_fk foreign key (organization_id, calendar_id)
        references calendar (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table room_policy`.execute(db);
}
