import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Versions for editing together, what is known of a tenant, departments, and roles for app roles and departments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['organization', 'unit']) {
    await db.schema
      .alterTable(table)
      .addColumn('version', 'integer', (col) => col.notNull().defaultTo(1))
      .execute();
  }
  await db.schema.alterTable('login_tenant').addColumn('name', 'text').addColumn('domain', 'text').execute();

  await db.schema
    .createTable('department')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('group_id', 'uuid', (col) => col.notNull())
    .addColumn('group_name', 'text', (col) => col.notNull())
    .addColumn('default_unit_id', 'uuid')
    .addColumn('cost_center', 'text')
    .addColumn('visibility', 'text', (col) =>
      col
        .notNull()
        .defaultTo('everyone')
        .check(sql`visibility in ('everyone', 'members')`),
    )
    .addColumn('version', 'integer', (col) => col.notNull().defaultTo(1))
    .addPrimaryKeyConstraint('department_pk', ['organization_id', 'id'])
    .addUniqueConstraint('department_name_unique', ['organization_id', 'name'])
    .addForeignKeyConstraint('department_unit_fk', ['organization_id', 'default_unit_id'], 'unit', [
      'organization_id',
      'id',
    ])
    .execute();

  await sql`alter table role_assignment drop constraint role_assignment_principal_kind_check`.execute(db);
  await sql`alter table role_assignment alter column object_id type text using object_id::text`.execute(db);
  await db.schema
    .alterTable('role_assignment')
    .addColumn('holder_name', 'text', (col) => col.notNull().defaultTo(''))
    .addColumn('department_id', 'uuid')
    .addColumn('added_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .alterTable('role_assignment')
    .addCheckConstraint(
      'role_assignment_principal_kind_check',
      sql`principal_kind in ('entra_group', 'user', 'app_role')`,
    )
    .execute();
  await db.schema
    .alterTable('role_assignment')
    .addForeignKeyConstraint(
      'role_assignment_department_fk',
      ['organization_id', 'department_id'],
      'department',
      ['organization_id', 'id'],
    )
    .execute();
  await db.schema.dropIndex('role_assignment_once').execute();
  await db.schema
    .createIndex('role_assignment_once')
    .on('role_assignment')
    .columns([
      'organization_id',
      'tenant_id',
      'principal_kind',
      'object_id',
      'role',
      'unit_id',
      'department_id',
    ])
    .unique()
    .nullsNotDistinct()
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from role_assignment where principal_kind = 'app_role' or department_id is not null`.execute(
    db,
  );
  await db.schema.dropIndex('role_assignment_once').execute();
  await sql`alter table role_assignment drop constraint role_assignment_principal_kind_check`.execute(db);
  await db.schema
    .alterTable('role_assignment')
    .dropColumn('holder_name')
    .dropColumn('department_id')
    .dropColumn('added_at')
    .execute();
  await db.schema
    .alterTable('role_assignment')
    .addCheckConstraint(
      'role_assignment_principal_kind_check',
      sql`principal_kind in ('entra_group', 'user')`,
    )
    .execute();
  await sql`alter table role_assignment alter column object_id type uuid using object_id::uuid`.execute(db);
  await db.schema
    .createIndex('role_assignment_once')
    .on('role_assignment')
    .columns(['organization_id', 'tenant_id', 'principal_kind', 'object_id', 'role', 'unit_id'])
    .unique()
    .nullsNotDistinct()
    .execute();
  await db.schema.dropTable('department').execute();
  await db.schema.alterTable('login_tenant').dropColumn('name').dropColumn('domain').execute();
  for (const table of ['organization', 'unit']) {
    await db.schema.alterTable(table).dropColumn('version').execute();
  }
}
