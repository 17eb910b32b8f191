import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { migrate, migrateTo } from '../../server/storage/migrate.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import type { Database } from '../../server/storage/database.ts';
import { recordAudit, system } from '../../server/modules/audit/index.ts';
import { OrganizationId } from '../../contract/primitives.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const BEFORE = '20261122-create-sign-in';
const organization = OrganizationId.parse(crypto.randomUUID());
const tenant = crypto.randomUUID();
const [unit, department, integration, server] = [1, 2, 3, 4].map(() => crypto.randomUUID());
const at = '2026-11-23T08:00:00.000Z';

describeOnBothDatabases('the migrations', (createDatabase) => {
  test('go back and forth with data in every table, and keep what the older schema knows', async () => {
    const database = await createDatabase();
    const { db, close } = await openDatabase(database.config);
    try {
      await fill(db);
      const { latest } = await migrate(db);

      expect(await migrateTo(db, BEFORE)).toBe(true);
      expect(await columnsOf(db, 'calendar')).not.toContain('version');
      expect(await tablesOf(db)).not.toContain('audit_entry');
      const kept = await sql<{ rooms: number; statuses: string; roles: number; panes: number }>`
        select (select count(*)::int from calendar) as rooms,
          (select string_agg(status, ',') from integration) as statuses,
          (select count(*)::int from role_assignment) as roles,
          (select count(*)::int from session) as panes`.execute(db);
      expect(kept.rows).toEqual([{ rooms: 1, statuses: 'suspended', roles: 1, panes: 1 }]);

      const { applied } = await migrate(db);
      expect(applied.at(-1)).toBe(latest);
      const rooms = await db.selectFrom('calendar').select(['mailbox', 'state', 'version']).execute();
      expect(rooms).toEqual([{ mailbox: 'placed@x.example', state: 'read', version: 1 }]);
      const [kind] = await db.selectFrom('integration').select(['kind', 'status']).execute();
      expect(kind).toEqual({ kind: 'graph', status: 'disabled' });
    } finally {
      await close();
      await database.close();
    }
  });

  test('leave nothing of an organization that is removed', async () => {
    const database = await createDatabase();
    const { db, close } = await openDatabase(database.config);
    try {
      await fill(db);
      await db.deleteFrom('organization').where('id', '=', organization).execute();
      for (const table of await tablesOf(db)) {
        if (!(await columnsOf(db, table)).includes('organization_id')) continue;
        const left = await sql<{
          count: number;
        }>`select count(*)::int as count from ${sql.table(table)}`.execute(db);
        expect([table, left.rows[0]?.count]).toEqual([table, 0]);
      }
    } finally {
      await close();
      await database.close();
    }
  });
});

async function tablesOf(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'));
}

