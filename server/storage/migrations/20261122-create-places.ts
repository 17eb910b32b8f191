import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Where rooms are (region > campus > building > floor), and the resource calendars that are read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unit')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('parent_id', 'uuid')
    .addColumn('kind', 'text', (col) =>
      col.notNull().check(sql`kind in ('region', 'campus', 'building', 'floor')`),
    )
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('time_zone', 'text', (col) => col.notNull())
    .addColumn('position', 'integer', (col) => col.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('unit_pk', ['organization_id', 'id'])
    .addForeignKeyConstraint(
      'unit_parent_fk',
      ['organization_id', 'parent_id'],
      'unit',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createIndex('unit_by_parent')
    .on('unit')
    .columns(['organization_id', 'parent_id', 'position'])
    .execute();

  await db.schema
    .createTable('calendar')
    .addColumn('organization_id', 'uuid', (col) =>
      col.notNull().references('organization.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (col) => col.notNull())
    .addColumn('integration_id', 'uuid', (col) => col.notNull())
    .addColumn('mailbox', 'text', (col) => col.notNull().check(sql`mailbox = lower(mailbox)`))
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('capacity', 'integer', (col) => col.check(sql`capacity >= 0`))
    .addColumn('equipment', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'`))
    .addColumn('unit_id', 'uuid', (col) => col.notNull())
    .addColumn('booking', 'text', (col) =>
      col
        .notNull()
        .defaultTo('direct')
        .check(sql`booking in ('direct', 'request')`),
    )
    .addColumn('seen_by', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'`))
    .addColumn('booked_by', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'`))
    .addPrimaryKeyConstraint('calendar_pk', ['organization_id', 'id'])
    .addUniqueConstraint('calendar_mailbox_unique', ['organization_id', 'integration_id', 'mailbox'])
    .addForeignKeyConstraint(
      'calendar_integration_fk',
      ['organization_id', 'integration_id'],
      'integration',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addForeignKeyConstraint('calendar_unit_fk', ['organization_id', 'unit_id'], 'unit', [
      'organization_id',
      'id',
    ])
    .execute();

  await db.schema
    .createIndex('calendar_by_mailbox')
    .on('calendar')
    .columns(['organization_id', 'mailbox'])
    .execute();
  await db.schema
    .createIndex('calendar_by_unit')
    .on('calendar')
    .columns(['organization_id', 'unit_id'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('calendar').execute();
  await db.schema.dropTable('unit').execute();
}
