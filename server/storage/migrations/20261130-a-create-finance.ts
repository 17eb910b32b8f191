import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The currency, what is taxed how, and who may charge which cost center. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finance_settings (
      organization_id uuid not null references organization (id) on delete cascade,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      version integer not null default 1,
      constraint finance_settings_pk primary key (organization_id)
    )`.execute(db);

  await sql`
    create table vat_category (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      name text not null,
      rate integer not null check (rate between 0 and 10000),
      is_active boolean not null default true,
      version integer not null default 1,
      constraint vat_category_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`
    create table cost_center (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      code text not null,
      name text not null,
      is_open boolean not null default true,
      is_active boolean not null default true,
      version integer not null default 1,
      constraint cost_center_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`
    create table cost_center_holder (
      organization_id uuid not null,
      cost_center_id uuid not null,
      principal_kind text not null check (principal_kind in ('entra_group', 'user')),
      tenant_id uuid not null,
      object_id uuid not null,
      holder_name text not null default '',
      constraint cost_center_holder_pk primary key
        (organization_id, cost_center_id, tenant_id, principal_kind, object_id),
      constraint cost_center_holder_cost_center_fk foreign key (organization_id, cost_center_id)
        references cost_center (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table cost_center_group (
      organization_id uuid not null references organization (id) on delete cascade,
      id uuid not null,
      name text not null,
      version integer not null default 1,
      constraint cost_center_group_pk primary key (organization_id, id)
    )`.execute(db);

  await sql`
    create table cost_center_group_entry (
      organization_id uuid not null,
      group_id uuid not null,
      cost_center_id uuid not null,
      constraint cost_center_group_entry_pk primary key (organization_id, group_id, cost_center_id),
      constraint cost_center_group_entry_group_fk foreign key (organization_id, group_id)
        references cost_center_group (organization_id, id) on delete cascade,
      constraint cost_center_group_entry_cost_center_fk foreign key (organization_id, cost_center_id)
        references cost_center (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table cost_center_group_member (
      organization_id uuid not null,
      group_id uuid not null,
      principal_kind text not null check (principal_kind in ('entra_group', 'user')),
      tenant_id uuid not null,
      object_id uuid not null,
      holder_name text not null default '',
      constraint cost_center_group_member_pk primary key
        (organization_id, group_id, tenant_id, principal_kind, object_id),
      constraint cost_center_group_member_group_fk foreign key (organization_id, group_id)
        references cost_center_group (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'cost_center_group_member',
    'cost_center_group_entry',
    'cost_center_group',
    'cost_center_holder',
    'cost_center',
    'vat_category',
    'finance_settings',
  ]) {
    await db.schema.dropTable(table).execute();
  }
}
