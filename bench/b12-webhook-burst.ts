import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { z } from 'zod';
import { judge, logClaims } from './claims-log.ts';
import { startEstate } from './estate.ts';
import type { Estate, EstateDatabase } from './estate.ts';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { freePorts, startProcess } from './processes.ts';
import type { Started } from './processes.ts';

const CALENDARS = Number(process.env['BENCH_CALENDARS'] ?? 5_000);
const PER_CALENDAR = 20;
const NOTIFICATIONS = CALENDARS * PER_CALENDAR;
const CONNECTIONS = 256;
const LEAST = 0.5;
const MOST_SYNCS = 2;
const MOST_ANSWER_MS = 250;

/**
 * Twenty notifications for each of 5,000 calendars at once, each in a body of its own, beside a bare Express that answers
 * 202 to the same. What the product answers is kept by then, and it goes on reading calendars while more arrive.
 */
export async function webhookBurst(postgres: Postgres): Promise<Result> {
  const estate = await startEstate(postgres, {
    rooms: CALENDARS,
    organizations: 5,
    meetingsPerRoomDay: 1,
    days: 2,
  });
  try {
    const database = await estate.layDatabase();
    try {
      return await measure(estate, database);
    } finally {
      await database.close();
    }
  } finally {
    await estate.close();
  }
}

const Seen = z.object({ ms: z.number(), refused: z.number(), p50: z.number(), p99: z.number() });
const Subscriptions = z.array(z.object({ id: z.string(), clientState: z.string(), tenantId: z.string() }));
type Subscriptions = z.output<typeof Subscriptions>;

async function measure(estate: Estate, { client, startNode }: EstateDatabase): Promise<Result> {
  const node = await startNode('node');
  await node.tell({ kind: 'read' });
  const subscriptions = await takeOver(client);
  if (subscriptions.length < CALENDARS)
    throw new Error(`Only ${subscriptions.length} calendars are subscribed to`);
  await estate.control('PUT', '/faults', {
    seed: 1,
    rules: [{ service: 'graph', fault: 'latency', milliseconds: [150, 300] }],
  });
  await logClaims(client);
  await node.figures();

  const notifier = await startProcess('notifier', { connections: CONNECTIONS });
  try {
    const before = await bareRate(notifier, subscriptions);
    const seen = await send(notifier, node.url, subscriptions, NOTIFICATIONS);
    const whileSent = await judge(client);
    const drained = await untilDone(client);
    const figures = await node.figures();
    const after = await bareRate(notifier, subscriptions);
    const { claims, mostClaims } = await judge(client);
    const [ours, beside] = [rate(seen.ms, NOTIFICATIONS), (before + after) / 2];
    const isFull = seen.refused === 0 && seen.p99 < MOST_ANSWER_MS && mostClaims <= MOST_SYNCS;
    return resultOf(
      {
        bench: 'B12',
        case: `${NOTIFICATIONS} notifications for ${CALENDARS} calendars, one a body, ${CONNECTIONS} connections, against a bare Express that answers 202`,
        unit: 'notifications/s',
        target: `>= ${LEAST}, <= ${MOST_SYNCS} readings per calendar, p99 of the answer < ${MOST_ANSWER_MS} ms`,
        met: ours / beside >= LEAST && isFull,
      },
      { ours, beside },
      {
        answerP50Ms: seen.p50,
        answerP99Ms: seen.p99,
        refused: seen.refused,
        readingsPerCalendar: claims / CALENDARS,
        mostReadings: mostClaims,
        readWhileSent: whileSent.claims,
        drainedMs: drained,
        ...figures,
      },
    );
  } finally {
    await notifier.leave();
  }
}

async function bareRate(notifier: Started, subscriptions: Subscriptions): Promise<number> {
  const [port = 0] = await freePorts(1);
  const bare = await startProcess('bare-202', { port });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await send(notifier, origin, subscriptions, NOTIFICATIONS / 10);
    const { ms } = await send(notifier, origin, subscriptions, NOTIFICATIONS / 2);
    return rate(ms, NOTIFICATIONS / 2);
  } finally {
    await bare.leave();
  }
}

async function send(notifier: Started, origin: string, subscriptions: Subscriptions, count: number) {
  return Seen.parse(await notifier.tell({ origin, path: '/webhooks/graph', subscriptions, count }));
}

const rate = (ms: number, count: number) => (count / ms) * 1_000;

/** The secrets of the subscriptions are known to the tenant and nobody else; here they are given new ones. */
async function takeOver(client: Client): Promise<Subscriptions> {
  await client.query(`
    update change_subscription set client_state_hash = sha256(convert_to('state-' || subscription_id, 'UTF8'))`);
  const { rows } = await client.query(`
    select s.subscription_id as id, 'state-' || s.subscription_id as "clientState", i.tenant_id as "tenantId"
    from change_subscription s
    join integration i on i.organization_id = s.organization_id and i.id = s.integration_id
    order by md5(s.subscription_id)`);
  return Subscriptions.parse(rows);
}

/** Milliseconds until every calendar has been read that was wanted. */
async function untilDone(client: Client): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await client.query('select 1 from calendar_sync where done < want limit 1');
    if (rows.length === 0) return performance.now() - begun;
    await pause(100);
  }
}
