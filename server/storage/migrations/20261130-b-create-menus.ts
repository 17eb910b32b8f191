import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What providers offer: categories, items with pictures, and packages of items. References that do not delete along are
 * checked at the end: with an organization all of it goes, in whichever order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table menu (
      organization_id uuid not null,
      provider_id uuid not null,
      version integer not null default 1,
      constraint menu_pk primary key (organization_id, provider_id),
      constraint menu_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table menu_category (
      organization_id uuid not null,
      id uuid not null,
      provider_id uuid not null,
      name text not null,
      position integer not null,
      version integer not null default 1,
      constraint menu_category_pk primary key (organization_id, id),
      constraint menu_category_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create unique index menu_category_name on menu_category (organization_id, provider_id, lower(name))`.execute(
    db,
  );

  await sql`
    create table menu_item (
      organization_id uuid not null,
      id uuid not null,
      provider_id uuid not null,
      category_id uuid,
      position integer not null,
      name text not null,
      description text not null default '',
      unit_price bigint not null check (unit_price >= 0),
      unit text not null,
      vat_category_id uuid not null,
      deadline jsonb,
      weekdays integer[],
      season_from text,
      season_to text,
      least integer not null default 1 check (least >= 1),
      most integer check (most >= least),
      allergens text[] not null default '{}',
      diets text[] not null default '{}',
      options jsonb not null default '[]',
      units text[],
      stock integer check (stock >= 0),
      covers integer not null default 0 check (covers >= 0),
      is_active boolean not null default true,
      version integer not null default 1,
      constraint menu_item_pk primary key (organization_id, id),
      constraint menu_item_season check ((season_from is null) = (season_to is null)),
      constraint menu_item_provider_fk foreign key (organization_id, provider_id)
        references provider (organization_id, id) on delete cascade,
      constraint menu_item_category_fk foreign key (organization_id, category_id)
        references menu_category (organization_id, id) deferrable initially deferred,
      constraint menu_item_vat_fk foreign key (organization_id, vat_category_id)
        references vat_category (organization_id, id) deferrable initially deferred
    )`.execute(db);
  await sql`
    create unique index menu_item_name on menu_item (organization_id, provider_id, lower(name))`.execute(db);

  await sql`
    create table menu_content (
      organization_id uuid not null,
      package_id uuid not null,
      item_id uuid not null,
      position integer not null,
      quantity integer not null check (quantity >= 1),
      constraint menu_content_pk primary key (organization_id, package_id, item_id),
      constraint menu_content_package_fk foreign key (organization_id, package_id)
        references menu_item (organization_id, id) on delete cascade,
      constraint menu_content_item_fk foreign key (organization_id, item_id)
        references menu_item (organization_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table menu_picture (
      organization_id uuid not null,
      item_id uuid not null,
      content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
      content bytea not null check (octet_length(content) <= 204800),
      etag text not null,
      constraint menu_picture_pk primary key (organization_id, item_id),
      constraint menu_picture_item_fk foreign key (organization_id, item_id)
        references menu_item (organization_id, id) on delete cascade
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['menu_picture', 'menu_content', 'menu_item', 'menu_category', 'menu']) {
    await db.schema.dropTable(table).execute();
  }
}
