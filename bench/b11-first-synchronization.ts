import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { withTokens } from './app-tokens.ts';
import { CLOUD } from './campus.ts';
import { judge, logClaims } from './claims-log.ts';
import { startEstate } from './estate.ts';
import type { Estate, Figures, ProductNode } from './estate.ts';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { floorMs, mishapsOf } from './reading-floor.ts';
import type { Pool } from './reading-floor.ts';
import { startSearcher } from './search-beside.ts';

const CALENDARS = Number(process.env['BENCH_CALENDARS'] ?? 5_000);
const ORGANIZATIONS = 5;
const WORLD = { rooms: CALENDARS, organizations: ORGANIZATIONS, meetingsPerRoomDay: 6, days: 2 };
const MEETINGS_PER_CALENDAR = WORLD.meetingsPerRoomDay * WORLD.days;
const MOST = 1.3;
/** Longer than the lease of a calendar, so that others take over what the frozen one holds. */
const FROZEN_MS = 25_000;
const POOL: Pool = {
  processes: 4,
  atOnce: 64,
  mishaps: { killAt: 0.3, freezeAt: 0.45, frozenMs: FROZEN_MS },
};

/**
 * The first synchronization of 5,000 calendars by four processes, one killed and one frozen for longer than a lease,
 * beside the same calls by the same number of bare processes that meet the same. Calls take as long as Microsoft's.
 */
export async function firstSynchronization(postgres: Postgres): Promise<Result> {
  const estate = await startEstate(postgres, WORLD);
  try {
    const tokens = await tokensOf(estate);
    const beside = await floorOf(estate, tokens);
    const ours = await synchronize(estate);
    const besideAfter = await floorOf(estate, tokens);
    const floor = (beside + besideAfter) / 2;
    const ratio = ours.ms / floor;
    const isSound = ours.lost + ours.stale + ours.doubled === 0;
    return resultOf(
      {
        bench: 'B11',
        case: `first synchronization of ${CALENDARS} calendars, four processes, one killed, one frozen ${FROZEN_MS / 1_000} s, against the bare calls before and after it`,
        unit: 'ms',
        target: `<= ${MOST}, 0 lost, 0 stale, 0 doubled`,
        met: ratio <= MOST && isSound,
      },
      { ours: ours.ms, beside: floor, ratio },
      { ...ours.also, lost: ours.lost, stale: ours.stale, doubled: ours.doubled },
    );
  } finally {
    await estate.close();
  }
}

async function tokensOf(estate: Estate): Promise<Readonly<Record<string, string>>> {
  return await withTokens(estate, async ({ getToken }) =>
    Object.fromEntries(
      await Promise.all(estate.tenants.map(async ({ id }) => [id, await getToken(id, CLOUD.graph)] as const)),
    ),
  );
}

async function floorOf(estate: Estate, tokens: Readonly<Record<string, string>>): Promise<number> {
  await slow(estate);
  return await floorMs(estate, tokens, POOL);
}

/** As long as Microsoft takes, and the same draw for both sides, on a world where nobody has subscribed yet. */
async function slow({ control }: Estate): Promise<void> {
  await control('POST', '/reset', { fixture: 'campus', ...WORLD, seed: 1 });
  await control('PUT', '/faults', {
    seed: 1,
    rules: [{ service: 'graph', fault: 'latency', milliseconds: [150, 300] }],
  });
}

interface Synchronized {
  readonly ms: number;
  readonly lost: number;
  readonly stale: number;
  readonly doubled: number;
  readonly also: Readonly<Record<string, number>>;
}

async function synchronize(estate: Estate): Promise<Synchronized> {
  await estate.control('DELETE', '/faults');
  const database = await estate.layDatabase();
  const { client } = database;
  try {
    await logClaims(client);
    await client.query(`
      insert into calendar_sync (organization_id, calendar_id, due_at)
      select organization_id, id, now() + interval '1 day' from calendar`);
    const nodes = await Promise.all(['one', 'two', 'three', 'four'].map(database.startNode));
    await Promise.all(nodes.map(({ figures }) => figures())); // what starting took is not counted
    await slow(estate);
    const [first] = nodes;
    if (!first) throw new Error('No process was started');
    const searcher = await startSearcher(estate, first);
    await searcher.search(); // tokens and connections
    const searchQuietMs = await searcher.search();

    const begun = performance.now();
    await client.query('update calendar_sync set due_at = now()');
    const { searchMs, result: ended } = await searcher.beside(
      untilRead(client, mishapsOf(nodes, POOL.mishaps)),
    );
    const ms = ended - begun;
    await pause(FROZEN_MS); // the frozen one wakes up with what it had, and must not get it in
    const alive = nodes.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    const { stale, doubled, ...seen } = await judge(client);
    return {
      ms,
      lost: await countLost(client),
      stale,
      doubled,
      also: {
        ...seen,
        searchMs,
        searchQuietMs,
        ...worst(await Promise.all(alive.map((node) => figuresOf(node)))),
      },
    };
  } finally {
    await database.close();
  }
}

const figuresOf = ({ figures }: ProductNode) => figures();

async function untilRead(client: Client, strike: (share: number) => void): Promise<number> {
  for (;;) {
    const { rows } = await client.query<{ read: number }>(
      'select count(*)::int as read from calendar_sync where done >= want',
    );
    const read = rows[0]?.read ?? 0;
    strike(read / CALENDARS);
    if (read >= CALENDARS) return performance.now();
    await pause(50);
  }
}

/** Calendars that do not show everything that the tenant holds. */
async function countLost(client: Client): Promise<number> {
  const { rows } = await client.query<{ lost: number }>(
    `select count(*)::int as lost from calendar c
    where (select count(*) from sighting s
      where s.organization_id = c.organization_id and s.calendar_id = c.id) <> $1`,
    [MEETINGS_PER_CALENDAR],
  );
  return rows[0]?.lost ?? CALENDARS;
}

/** Of the processes that were never stopped: a frozen one is late by design. */
function worst(figures: readonly Figures[]): Readonly<Record<string, number>> {
  const most = (of: (one: Figures) => number) => Math.max(...figures.map(of));
  return {
    rssPeakMb: most(({ rssPeakMb }) => rssPeakMb),
    heapMb: most(({ heapMb }) => heapMb),
    blockedMs: most(({ blockedMs }) => blockedMs),
  };
}
