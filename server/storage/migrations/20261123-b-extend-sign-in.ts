import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Sign-in to the portal beside that of the dialog, the round trips of connecting a tenant, and the codes that open new
 * organizations. A `pre_login` is any trip of a browser to Microsoft: `purpose` says what for, `payload` what must be
 * known when it comes back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.deleteFrom('pre_login' as never).execute(); // ten minutes old at most, and of another shape
  await db.schema
    .alterTable('pre_login')
    .dropColumn('pane_challenge')
    .addColumn('purpose', 'text', (col) =>
      col.notNull().check(sql`purpose in ('dialog', 'portal', 'administrator', 'consent')`),
    )
    .addColumn('payload', 'jsonb', (col) => col.notNull().defaultTo(sql`'{}'::jsonb`))
    .execute();

  await sql`alter table session drop constraint session_kind_check`.execute(db);
  await db.schema
    .alterTable('session')
    .addCheckConstraint('session_kind_check', sql`kind in ('pane', 'portal')`)
    .execute();
  await db.schema
    .alterTable('session')
    .addColumn('last_seen_at', 'timestamptz')
    .addColumn('groups', sql`text[]`)
    .addColumn('groups_read_at', 'timestamptz')
    .addColumn('app_roles', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'`))
    .addColumn('is_guest', 'boolean', (col) => col.notNull().defaultTo(false))
    .execute();

  await db.schema
    .createTable('sign_up_code')
    .addColumn('code_hash', 'bytea', (col) => col.primaryKey())
    .addColumn('created_at', 'timestamptz', (col) => col.notNull())
    .addColumn('used_at', 'timestamptz')
    .addColumn('used_by', 'uuid')
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('sign_up_code').execute();
  await sql`delete from session where kind <> 'pane'`.execute(db);
  await db.schema
    .alterTable('session')
    .dropColumn('last_seen_at')
    .dropColumn('groups')
    .dropColumn('groups_read_at')
    .dropColumn('app_roles')
    .dropColumn('is_guest')
    .execute();
  await sql`alter table session drop constraint session_kind_check`.execute(db);
  await db.schema
    .alterTable('session')
    .addCheckConstraint('session_kind_check', sql`kind in ('pane')`)
    .execute();
  await sql`delete from pre_login`.execute(db);
  await db.schema
    .alterTable('pre_login')
    .dropColumn('purpose')
    .dropColumn('payload')
    .addColumn('pane_challenge', 'text', (col) => col.notNull())
    .execute();
}
