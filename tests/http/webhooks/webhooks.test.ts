import { webhookRoutes } from '../../../server/modules/mirror/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { nordhavn } from '../../server/calendars/small-organization.ts';
import { eventually } from '../../support/eventually.ts';
import { aMeeting } from '../../server/mirror/a-meeting.ts';
import { notificationFor, startOffice } from '../../server/mirror/a-mirror.ts';
import type { Office } from '../../server/mirror/a-mirror.ts';
import { address } from '../../server/calendars/small-organization.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { startApp } from '../platform/start-app.ts';
import type { RunningApp } from '../platform/start-app.ts';

const addresses = {
  notificationUrl: 'https://foyer.example/webhooks/graph',
  lifecycleUrl: 'https://foyer.example/webhooks/graph/lifecycle',
};
const DAY_MS = 86_400_000;
const ignore = () => undefined;

/** As many kinds of notifications as a body may hold, of subscriptions that nobody has. */
function invented<T extends object>(like: T, body: number) {
  return {
    notifications: Array.from({ length: 10_000 }, (_, at) => ({
      notification: { ...like, lifecycleEvent: null, subscriptionId: `invented-${body}-${at}` },
      count: 1,
    })),
    unreadable: 0,
  };
}

describeOnBothDatabases('notifications of changes', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;
  let app: RunningApp;
  let mirror: ReturnType<Office['start']>;
  let fjord: string;

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
    fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    mirror = office.start({ addresses });
    await mirror.readAll();
    app = await startApp({ webhooks: webhookRoutes(mirror.webhooks) });
  });
  afterEach(async () => {
    await app.close();
    await office.close();
  });

  const post = (body: unknown, path = '/webhooks/graph', type = 'application/json') =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const tell = (...notifications: readonly unknown[]) => post({ value: notifications });
  const known = (more: Record<string, unknown> = {}) => notificationFor(office, 'subscription-1', more);
  const tellOf = (lifecycleEvent: string, more: Record<string, unknown> = {}) =>
    post({ value: [known({ lifecycleEvent, ...more })] }, '/webhooks/graph/lifecycle');
  const counted = () => ({
    notifications: [{ notification: { ...known(), lifecycleEvent: null }, count: 1 }],
    unreadable: 0,
  });
  async function taking() {
    const { createTakeNotifications } = await import('../../../server/modules/mirror/take-notifications.ts');
    return createTakeNotifications({ db: office.db, onKept: ignore, onMore: ignore, onVerdict: ignore });
  }
  const want = async () => Number((await office.sync(fjord)).want);
  const subscription = async () =>
    await office.db.selectFrom('change_subscription').selectAll().executeTakeFirst();

  describe('the subscription of a calendar', () => {
    test('is made with a secret of its own, of which only the hash is kept', async () => {
      expect(office.subscriptions.live.size).toBe(1);
      const made = office.subscriptions.live.get('subscription-1');
      expect(made).toMatchObject({ mailbox: address('fjord'), ...addresses });
      expect(made?.clientState).toMatch(/^[\w-]{43}$/);
      const kept = await subscription();
      expect(Buffer.from(kept?.client_state_hash ?? []).toString('latin1')).not.toContain(made?.clientState);
      expect(kept?.client_state_hash).toHaveLength(32);
      expect((kept?.renew_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(1.4 * DAY_MS);
      expect((kept?.renew_at.getTime() ?? 0) - Date.now()).toBeLessThan(2.3 * DAY_MS);
      expect((await office.sync(fjord)).poll_at.getTime() - Date.now()).toBeGreaterThan(400_000);
    });

    test('is made once and left alone until it is due', async () => {
      await mirror.readAll();
      expect(office.subscriptions.live.size).toBe(1);
      expect(office.subscriptions.renewed).toEqual([]);
    });

    test('is renewed before it ends', async () => {
      await office.db.updateTable('change_subscription').set({ renew_at: '2020-01-01T00:00:00Z' }).execute();
      await mirror.readAll();
      await mirror.readAll();
      expect(office.subscriptions.renewed).toEqual(['subscription-1']);
      expect(office.exchange.count('meetings')).toBe(1);
    });

    test.each(['lost', 'ended'])(
      'is made anew when it was %s, and the calendar is read whole',
      async (how) => {
        if (how === 'lost') office.subscriptions.live.clear();
        const past = '2020-01-01T00:00:00Z';
        await office.db
          .updateTable('change_subscription')
          .set({ renew_at: past, ...(how === 'ended' && { expires_at: past }) })
          .execute();
        await mirror.readAll();
        expect((await subscription())?.subscription_id).toBe('subscription-2');
        expect(office.exchange.count('meetings')).toBe(2);
      },
    );

    test('is made anew for every calendar after days in which nobody was there, and each is read whole, not all renewed at once', async () => {
      const others = [await office.calendar('skov'), await office.calendar('strand')];
      await mirror.readAll();
      await mirror.close();
      office.subscriptions.live.clear();
      office.exchange.lay(address('fjord'), [aMeeting('two')]);
      const past = '2020-01-01T00:00:00Z';
      await office.db.updateTable('change_subscription').set({ expires_at: past, renew_at: past }).execute();
      await office.db.updateTable('calendar_sync').set({ poll_at: past }).execute();
      const readings = office.exchange.count('meetings');

      let turn = 0;
      const back = office.start({ addresses, random: () => (turn = (turn + 0.17) % 1) });
      await back.wake();

      expect(office.subscriptions.live.size).toBe(3);
      expect(office.exchange.count('meetings')).toBe(readings + 3);
      expect(await office.sightings(fjord)).toEqual(['two']);
      const rows = await office.db.selectFrom('change_subscription').selectAll().execute();
      expect(rows.map(({ calendar_id }) => calendar_id).toSorted()).toEqual([fjord, ...others].toSorted());
      expect(new Set(rows.map(({ renew_at }) => renew_at.getTime())).size).toBe(3);
    });

    test.each([-10, 10])(
      'is renewed in time although Exchange’s clock is %i minutes off',
      async (minutes) => {
        office.subscriptions.goAhead(minutes * 60_000);
        const skov = await office.calendar('skov');
        await mirror.readAll();
        const { renew_at, expires_at } = await office.db
          .selectFrom('change_subscription')
          .selectAll()
          .where('calendar_id', '=', skov)
          .executeTakeFirstOrThrow();
        const trueEnd = expires_at.getTime() - minutes * 60_000;
        expect(renew_at.getTime()).toBeLessThan(trueEnd - DAY_MS / 2);
        expect(renew_at.getTime()).toBeGreaterThan(trueEnd - 2 * DAY_MS);
      },
    );

    test('that cannot be had stops no reading, and is not asked for at every look', async () => {
      const skov = await office.calendar('skov');
      await office.calendar('strand');
      office.subscriptions.isRefusing = true;
      await mirror.readAll();
      const told = office.troubles.length;
      await mirror.readAll();
      expect(told).toBeGreaterThan(0);
      expect(office.troubles.splice(0)).toHaveLength(told);
      expect(await office.sync(skov)).toMatchObject({ generation: '1', unreadable_since: null });
      expect((await office.sync(skov)).poll_at.getTime() - Date.now()).toBeLessThan(80_000);
    });

    test('is taken back when its calendar is gone', async () => {
      await office.db.deleteFrom('calendar').where('id', '=', fjord).execute();
      await mirror.wake();
      expect(office.subscriptions.removed).toEqual(['subscription-1']);
      expect(await subscription()).toBeUndefined();
    });
  });

  describe('the handshake', () => {
    test('gives the token back as text, whatever is in it', async () => {
      const token = '<script>alert(1)</script>&é"';
      const answer = await post(
        '',
        `/webhooks/graph?validationToken=${encodeURIComponent(token)}`,
        'text/plain',
      );
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).toBe(token);
    });

    test('works for lifecycle notifications as well', async () => {
      const answer = await post('', '/webhooks/graph/lifecycle?validationToken=abc', 'text/plain');
      expect(await answer.text()).toBe('abc');
    });

    test('refuses a token that is none', async () => {
      const long = await post('', `/webhooks/graph?validationToken=${'a'.repeat(4_097)}`);
      expect(long.status).toBe(422);
      const endless = await post('', `/webhooks/graph?validationToken=${'a'.repeat(65_536)}`);
      expect(endless.status).toBe(431);
      const twice = await post('', '/webhooks/graph?validationToken=a&validationToken=b');
      expect(twice.status).toBe(422);
    });
  });

  test('is kept before it is answered, and then read', async () => {
    const before = await want();
    office.exchange.lay(address('fjord'), [aMeeting('two')]);
    const answer = await tell(known());
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    expect(await want()).toBe(before + 1);
    await mirror.wake();
    expect(await office.sightings(fjord)).toEqual(['two']);
  });

  test('is dropped, with the same answer, when it is forged, for another tenant or of an unknown subscription', async () => {
    const before = await want();
    const answers = [
      await tell(known({ clientState: 'forged' })),
      await tell(known({ clientState: undefined })),
      await tell(known({ tenantId: '40000000-0000-4000-8000-000000000002' })),
      await tell(notificationFor(office, 'unknown')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(await want()).toBe(before);
    expect(Object.fromEntries(office.verdicts)).toEqual({ forged: 2, 'wrong-tenant': 1, unknown: 1 });
    expect(office.dropped).toEqual([]);
    await tell(...Array.from({ length: 8 }, () => known({ clientState: 'forged' })));
    expect(office.dropped).toEqual([12]); // somebody is trying
  });

  test('beside forged ones is taken all the same', async () => {
    const before = await want();
    expect((await tell(known({ clientState: 'forged' }), known(), { odd: true })).status).toBe(202);
    expect(await want()).toBe(before + 1);
  });

  test('raises once what a body repeats thousands of times', async () => {
    const before = await want();
    const short = {
      subscriptionId: 'subscription-1',
      clientState: known().clientState,
      tenantId: known()['tenantId'],
    };
    const answer = await tell(...Array.from({ length: 6_000 }, () => short));
    expect(answer.status).toBe(202);
    expect(await want()).toBe(before + 1);
    expect(office.verdicts.get('accepted')).toBe(6_000);
  });

  test('costs a few raises when ten thousand come in a burst, and each body is answered', async () => {
    const before = await want();
    const hundred = Array.from({ length: 100 }, () => known());
    const answers = await Promise.all(Array.from({ length: 100 }, () => tell(...hundred)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(office.verdicts.get('accepted')).toBe(10_000);
    expect(await want()).toBeGreaterThan(before);
    expect(await want()).toBeLessThanOrEqual(before + 100);
  });

  test('is not written down again while a look is wanted that nobody has begun; once somebody looks, it is', async () => {
    const { done } = await office.sync(fjord);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const set = (values: { readonly want?: string; readonly lease_owner?: string }) =>
      office.db
        .updateTable('calendar_sync')
        .set({ due_at: later, lease_until: later, ...values })
        .where('calendar_id', '=', fjord)
        .execute();
    await set({ want: String(Number(done) + 1) });
    const awaited = await want();
    expect((await tell(known())).status).toBe(202);
    expect([await want(), office.verdicts.get('accepted')]).toEqual([awaited, 1]);

    await tellOf('missed'); // how it is to be looked at is news all the same
    expect(await want()).toBe(awaited + 1);
    await set({ lease_owner: 'somebody' });
    await tell(known());
    expect(await want()).toBe(awaited + 2);
  });

  test('is answered with nothing that is not needed, and the log names its route', async () => {
    const { headers } = await tell(known());
    const id = headers.get('x-request-id');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('content-security-policy')).toBe(false);
    const line = await eventually(
      () => app.logged().find(({ requestId }) => requestId === id),
      (found) => found !== undefined,
    );
    expect(line).toMatchObject({ route: '/webhooks/graph', status: 202 });
  });

  test('that is refused, the handshake and whatever else is asked there are answered as strictly as everything', async () => {
    const answers = [
      await post('not json'),
      await post('', '/webhooks/graph?validationToken=abc', 'text/plain'),
      await post('', '/webhooks/graph?validationToken=a&validationToken=b'),
      await fetch(`${app.url}/webhooks/graph`, { headers: { accept: 'text/html' } }),
      await post({}, '/webhooks/nowhere'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 422, 404, 404]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('is not taken down with another that names something impossible', async () => {
    const before = await want();
    const [odd, good] = await Promise.all([tell(notificationFor(office, 'a\0b')), tell(known())]);
    expect([odd.status, good.status]).toEqual([202, 202]);
    expect(await want()).toBe(before + 1);
    expect(Object.fromEntries(office.verdicts)).toEqual({ unreadable: 1, accepted: 1 });
  });

  test('is refused as part of a body that is too large, no list, or no JSON', async () => {
    const before = await want();
    expect((await post(`{"value":["${'a'.repeat(1_100_000)}"]}`)).status).toBe(413);
    expect((await post({ value: Array.from({ length: 10_001 }, () => 1) })).status).toBe(422);
    expect((await post({})).status).toBe(422);
    expect((await post('not json')).status).toBe(400);
    expect((await post('value', '/webhooks/graph', 'text/plain')).status).toBe(415);
    expect(await want()).toBe(before);
    expect(app.logText()).not.toContain('aaaa');
  });

  test('leads to the same state lost, doubled or shuffled with others, once the calendar is looked at', async () => {
    const skov = await office.calendar('skov');
    await mirror.readAll();
    office.exchange.lay(address('fjord'), [aMeeting('two'), aMeeting('three')]);
    office.exchange.lay(address('skov'), [aMeeting('four')]);
    const both = [known(), notificationFor(office, 'subscription-2')];
    await Promise.all([tell(...both), tell(...both.toReversed()), tell(known()), tell(known())]);
    await mirror.wake();
    expect(await office.sightings(fjord)).toEqual(['three', 'two']);
    expect(await office.sightings(skov)).toEqual(['four']);

    office.exchange.lay(address('skov'), []); // and nobody tells
    await office.db.updateTable('calendar_sync').set({ poll_at: '2020-01-01T00:00:00Z' }).execute();
    await mirror.wake();
    expect(await office.sightings(skov)).toEqual([]);
  });

  describe('of its own life', () => {
    test('renews at once what Microsoft wants to be authorized again', async () => {
      expect((await tellOf('reauthorizationRequired')).status).toBe(202);
      await mirror.wake();
      expect(office.subscriptions.renewed).toEqual(['subscription-1']);
      expect(office.exchange.count('meetings')).toBe(1);
    });

    test('renews once, and reads nothing whole, however often that is wanted before it is looked at', async () => {
      const wanted = known({ lifecycleEvent: 'reauthorizationRequired' });
      const body = { value: Array.from({ length: 30 }, () => wanted) };
      expect((await post(body, '/webhooks/graph/lifecycle')).status).toBe(202);
      await mirror.wake();
      await mirror.wake();
      expect(office.subscriptions.renewed).toEqual(['subscription-1']);
      expect((await subscription())?.subscription_id).toBe('subscription-1');
      expect(office.exchange.count('meetings')).toBe(1);
    });

    test('subscribes anew, and reads whole, when Microsoft removed it', async () => {
      await tellOf('subscriptionRemoved');
      await mirror.wake();
      expect((await subscription())?.subscription_id).toBe('subscription-2');
      expect(office.exchange.count('meetings')).toBe(2);
    });

    test('reads whole when Microsoft lost notifications', async () => {
      await tellOf('missed');
      await mirror.wake();
      expect(office.exchange.count('meetings')).toBe(2);
      await mirror.readAll();
      expect(office.exchange.count('meetings')).toBe(2); // once
    });

    test('names a subscription that nobody believes in any more once Microsoft has removed it', async () => {
      await tell(known());
      await tellOf('subscriptionRemoved');
      const before = await want();
      await tell(known());
      expect(await want()).toBe(before);
      expect(Object.fromEntries(office.verdicts)).toEqual({ accepted: 2, unknown: 1 });
    });

    test('is believed from nobody else', async () => {
      await tellOf('subscriptionRemoved', { clientState: 'forged' });
      await mirror.wake();
      expect((await subscription())?.subscription_id).toBe('subscription-1');
    });
  });

  test('is sent again when too much of what nobody knows is waiting already', async () => {
    const { createTakeNotifications } = await import('../../../server/modules/mirror/take-notifications.ts');
    const take = createTakeNotifications({
      db: office.db,
      onKept: () => undefined,
      onMore: () => undefined,
      onVerdict: () => undefined,
    });
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, body) => take(invented(known(), body))),
    );

    // One is being looked at, five wait.
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 6 }, () => 'fulfilled'),
      'rejected',
      'rejected',
    ]);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'overloaded' } });
    await take(invented(known(), 9)); // there is room again
  });

  test('lets a burst come to its end before it is looked at, and then looks', async () => {
    const { createTakeNotifications } = await import('../../../server/modules/mirror/take-notifications.ts');
    const told: string[] = [];
    const takeNotifications = createTakeNotifications({
      db: office.db,
      onKept: () => told.push('kept'),
      onMore: () => told.push('more'),
      onVerdict: () => undefined,
    });
    const notification = { ...known(), lifecycleEvent: null };
    const body = { notifications: [{ notification, count: 1 }], unreadable: 0 };
    await Promise.all([takeNotifications(body), takeNotifications(body), takeNotifications(body)]);
    expect(told).toEqual(['more', 'kept', 'kept']);

    const before = office.exchange.count('changes');
    await Promise.all(Array.from({ length: 20 }, () => tell(known())));
    const state = await eventually(
      () => office.sync(fjord),
      ({ done, want: wanted }) => done === wanted,
    );
    expect(state.done).toBe(state.want);
    expect(office.exchange.count('changes')).toBeGreaterThan(before);
  });

  describe('written together with others', () => {
    test('is answered when all of them are kept, and not a moment before', async () => {
      const take = await taking();
      const before = await want();
      const order: string[] = [];
      const body = counted();
      let answers: Promise<void>[] = [];
      await office.db.transaction().execute(async (tx) => {
        await tx.selectFrom('calendar_sync').selectAll().forUpdate().execute();
        answers = Array.from({ length: 3 }, () => take(body).then(() => void order.push('answered')));
        for (let turn = 0; turn < 5; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          await tx.selectFrom('calendar').select('id').execute();
        }
        order.push('free to write');
      });
      await Promise.all(answers);
      expect(order).toEqual(['free to write', 'answered', 'answered', 'answered']);
      expect(await want()).toBeGreaterThan(before);
    });

    test('fails with them when they cannot be kept, and is kept when it is sent again', async () => {
      const take = await taking();
      const before = await want();
      await office.db.schema.alterTable('calendar_sync').renameTo('elsewhere').execute();
      const failed = await Promise.allSettled([take(counted()), take(counted()), take(counted())]);
      await office.db.schema.alterTable('elsewhere').renameTo('calendar_sync').execute();
      expect(failed).toEqual(
        Array.from({ length: 3 }, () => ({
          status: 'rejected',
          reason: expect.objectContaining({ code: 'storage-unavailable' }),
        })),
      );
      await Promise.all([take(counted()), take(counted())]);
      expect(await want()).toBe(before + 1);
    });
  });

  test('wakes the calendars of its own organization only', async () => {
    await tell(known());
    const rows = await office.db.selectFrom('calendar_sync').select('organization_id').execute();
    expect(rows.map(({ organization_id }) => organization_id)).toEqual([nordhavn]);
  });
});

describe('notifications that cannot be kept', () => {
  test('are answered 503, so that they are sent again', async () => {
    const { createTakeNotifications } = await import('../../../server/modules/mirror/take-notifications.ts');
    const { freshDatabase } = await import('../../support/databases.ts');
    const database = await freshDatabase('pglite');
    const storage = await openDatabase(database.config);
    await storage.close();
    let kept = 0;
    const takeNotifications = createTakeNotifications({
      db: storage.db,
      onKept: () => void (kept += 1),
      onMore: () => undefined,
      onVerdict: () => undefined,
    });
    const app = await startApp({ webhooks: webhookRoutes({ takeNotifications }) });
    const answer = await fetch(`${app.url}/webhooks/graph`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: [{ subscriptionId: 'any' }] }),
    });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(kept).toBe(0);
    await app.close();
    await database.close();
  });
});
