import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a team asks of whoever orders, and of its own members; what was answered stays with each request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table provider
      add column user_properties jsonb not null default '[]',
      add column staff_properties jsonb not null default '[]'`.execute(db);
  await sql`alter table service_template add column properties jsonb not null default '[]'`.execute(db);
  await sql`
    alter table service_request
      add column properties jsonb not null default '[]',
      add column staff_properties jsonb not null default '[]'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_request drop column properties, drop column staff_properties`.execute(db);
  await sql`alter table service_template drop column properties`.execute(db);
  await sql`alter table provider drop column user_properties, drop column staff_properties`.execute(db);
}
