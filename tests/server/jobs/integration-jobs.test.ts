import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import { createDueStore } from '../../../server/jobs/due-integrations.store.ts';
import { runIntegrationJobs } from '../../../server/jobs/integration-jobs.ts';
import type { IntegrationJobsDeps } from '../../../server/jobs/integration-jobs.ts';
import { createJobs } from '../../../server/jobs/index.ts';
import { startWorker } from '../../../server/jobs/worker.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { instant, layOrganizations, MONDAY, nordhavn, online } from '../calendars/small-organization.ts';

const nextDay = instant('2026-12-01T03:17:00Z');

describeOnBothDatabases('what the product does by itself', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let done: string[];
  let troubles: string[];
  let now = MONDAY;
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
    await storage.db.deleteFrom('integration').where('id', '<>', online).execute();
    done = [];
    troubles = [];
    now = MONDAY;
  });

  const store = () => createDueStore(storage.db);
  const deps = (more: Partial<IntegrationJobsDeps> = {}): IntegrationJobsDeps => ({
    store: store(),
    clock: { now: () => now },
    checkRooms: async () => void done.push('rooms'),
    async prove(organization: OrganizationId, integration: IntegrationId, trigger) {
      done.push(`proof (${trigger})`);
      await store().proofDue(organization, integration, instantOf(Date.parse(now) + 24 * 60 * 60_000));
    },
    triggerOf: async () => 'daily',
    firstProofAt: () => nextDay,
    onTrouble: (job) => troubles.push(job),
    ...more,
  });
  const round = (more: Partial<IntegrationJobsDeps> = {}) => runIntegrationJobs(deps(more));
  const plan = async () => {
    const row = await storage.db.selectFrom('integration').selectAll().executeTakeFirstOrThrow();
    return {
      proof: row.proof_due_at && instantOf(row.proof_due_at.getTime()),
      rooms: row.rooms_due_at && instantOf(row.rooms_due_at.getTime()),
      lease: row.lease_until,
    };
  };

  const jobsWith = (signing: () => string) =>
    createJobs({
      ...deps(),
      db: storage.db,
      isProven: async () => true,
      signingThumbprint: signing,
      clean: async () => undefined,
      onWorkerTrouble: (error) => {
        throw error;
      },
    });
  const provenWith = (thumbprint: string | null) =>
    storage.db
      .updateTable('integration')
      .set({
        proven_with: thumbprint,
        proof_due_at: nextDay,
        rooms_due_at: instant('2026-11-30T08:05:00Z'),
      })
      .execute();

  test('is planned first and done when its time has come, by the business clock', async () => {
    await round();
    expect(done).toEqual([]);
    expect(await plan()).toEqual({ proof: nextDay, rooms: instant('2026-11-30T08:05:00Z'), lease: null });

    await round();
    expect(done).toEqual([]);
    now = instant('2026-11-30T08:05:00Z');
    await round();
    expect(done).toEqual(['rooms']);
    expect((await plan()).rooms).toBe(instant('2026-11-30T08:10:00Z'));

    now = nextDay;
    await round();
    expect(done).toEqual(['rooms', 'proof (daily)']); // which checks the rooms itself
  });

  test('is planned anew after the clock was set back by far', async () => {
    now = instant('2027-11-30T08:00:00Z');
    await round();
    now = MONDAY;
    await round();
    expect(await plan()).toMatchObject({ proof: nextDay, rooms: instant('2026-11-30T08:05:00Z') });
  });

  test('is not done for an integration that is switched off', async () => {
    await storage.db.updateTable('integration').set({ status: 'disabled', proof_due_at: MONDAY }).execute();
    await round();
    expect(done).toEqual([]);
  });

  test('that fails is told and tried again with the next check of rooms', async () => {
    await storage.db.updateTable('integration').set({ proof_due_at: MONDAY, rooms_due_at: MONDAY }).execute();
    await round({ prove: () => Promise.reject(new Error('down')) });
    expect(troubles).toEqual(['proof']);
    expect(await plan()).toEqual({
      proof: instant('2026-11-30T08:05:00Z'),
      rooms: instant('2026-11-30T08:05:00Z'),
      lease: null,
    });
  });

  test('is done by one node only, and by another when the first one died', async () => {
    await storage.db
      .updateTable('integration')
      .set({ proof_due_at: nextDay, rooms_due_at: MONDAY })
      .execute();
    await Promise.all([round(), round(), round()]);
    expect(done).toEqual(['rooms']);

    await storage.db
      .updateTable('integration')
      .set({ rooms_due_at: MONDAY, lease_until: instantOf(Date.now() + 60_000) })
      .execute();
    await round();
    expect(done).toEqual(['rooms']);

    await storage.db
      .updateTable('integration')
      .set({ lease_until: instantOf(Date.now() - 1) })
      .execute();
    await round();
    expect(done).toEqual(['rooms', 'rooms']);
  });

  test('comes at once for rooms that are gone, and once a minute at most', async () => {
    const jobs = jobsWith(() => 'SAME');
    const gone = async () => {
      jobs.checkRoomsSoon(nordhavn, online);
      await jobs.wake();
    };
    await jobs.wake();
    now = instant('2026-11-30T08:02:00Z');
    for (const _ of ['one', 'two']) await gone();
    expect(done).toEqual(['rooms']);
    expect((await plan()).rooms).toBe(instant('2026-11-30T08:03:00Z'));

    now = instant('2026-11-30T08:03:00Z');
    await jobs.wake();
    expect(done).toEqual(['rooms', 'rooms']);
    expect((await plan()).rooms).toBe(instant('2026-11-30T08:08:00Z'));
    await jobs.close();
  });

  describe('after the certificate changed', () => {
    test('includes a proof at once of what was proven with another one, and says that this is why', async () => {
      await provenWith('OLD');
      const jobs = jobsWith(() => 'NEW');
      await jobs.wake();
      expect(done).toEqual(['proof (certificate-changed)']);
      await jobs.wake(); // it is compared once, not with every look
      expect(done).toHaveLength(1);
      await jobs.close();
    });

    test('remembers that across a restart that came before the proof', async () => {
      await provenWith('OLD');
      const first = jobsWith(() => 'NEW');
      await storage.db
        .updateTable('integration')
        .set({ lease_until: instantOf(Date.now() + 60_000) })
        .execute();
      await first.wake();
      await first.close();
      expect(done).toEqual([]);

      await storage.db.updateTable('integration').set({ lease_until: null }).execute();
      const second = jobsWith(() => 'NEW');
      await second.wake();
      await second.close();
      expect(done).toEqual(['proof (certificate-changed)']);
    });

    test('includes nothing that was proven with the same one, or with none, such as an Exchange Server', async () => {
      for (const thumbprint of ['SAME', null]) {
        await provenWith(thumbprint);
        const jobs = jobsWith(() => 'SAME');
        await jobs.wake();
        await jobs.close();
      }
      expect(done).toEqual([]);
    });

    test('includes a proof when the other certificate takes over while the product runs', async () => {
      await provenWith('FIRST');
      let signing = 'FIRST';
      const jobs = jobsWith(() => signing);
      await jobs.wake();
      expect(done).toEqual([]);
      signing = 'SECOND';
      await jobs.wake();
      expect(done).toEqual(['proof (certificate-changed)']);
      await jobs.close();
    });
  });

  test('includes a proof soon after calendars were added, and says that this is why', async () => {
    const jobs = createJobs({
      ...deps(),
      db: storage.db,
      isProven: async () => false,
      signingThumbprint: () => 'SAME',
      clean: async () => void done.push('clean'),
      onWorkerTrouble: (error) => {
        throw error;
      },
    });
    await jobs.wake();
    jobs.proveSoon(nordhavn, online, 'calendar-added');
    await jobs.wake();
    expect(done).toEqual(['clean', 'proof (calendar-added)']);

    await storage.db.updateTable('integration').set({ proof_due_at: MONDAY }).execute();
    await jobs.wake();
    expect(done.at(-1)).toBe('proof (retry)');
    await jobs.close();
  });
});

