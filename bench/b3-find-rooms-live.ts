import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { CALLS_PER_INTEGRATION } from '../server/outbound/budget.ts';
import { withTokens } from './app-tokens.ts';
import { CLOUD } from './campus.ts';
import type { Campus } from './campus.ts';
import { findRooms, tomorrow } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';

const TIMES = 10;
const LEAST = 2_000;
const GIVE_UP_MS = 300_000;
const ROOMS_PER_CALL = 20;

/** A search from memory, beside the calls to Exchange that it does without, each of which takes 150 to 300 ms there. */
export async function findRoomsBesideLive(campus: Campus): Promise<Result> {
  const token = await withTokens(campus, (tokens) => tokens.getToken(campus.tenantId, CLOUD.graph));
  const agent = new Agent();
  /** The same draw of delays each time. */
  const slow = () =>
    campus.control('PUT', '/faults', {
      seed: 1,
      rules: [{ service: 'graph', operation: 'getSchedule', fault: 'latency', milliseconds: [150, 300] }],
    });

  try {
    await untilKnown(campus);
    return await sideBySide(
      {
        bench: 'B3',
        case: `find-rooms/http from memory, ${campus.rooms.length} rooms, against their getSchedule calls, ${CALLS_PER_INTEGRATION} at a time`,
        unit: 'searches/s',
        target: `>= ${LEAST}`,
      },
      {
        ours: async () => 1_000 / (await medianMs(TIMES * 5, async () => void (await findRooms(campus)))),
        beside: async () => {
          await slow();
          return 1_000 / (await medianMs(TIMES, () => readBare(campus, token, agent)));
        },
      },
      (ratio) => ratio >= LEAST,
    );
  } finally {
    await agent.close();
    await campus.control('DELETE', '/faults');
  }
}

/** Until the mirror has read every calendar. */
export async function untilKnown(campus: Campus): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while ((await findRooms(campus)).includes('"isLive":true')) {
    if (Date.now() > end) throw new Error('Some calendars were never read');
    await pause(1_000);
  }
}

/** The calls themselves and nothing else: sent, read to the end, parsed. */
export async function readBare(campus: Campus, token: string, dispatcher: Agent): Promise<void> {
  const { start, end } = tomorrow();
  const chunks = Array.from({ length: Math.ceil(campus.rooms.length / ROOMS_PER_CALL) }, (_, at) =>
    campus.rooms.slice(at * ROOMS_PER_CALL, (at + 1) * ROOMS_PER_CALL),
  );

  const left = chunks.values();
  const worker = async () => {
    for (const schedules of left) {
      const path = `/v1.0/users/${encodeURIComponent(schedules[0] ?? '')}/calendar/getSchedule`;
      const reply = await request(campus.simulatorUrl + path, {
        dispatcher,
        method: 'POST',
        headers: {
          host: new URL(CLOUD.graph).host,
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ schedules, startTime: utc(start), endTime: utc(end) }),
      });
      const { value } = (await reply.body.json()) as { value?: readonly unknown[] };
      if (value?.length !== schedules.length) throw new Error(`getSchedule answered ${reply.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_PER_INTEGRATION }, worker));
}

const utc = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
