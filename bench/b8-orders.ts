import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { Agent, request } from 'undici';
import { hourOf, startBuyers } from './buyers.ts';
import type { Order } from './buyers.ts';
import { startEstate } from './estate.ts';
import { sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const ORDERS = Number(process.env['BENCH_ORDERS'] ?? 200);
const AT_ONCE = 8;
const LEAST_RATIO = 0.3;

/**
 * Orders over HTTP, eight at a time: who may, rules, price, deadline, capacity, audit and what people are told, all on the
 * disk when it is answered. Beside it a bare insert of the same bytes into one table, as many at a time, as durable.
 */
export async function orders(postgres: Postgres): Promise<Result> {
  const estate = await startEstate(postgres, { fixture: 'F0' });
  const dispatcher = new Agent();
  try {
    const database = await estate.layDatabase();
    try {
      const node = await database.startNode('orders');
      const buyers = await startBuyers(estate, node);
      const bareUrl = await postgres.createDatabase();
      const pool = new Pool({ connectionString: bareUrl, max: AT_ONCE });
      pool.on('connect', (client) => client.on('error', () => undefined)); // dropped with its database at the end
      await pool.query(
        'create table bare_order (id uuid primary key, path text not null, body jsonb not null)',
      );
      let round = 0;
      let wanted: readonly Order[] = [];
      try {
        return await sideBySide(
          {
            bench: 'B8',
            case: `${ORDERS} orders, ${AT_ONCE} at a time, beside it bare durable inserts`,
            unit: 'per second',
            target: `>= ${LEAST_RATIO}`,
          },
          {
            async ours() {
              wanted = await buyers.prepare(ORDERS, {
                team: 'Canteen CPH',
                item: 'Coffee',
                hour: hourOf(round++),
              });
              return await perSecond(wanted, async ({ path, headers, body }) => {
                const reply = await request(`${node.url}${path}`, {
                  dispatcher,
                  method: 'POST',
                  headers,
                  body,
                });
                const text = await reply.body.text();
                if (reply.statusCode !== 201) throw new Error(`${reply.statusCode} ${text}`);
              });
            },
            beside: () =>
              perSecond(wanted, async ({ path, body }) => {
                await pool.query('insert into bare_order values ($1, $2, $3)', [randomUUID(), path, body]);
              }),
          },
          (ratio) => ratio >= LEAST_RATIO,
        );
      } finally {
        await pool.end();
        await postgres.dropDatabase(bareUrl);
      }
    } finally {
      await database.close();
    }
  } finally {
    await dispatcher.close();
    await estate.close();
  }
}

/** How many are done in a second when a few are under way at any time. */
async function perSecond(all: readonly Order[], run: (order: Order) => Promise<void>): Promise<number> {
  const waiting = [...all];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let order = waiting.pop(); order; order = waiting.pop()) await run(order);
    }),
  );
  return (all.length * 1_000) / (performance.now() - start);
}
