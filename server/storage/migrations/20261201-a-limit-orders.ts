import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is taken of a team is looked up whenever something is ordered that can run out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index service_request_live on service_request (organization_id, provider_id, deliver_at)
      where status in ('pending', 'accepted', 'readied')`.execute(db);
  await sql`
    create index meeting_link_ahead on meeting_link (organization_id, planned_end)
      where state not in ('bound', 'canceled', 'expired', 'done')`.execute(db);
  await sql`
    create index service_request_over_capacity on service_request (changed_at)
      where flags @> array['over-capacity'] and status in ('pending', 'accepted', 'readied')`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index service_request_over_capacity`.execute(db);
  await sql`drop index meeting_link_ahead`.execute(db);
  await sql`drop index service_request_live`.execute(db);
}
