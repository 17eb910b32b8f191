import type { ProbeResult } from '../../../server/exchange/index.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { createProofStore, proveAccess } from '../../../server/modules/access-proof/index.ts';
import type { ProveAccessDeps } from '../../../server/modules/access-proof/index.ts';
import { hashOfEvidence } from '../../../server/modules/access-proof/proof-hash.ts';
import { CHAIN_START } from '../../../server/modules/audit/index.ts';
import { printReport } from '../../../server/modules/access-proof/print-report.ts';
import { readProofReport } from '../../../server/modules/access-proof/proof-report.ts';
import { readProof } from '../../../server/modules/access-proof/read-proof.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aCaller,
  address,
  clockAt,
  foreign,
  instant,
  layOrganizations,
  MONDAY,
  nordhavn,
  online,
} from '../calendars/small-organization.ts';

const person = address('paula.person');
const reader = aCaller(['proof.read']);

const answer = (outcome: ProbeResult['outcome'], exchangeCode: string | null = null): ProbeResult => ({
  outcome,
  status: { allowed: 200, denied: 403, inconclusive: 404 }[outcome],
  exchangeCode,
  requestId: 'request-1',
  ms: 12.4,
  fault:
    outcome === 'allowed'
      ? null
      : { code: 'exchange-forbidden', detail: 'Refused.', exchangeCode, retryAfterSeconds: null },
});

