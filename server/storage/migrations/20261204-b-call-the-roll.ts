import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who is safe when everybody had to leave a building; and how a reception lays out its badges. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table roll_call (
      organization_id uuid not null,
      reception_id uuid not null,
      begun_at timestamptz not null,
      constraint roll_call_pk primary key (organization_id, reception_id),
      constraint roll_call_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table roll_call_mark (
      organization_id uuid not null,
      visit_id uuid not null,
      is_safe boolean not null,
      marked_at timestamptz not null,
      constraint roll_call_mark_pk primary key (organization_id, visit_id),
      constraint roll_call_mark_visit_fk foreign key (organization_id, visit_id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`alter table reception add column badge jsonb not null default '{}'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception drop column badge`.execute(db);
  await db.schema.dropTable('roll_call_mark').execute();
  await db.schema.dropTable('roll_call').execute();
}
