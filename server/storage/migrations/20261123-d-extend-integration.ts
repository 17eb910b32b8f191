import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Exchange Server beside Exchange Online, attempts to connect, and what is known about each calendar. `secret` is sealed
 * (server/secrets). A calendar belongs to one integration of an organization: pane and API know a room by its address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table integration drop constraint integration_kind_check`.execute(db);
  await sql`alter table integration drop constraint integration_status_check`.execute(db);
  await sql`update integration set status = 'disabled' where status = 'suspended'`.execute(db);
  await db.schema
    .alterTable('integration')
    .alterColumn('tenant_id', (col) => col.dropNotNull())
    .execute();
  await db.schema
    .alterTable('integration')
    .addColumn('version', 'integer', (col) => col.notNull().defaultTo(1))
    .addColumn('tenant_name', 'text')
    .addColumn('tenant_domain', 'text')
    .addColumn('service_principal_id', 'uuid')
    .addColumn('ews_url', 'text')
    .addColumn('ews_version', 'text')
    .addColumn('account', 'text')
    .addColumn('user_name', 'text')
    .addColumn('authority_pem', 'text')
    .addColumn('secret', 'text')
    .addColumn('secret_set_at', 'timestamptz')
    .addColumn('control_mailbox', 'text')
    .addColumn('proven_by', 'uuid')
    .addColumn('proven_at', 'timestamptz')
    .addColumn('diagnosis', 'jsonb')
    .addColumn('last_checked_at', 'timestamptz')
    .addColumn('proof_due_at', 'timestamptz')
    .addColumn('rooms_due_at', 'timestamptz')
    .addColumn('lease_until', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .execute();
  const checks = {
    kind: sql`kind in ('graph', 'ews-server', 'ews-online')`,
    status: sql`status in ('proving', 'active', 'violated', 'disabled')`,
    reach: sql`case kind when 'ews-server' then ews_url is not null and account is not null and secret is not null
      else tenant_id is not null end`,
  };
  for (const [name, check] of Object.entries(checks)) {
    await db.schema
      .alterTable('integration')
      .addCheckConstraint(`integration_${name}_check`, check)
      .execute();
  }

  await db.schema
    .createTable('connection_attempt')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) =>
      col.notNull().check(sql`state in ('running', 'established', 'proving', 'failed')`),
    )
    .addColumn('integration_id', 'uuid')
    /** SHA-256 of what was asked, so that a repeat can be told from another request under the same id. */
    .addColumn('request_hash', 'bytea', (col) => col.notNull())
    .addColumn('steps', 'jsonb', (col) => col.notNull())
    .addColumn('started_at', 'timestamptz', (col) => col.notNull())
    .addColumn('expires_at', 'timestamptz', (col) => col.notNull())
    .addPrimaryKeyConstraint('connection_attempt_pk', ['organization_id', 'id'])
    .execute();

  await db.schema
    .alterTable('calendar')
    .alterColumn('unit_id', (col) => col.dropNotNull())
    .execute();
  await db.schema
    .alterTable('calendar')
    .addColumn('version', 'integer', (col) => col.notNull().defaultTo(1))
    .addColumn('kind', 'text', (col) =>
      col
        .notNull()
        .defaultTo('room')
        .check(sql`kind in ('room', 'workspace', 'equipment')`),
    )
    .addColumn('department_id', 'uuid')
    .addColumn('state', 'text', (col) =>
      col
        .notNull()
        .defaultTo('read')
        .check(sql`state in ('read', 'not-a-resource')`),
    )
    /** Listed by Exchange when it was added, or entered by hand: only a listed one can vanish from the list. */
    .addColumn('is_listed', 'boolean', (col) => col.notNull().defaultTo(true))
    .addColumn('last_read_at', 'timestamptz')
    .addColumn('fault_code', 'text')
    .addColumn('fault_exchange_code', 'text')
    .addColumn('fault_detail', 'text')
    .addColumn('fault_at', 'timestamptz')
    .addColumn('processing', 'jsonb')
    .addColumn('processing_read_at', 'timestamptz')
    .addColumn('added_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .alterTable('calendar')
    .addForeignKeyConstraint('calendar_department_fk', ['organization_id', 'department_id'], 'department', [
      'organization_id',
      'id',
    ])
    .execute();
  await db.schema.dropIndex('calendar_by_mailbox').execute();
  await db.schema
    .createIndex('calendar_by_mailbox')
    .on('calendar')
    .columns(['organization_id', 'mailbox'])
    .unique()
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from calendar where unit_id is null`.execute(db);
  await db.schema.dropIndex('calendar_by_mailbox').execute();
  await db.schema
    .createIndex('calendar_by_mailbox')
    .on('calendar')
    .columns(['organization_id', 'mailbox'])
    .execute();
  let calendar = db.schema.alterTable('calendar').alterColumn('unit_id', (col) => col.setNotNull());
  for (const column of CALENDAR_COLUMNS) calendar = calendar.dropColumn(column);
  await calendar.execute();

  await db.schema.dropTable('connection_attempt').execute();

  await sql`delete from integration where kind <> 'graph'`.execute(db);
  for (const constraint of ['kind', 'status', 'reach']) {
    await db.schema.alterTable('integration').dropConstraint(`integration_${constraint}_check`).execute();
  }
  await sql`update integration set status = 'suspended' where status <> 'active'`.execute(db);
  let integration = db.schema.alterTable('integration').alterColumn('tenant_id', (col) => col.setNotNull());
  for (const column of INTEGRATION_COLUMNS) integration = integration.dropColumn(column);
  await integration.execute();
  const checks = { kind: sql`kind in ('graph')`, status: sql`status in ('active', 'suspended')` };
  for (const [name, check] of Object.entries(checks)) {
    await db.schema
      .alterTable('integration')
      .addCheckConstraint(`integration_${name}_check`, check)
      .execute();
  }
}

const CALENDAR_COLUMNS = [
  'version',
  'kind',
  'department_id',
  'state',
  'is_listed',
  'last_read_at',
  'fault_code',
  'fault_exchange_code',
  'fault_detail',
  'fault_at',
  'processing',
  'processing_read_at',
  'added_at',
];

const INTEGRATION_COLUMNS = [
  'version',
  'tenant_name',
  'tenant_domain',
  'service_principal_id',
  'ews_url',
  'ews_version',
  'account',
  'user_name',
  'authority_pem',
  'secret',
  'secret_set_at',
  'control_mailbox',
  'proven_by',
  'proven_at',
  'diagnosis',
  'last_checked_at',
  'proof_due_at',
  'rooms_due_at',
  'lease_until',
  'created_at',
];
