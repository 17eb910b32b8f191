import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What receptions ask beside name and reach, groups that come under one name, and what a desk keeps for itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table visitor
      add column details jsonb not null default '{}',
      add column size integer not null default 1 check (size between 1 and 500),
      add column dates jsonb`.execute(db);
  await sql`
    create table visit_internal (
      organization_id uuid not null,
      visit_id uuid not null,
      answers jsonb not null,
      version integer not null,
      constraint visit_internal_pk primary key (organization_id, visit_id),
      constraint visit_internal_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('visit_internal').execute();
  await sql`alter table visitor drop column details, drop column size, drop column dates`.execute(db);
}