async function columnsOf(db: Kysely<Database>, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table}`.execute(db);
  return rows.map(({ name }) => name);
}

/** A row of everything, also of what the older schema has no word for. */
async function fill(db: Kysely<Database>): Promise<void> {
  const organization_id = organization;
  await db
    .insertInto('organization')
    .values({ id: organization, name: 'X', contact_name: 'x', contact_mail: 'x@x' })
    .execute();
  await db
    .insertInto('login_tenant')
    .values({ organization_id, tenant_id: tenant, name: 'X', domain: 'x' })
    .execute();
  await db
    .insertInto('unit')
    .values({ organization_id, id: unit ?? '', parent_id: null, kind: 'region', name: 'N', time_zone: 'UTC' })
    .execute();
  await db
    .insertInto('department')
    .values({
      organization_id,
      id: department ?? '',
      name: 'Sales',
      tenant_id: tenant,
      group_id: crypto.randomUUID(),
      group_name: 'Sales',
      default_unit_id: unit ?? null,
    })
    .execute();
  await db
    .insertInto('integration')
    .values([
      {
        organization_id,
        id: integration ?? '',
        kind: 'graph',
        label: 'G',
        status: 'violated',
        tenant_id: tenant,
      },
      {
        organization_id,
        id: server ?? '',
        kind: 'ews-server',
        label: 'S',
        status: 'active',
        ews_url: 'https://x/EWS/Exchange.asmx',
        account: 'a@x.example',
        secret: 'enc:v1',
      },
    ])
    .execute();
  const calendar = (
    mailbox: string,
    more: { unit_id?: string | null; integration_id?: string; department_id?: string },
  ) => ({
    organization_id,
    id: crypto.randomUUID(),
    integration_id: integration ?? '',
    mailbox,
    name: mailbox,
    capacity: 4,
    ...more,
  });
  await db
    .insertInto('calendar')
    .values([
      calendar('placed@x.example', { unit_id: unit ?? '', department_id: department ?? '' }),
      calendar('nowhere@x.example', { unit_id: null }),
      calendar('server@x.example', { unit_id: unit ?? '', integration_id: server ?? '' }),
    ])
    .execute();
  const role = (kind: 'user' | 'app_role', object_id: string, department_id: string | null = null) => ({
    organization_id,
    id: crypto.randomUUID(),
    principal_kind: kind,
    tenant_id: tenant,
    object_id,
    role: 'owner',
    unit_id: null,
    department_id,
  });
  await db
    .insertInto('role_assignment')
    .values([
      role('user', crypto.randomUUID()),
      role('app_role', 'Rooms.Admin'),
      role('user', crypto.randomUUID(), department),
    ])
    .execute();
  await fillSignIn(db);
  await fillRecords(db);
}

function hash(): Buffer {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32)));
}

async function fillSignIn(db: Kysely<Database>): Promise<void> {
  const person = { tenant_id: tenant, object_id: crypto.randomUUID(), name: 'N', mail: null };
  const times = { created_at: at, expires_at: '2027-01-01T00:00:00.000Z' };
  await db
    .insertInto('session')
    .values([
      { id_hash: hash(), kind: 'pane', ...person, ...times },
      { id_hash: hash(), kind: 'portal', ...person, ...times, groups: ['g'], app_roles: ['r'] },
    ])
    .execute();
  await db
    .insertInto('pre_login')
    .values({
      state_hash: hash(),
      browser_hash: hash(),
      nonce: 'n',
      code_verifier: 'v',
      purpose: 'portal',
      payload: '{}',
      expires_at: at,
    })
    .execute();
  await db
    .insertInto('sign_out')
    .values({ organization_id: organization, tenant_id: tenant, object_id: tenant, at })
    .execute();
  await db.insertInto('sign_up_code').values({ code_hash: hash(), created_at: at }).execute();
}

async function fillRecords(db: Kysely<Database>): Promise<void> {
  const common = {
    organization_id: organization,
    id: crypto.randomUUID(),
    integration_id: integration ?? '',
  };
  await db
    .insertInto('connection_attempt')
    .values({
      ...common,
      kind: 'graph',
      state: 'failed',
      request_hash: hash(),
      steps: '[]',
      started_at: at,
      expires_at: at,
    })
    .execute();
  await db
    .insertInto('proof_run')
    .values({
      ...common,
      number: 1,
      at,
      trigger: 'daily',
      verdict: 'proven',
      checks: '[]',
      previous_hash: hash(),
      hash: hash(),
    })
    .execute();
  await db
    .insertInto('outbound_call')
    .values({
      organization_id: organization,
      integration_id: integration ?? '',
      hour: at,
      service: 'graph',
      operation: 'x',
      mailbox: '',
      properties: '',
      outcome: '200',
      count: 1,
      last_at: at,
    })
    .execute();
  await db.transaction().execute((tx) =>
    recordAudit(tx, organization, {
      actor: system,
      cause: 'test',
      action: 'x.done',
      subject: { kind: 'x', id: '1', name: 'x' },
    }),
  );
}
