import type { Diagnosis } from '../../../contract/integrations.ts';
import { Instant, IntegrationId, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import { waitingSteps } from '../../../server/modules/integrations/attempt-steps.ts';
import { createAttemptStore } from '../../../server/modules/integrations/attempts.store.ts';
import type { Draft } from '../../../server/modules/integrations/integration.ts';
import { createIntegrationStore } from '../../../server/modules/integrations/integrations.store.ts';
import type { NewIntegration } from '../../../server/modules/integrations/integration-writes.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';

const ONE = OrganizationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c201');
const TWO = OrganizationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c202');
const ID = IntegrationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c203');
const TENANT = '11111111-2222-4333-8444-555555555555';
const AT = Instant.parse('2026-11-30T08:00:00Z');
const asked = {
  actor: { kind: 'person', name: 'Gus', tenantId: null, objectId: null },
  cause: 'portal',
  requestId: null,
} as const;
const server: Draft = {
  id: ID,
  label: 'Server',
  controlMailbox: MailboxAddress.parse('olav@nordhavn.example'),
  reach: {
    kind: 'ews-server',
    server: {
      url: 'https://mail.example.com/EWS/Exchange.asmx',
      account: MailboxAddress.parse('svc@nordhavn.example'),
      userName: 'NORDHAVN\\svc',
      exchangeVersion: 'Exchange2016',
      authority: null,
    },
  },
};
const online: Draft = {
  ...server,
  label: 'Online',
  reach: {
    kind: 'graph',
    tenant: { id: TENANT, name: 'Sydhavn', domain: 'sydhavn.example', servicePrincipalId: null },
  },
};
const fresh: NewIntegration = {
  tried: { status: 'active', diagnosis: null, at: AT },
  secret: 'enc:v1:sealed',
  proven: null,
  asked,
};
const trouble: Diagnosis = {
  domain: 'Exchange Server',
  code: 'ScopeTooWide',
  type: 'Permission',
  where: 'Refusal of the control mailbox',
  explanation: 'x',
  fix: 'y',
  cmdlet: null,
  correlationId: null,
};

describeOnBothDatabases('the stores of integrations', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    for (const id of [ONE, TWO]) {
      await storage.db.deleteFrom('organization').where('id', '=', id).execute();
      const row = { id, name: id, contact_name: 'Hana', contact_mail: 'hana@nordhavn.example' };
      await storage.db.insertInto('organization').values(row).execute();
    }
  });

  const store = () => createIntegrationStore(storage.db, async () => undefined);
  const actions = async (organization: OrganizationId) =>
    (
      await storage.db
        .selectFrom('audit_entry')
        .select('action')
        .where('organization_id', '=', organization)
        .orderBy('number')
        .execute()
    ).map(({ action }) => action);

  test('keeps what it was given, for its own organization only', async () => {
    expect(await store().add(ONE, server, fresh)).toBe(true);

    expect(await store().find(ONE, ID)).toMatchObject({
      ...server,
      status: 'active',
      version: 1,
      calendars: 0,
    });
    expect(await store().find(TWO, ID)).toBeUndefined();
    expect(await store().list(TWO)).toEqual([]);
    expect(await store().remove(TWO, ID, 1, asked)).toBe(false);
  });

  test('adds an id once, and audits once', async () => {
    const added = await Promise.all([store().add(ONE, server, fresh), store().add(ONE, server, fresh)]);
    expect(added.toSorted()).toEqual([false, true]);
    expect(await actions(ONE)).toEqual(['integration.added']);
  });

  test('lets people of a connected tenant sign in, also where another organization has the same tenant', async () => {
    for (const organization of [ONE, TWO]) await store().add(organization, online, fresh);

    const tenants = await storage.db
      .selectFrom('login_tenant')
      .select(['organization_id', 'name'])
      .where('tenant_id', '=', TENANT)
      .orderBy('organization_id')
      .execute();
    expect(tenants).toEqual([ONE, TWO].map((organization_id) => ({ organization_id, name: 'Sydhavn' })));
    expect(await actions(TWO)).toEqual(['integration.added', 'organization.tenant-admitted']);
  });

  test('lets one of two edits of the same version win', async () => {
    await store().add(ONE, server, fresh);
    const edits = ['First', 'Second'].map((label) => store().change(ONE, ID, 1, { label }, asked));

    expect((await Promise.all(edits)).filter(Boolean)).toEqual([true]);
    expect(await store().find(ONE, ID)).toMatchObject({ version: 2 });
    expect(await actions(ONE)).toEqual(['integration.added', 'integration.changed']);
  });

  test('keeps the password when the way changes and no new one came', async () => {
    await store().add(ONE, server, fresh);
    await store().reconnect(ONE, 1, { ...server, label: 'New' }, { ...fresh, secret: null });
    expect(await store().find(ONE, ID)).toMatchObject({ label: 'New', version: 2, secret: 'enc:v1:sealed' });

    await store().reconnect(ONE, 2, server, { ...fresh, secret: 'enc:v1:other' });
    expect(await store().find(ONE, ID)).toMatchObject({ version: 3, secret: 'enc:v1:other' });
  });

  test('notes a test without a new version, audits only another status, and ignores the test of an older one', async () => {
    await store().add(ONE, server, fresh);
    await store().noteTrial(ONE, 1, server, { status: 'active', diagnosis: null, at: AT }, asked);
    await store().noteTrial(ONE, 1, server, { status: 'violated', diagnosis: trouble, at: AT }, asked);
    await store().noteTrial(ONE, 7, server, { status: 'active', diagnosis: null, at: AT }, asked);

    expect(await store().find(ONE, ID)).toMatchObject({ status: 'violated', version: 1, diagnosis: trouble });
    expect(await actions(ONE)).toEqual(['integration.added', 'integration.status-changed']);
  });

  test('removes calendars and password with the integration, and leaves other organizations alone', async () => {
    for (const organization of [ONE, TWO]) {
      await store().add(organization, server, fresh);
      const calendar = {
        id: ID,
        integration_id: ID,
        mailbox: 'kaj@nordhavn.example',
        name: 'Kaj',
        capacity: 6,
      };
      await storage.db
        .insertInto('calendar')
        .values({ organization_id: organization, ...calendar })
        .execute();
    }
    expect((await store().find(ONE, ID))?.calendars).toBe(1);
    expect(await store().remove(ONE, ID, 1, asked)).toBe(true);

    expect(await store().find(ONE, ID)).toBeUndefined();
    expect((await store().find(TWO, ID))?.calendars).toBe(1);
    const left = await storage.db.selectFrom('calendar').select('organization_id').execute();
    expect(left).toEqual([{ organization_id: TWO }]);
  });

  test('knows a repeated attempt from another one under the same id, each organization by itself', async () => {
    const attempts = createAttemptStore(storage.db);
    const attempt = { id: ID, kind: 'graph', integration: null, steps: waitingSteps() } as const;
    const begin = (organization: OrganizationId, hash: string, now = 0) =>
      attempts.begin(organization, { ...attempt, requestHash: Buffer.from(hash) }, now);

    expect(await begin(ONE, 'a')).toBe('begun');
    expect(await begin(ONE, 'a')).toBe('repeated');
    expect(await begin(ONE, 'b')).toBe('reused');
    expect(await begin(TWO, 'b')).toBe('begun');
    expect(await begin(ONE, 'b', 25 * 60 * 60_000)).toBe('begun');
  });
});
