import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Sign-in through the dialog, and the sessions it opens. Nothing here can be used by somebody who reads the database:
 * states, tickets and session tokens are stored as SHA-256 only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pre_login')
    .addColumn('state_hash', 'bytea', (col) => col.primaryKey())
    .addColumn('browser_hash', 'bytea', (col) => col.notNull())
    .addColumn('nonce', 'text', (col) => col.notNull())
    .addColumn('code_verifier', 'text', (col) => col.notNull())
    .addColumn('pane_challenge', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'timestamptz', (col) => col.notNull())
    .execute();

  await db.schema
    .createTable('sign_in_ticket')
    .addColumn('ticket_hash', 'bytea', (col) => col.primaryKey())
    .addColumn('pane_challenge', 'text', (col) => col.notNull())
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('object_id', 'uuid', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('mail', 'text')
    .addColumn('expires_at', 'timestamptz', (col) => col.notNull())
    .execute();

  await db.schema
    .createTable('session')
    .addColumn('id_hash', 'bytea', (col) => col.primaryKey())
    .addColumn('kind', 'text', (col) => col.notNull().check(sql`kind in ('pane')`))
    .addColumn('tenant_id', 'uuid', (col) => col.notNull())
    .addColumn('object_id', 'uuid', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('mail', 'text')
    .addColumn('created_at', 'timestamptz', (col) => col.notNull())
    .addColumn('expires_at', 'timestamptz', (col) => col.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .execute();

  for (const table of ['pre_login', 'sign_in_ticket', 'session']) {
    await db.schema.createIndex(`${table}_by_expiry`).on(table).column('expires_at').execute();
  }
  await db.schema
    .createIndex('session_by_person')
    .on('session')
    .columns(['tenant_id', 'object_id'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('session').execute();
  await db.schema.dropTable('sign_in_ticket').execute();
  await db.schema.dropTable('pre_login').execute();
}
