import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What team and organizer say to each other about an order, and what the team notes for itself. A table of its own, with
 * the ids of who wrote: what a person wrote can be taken away without touching the order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request_message (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      template_id uuid not null,
      -- The date on whose page it was written; null: in the pane, about the whole order.
      request_id uuid,
      provider_id uuid not null,
      kind text not null check (kind in ('message', 'note')),
      side text not null check (side in ('team', 'organizer')),
      author_tenant_id uuid not null,
      author_object_id uuid not null,
      author_name text not null,
      text text not null,
      written_at timestamptz not null,
      -- When the team has read what the organizer wrote.
      read_at timestamptz,
      primary key (organization_id, id),
      foreign key (organization_id, template_id) references service_template (organization_id, id)
        on delete cascade,
      check (kind = 'message' or side = 'team')
    )`.execute(db);
  await sql`
    create index request_message_by_template on request_message (organization_id, template_id, written_at, id)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table request_message`.execute(db);
}
