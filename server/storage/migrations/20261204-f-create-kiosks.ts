import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Devices at entrances, what visitors accept there, and which version of it a visitor accepted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kiosk (
      organization_id uuid not null,
      id uuid not null,
      reception_id uuid not null,
      name text not null,
      code_hash bytea,
      code_until timestamptz,
      session_hash bytea,
      paired_at timestamptz,
      paired_until timestamptz,
      last_seen_at timestamptz,
      constraint kiosk_pk primary key (organization_id, id),
      constraint kiosk_code unique (code_hash),
      constraint kiosk_session unique (session_hash),
      constraint kiosk_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade,
      constraint kiosk_code_ends check ((code_hash is null) = (code_until is null)),
      constraint kiosk_session_ends check ((session_hash is null) = (paired_until is null))
    )`.execute(db);
  await sql`create index kiosk_by_reception on kiosk (organization_id, reception_id)`.execute(db);
  await sql`
    create table house_rules (
      organization_id uuid not null,
      reception_id uuid not null,
      version integer not null check (version > 0),
      texts jsonb,
      published_at timestamptz not null,
      published_by text not null,
      constraint house_rules_pk primary key (organization_id, reception_id, version),
      constraint house_rules_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`alter table visit add column accepted jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visit drop column accepted`.execute(db);
  await sql`drop table house_rules`.execute(db);
  await sql`drop table kiosk`.execute(db);
}
