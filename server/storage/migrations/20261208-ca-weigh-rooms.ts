import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EVENTS = [
  ['insert', 'new'],
  ['update', 'new'],
  ['delete', 'old'],
] as const;

/**
 * What an organization and its places say about the order of rooms. It is kept in memory with the rooms it is about, so it
 * counts as a change of the directory.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_ranking (
      organization_id uuid not null references organization (id) on delete cascade,
      subject_id uuid not null,
      unit_id uuid,
      weights jsonb not null,
      version integer not null default 1,
      constraint room_ranking_pk primary key (organization_id, subject_id),
      constraint room_ranking_subject check (subject_id = coalesce(unit_id, organization_id)),
      constraint room_ranking_unit_fk foreign key (organization_id, unit_id)
        references unit (organization_id, id) on delete cascade
    )`.execute(db);
  for (const [event, rows] of EVENTS) {
    await sql`
      create trigger ${sql.ref(`room_ranking_${event}_numbers_directory`)} after ${sql.raw(event)} on room_ranking
      referencing ${sql.raw(rows)} table as changed
      for each statement execute function number_directory()`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table room_ranking`.execute(db);
}
