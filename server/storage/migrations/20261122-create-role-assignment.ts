import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who holds which role in which unit. Role names are a constant of the code: an unknown one grants nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('role_assignment')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('principal_kind', 'text', (col) =>
      col.notNull().check(sql`principal_kind in ('entra_group', 'user')`),
    )
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('object_id', 'uuid', (col) => col.notNull())
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('unit_id', 'uuid')
    .addPrimaryKeyConstraint('role_assignment_pk', ['organization_id', 'id'])
    .addForeignKeyConstraint(
      'role_assignment_unit_fk',
      ['organization_id', 'unit_id'],
      'unit',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createIndex('role_assignment_once')
    .on('role_assignment')
    .columns(['organization_id', 'tenant_id', 'principal_kind', 'object_id', 'role', 'unit_id'])
    .unique()
    .nullsNotDistinct()
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('role_assignment').execute();
}