describe('a worker', () => {
  test('never runs two rounds at once, and runs again for whoever woke it meanwhile', async () => {
    let running = 0;
    let rounds = 0;
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const worker = startWorker({
      async round() {
        running += 1;
        expect(running).toBe(1);
        rounds += 1;
        if (rounds === 1) await held;
        running -= 1;
      },
      onTrouble: (error) => {
        throw error;
      },
    });
    const first = worker.wake();
    await Promise.resolve();
    const others = [worker.wake(), worker.wake()];
    letGo();
    await Promise.all([first, ...others]);
    expect(rounds).toBe(2);
    await worker.close();
    await worker.wake();
    expect(rounds).toBe(2);
  });

  test('goes on after a round that failed', async () => {
    const troubles: unknown[] = [];
    let rounds = 0;
    const worker = startWorker({
      round: () => (++rounds === 1 ? Promise.reject(new Error('once')) : Promise.resolve()),
      onTrouble: (error) => troubles.push(error),
    });
    await worker.wake();
    await worker.wake();
    expect([rounds, troubles.length]).toEqual([2, 1]);
    await worker.close();
  });

  test('waits at its end for the round that runs', async () => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    let isDone = false;
    const worker = startWorker({
      async round() {
        await held;
        isDone = true;
      },
      onTrouble: () => undefined,
    });
    void worker.wake();
    await Promise.resolve();
    const closing = worker.close();
    letGo();
    await closing;
    expect(isDone).toBe(true);
  });
});
