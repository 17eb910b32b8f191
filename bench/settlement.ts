import { performance } from 'node:perf_hooks';
import { exportSettlement } from '../server/modules/settlement/export-settlement.ts';
import type { Storage } from '../server/storage/open-database.ts';
import { caller, REQUESTS, settlementId as id, withBooks } from './books.ts';
import { ORGANIZATION } from './deliveries.ts';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const LEAST_PER_SECOND = 20_000;
const ROUNDS = 3;
const MOST_GROWTH_MB = 100;

/**
 * The file of a settlement of 100,000 requests: how fast it is made, row by row, and how much memory that takes; beside it
 * the bare rows out of the same database, in the same batches, with nothing made of them.
 */
export async function settlement(postgres: Postgres): Promise<Result> {
  return await withBooks(postgres, async ({ storage, look, lock }) => {
    const seen = await look();
    await lock(seen);
    const { rows } = seen;

    const ours: number[] = [];
    const beside: number[] = [];
    let growthMb = 0;
    await stream(storage); // once unmeasured
    await bare(storage);
    for (let round = 0; round < ROUNDS; round += 1) {
      const streamed = await stream(storage);
      growthMb = Math.max(growthMb, streamed.growthMb);
      ours.push(rows / streamed.seconds);
      beside.push(rows / (await bare(storage)));
    }
    const perSecond = median(ours);
    return resultOf(
      {
        bench: 'settlement',
        case: `the file of a settlement of ${rows} rows`,
        unit: 'rows/s',
        target: `>= ${LEAST_PER_SECOND} rows/s, <= ${MOST_GROWTH_MB} MB more than before`,
        met: rows === REQUESTS && perSecond >= LEAST_PER_SECOND && growthMb <= MOST_GROWTH_MB,
      },
      { ours: perSecond, beside: median(beside) },
      { growthMb },
    );
  });
}

/** Makes the file and lets it go; gives how long that took, and by how much the process was larger meanwhile. */
async function stream({ db }: Storage): Promise<{ readonly seconds: number; readonly growthMb: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const start = performance.now();
  const { body } = await exportSettlement({ db }, caller, { id, layout: 'standard', decimal: 'point' });
  for await (const part of body) {
    if (part.length > 0) most = Math.max(most, process.memoryUsage().rss);
  }
  return {
    seconds: (performance.now() - start) / 1_000,
    growthMb: Math.round((most - before) / 1024 / 1024),
  };
}

/** The same rows in the same batches, and nothing else; gives the seconds. */
async function bare({ db }: Storage): Promise<number> {
  const start = performance.now();
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('settlement_row')
      .selectAll()
      .where('organization_id', '=', ORGANIZATION)
      .where('settlement_id', '=', id)
      .where('position', '>', after)
      .orderBy('position')
      .limit(2_000)
      .execute();
    const last = rows.at(-1)?.position;
    if (last === undefined || last === null) return (performance.now() - start) / 1_000;
    after = last;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
