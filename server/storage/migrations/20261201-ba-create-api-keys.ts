import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Keys of programs, and what programs were answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_key (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      name text not null,
      prefix text not null,
      key_hash bytea not null check (length(key_hash) = 32),
      scopes text[] not null,
      made_by text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_on text,
      refused_on text,
      revoked_at timestamptz,
      constraint api_key_pk primary key (organization_id, id),
      constraint api_key_prefix unique (prefix)
    )`.execute(db);

  await sql`
    create table api_answer (
      organization_id uuid not null,
      api_key_id uuid not null,
      idempotency_key text not null,
      request_hash bytea not null,
      reply jsonb not null,
      answered_at timestamptz not null,
      constraint api_answer_pk primary key (organization_id, api_key_id, idempotency_key),
      constraint api_answer_key_fk foreign key (organization_id, api_key_id)
        references api_key (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index api_answer_by_age on api_answer (organization_id, answered_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['api_answer', 'api_key']) await db.schema.dropTable(table).execute();
}
