import { Pool } from 'pg';
import { request } from 'undici';
import { hourOf, startBuyers } from './buyers.ts';
import type { Order } from './buyers.ts';
import { startEstate } from './estate.ts';
import { median, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const CLIENTS = Number(process.env['BENCH_CLIENTS'] ?? 200);
const NODES = 4;
const ROUNDS = 5;
/** As many connections as the nodes have together. */
const CONNECTIONS = 10 * NODES;

/**
 * So many clients order the one camera of a team at the same instant, over four processes of the product: one gets it, all
 * others are told that it is gone, and nobody meets an error of the server. Beside it as many bare transactions on the same
 * database that each lock one row, look, and write when something is left.
 */
export async function lastOne(postgres: Postgres): Promise<Result> {
  const estate = await startEstate(postgres, { fixture: 'F0' });
  try {
    const database = await estate.layDatabase();
    try {
      const nodes = await Promise.all(
        Array.from({ length: NODES }, (_, at) => database.startNode(`node-${at + 1}`)),
      );
      const [first] = nodes;
      if (!first) throw new Error('no process of the product runs');
      const buyers = await startBuyers(estate, first);
      const race = await bareRace(await postgres.createDatabase(), postgres);
      const ours: number[] = [];
      const beside: number[] = [];
      const seen: Record<string, number> = {};
      let rightRounds = 0;
      try {
        for (let round = 0; round < ROUNDS; round += 1) {
          const hour = hourOf(round);
          const orders = await buyers.prepare(CLIENTS, { team: 'AV CPH', item: 'Camera', hour });
          const start = performance.now();
          const answers = await Promise.all(
            orders.map((order, at) => send(nodes[at % nodes.length]?.url ?? '', order)),
          );
          ours.push(performance.now() - start);
          for (const answer of answers) seen[answer] = (seen[answer] ?? 0) + 1;
          const won = answers.filter((answer) => answer === 'ordered').length;
          if (won === 1 && answers.every((answer) => answer === 'ordered' || answer === 'sold-out'))
            rightRounds += 1;
          beside.push(await race.run());
        }
      } finally {
        await race.close();
      }
      return resultOf(
        {
          bench: 'B9',
          case: `${CLIENTS} clients for the last one over ${NODES} processes, until all are answered`,
          unit: 'ms',
          target: 'in every round exactly one wins, and no error of the server',
          met: rightRounds === ROUNDS,
        },
        { ours: median(ours), beside: median(beside) },
        { rounds: ROUNDS, rightRounds, ...seen },
      );
    } finally {
      await database.close();
    }
  } finally {
    await estate.close();
  }
}

/** `ordered`, or the code of the problem. */
async function send(url: string, { path, headers, body }: Order): Promise<string> {
  const reply = await request(`${url}${path}`, { method: 'POST', headers, body });
  const text = await reply.body.text();
  if (reply.statusCode === 201) return 'ordered';
  const { type } = JSON.parse(text) as { type?: string };
  return (type ?? String(reply.statusCode)).replace('/problems/', '');
}

async function bareRace(url: string, postgres: Postgres) {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  pool.on('connect', (client) => client.on('error', () => undefined)); // dropped with its database at the end
  await pool.query('create table thing (id integer primary key, available integer not null)');
  await pool.query('create table sold (client integer primary key)');
  const buy = async (client: number) => {
    const connection = await pool.connect();
    try {
      await connection.query('begin');
      const { rows } = await connection.query<{ available: number }>(
        'select available from thing where id = 1 for no key update',
      );
      if ((rows[0]?.available ?? 0) > 0) {
        await connection.query('update thing set available = available - 1 where id = 1');
        await connection.query('insert into sold values ($1)', [client]);
      }
      await connection.query('commit');
    } finally {
      connection.release();
    }
  };
  return {
    async run(): Promise<number> {
      await pool.query('truncate thing, sold');
      await pool.query('insert into thing values (1, 1)');
      const start = performance.now();
      await Promise.all(Array.from({ length: CLIENTS }, (_, client) => buy(client)));
      return performance.now() - start;
    },
    async close(): Promise<void> {
      await pool.end();
      await postgres.dropDatabase(url);
    },
  };
}
