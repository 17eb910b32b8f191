import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What finance accounted for. A row of a settlement outlives its request; that a request is settled once is what the key of
 * the rows says: the first time it is settled has one charge per rate of VAT, and no second one can be written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settlement (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      number integer not null,
      first_day text not null,
      last_day text not null,
      provider_id uuid,
      cost_center jsonb,
      currency text not null,
      locked_at timestamptz not null,
      locked_by text not null,
      sums jsonb not null,
      constraint settlement_pk primary key (organization_id, id),
      constraint settlement_number unique (organization_id, number)
    )`.execute(db);

  await sql`
    create table settlement_row (
      organization_id uuid not null references organization (id) on delete cascade,
      request_id uuid not null,
      sequence integer not null check (sequence > 0),
      entry text not null check (entry in ('charge', 'reversal')),
      vat_rate integer not null check (vat_rate between 0 and 10000),
      settlement_id uuid,
      position integer,
      external_id text,
      settled_at timestamptz not null,
      net bigint not null,
      vat bigint not null,
      gross bigint not null check (gross = net + vat),
      facts jsonb not null,
      constraint settlement_row_pk primary key (organization_id, request_id, sequence, entry, vat_rate),
      constraint settlement_row_position unique (organization_id, settlement_id, position),
      constraint settlement_row_settlement_fk foreign key (organization_id, settlement_id)
        references settlement (organization_id, id) on delete cascade,
      constraint settlement_row_by_one check ((settlement_id is null) <> (external_id is null)
        and (settlement_id is null) = (position is null))
    )`.execute(db);

  await sql`
    create table settled_request (
      organization_id uuid not null,
      request_id uuid not null,
      version integer not null,
      charge jsonb,
      sequence integer not null,
      settled_as text not null,
      settled_at timestamptz not null,
      constraint settled_request_pk primary key (organization_id, request_id),
      constraint settled_request_request_fk foreign key (organization_id, request_id)
        references service_request (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table settlement_layout (
      organization_id uuid not null references organization (id) on delete cascade,
      columns text[] not null,
      version integer not null default 1,
      constraint settlement_layout_pk primary key (organization_id)
    )`.execute(db);

  await sql`
    create index service_request_by_delivery on service_request (organization_id, deliver_at, id)`.execute(
    db,
  );
  await sql`
    create index service_request_by_creation on service_request (organization_id, created_at, id)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index service_request_by_creation`.execute(db);
  await sql`drop index service_request_by_delivery`.execute(db);
  for (const table of ['settlement_layout', 'settled_request', 'settlement_row', 'settlement']) {
    await db.schema.dropTable(table).execute();
  }
}
