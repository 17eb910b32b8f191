import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What one organizer, and one organization, may cause to be sent within a day is counted; what is beyond it is noted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visitor_sms drop constraint visitor_sms_state_check`.execute(db);
  await sql`alter table visitor_sms add constraint visitor_sms_state_check
    check (state in ('waiting', 'taken', 'failed', 'dropped', 'limited'))`.execute(db);
  await sql`create index visitor_sms_by_day on visitor_sms (organization_id, noted_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index visitor_sms_by_day`.execute(db);
  await sql`update visitor_sms set state = 'dropped' where state = 'limited'`.execute(db);
  await sql`alter table visitor_sms drop constraint visitor_sms_state_check`.execute(db);
  await sql`alter table visitor_sms add constraint visitor_sms_state_check
    check (state in ('waiting', 'taken', 'failed', 'dropped'))`.execute(db);
}
