import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { PgBoss, fromKysely } from 'pg-boss';
import type { JobResult } from 'pg-boss';
import type { Database } from './database.ts';
import type { StorageLog } from './storage-log.ts';
import type { Storage } from './open-database.ts';

/** Work that must be done once something is committed, at least once, on whichever node gets to it. */
export interface Queue {
  /**
   * Adds a job within `tx`: it is there exactly when the transaction commits. Of jobs with one `key` at most one waits
   * and one runs. `data` is small JSON of ids: a job says what to look at, never what it looked like.
   */
  add(
    tx: Transaction<Database>,
    job: { readonly key: string; readonly data: JobData; readonly afterSeconds?: number },
  ): Promise<void>;
  /** The same outside of any transaction. */
  addNow(job: { readonly key: string; readonly data: JobData }): Promise<void>;
  /** Begins to work off jobs, one after the other; a handler that rejects is called again later, less and less often. */
  work(handle: (data: unknown) => Promise<void>): Promise<void>;
  /** Waits for the job that runs. */
  readonly close: () => Promise<void>;
}

export type JobData = Readonly<Record<string, string>>;

export interface QueueOptions {
  /** Lower-case name. */
  readonly name: string;
  /** How often a job is tried again before it is given up; waits grow from seconds to an hour. */
  readonly retries: number;
  /** A job that runs longer than this is taken for dead and given to somebody else. */
  readonly expireInSeconds: number;
  /** How often somebody looks for jobs whose node has died; every 5 seconds unless given. */
  readonly lookEverySeconds?: number;
  /** How often the queue is asked without being told of a job; every 2 seconds unless given. */
  readonly pollSeconds?: number;
}

const POLL_SECONDS = 2;
/** What a job waits for is counted by the database, from the beginning of its transaction: never longer than we count. */
const SURELY_DUE_MS = 20;
/** The fewest of which pg-boss can tell that there are more. */
const AT_ONCE = 2;
const FIRST_RETRY_SECONDS = 5;
/** A node that has not said for so long that it works on a job has died; pg-boss says it twice in that time, at the least 10. */
const DEAD_AFTER_SECONDS = 10;
const LOOK_EVERY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 3_600;
const KEEP_DONE_SECONDS = 3_600;
const END_WITHIN_MS = 10_000;

/**
 * A queue in the database itself, by pg-boss: jobs are rows, so they commit with what they are about. Woken by NOTIFY
 * when they are added and by this node's timer when they are due; polling is the safety net. All queues share one schema, `pgboss`, which pg-boss lays and migrates.
 */
export async function openQueue(storage: Storage, log: StorageLog, options: QueueOptions): Promise<Queue> {
  const { name, lookEverySeconds = LOOK_EVERY_SECONDS, pollSeconds = POLL_SECONDS } = options;
  const boss = new PgBoss({
    db: { executeSql: storage.executeSql, listen: storage.listen },
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: lookEverySeconds,
    monitorIntervalSeconds: lookEverySeconds,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the queue of jobs met a fault'));
  await boss.start();
  await boss.createQueue(name, {
    policy: 'stately',
    notify: true,
    retryLimit: options.retries,
    retryDelay: FIRST_RETRY_SECONDS,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    expireInSeconds: options.expireInSeconds,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
  });
  // Sending looks the queue up first, on a connection of pg-boss's own; inside a transaction on the embedded database,
  // which has one, that would wait for itself. Asking once outside makes it remember.
  await boss.findJobs(name, { id: randomUUID() });
  // With each job and not with the queue, which may have been made before this was thought of.
  const alive = { heartbeatSeconds: DEAD_AFTER_SECONDS };
  let worker: string | null = null;

  /** NOTIFY tells of jobs when they are added, not when they are due. A job that was rolled back is looked for in vain. */
  function lookAfter(seconds: number): void {
    setTimeout(
      () => {
        if (worker !== null) boss.notifyWorker(worker);
      },
      seconds * 1_000 + SURELY_DUE_MS,
    ).unref();
  }

  return {
    async add(tx, { key, data, afterSeconds = 0 }) {
      const startAfter = afterSeconds > 0 ? { startAfter: afterSeconds } : {};
      await boss.send(name, data, { ...alive, singletonKey: key, ...startAfter, db: fromKysely(tx) });
      if (afterSeconds > 0) lookAfter(afterSeconds);
    },
    async addNow({ key, data }) {
      await boss.send(name, data, { ...alive, singletonKey: key });
    },
    async work(handle) {
      const pace = {
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
        batchSize: AT_ONCE,
        burstWhenBatchFull: true, // without it there are two seconds between any two jobs
        perJobResults: true,
      } as const;
      worker = await boss.work(name, pace, async (jobs) => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) results.push({ id, ...(await attempt(handle, data)) });
        return results;
      });
    },
    async close() {
      worker = null;
      await boss.stop({ graceful: true, timeout: END_WITHIN_MS, close: false });
    },
  };
}

/** A job that fails is tried again; what else is in its batch is not. */
async function attempt(
  handle: (data: unknown) => Promise<void>,
  data: unknown,
): Promise<Omit<JobResult, 'id'>> {
  try {
    await handle(data);
    return { status: 'completed' };
  } catch (error) {
    // Its name only: what a database or a mail server says may hold what a person wrote.
    return { status: 'failed', output: { error: error instanceof Error ? error.name : 'unknown' } };
  }
}
