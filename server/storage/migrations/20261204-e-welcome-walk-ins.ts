import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who stands at the desk without a meeting has a host instead. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table visitor
      alter column link_id drop not null,
      add column host jsonb,
      add constraint visitor_hosted check ((link_id is null) = (host is not null))`.execute(db);
  await sql`alter table visit alter column link_id drop not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from visitor where link_id is null`.execute(db);
  await sql`alter table visit alter column link_id set not null`.execute(db);
  await sql`alter table visitor drop constraint visitor_hosted, drop column host, alter column link_id set not null`.execute(
    db,
  );
}