describeOnBothDatabases('the access proof', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  /** What a probe of `<what> <mailbox>` brings; everything else is denied. */
  let open: Map<string, ProbeResult>;
  let probed: string[];
  let roles: readonly string[] | null;
  let certificate = 'AA';
  let now = MONDAY;
  let rooms = [address('fjord'), address('skov')];
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('organization').execute();
    await layOrganizations(storage);
    open = new Map([
      ['calendar fjord', answer('allowed')],
      ['calendar skov', answer('allowed')],
    ]);
    probed = [];
    roles = ['Place.Read.All'];
    certificate = 'AA';
    now = MONDAY;
    rooms = [address('fjord'), address('skov')];
  });

  const deps = (more: Partial<ProveAccessDeps> = {}): ProveAccessDeps => ({
    store: createProofStore(storage.db),
    clock: { now: () => now },
    clientId: '6f6f7965-7200-4000-8000-000000000001',
    signingThumbprint: () => certificate,
    calendars: {
      checkRooms: async () => ({ lost: 0, found: 0 }),
      listReadable: async () => rooms,
      listRooms: async () => [address('fjord')],
    },
    setupOf: async () => ({
      readAccount: async () => ({ mailbox: null }),
      readOrganization: async () => null,
      readVersion: async () => null,
      async readToken() {
        probed.push('token');
        return roles && { roles, id: 'token-1' };
      },
      async probe(what, mailbox, options) {
        const as = options?.actAs === 'account' ? ' as account' : '';
        const question = `${what} ${mailbox.split('@')[0]}${as}`;
        probed.push(question);
        return open.get(question) ?? answer('denied', 'ErrorAccessDenied');
      },
    }),
    ...more,
  });
  const prove = (more: Partial<ProveAccessDeps> = {}) =>
    proveAccess(deps(more), { organization: nordhavn, integration: online, trigger: 'by-hand' });
  const integration = async () =>
    await storage.db.selectFrom('integration').selectAll().where('id', '=', online).executeTakeFirstOrThrow();

  const report = () =>
    readProofReport(
      {
        store: createProofStore(storage.db),
        clock: clockAt(now),
        calls: {
          totals: async () => [
            {
              service: 'graph',
              operation: 'getSchedule',
              properties: '<b>',
              outcome: '200',
              mailboxes: 2,
              count: 7,
            },
          ],
        },
      },
      reader,
      online,
    );

  test('tries rooms, a person and the mail of both, and is proven when only rooms can be read', async () => {
    const run = await prove();

    expect(run.verdict).toBe('proven');
    expect(probed.slice(0, 5)).toEqual([
      'token', // a new one, before anything is asked with it
      'calendar fjord',
      'calendar paula.person',
      'mail paula.person',
      'mail fjord',
    ]);
    expect(run.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['room-calendar', 'allowed'],
      ['personal-calendar', 'denied'],
      ['personal-mail', 'denied'],
      ['room-mail', 'denied'],
      ['token-roles', 'denied'],
      ['rooms-in-scope', 'allowed'],
    ]);
    expect(JSON.stringify(run.checks)).not.toContain(person);
    expect(run.checks[1]?.mailbox).toBe('p…@nordhavn.test');
    expect(await integration()).toMatchObject({ status: 'active', diagnosis: null });
  });

  test('stops reading when a person can be read, and starts again when that is over', async () => {
    open.set('calendar paula.person', answer('allowed'));
    const red = await prove();
    expect(red).toMatchObject({ verdict: 'violated', diagnosis: { code: 'ScopeTooWide' } });
    expect(red.diagnosis?.cmdlet).not.toBeNull();
    expect(await integration()).toMatchObject({ status: 'violated' });

    open.delete('calendar paula.person');
    expect((await prove()).verdict).toBe('proven');
    expect(await integration()).toMatchObject({ status: 'active', diagnosis: null });
    const audit = await storage.db.selectFrom('audit_entry').selectAll().orderBy('number').execute();
    expect(audit.map(({ action, before, after }) => [action, before, after])).toEqual([
      [
        'integration.proof-run',
        { status: 'active' },
        expect.objectContaining({ status: 'violated', verdict: 'violated' }),
      ],
      [
        'integration.proof-run',
        { status: 'violated' },
        expect.objectContaining({ status: 'active', verdict: 'proven' }),
      ],
    ]);
  });

  test('calls readable mail and roles beyond the wanted ones violations, and names them', async () => {
    open.set('mail paula.person', answer('allowed'));
    expect(await prove()).toMatchObject({ verdict: 'violated', diagnosis: { code: 'MailReadable' } });

    open.delete('mail paula.person');
    roles = ['Place.Read.All', 'Calendars.ReadBasic.All'];
    const run = await prove();
    expect(run).toMatchObject({ verdict: 'violated', diagnosis: { code: 'ScopeTooWide' } });
    expect(run.diagnosis?.explanation).toContain('Calendars.ReadBasic.All');
  });

  test('lists the rooms that are not covered, and is proven all the same', async () => {
    open.delete('calendar fjord');
    expect(await prove()).toMatchObject({ verdict: 'proven', outOfScope: [address('fjord')] });
  });

  test('waits for a scope that does not work yet, in longer and longer steps', async () => {
    open.clear();
    const waits: number[] = [];
    for (const _ of Array.from({ length: 5 })) {
      expect((await prove()).verdict).toBe('proving');
      const due = (await integration()).proof_due_at;
      waits.push(((due?.getTime() ?? 0) - Date.parse(now)) / 60_000);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60]);
    expect(await integration()).toMatchObject({
      status: 'proving',
      diagnosis: { code: 'ScopeNotEffective' },
    });
  });

  test('keeps the status when nothing could be decided, and says what is missing', async () => {
    open.set('calendar paula.person', answer('inconclusive', 'ErrorInvalidUser'));
    expect(await prove()).toMatchObject({
      verdict: 'inconclusive',
      diagnosis: { code: 'ControlMailboxUnknown' },
    });
    expect(await integration()).toMatchObject({ status: 'active' });

    await storage.db
      .updateTable('integration')
      .set({ control_mailbox: null })
      .where('id', '=', online)
      .execute();
    const run = await prove();
    expect(run.verdict).toBe('inconclusive');
    expect(run.checks[1]?.detail).toMatch(/Name one at the integration/);
  });

  test('asks for no other control mailbox when Exchange merely did not answer', async () => {
    open.set('calendar paula.person', answer('inconclusive'));
    expect(await prove()).toMatchObject({ verdict: 'inconclusive', diagnosis: { code: 'NoAnswer' } });
    open.set('calendar paula.person', answer('inconclusive', 'ErrorServerBusy'));
    expect(await prove()).toMatchObject({
      verdict: 'inconclusive',
      diagnosis: { code: 'ErrorServerBusy' },
    });
  });

  test('takes no room for the mailbox that must stay unreadable', async () => {
    await storage.db
      .updateTable('integration')
      .set({ control_mailbox: address('skov') })
      .where('id', '=', online)
      .execute();
    expect((await prove()).verdict).toBe('inconclusive');
  });

  test('is undecided, and not lost, when Exchange cannot be asked at all', async () => {
    const run = await prove({
      setupOf: () =>
        Promise.reject(
          new Problem('entra-unavailable', 'Entra gave no token.', { exchangeCode: 'AADSTS700016' }),
        ),
      calendars: {
        checkRooms: () => Promise.reject(new Problem('exchange-unavailable', 'down')),
        listReadable: async () => [],
        listRooms: () => Promise.reject(new Problem('exchange-unavailable', 'down')),
      },
    });
    expect(run).toMatchObject({
      verdict: 'inconclusive',
      diagnosis: { code: expect.stringContaining('700016') },
    });
  });

  test('over EWS asks for the person in the name of the account too, and not for the mail of rooms', async () => {
    const server = {
      kind: 'ews-server',
      tenant_id: null,
      ews_url: 'https://x',
      account: 'svc@x.test',
      secret: 'sealed',
    } as const;
    await storage.db.updateTable('integration').set(server).where('id', '=', online).execute();

    expect((await prove()).verdict).toBe('proven');
    expect(probed.slice(0, 4)).toEqual([
      'calendar fjord',
      'calendar paula.person',
      'calendar paula.person as account',
      'mail paula.person',
    ]);
    open.set('calendar paula.person as account', answer('allowed'));
    expect((await prove()).verdict).toBe('violated');
  });

  test('of an integration of another organization does not exist', async () => {
    const wish = { organization: nordhavn, integration: foreign, trigger: 'by-hand' } as const;
    await expect(proveAccess(deps(), wish)).rejects.toMatchObject({ code: 'integration-not-found' });
    await expect(readProof(deps(), reader, foreign)).rejects.toMatchObject({ code: 'integration-not-found' });
  });

  test('is stale after seven days', async () => {
    expect(await readProof(deps(), reader, online)).toEqual({ last: null, isStale: true, history: [] });
    await prove();
    now = instant('2026-12-07T08:00:00Z');
    expect((await readProof(deps(), reader, online)).isStale).toBe(false);
    now = instant('2026-12-07T08:00:01Z');
    expect((await readProof(deps(), reader, online)).isStale).toBe(true);
  });

  test('walks through many rooms proof by proof', async () => {
    rooms = Array.from({ length: 700 }, (_, n) => address(`room${String(n).padStart(3, '0')}`));
    const seen = new Set<string>();
    for (const _ of Array.from({ length: 3 })) {
      probed = [];
      const run = await prove();
      expect(run.checks.at(-1)?.detail).toContain('300 of 700');
      for (const room of run.outOfScope) seen.add(room);
    }
    expect(seen.size).toBe(700);
  });

  test('tells the token it asked with, and who narrows what can be read', async () => {
    expect((await prove()).means).toEqual({ scopeMode: 'exchange-roles', tokenId: 'token-1' });
    roles = ['Place.Read.All', 'Calendars.Read'];
    expect((await prove()).means).toEqual({ scopeMode: 'unscoped', tokenId: 'token-1' });
    roles = null;
    expect((await prove()).means).toEqual({ scopeMode: null, tokenId: null });
    const down = await prove({ setupOf: () => Promise.reject(new Problem('entra-unavailable', 'Away.')) });
    expect(down.means).toEqual({ scopeMode: null, tokenId: null });

    const read = await readProof(deps(), reader, online);
    expect(read.last).toEqual(down);
  });

  test('remembers the certificate that signed', async () => {
    await prove();
    expect((await integration()).proven_with).toBe('AA');
    certificate = 'BB';
    await prove();
    expect((await integration()).proven_with).toBe('BB');
  });

  describe('as a report', () => {
    test('names the token and who narrows what can be read, and covers both by the hash', async () => {
      await prove();
      const html = printReport(await report());
      expect(html).toContain('<code>token-1</code>');
      expect(html).toContain('by a role for applications with a scope');

      const forged = JSON.stringify({ scopeMode: 'exchange-roles', tokenId: 'another' });
      await storage.db.updateTable('proof_run').set({ means: forged }).execute();
      expect((await report()).isChainIntact).toBe(false);
    });

    test('still fits the hashes of proofs from before that was kept', async () => {
      const run = await prove();
      const { means: _, diagnosis: __, ...older } = run;
      const hash = hashOfEvidence(CHAIN_START, { ...older, number: 1 });
      await storage.db.updateTable('proof_run').set({ means: null, hash }).execute();

      const { isChainIntact, runs } = await report();
      expect(isChainIntact).toBe(true);
      expect(runs[0]?.evidence).not.toHaveProperty('means');
      expect(printReport(await report())).not.toContain('uti');
    });

    test('is one page without a script, that escapes what came from outside and names no person', async () => {
      await storage.db
        .updateTable('integration')
        .set({ label: '<script>alert(1)</script>' })
        .where('id', '=', online)
        .execute();
      await prove();
      const html = printReport(await report());
      expect(html).not.toMatch(/<script|<b>|paula/);
      expect(html).toContain('Exchange refuses the calendar of a person, as it should.');
      expect(html).toContain('Every hash on this page fits.');
    });

    test('finds evidence that was changed afterwards', async () => {
      await prove();
      await prove();
      await prove();
      expect((await report()).isChainIntact).toBe(true);
      await storage.db
        .updateTable('proof_run')
        .set({ verdict: 'violated' })
        .where('number', '=', 2)
        .execute();
      expect((await report()).isChainIntact).toBe(false);
      expect(printReport(await report())).toContain('At least one hash does not fit');
    });
  });
});
