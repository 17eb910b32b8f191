import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What was tried to prove least privilege, chained by hash per integration, and every call that was made, counted by the hour. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proof_run')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('integration_id', 'uuid', (col) => col.notNull())
    /** Counts from 1 per integration, without gaps: the order of the chain, whatever the business clock was set to. */
    .addColumn('number', 'integer', (col) => col.notNull())
    .addColumn('at', 'timestamptz', (col) => col.notNull())
    .addColumn('trigger', 'text', (col) => col.notNull())
    .addColumn('verdict', 'text', (col) =>
      col.notNull().check(sql`verdict in ('proven', 'proving', 'violated', 'inconclusive')`),
    )
    .addColumn('checks', 'jsonb', (col) => col.notNull())
    .addColumn('out_of_scope', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'`))
    .addColumn('diagnosis', 'jsonb')
    .addColumn('previous_hash', 'bytea', (col) => col.notNull())
    .addColumn('hash', 'bytea', (col) => col.notNull())
    .addPrimaryKeyConstraint('proof_run_pk', ['organization_id', 'id'])
    .addForeignKeyConstraint(
      'proof_run_integration_fk',
      ['organization_id', 'integration_id'],
      'integration',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('proof_run_by_integration')
    .on('proof_run')
    .columns(['organization_id', 'integration_id', 'number'])
    .unique()
    .execute();

  await db.schema
    .createTable('outbound_call')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('integration_id', 'uuid', (col) => col.notNull())
    .addColumn('hour', 'timestamptz', (col) => col.notNull())
    .addColumn('service', 'text', (col) => col.notNull())
    .addColumn('operation', 'text', (col) => col.notNull())
    .addColumn('mailbox', 'text', (col) => col.notNull())
    .addColumn('properties', 'text', (col) => col.notNull())
    .addColumn('outcome', 'text', (col) => col.notNull())
    .addColumn('count', 'integer', (col) => col.notNull())
    .addColumn('last_at', 'timestamptz', (col) => col.notNull())
    .addPrimaryKeyConstraint('outbound_call_pk', [
      'organization_id',
      'hour',
      'integration_id',
      'service',
      'operation',
      'mailbox',
      'properties',
      'outcome',
    ])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('outbound_call').execute();
  await db.schema.dropTable('proof_run').execute();
}
