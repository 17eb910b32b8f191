import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Words of Exchange's own lists that nobody here knew when they were read: which, how often, since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unknown_word (
      organization_id uuid not null,
      integration_id uuid not null,
      field text not null,
      word text not null,
      readings bigint not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      constraint unknown_word_pk primary key (organization_id, integration_id, field, word),
      constraint unknown_word_integration_fk foreign key (organization_id, integration_id)
        references integration (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table unknown_word`.execute(db);
}
