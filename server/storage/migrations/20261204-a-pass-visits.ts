import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a visitor shows at a kiosk: nobody guesses it, and it says nothing by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visit add column pass text`.execute(db);
  // Visits of before get one that is as long, and of 122 random bits.
  await sql`
    update visit set pass = rtrim(
      translate(encode(decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), '+/', '-_'), '=')
  `.execute(db);
  await sql`
    alter table visit
      alter column pass set not null,
      add constraint visit_pass unique (pass)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visit drop column pass`.execute(db);
}
