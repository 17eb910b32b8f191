import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Visits of meetings without a room, which a person confirms; dates of a series that were left out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table visit
      add column is_unfollowed boolean not null default false,
      drop constraint visit_ended_by_check,
      add constraint visit_ended_by_check check (ended_by in ('meeting', 'person', 'time', 'choice'))`.execute(
    db,
  );
  // What a person entered, newest first: their own visitors of before are found by it.
  await sql`
    create index visitor_by_person on visitor
      (organization_id, (entered_by ->> 'tenantId'), (entered_by ->> 'objectId'), entered_at desc)
    where forgotten_at is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('visitor_by_person').execute();
  await sql`update visit set ended_by = 'person' where ended_by = 'choice'`.execute(db);
  await sql`
    alter table visit
      drop column is_unfollowed,
      drop constraint visit_ended_by_check,
      add constraint visit_ended_by_check check (ended_by in ('meeting', 'person', 'time'))`.execute(db);
}
