import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Whoever comes again on a later day of their meeting has stayed before: those stays are kept. Visits that last for longer
 * than a day are found on each of their days without looking at all that began earlier.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visit add column earlier jsonb not null default '[]'`.execute(db);
  await sql`
    create index visit_of_days on visit (organization_id, reception_id, end_at)
    where end_at - start_at > interval '24 hours'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index visit_of_days`.execute(db);
  await sql`alter table visit drop column earlier`.execute(db);
}
