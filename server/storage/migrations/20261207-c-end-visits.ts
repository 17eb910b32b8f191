import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who is still inside in the evening: hosts are asked, and a reception may check visitors out by the clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception add column check_out jsonb not null default '{}'`.execute(db);
  await sql`
    alter table visit
      add column left_by text,
      add column back_at timestamptz,
      add column reminded_at timestamptz,
      add constraint visit_left_by check (left_by in ('person', 'time'))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visit drop column left_by, drop column back_at, drop column reminded_at`.execute(db);
  await sql`alter table reception drop column check_out`.execute(db);
}
