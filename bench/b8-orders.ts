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

/** What orders are measured beside. */
export interface Peer {
  /** Does for one order what stands beside it. */
  readonly take: (order: Order) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Beside {
  readonly bench: string;
  /** What it does, in words. */
  readonly peer: string;
  readonly leastRatio: number;
  /** `atOnce`: so many are under way at any time. */
  readonly open: (atOnce: number) => Promise<Peer>;
}

/**
 * Orders over HTTP, eight at a time: who may, rules, price, deadline, capacity, audit and what people are told, all on the
 * disk when it is answered. Beside it a bare insert of the same bytes into one table, as many at a time, as durable.
 */
export async function orders(postgres: Postgres): Promise<Result> {
  return await ordersBeside(postgres, {
    bench: 'B8',
    peer: 'bare durable inserts',
    leastRatio: LEAST_RATIO,
    open: async (atOnce) => await openTable(postgres, atOnce),
  });
}

async function openTable(postgres: Postgres, max: number): Promise<Peer> {
  const url = await postgres.createDatabase();
  const pool = new Pool({ connectionString: url, max });
  pool.on('connect', (client) => client.on('error', () => undefined)); // dropped with its database at the end
  await pool.query('create table bare_order (id uuid primary key, path text not null, body jsonb not null)');
  return {
    async take({ path, body }) {
      await pool.query('insert into bare_order values ($1, $2, $3)', [randomUUID(), path, body]);
    },
    async close() {
      await pool.end();
      await postgres.dropDatabase(url);
    },
  };
}

/** The same orders beside whatever else does something as many times, as many at a time. */
export async function ordersBeside(postgres: Postgres, beside: Beside): Promise<Result> {
  const estate = await startEstate(postgres, { fixture: 'F0' });
  const dispatcher = new Agent();
  try {
    const database = await estate.layDatabase();
    try {
      const node = await database.startNode('orders');
      const buyers = await startBuyers(estate, node);
      const peer = await beside.open(AT_ONCE);
      let round = 0;
      let wanted: readonly Order[] = [];
      try {
        return await sideBySide(
          {
            bench: beside.bench,
            case: `${ORDERS} orders, ${AT_ONCE} at a time, beside it ${beside.peer}`,
            unit: 'per second',
            target: `>= ${beside.leastRatio}`,
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
            beside: () => perSecond(wanted, peer.take),
          },
          (ratio) => ratio >= beside.leastRatio,
        );
      } finally {
        await peer.close();
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
