import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Teams that do something for a meeting, what people asked them for, and one request per date of the meeting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table provider (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('set-up')),
      name text not null,
      mail text,
      language text not null default 'en',
      time_zone text not null,
      deadline_minutes integer not null default 0 check (deadline_minutes >= 0),
      accepts text not null default 'by-hand' check (accepts in ('by-hand', 'automatically')),
      while_pending text not null default 'send' check (while_pending in ('send', 'hold')),
      follows_to_new_room boolean not null default true,
      is_active boolean not null default true,
      version integer not null default 1,
      constraint provider_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`
    create table provider_unit (
      organization_id uuid not null,
      provider_id uuid not null,
      unit_id uuid not null,
      constraint provider_unit_pk primary key (organization_id, provider_id, unit_id),
      constraint provider_unit_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade,
      constraint provider_unit_unit_fk foreign key (organization_id, unit_id)
        references unit (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table provider_member (
      organization_id uuid not null,
      provider_id uuid not null,
      principal_kind text not null check (principal_kind in ('entra_group', 'user')),
      tenant_id uuid not null,
      object_id uuid not null,
      holder_name text not null default '',
      constraint provider_member_pk primary key
        (organization_id, provider_id, tenant_id, principal_kind, object_id),
      constraint provider_member_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table service_template (
      organization_id uuid not null,
      id uuid not null,
      link_id uuid not null,
      provider_id uuid not null,
      client_key uuid not null,
      room text,
      text text not null,
      offset_minutes integer not null default 0,
      entered_by jsonb not null,
      entered_at timestamptz not null,
      withdrawn_at timestamptz,
      version integer not null default 1,
      constraint service_template_pk primary key (organization_id, id),
      constraint service_template_client_key unique (organization_id, link_id, client_key),
      constraint service_template_link_fk foreign key (organization_id, link_id)
        references meeting_link (organization_id, id) on delete cascade,
      constraint service_template_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table service_request (
      organization_id uuid not null,
      id uuid not null,
      template_id uuid not null,
      link_id uuid not null,
      provider_id uuid not null,
      occurrence text not null default '',
      status text not null check (status in
        ('pending', 'accepted', 'rejected', 'readied', 'completed', 'canceled', 'canceled-late')),
      flags text[] not null default '{}',
      text text not null,
      room text not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      deliver_at timestamptz not null,
      deadline_at timestamptz not null,
      deadline_rule jsonb not null,
      proposal jsonb,
      reason text,
      hold_until timestamptz,
      ended_by text check (ended_by in ('meeting', 'person', 'team', 'time')),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      version integer not null default 1,
      constraint service_request_pk primary key (organization_id, id),
      constraint service_request_once unique (organization_id, template_id, occurrence),
      constraint service_request_template_fk foreign key (organization_id, template_id)
        references service_template (organization_id, id) on delete cascade,
      constraint service_request_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create index service_request_by_day on service_request (organization_id, provider_id, deliver_at)`.execute(
    db,
  );
  await sql`create index service_request_by_link on service_request (organization_id, link_id)`.execute(db);
  await sql`
    create index service_request_hold on service_request (hold_until) where hold_until is not null`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'service_request',
    'service_template',
    'provider_member',
    'provider_unit',
    'provider',
  ]) {
    await db.schema.dropTable(table).execute();
  }
}
