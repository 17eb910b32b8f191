import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whoever was forgotten before kept for whom they came, and who had entered them: that goes as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update visitor set
      host = case when host is null then null
        else '{"name": "", "mail": null, "tenantId": null, "objectId": null}'::jsonb end,
      entered_by = '{"name": "", "mail": null, "tenantId": "", "objectId": ""}'::jsonb
    where forgotten_at is not null`.execute(db);
}

export async function down(): Promise<void> {
  // What was erased stays erased.
}
