import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Customers, the Entra tenants whose people may sign in to them, and their connections to Exchange. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organization')
    .addColumn('id', 'uuid', (col) => col.primaryKey())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('contact_name', 'text', (col) => col.notNull())
    .addColumn('contact_mail', 'text', (col) => col.notNull())
    .addColumn('created_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .execute();

  await db.schema
    .createTable('login_tenant')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addPrimaryKeyConstraint('login_tenant_pk', ['organization_id', 'tenant_id'])
    .execute();

  await db.schema
    .createIndex('login_tenant_by_tenant')
    .on('login_tenant')
    .columns(['tenant_id', 'organization_id'])
    .execute();

  await db.schema
    .createTable('integration')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull().check(sql`kind in ('graph')`))
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('label', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull().check(sql`status in ('active', 'suspended')`))
    .addPrimaryKeyConstraint('integration_pk', ['organization_id', 'id'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('integration').execute();
  await db.schema.dropTable('login_tenant').execute();
  await db.schema.dropTable('organization').execute();
}
