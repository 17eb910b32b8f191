import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The numbers by which programs page through requests. Whoever reads gives them to what is there and has none, so that what is
 * committed later always stands behind what was read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request_number (
      organization_id uuid not null,
      number bigint not null check (number > 0),
      request_id uuid not null,
      constraint request_number_pk primary key (organization_id, number),
      constraint request_number_once unique (organization_id, request_id),
      constraint request_number_request_fk foreign key (organization_id, request_id)
        references service_request (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('request_number').execute();
}
