import { sql } from 'kysely';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { address, instant } from '../calendars/small-organization.ts';
import { startOffice } from './a-mirror.ts';
import type { Office } from './a-mirror.ts';

const addresses = {
  notificationUrl: 'https://foyer.test/webhooks/graph',
  lifecycleUrl: 'https://foyer.test/webhooks/graph/lifecycle',
};

describeOnBothDatabases('a subscription that nobody of us knows', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    office = await startOffice(storage);
    await office.calendar('fjord');
  });
  afterEach(() => office.close());

  /** As a node leaves it that dies before it could keep it. */
  const leave = (id: string, notificationUrl = addresses.notificationUrl) =>
    office.subscriptions.live.set(id, {
      ...addresses,
      notificationUrl,
      clientState: 'lost',
      expiresAt: instant('2026-12-03T08:00:00Z'),
      mailbox: address('fjord'),
    });
  async function pass(minutes: number) {
    await sql`update orphan_look set looked_at = looked_at - ${minutes} * interval '1 minute'`.execute(
      office.db,
    );
    await sql`update orphan_subscription set seen_at = seen_at - ${minutes} * interval '1 minute'`.execute(
      office.db,
    );
  }

  test('is ended once two looks, minutes apart, have found it unknown; those of ours and of others stay', async () => {
    const mirror = office.start({ addresses });
    await mirror.readAll();
    const [own] = office.subscriptions.live.keys();
    await pass(10);
    leave('left');
    leave('elsewhere', 'https://other.test/webhooks/graph');
    await mirror.wake();
    await mirror.wake();
    expect(office.subscriptions.removed).toEqual([]);

    await pass(10);
    await mirror.wake();
    expect(office.subscriptions.removed).toEqual(['left']);
    expect([...office.subscriptions.live.keys()]).toEqual([own, 'elsewhere']);
  });

  test('is left alone when it is known by the second look: somebody was just making it', async () => {
    const mirror = office.start({ addresses });
    await mirror.readAll();
    const [own] = office.subscriptions.live.keys();
    await office.db.updateTable('change_subscription').set({ subscription_id: 'another' }).execute();
    await pass(10);
    await mirror.wake();
    await office.db
      .updateTable('change_subscription')
      .set({ subscription_id: own ?? '' })
      .execute();
    await pass(10);
    await mirror.wake();

    expect(office.subscriptions.removed).toEqual([]);
    expect(await office.db.selectFrom('orphan_subscription').selectAll().execute()).toEqual([]);
  });

  test('is one of at most fifty that are ended in a round', async () => {
    const mirror = office.start({ addresses });
    await mirror.readAll();
    for (let number = 0; number < 60; number += 1) leave(`left-${number}`);
    for (const ended of [0, 50, 60]) {
      await pass(10);
      await mirror.wake();
      expect(office.subscriptions.removed).toHaveLength(ended);
    }
  });
});
