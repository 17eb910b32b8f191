import { performance } from 'node:perf_hooks';
import { CalendarDay } from '../contract/deadlines.ts';
import { OrganizationId } from '../contract/primitives.ts';
import { SettlementId } from '../contract/settlements.ts';
import { exportSettlement } from '../server/modules/settlement/export-settlement.ts';
import { lockSettlement } from '../server/modules/settlement/lock-settlement.ts';
import { previewSettlement } from '../server/modules/settlement/preview-settlement.ts';
import { openDatabase } from '../server/storage/open-database.ts';
import type { Storage } from '../server/storage/open-database.ts';
import { layDeliveries, ORGANIZATION } from './deliveries.ts';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 100_000);
const LEAST_PER_SECOND = 20_000;
const ROUNDS = 3;
const MOST_GROWTH_MB = 100;

const organization = OrganizationId.parse(ORGANIZATION);
const id = SettlementId.parse('50000000-0000-4000-8000-000000000001');
const caller = {
  organization,
  tenantId: ORGANIZATION,
  objectId: ORGANIZATION,
  name: 'bench',
  mail: null,
  groups: new Set<string>(),
  grants: [],
  requestId: null,
};

/**
 * A settlement of 100,000 requests: how fast its file is made, row by row, and how much memory that takes; beside it the
 * bare rows out of the same database, in the same batches, with nothing made of them. What looking and locking take is told
 * besides.
 */
export async function settlement(postgres: Postgres): Promise<Result> {
  const url = await postgres.createDatabase();
  const storage = await openDatabase({ url });
  try {
    await layDeliveries(storage, REQUESTS);
    const deps = {
      db: storage.db,
      clock: { now: () => '2026-12-01T08:00:00.000Z' as never }, // any instant will do
      live: { changed: async () => undefined },
    };
    const period = { from: CalendarDay.parse('2026-11-01'), to: CalendarDay.parse('2026-11-30') };
    const wish = { ...period, provider: null, costCenter: null };
    const looked = performance.now();
    const { rows, total } = await previewSettlement(deps, caller, wish);
    const locked = performance.now();
    await lockSettlement(deps, caller, { id, ...wish, seen: { rows, gross: total.gross } });
    const done = performance.now();

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
      { growthMb, previewMs: Math.round(locked - looked), lockMs: Math.round(done - locked) },
    );
  } finally {
    await storage.close();
    await postgres.dropDatabase(url);
  }
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
