import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../server/storage/open-database.ts';
import { openQueue } from '../../server/storage/queue.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';

describeOnBothDatabases('jobs', (createDatabase) => {
  const log = { info: () => undefined, error: () => undefined };

  test('of which many come at once are done one right after the other, and one that fails holds up no other', async () => {
    const place = await createDatabase();
    const storage = await openDatabase(place.config);
    const queue = await openQueue(storage, log, { name: 'mail', retries: 3, expireInSeconds: 60 });
    try {
      const done = new Set<unknown>();
      await queue.work(async (job) => {
        if (JSON.stringify(job) === '{"number":"7"}') throw new Error('not this one');
        done.add(JSON.stringify(job));
      });
      const numbers = Array.from({ length: 40 }, (_, index) => String(index));
      for (const number of numbers) await queue.addNow({ key: number, data: { number } });
      const { size } = await eventually(
        () => done,
        (all) => all.size === numbers.length - 1,
      );
      expect(size).toBe(numbers.length - 1);
    } finally {
      await queue.close();
      await storage.close();
      await place.close();
    }
  });

  test('that are to wait are done as soon as they are due, although nobody asks for them by then', async () => {
    const place = await createDatabase();
    const storage = await openDatabase(place.config);
    const options = { name: 'mail', retries: 3, expireInSeconds: 60, pollSeconds: 3_600 };
    const queue = await openQueue(storage, log, options);
    try {
      const done: unknown[] = [];
      await queue.work(async (job) => void done.push(job));
      const mail = { message: randomUUID() };
      await storage.db
        .transaction()
        .execute((tx) => queue.add(tx, { key: mail.message, data: mail, afterSeconds: 1 }));
      expect(done).toEqual([]);
      expect(
        await eventually(
          () => done,
          ({ length }) => length > 0,
        ),
      ).toEqual([mail]);
    } finally {
      await queue.close();
      await storage.close();
      await place.close();
    }
  });

  test('whose node died while it worked are soon done by another, long before they would have run too long', async () => {
    const place = await createDatabase();
    const storage = await openDatabase(place.config);
    const options = { name: 'mail', retries: 3, expireInSeconds: 3_600, lookEverySeconds: 1 };
    const queue = await openQueue(storage, log, options);
    try {
      const mail = { message: randomUUID() };
      await queue.addNow({ key: mail.message, data: mail });
      await storage.executeSql(`
        update pgboss.job set state = 'active', started_on = now() - interval '20 seconds',
          heartbeat_on = now() - interval '20 seconds' where name = 'mail'`);

      const done: unknown[] = [];
      await queue.work(async (job) => void done.push(job));
      expect(
        await eventually(
          () => done,
          ({ length }) => length > 0,
        ),
      ).toEqual([mail]);
    } finally {
      await queue.close();
      await storage.close();
      await place.close();
    }
  });
});
