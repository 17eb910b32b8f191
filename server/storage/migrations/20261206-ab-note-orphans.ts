import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Subscriptions that go to our address and that nobody of us knows: when they were looked for, and seen first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table orphan_look (
      organization_id uuid not null,
      integration_id uuid not null,
      looked_at timestamptz not null,
      constraint orphan_look_pk primary key (organization_id, integration_id),
      constraint orphan_look_integration_fk foreign key (organization_id, integration_id)
        references integration (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table orphan_subscription (
      organization_id uuid not null,
      integration_id uuid not null,
      subscription_id text not null,
      seen_at timestamptz not null default now(),
      constraint orphan_subscription_pk primary key (organization_id, integration_id, subscription_id),
      constraint orphan_subscription_look_fk foreign key (organization_id, integration_id)
        references orphan_look (organization_id, integration_id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table orphan_subscription`.execute(db);
  await sql`drop table orphan_look`.execute(db);
}
