import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What people order again: how many were expected with each order, their last orders, and favorites, by person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_template
      -- So many were expected when it was entered; null: nobody said.
      add column guests integer check (guests between 1 and 10000)`.execute(db);
  await sql`
    create index service_template_by_person on service_template
      (organization_id, provider_id, (entered_by ->> 'objectId'), entered_at desc)`.execute(db);
  await sql`
    create table favorite_order (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      -- Whose it is: what a person keeps goes when the person does.
      tenant_id uuid not null,
      object_id uuid not null,
      name text not null,
      deliveries jsonb not null,
      created_at timestamptz not null,
      primary key (organization_id, tenant_id, object_id, id)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table favorite_order`.execute(db);
  await sql`drop index service_template_by_person`.execute(db);
  await sql`alter table service_template drop column guests`.execute(db);
}
