import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { Storage } from '../server/storage/open-database.ts';
import { REQUESTS, withBooks } from './books.ts';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

/** Each: a browser waits for it. */
const MOST_MS = 5_000;

/**
 * Looking at a month of 100,000 requests, and locking it. Beside the lock: the database writes down the rows that the lock
 * wrote once more, into tables with the same keys, with one statement each and nothing looked for. Beside the look: it reads
 * every request once.
 */
export async function settling(postgres: Postgres): Promise<Result> {
  return await withBooks(postgres, async ({ storage, look, lock }) => {
    await look(); // once unmeasured
    const readMs = await millisecondsOf(() => readBare(storage));
    let seen = { rows: 0, gross: 0 };
    const lookMs = await millisecondsOf(async () => {
      seen = await look();
    });
    const lockMs = await millisecondsOf(() => lock(seen));
    const writeMs = await millisecondsOf(() => writeBare(storage));
    return resultOf(
      {
        bench: 'settling',
        case: `locking ${seen.rows} rows, beside it the same rows written with nothing looked for`,
        unit: 'ms',
        target: `looking and locking <= ${MOST_MS} ms each`,
        met: seen.rows === REQUESTS && lookMs <= MOST_MS && lockMs <= MOST_MS,
      },
      { ours: lockMs, beside: writeMs },
      { lookMs, readMs, lookRatio: lookMs / readMs },
    );
  });
}

async function millisecondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function readBare({ db }: Storage): Promise<void> {
  await sql`select count(*), sum(length(r::text)) from service_request r`.execute(db);
}

async function writeBare({ db }: Storage): Promise<void> {
  await sql`create table bare_row (like settlement_row including all)`.execute(db);
  await sql`create table bare_settled (like settled_request including all)`.execute(db);
  await db.transaction().execute(async (tx) => {
    await sql`insert into bare_row select * from settlement_row order by position`.execute(tx);
    await sql`insert into bare_settled select * from settled_request`.execute(tx);
  });
}
