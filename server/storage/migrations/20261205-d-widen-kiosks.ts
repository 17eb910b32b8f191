import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What kiosks do beside checking in and out: badges, photos and visitors whom nobody announced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kiosk_options (
      organization_id uuid not null,
      reception_id uuid not null,
      badge text not null check (badge in ('none', 'print', 'send')),
      walk_ins boolean not null,
      version integer not null check (version > 0),
      constraint kiosk_options_pk primary key (organization_id, reception_id),
      constraint kiosk_options_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table photo_consent (
      organization_id uuid not null,
      reception_id uuid not null,
      version integer not null check (version > 0),
      texts jsonb,
      published_at timestamptz not null,
      published_by text not null,
      constraint photo_consent_pk primary key (organization_id, reception_id, version),
      constraint photo_consent_reception_fk foreign key (organization_id, reception_id)
        references reception (organization_id, id) on delete cascade
    )`.execute(db);
  // The id is that of the visit.
  await sql`
    create table visit_photo (
      organization_id uuid not null,
      id uuid not null,
      photo text not null,
      consent jsonb not null,
      until timestamptz not null,
      constraint visit_photo_pk primary key (organization_id, id),
      constraint visit_photo_visit_fk foreign key (organization_id, id)
        references visit (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`create index visit_photo_to_end on visit_photo (until)`.execute(db);
  await sql`
    alter table kiosk add column granted_visit uuid, add column granted_until timestamptz,
      add constraint kiosk_grant_ends check ((granted_visit is null) = (granted_until is null))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table kiosk drop column granted_visit, drop column granted_until`.execute(db);
  for (const table of ['visit_photo', 'photo_consent', 'kiosk_options']) {
    await db.schema.dropTable(table).execute();
  }
}
