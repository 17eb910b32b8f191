import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What was ordered from a menu, and who is charged for it; a request that was canceled too late keeps what is charged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_template
      add column lines jsonb not null default '[]',
      add column cost_center jsonb`.execute(db);
  await sql`
    alter table service_request
      add column lines jsonb not null default '[]',
      add column cost_center jsonb,
      add column fee_rate integer check (fee_rate between 0 and 10000)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_request drop column lines, drop column cost_center, drop column fee_rate`.execute(
    db,
  );
  await sql`alter table service_template drop column lines, drop column cost_center`.execute(db);
}
