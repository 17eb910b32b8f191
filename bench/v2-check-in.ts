import { Agent, request } from 'undici';
import { MOST_WATCHED } from '../contract/watch-list.ts';
import { withDesk } from './desk.ts';
import { median, quantile, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { freePorts, startProcess } from './processes.ts';

const VISITORS = Number(process.env['BENCH_VISITORS'] ?? 2_000);
const MOST_MS = 100;
const ROUNDS = 4;
/** Two desks of one reception. */
const AT_ONCE = 2;

/**
 * Checking in at a desk with so many expected visitors, two desks at once: who may, the step, the audit, what the host is told,
 * all on the disk when it is answered. Beside it a bare Express route that writes one row to the same database, in turns.
 */
export async function checkIn(postgres: Postgres): Promise<Result> {
  return await withDesk(
    postgres,
    { visitors: VISITORS, status: 'expected', watched: MOST_WATCHED },
    async (desk) => {
      const [port = 0] = await freePorts(1);
      const bare = await startProcess('bare-write', { port, databaseUrl: desk.database.url });
      const dispatcher = new Agent();
      const send = async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
        const reply = await request(url, { dispatcher, method: 'POST', headers, body });
        const text = await reply.body.text();
        if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${text}`);
      };
      const body = JSON.stringify({ step: 'check-in' });
      const ourOne = (id: string) =>
        send(`${desk.url}/portal-api/visits/${id}/step`, { ...desk.headers, 'if-match': '"1"' }, body);
      const bareOne = (id: string) =>
        send(
          `http://127.0.0.1:${port}/visits`,
          { 'content-type': 'application/json' },
          JSON.stringify({ id, step: 'check-in' }),
        );
      try {
        const each = Math.floor(desk.visits.length / (ROUNDS + 1));
        const some = (round: number) => desk.visits.slice(round * each, (round + 1) * each);
        await takeAll(some(0), ourOne); // once unmeasured: connections, compiled code
        await takeAll(some(0), bareOne);
        const ours: number[] = [];
        const beside: number[] = [];
        for (let round = 1; round <= ROUNDS; round += 1) {
          ours.push(...(await takeAll(some(round), ourOne)));
          beside.push(...(await takeAll(some(round), bareOne)));
        }
        const p95 = quantile(ours, 0.95);
        return resultOf(
          {
            bench: 'V2',
            case: `a check-in at a desk with ${VISITORS} expected visitors and ${MOST_WATCHED} on its watch list, as many as it takes, two desks at once, p95`,
            unit: 'ms',
            target: `<= ${MOST_MS} ms`,
            met: p95 <= MOST_MS,
          },
          { ours: p95, beside: quantile(beside, 0.95) },
          {
            checkIns: ours.length,
            median: median(ours),
            p99: quantile(ours, 0.99),
            bareMedian: median(beside),
            medianRatio: median(ours) / median(beside),
          },
        );
      } finally {
        await dispatcher.close();
        await bare.leave();
      }
    },
  );
}

/** How long each took, in milliseconds, a few under way at any time. */
async function takeAll(ids: readonly string[], run: (id: string) => Promise<void>): Promise<number[]> {
  const waiting = [...ids];
  const taken: number[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        const start = performance.now();
        await run(id);
        taken.push(performance.now() - start);
      }
    }),
  );
  return taken;
}
