import { createNotificationJudge } from '../../../server/modules/mirror/judge-notifications.ts';
import { hashOf } from '../../../server/modules/mirror/keep-subscription.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { nordhavn, online, tenant } from '../calendars/small-organization.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { startOffice } from './a-mirror.ts';
import type { Office } from './a-mirror.ts';

describeOnBothDatabases('the judge of notifications', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;
  let time = 0;

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
    time = 0;
  });

  const lay = async (id: string, secret = 'right') =>
    await storage.db
      .insertInto('change_subscription')
      .values({
        organization_id: nordhavn,
        calendar_id: await office.calendar(id),
        integration_id: online,
        subscription_id: id,
        client_state_hash: hashOf(secret),
        expires_at: '2030-01-01T00:00:00Z',
        renew_at: '2030-01-01T00:00:00Z',
      })
      .execute();
  const remove = () => storage.db.deleteFrom('change_subscription').execute();
  const judgeWith = (more: { readonly most?: number } = {}) => {
    const { judgeAll, forget } = createNotificationJudge(storage.db, { now: () => time, ...more });
    const judge = async (...names: readonly (string | readonly [string, string])[]) => {
      const received = names.map((name) => {
        const [subscriptionId, clientState] = typeof name === 'string' ? [name, 'right'] : name;
        return { notification: { subscriptionId, clientState, tenantId: tenant }, count: 1 };
      });
      return (await judgeAll(received)).map(({ verdict }) => verdict);
    };
    return { judge, forget };
  };

  test('gives a verdict on each, in order, whatever it remembers of them', async () => {
    await lay('fjord');
    await lay('skov');
    const { judge } = judgeWith();
    const all = ['fjord', ['skov', 'wrong'], 'nobody', 'skov'] as const;
    const verdicts = ['accepted', 'forged', 'unknown', 'accepted'];
    expect(await judge(...all)).toEqual(verdicts);
    expect(await judge(...all)).toEqual(verdicts);
  });

  test('believes for five seconds what it has learned, and not longer', async () => {
    await lay('fjord');
    const { judge } = judgeWith();
    await judge('fjord');
    await remove();
    time = 4_999;
    expect(await judge('fjord')).toEqual(['accepted']);
    time = 5_000;
    expect(await judge('fjord')).toEqual(['unknown']);
  });

  test('is not kept believing by being asked again and again', async () => {
    await lay('fjord');
    const { judge } = judgeWith();
    await judge('fjord');
    await remove();
    for (time = 1_000; time < 5_000; time += 1_000) await judge('fjord');
    expect(await judge('fjord')).toEqual(['unknown']);
  });

  test('asks the database about what does not fit, so that a new secret counts at once, and the old one no more', async () => {
    await lay('fjord');
    const { judge } = judgeWith();
    await judge('fjord');
    await storage.db
      .updateTable('change_subscription')
      .set({ client_state_hash: hashOf('other') })
      .execute();
    expect(await judge(['fjord', 'other'])).toEqual(['accepted']);
    expect(await judge('fjord')).toEqual(['forged']);
  });

  test('does not remember that there is none', async () => {
    const { judge } = judgeWith();
    expect(await judge('fjord')).toEqual(['unknown']);
    await lay('fjord');
    expect(await judge('fjord')).toEqual(['accepted']);
  });

  test('forgets what it is told to', async () => {
    await lay('fjord');
    const { judge, forget } = judgeWith();
    await judge('fjord');
    await remove();
    forget(['fjord']);
    expect(await judge('fjord')).toEqual(['unknown']);
  });

  test('remembers so many and no more, those that it learned last', async () => {
    for (const id of ['fjord', 'skov', 'strand']) await lay(id);
    const { judge } = judgeWith({ most: 2 });
    for (const id of ['fjord', 'skov', 'strand']) await judge(id);
    await remove();
    expect(await judge('fjord', 'skov', 'strand')).toEqual(['unknown', 'accepted', 'accepted']);
  });
});
