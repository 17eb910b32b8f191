import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What was changed, by whom and why. One chain of hashes per organization: `audit_head` holds its end, and locking that
 * row puts writers in order. Entries are never updated; the trigger says so even to somebody who has the password of
 * the database but not its superuser.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_head')
    .addColumn('organization_id', 'uuid', (col) =>
      col.primaryKey().references('organization.id').onDelete('cascade'),
    )
    .addColumn('number', 'bigint', (col) => col.notNull())
    .addColumn('hash', 'bytea', (col) => col.notNull())
    .execute();

  await db.schema
    .createTable('audit_entry')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('number', 'bigint', (col) => col.notNull())
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('at', 'timestamptz', (col) => col.notNull())
    .addColumn('actor_kind', 'text', (col) => col.notNull())
    .addColumn('actor_name', 'text', (col) => col.notNull())
    .addColumn('actor_tenant_id', 'uuid')
    .addColumn('actor_object_id', 'uuid')
    .addColumn('action', 'text', (col) => col.notNull())
    .addColumn('subject_kind', 'text', (col) => col.notNull())
    .addColumn('subject_id', 'text', (col) => col.notNull())
    .addColumn('subject_name', 'text', (col) => col.notNull())
    .addColumn('cause', 'text', (col) => col.notNull())
    .addColumn('before', 'jsonb')
    .addColumn('after', 'jsonb')
    .addColumn('request_id', 'text')
    .addColumn('previous_hash', 'bytea', (col) => col.notNull())
    .addColumn('hash', 'bytea', (col) => col.notNull())
    .addPrimaryKeyConstraint('audit_entry_pk', ['organization_id', 'number'])
    .execute();

  await db.schema
    .createIndex('audit_entry_by_action')
    .on('audit_entry')
    .columns(['organization_id', 'action', 'number'])
    .execute();
  await db.schema
    .createIndex('audit_entry_by_time')
    .on('audit_entry')
    .columns(['organization_id', 'at'])
    .execute();

  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit entries are never changed';
    end $$`.execute(db);
  await sql`
    create trigger audit_entry_stays before update on audit_entry
    for each row execute function refuse_audit_change()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('audit_entry').execute();
  await sql`drop function refuse_audit_change`.execute(db);
  await db.schema.dropTable('audit_head').execute();
}
