import type { Kysely } from 'kysely';

/** From when on a person's sign-ins count in an organization: an administrator ended the earlier ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_out')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('object_id', 'uuid', (col) => col.notNull())
    .addColumn('at', 'timestamptz', (col) => col.notNull())
    .addPrimaryKeyConstraint('sign_out_pk', ['organization_id', 'tenant_id', 'object_id'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('sign_out').execute();
}
