import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * How many places to park a reception has, and which visitors come by car: plates are sealed and cannot be counted. Who was
 * registered before counts from their next change on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception add column parking_places integer`.execute(db);
  await sql`alter table visitor add column has_car boolean not null default false`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table visitor drop column has_car`.execute(db);
  await sql`alter table reception drop column parking_places`.execute(db);
}
