import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { untilKnown } from './b3-find-rooms-live.ts';
import { startCampus } from './campus.ts';
import { findRooms } from './find-rooms.ts';
import { median, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import { startProcess } from './processes.ts';

const ROOMS = Number(process.env['BENCH_COLD_ROOMS'] ?? 50);
const ROUNDS = 5;
const MOST = 2;
const MOST_MS = 1_000;
/** Of the data directory; where the product keeps its embedded database. */
const DATABASE = 'database';

/**
 * From the start of the product's process, on data that is there, to its first answer to a search; beside it a process that
 * opens the same database and asks it one thing.
 */
export async function coldStart(): Promise<Result> {
  const campus = await startCampus(ROOMS);
  try {
    await untilKnown(campus);
    const ours: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await campus.stopProduct();
      const bare = await openBare(path.join(campus.dataDirectory, DATABASE));
      const begun = performance.now();
      await campus.startProduct();
      await findRooms(campus);
      const answered = performance.now() - begun;
      if (round === 0) continue; // once unmeasured: what the system keeps of files
      ours.push(answered);
      beside.push(bare);
    }
    const ratio = median(ours.map((ms, round) => ms / (beside[round] ?? Number.NaN)));
    return resultOf(
      {
        bench: 'B13',
        case: `cold start with ${ROOMS} rooms, from the start of the process to the first search answered, beside opening the database alone`,
        unit: 'ms',
        target: `<= ${MOST} and < ${MOST_MS} ms`,
        met: ratio <= MOST && median(ours) < MOST_MS,
      },
      { ours: median(ours), beside: median(beside), ratio },
      { worst: Math.max(...ours), rounds: ROUNDS },
    );
  } finally {
    await campus.close();
  }
}

async function openBare(directory: string): Promise<number> {
  const begun = performance.now();
  const bare = await startProcess('bare-pglite', { directory });
  const opened = performance.now() - begun;
  await bare.leave();
  return opened;
}
