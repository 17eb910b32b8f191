import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Receptions keep a list of hosts: who is found at the desk and at the kiosk, and how each is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reception add column hosts_version integer not null default 1`.execute(db);
  await sql`
    create table listed_host (
      organization_id uuid not null,
      id uuid not null,
      reception_id uuid not null,
      name text not null,
      mail text not null,
      phone text,
      channel text check (channel in ('mail', 'teams', 'sms')),
      version integer not null default 1,
      constraint listed_host_pk primary key (organization_id, id),
      constraint listed_host_once unique (organization_id, reception_id, mail),
      constraint listed_host_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table listed_host`.execute(db);
  await sql`alter table reception drop column hosts_version`.execute(db);
}
