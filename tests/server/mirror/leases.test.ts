import { mock } from 'node:test';
import { holdLease } from '../../../server/modules/mirror/hold-lease.ts';
import { wantPolled } from '../../../server/modules/mirror/upkeep.store.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import {
  address,
  fabrikam,
  foreign,
  instant,
  MONDAY,
  nordhavn,
  second,
} from '../calendars/small-organization.ts';
import { aPause, startOffice } from './a-mirror.ts';
import type { Office } from './a-mirror.ts';
import { aMeeting } from './a-meeting.ts';
import { forbidden, refusedToken, throttled } from './fake-exchange.ts';

/** Has its hands full with one calendar: it does not take it a second time when its lease has run out. */
const asleep = { limits: { most: 1 } };

const unavailable = { ...throttled, code: 'exchange-unavailable', retryAfterSeconds: null } as const;

describeOnBothDatabases('workers that share the calendars', (createDatabase, kind) => {
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
  });
  afterEach(async () => {
    await office.close();
  });

  /** Resolves once a reading of `mailbox` is under way, which then waits for `end`. */
  function holdUp(mailbox: string) {
    const begun = aPause();
    const pause = aPause();
    let isFirst = true;
    office.exchange.pause = async (asked) => {
      if (asked !== mailbox || !isFirst) return;
      isFirst = false;
      begun.end();
      await pause.over;
    };
    return { begun: begun.over, end: pause.end };
  }

  test('leave a calendar alone as long as Exchange said, though its next look is due', async () => {
    const fjord = await office.calendar('fjord');
    await office.start().readAll();
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await office.db
      .updateTable('calendar_sync')
      .set({ due_at: later, poll_at: new Date(0).toISOString() })
      .where('calendar_id', '=', fjord)
      .execute();
    const { want } = await office.sync(fjord);

    await wantPolled(office.db);

    const { due_at, want: wanted } = await office.sync(fjord);
    expect(Number(wanted)).toBeGreaterThan(Number(want));
    expect(new Date(due_at).toISOString()).toBe(later);
  });

  test('makes one reading of a hundred wake-ups', async () => {
    const fjord = await office.calendar('fjord');
    const mirror = office.start();
    await mirror.readAll();
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    for (let time = 0; time < 100; time += 1) await mirror.markDirty(office.db, nordhavn, [fjord]);
    await mirror.wake();

    expect(office.exchange.count('changes')).toBe(2);
    const sync = await office.sync(fjord);
    expect(sync.done).toBe(sync.want);
  });

  test('reads once more what was woken while it was being read', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    const { begun, end } = holdUp(address('fjord'));
    const mirror = office.start();
    const all = mirror.readAll();
    await begun;
    office.exchange.lay(address('fjord'), [aMeeting('two')]);
    await mirror.markDirty(office.db, nordhavn, [fjord]);
    end();
    await all;
    expect(await office.sightings(fjord)).toEqual(['two']);
    expect(office.exchange.count('meetings')).toBe(2);
  });

  test('reads what was woken while it was being read after those that have waited for longer', async () => {
    const [fjord, skov] = [await office.calendar('fjord'), await office.calendar('skov')];
    const mirror = office.start(asleep);
    await mirror.readAll();
    office.exchange.lay(address('fjord'), [aMeeting('one')]);
    for (const calendar of [fjord, skov]) await mirror.markDirty(office.db, nordhavn, [calendar]);
    const { begun, end } = holdUp(address('fjord'));
    office.exchange.asked.length = 0;
    const all = mirror.wake();
    await begun;
    await mirror.markDirty(office.db, nordhavn, [fjord]);
    end();
    await all;
    const asked = office.exchange.asked.filter(({ what }) => what === 'changes');
    expect(asked.map(({ mailbox }) => mailbox)).toEqual(['fjord', 'skov', 'fjord'].map(address));
  });

  test('wants nothing of a calendar of another organization', async () => {
    const fjord = await office.calendar('fjord');
    const mirror = office.start();
    await mirror.readAll();
    await mirror.markDirty(office.db, fabrikam, [fjord]);
    const sync = await office.sync(fjord);
    expect(sync.done).toBe(sync.want);
  });

  test('wakes nothing when the transaction that wanted it is rolled back', async () => {
    const fjord = await office.calendar('fjord');
    const mirror = office.start();
    await mirror.readAll();
    const rolledBack = office.db.transaction().execute(async (tx) => {
      await mirror.markDirty(tx, nordhavn, [fjord]);
      throw new Error('planted');
    });
    await expect(rolledBack).rejects.toThrow('planted');
    const sync = await office.sync(fjord);
    expect(sync.done).toBe(sync.want);
  });

  test('reads each calendar once, however many workers race for it', async () => {
    for (let room = 0; room < 40; room += 1) await office.calendar(`room${room}`);
    office.exchange.pause = async () => new Promise((resolve) => setImmediate(resolve));
    const [one, other] = [office.start(), office.start()];
    await Promise.all([one.wake(), other.wake()]);
    await Promise.all([one.wake(), other.wake()]); // whatever one of them left to the other

    expect(office.exchange.count('changes')).toBe(40);
    expect(office.reads).toHaveLength(40);
    const rows = await office.db.selectFrom('calendar_sync').selectAll().execute();
    expect(
      rows.every(({ done, want, fence, generation }) => done === want && fence === '1' && generation === '1'),
    ).toBe(true);
  });

  test('leaves a calendar to whoever reads it, however much is wanted of it meanwhile', async () => {
    const fjord = await office.calendar('fjord');
    const { begun, end } = holdUp(address('fjord'));
    const reading = office.start(asleep).wake();
    await begun;
    await office.db.updateTable('calendar_sync').set({ want: 5 }).execute();
    await office.start().wake();
    const { fence } = await office.sync(fjord);
    end();
    await reading;
    expect(fence).toBe('1');
  });

  // The embedded database lives in this process and has no clock of its own.
  (kind === 'postgres' ? describe : describe.skip)('on a server', () => {
    test('go by the clock of the database when their own is a day ahead', async () => {
      const fjord = await office.calendar('fjord');
      const { begun, end } = holdUp(address('fjord'));
      const reading = office.start(asleep).wake();
      await begun;
      await office.db.updateTable('calendar_sync').set({ want: 5 }).execute();
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 86_400_000 });
      try {
        await office.start().wake();
      } finally {
        mock.timers.reset();
      }
      const { fence } = await office.sync(fjord);
      end();
      await reading;
      expect(fence).toBe('1');
    });
  });

  test('refuses what a worker wants to keep that slept through its lease, and keeps the newer reading', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.lay(address('fjord'), [aMeeting('older')]);
    const { begun, end } = holdUp(address('fjord'));
    const frozen = office.start(asleep);
    const thawing = frozen.wake();
    await begun;

    await office.endLease(fjord);
    office.exchange.lay(address('fjord'), [aMeeting('newer')]);
    const awake = office.start();
    await awake.wake();
    expect(await office.sightings(fjord)).toEqual(['newer']);
    const kept = await office.sync(fjord);

    end();
    await thawing;
    expect(await office.sightings(fjord)).toEqual(['newer']);
    expect(await office.occupied(fjord)).toEqual(['item-newer']);
    expect(await office.sync(fjord)).toEqual(kept);
    expect(office.reads).toHaveLength(1);
  });

  test('refuses the failure of a worker that slept through its lease as well', async () => {
    const fjord = await office.calendar('fjord');
    office.exchange.half.set(address('fjord'), forbidden);
    const { begun, end } = holdUp(address('fjord'));
    const thawing = office.start(asleep).wake();
    await begun;
    await office.endLease(fjord);
    office.exchange.half.clear();
    await office.start().wake();
    end();
    await thawing;
    expect(await office.sync(fjord)).toMatchObject({ failures: 0, unreadable_since: null, generation: '1' });
  });

  test('asks Exchange nothing more once the lease is somebody else’s', async () => {
    const fjord = await office.calendar('fjord');
    const begun = aPause();
    const pause = aPause();
    const readChanges = office.exchange.exchange.readChanges.bind(office.exchange.exchange);
    let isFirst = true;
    office.exchange.exchange.readChanges = async (...asked) => {
      if (isFirst) {
        isFirst = false;
        begun.end();
        await pause.over;
      }
      return await readChanges(...asked);
    };
    const thawing = office.start(asleep).wake();
    await begun.over;
    await office.endLease(fjord);
    await office.start().wake();
    expect(office.exchange.count('meetings')).toBe(1);
    pause.end();
    await thawing;
    expect(office.exchange.count('meetings')).toBe(1);
  });

  // The embedded database has one node and takes its time from it: there is nobody whose clock could differ.
  if (kind === 'postgres') {
    test.each([1, -1])(
      'goes by the database’s clock: a node whose own clock jumps by %i h takes nobody’s lease and keeps its own',
      async (hours) => {
        const fjord = await office.calendar('fjord');
        office.exchange.lay(address('fjord'), [aMeeting('one')]);
        const { begun, end } = holdUp(address('fjord'));
        const reading = office.start(asleep).wake();
        await begun;

        const trueNow = Date.now;
        Date.now = () => trueNow() + hours * 3_600_000;
        try {
          await office.start().wake();
          expect(office.exchange.count('changes')).toBe(1); // the lease is the other one’s
          end();
          await reading;
        } finally {
          Date.now = trueNow;
        }
        expect(await office.sightings(fjord)).toEqual(['one']);
        const { generation, lease_owner, poll_at } = await office.sync(fjord);
        expect([generation, lease_owner]).toEqual(['1', null]);
        expect(Math.abs(poll_at.getTime() - Date.now())).toBeLessThan(10 * 60_000); // not an hour away
      },
    );
  }

  test('takes a fresh lease for granted without asking, and asks about one that is getting old', async () => {
    const fjord = await office.calendar('fjord');
    const { begun, end } = holdUp(address('fjord'));
    const reading = office.start().wake();
    await begun;
    const { lease_owner, fence } = await office.sync(fjord);
    const lease = { organization: nordhavn, calendar: fjord, owner: lease_owner ?? '', fence: Number(fence) };
    const hold = (leaseMs: number) => {
      const held = holdLease({ db: office.db, leaseMs, ending: new AbortController().signal }, lease);
      held.stop(); // it would prolong the lease by itself
      return held;
    };
    const [fresh, old] = [hold(3_600_000), hold(0)];
    expect(await old.isSurelyHeld()).toBe(true);

    await office.db.updateTable('calendar_sync').set({ lease_owner: 'another' }).execute();
    expect(await fresh.isSurelyHeld()).toBe(true);
    expect(await old.isSurelyHeld()).toBe(false);
    expect(await fresh.isHeld()).toBe(false);
    expect(fresh.signal.aborted).toBe(true);
    expect(await fresh.isSurelyHeld()).toBe(false);
    end();
    await reading;
  });

  test('keeps no subscription of a worker that slept through its lease', async () => {
    const fjord = await office.calendar('fjord');
    const begun = aPause();
    const pause = aPause();
    const { notifications } = office.subscriptions;
    const subscribe = notifications.subscribe.bind(notifications);
    let isFirst = true;
    notifications.subscribe = async (...asked) => {
      const subscribed = await subscribe(...asked);
      if (isFirst) {
        isFirst = false;
        begun.end();
        await pause.over;
      }
      return subscribed;
    };
    const more = {
      addresses: { notificationUrl: 'https://foyer.test/a', lifecycleUrl: 'https://foyer.test/b' },
    };
    const thawing = office.start(more).wake();
    await begun.over;
    await office.endLease(fjord);
    await office.start(more).wake();
    pause.end();
    await thawing;
    const kept = await office.db.selectFrom('change_subscription').select('subscription_id').execute();
    expect(kept).toEqual([{ subscription_id: 'subscription-2' }]);
  });

  test('gives back what it holds when it ends, so that others need not wait for the lease', async () => {
    const fjord = await office.calendar('fjord');
    const { begun, end } = holdUp(address('fjord'));
    const mirror = office.start();
    const ending = mirror.wake();
    await begun;
    const closing = mirror.close();
    end();
    await Promise.all([ending, closing]);
    expect(await office.sync(fjord)).toMatchObject({ lease_owner: null, generation: '0', failures: 0 });
    await office.start().wake();
    expect(await office.sync(fjord)).toMatchObject({ generation: '1' });
  });

  test('leaves room for others while one integration has much to read', async () => {
    for (let room = 0; room < 12; room += 1) await office.calendar(`room${room}`);
    await office.calendar('small', { organization: fabrikam, integration: foreign, unit: null });
    const pause = aPause();
    const small = aPause();
    office.exchange.pause = async (mailbox) => {
      if (mailbox === address('small')) small.end();
      else await pause.over;
    };
    const mirror = office.start({ limits: { mostPerIntegration: 3 } });
    const all = mirror.readAll();
    await small.over; // although twelve others were due before it, and none of them is done
    expect(office.exchange.mostUnderWay).toBeLessThanOrEqual(4);
    pause.end();
    await all;
    expect(office.exchange.count('meetings')).toBe(13);
  });

  test('is shared by turns among integrations, also when there are more of them than places', async () => {
    for (let room = 0; room < 4; room += 1) await office.calendar(`room${room}`);
    for (let room = 0; room < 4; room += 1) await office.calendar(`hall${room}`, { integration: second });
    for (let room = 0; room < 4; room += 1)
      await office.calendar(`far${room}`, { organization: fabrikam, integration: foreign, unit: null });
    const pause = aPause();
    const inHand = new Set<string>();
    office.exchange.pause = async (mailbox) => {
      inHand.add(mailbox);
      await pause.over;
    };
    const mirror = office.start({ limits: { most: 6, mostPerIntegration: 4 } });
    const all = mirror.readAll();
    await eventually(
      () => inHand.size,
      (size) => size === 6,
    );
    const begun = [...inHand].map((mailbox) => mailbox.slice(0, 3)).toSorted();
    expect(begun).toEqual(['far', 'far', 'hal', 'hal', 'roo', 'roo']);
    pause.end();
    await all;
    expect(office.exchange.count('meetings')).toBe(12);
  });

  test('sends a sick integration one probe a minute, and lets others feel nothing', async () => {
    for (let room = 0; room < 6; room += 1) {
      await office.calendar(`room${room}`);
      office.exchange.faults.set(address(`room${room}`), refusedToken);
    }
    const skov = await office.calendar('skov', { integration: second });
    const mirror = office.start({ limits: { mostPerIntegration: 1 } });
    await mirror.readAll();
    const calls = () => office.exchange.asked.filter(({ mailbox }) => mailbox.startsWith('room')).length;
    expect(calls()).toBe(2); // two refusals of one token are enough
    const rows = await office.db
      .selectFrom('calendar_sync')
      .select(['calendar_id', 'unreadable_since'])
      .execute();
    await mirror.wake();
    const marked = await office.db
      .selectFrom('calendar_sync')
      .select(['calendar_id', 'fault_code'])
      .execute();
    expect(rows).toHaveLength(7);
    for (const { calendar_id, fault_code } of marked) {
      expect(fault_code).toBe(calendar_id === skov ? null : 'exchange-unauthorized');
    }
    expect(await office.sync(skov)).toMatchObject({ generation: '1' });

    await mirror.readAll();
    expect(calls()).toBe(2);
    await office.passTime();
    await mirror.wake();
    expect(calls()).toBe(3); // the probe
    await mirror.markDirty(office.db, nordhavn, [skov]);
    await mirror.wake();
    expect(office.exchange.count('changes', address('skov'))).toBe(3);

    office.exchange.faults.clear();
    await office.passTime();
    await mirror.wake();
    for (const { done, want } of await office.db.selectFrom('calendar_sync').selectAll().execute()) {
      expect(done).toBe(want); // what is well again is read at once
    }
    expect(await office.db.selectFrom('reading_circuit').selectAll().execute()).toEqual([]);
  });

  test('does not give up an integration for one room that is refused, nor for a few slow ones', async () => {
    await office.calendar('fjord');
    await office.calendar('skov');
    office.exchange.faults.set(address('fjord'), forbidden);
    office.exchange.faults.set(address('skov'), unavailable);
    const mirror = office.start();
    for (let time = 0; time < 3; time += 1) await mirror.readAll();
    const open = await office.db.selectFrom('reading_circuit').select('open_since').execute();
    expect(open.filter(({ open_since }) => open_since !== null)).toEqual([]);
  });

  test('gives up an integration after five failures in a row', async () => {
    for (let room = 0; room < 8; room += 1) {
      await office.calendar(`room${room}`);
      office.exchange.faults.set(address(`room${room}`), unavailable);
    }
    await office.start({ limits: { mostPerIntegration: 1 } }).readAll();
    expect(office.exchange.count('changes')).toBe(5);
    const [circuit] = await office.db.selectFrom('reading_circuit').selectAll().execute();
    expect(circuit).toMatchObject({ open_since: new Date(MONDAY), fault_code: 'exchange-unavailable' });
  });

  test('looks after calendars that were added soon after it has started, however young the process is', async () => {
    const mirror = office.start({ limits: { lookEveryMs: 5, upkeepEveryMs: 1_000_000_000 } });
    const fjord = await office.calendar('fjord');
    const rows = await eventually(
      () => office.db.selectFrom('calendar_sync').select(['calendar_id', 'generation']).execute(),
      ([first]) => first?.generation === '1',
    );
    expect(rows).toEqual([{ calendar_id: fjord, generation: '1' }]);
    await mirror.close();
  });

  test('looks by itself at what nobody woke it for', async () => {
    const fjord = await office.calendar('fjord');
    const mirror = office.start();
    await mirror.readAll();
    await mirror.wake();
    expect(office.exchange.count('changes')).toBe(1);
    await office.db
      .updateTable('calendar_sync')
      .set({ poll_at: instant('2020-01-01T00:00:00Z') })
      .execute();
    await mirror.wake();
    expect(office.exchange.count('changes')).toBe(2);
    const next = (await office.sync(fjord)).poll_at.getTime() - Date.now();
    expect(next).toBeGreaterThan(40_000);
    expect(next).toBeLessThan(80_000);
  });
});
