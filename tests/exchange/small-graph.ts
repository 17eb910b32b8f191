import type { MailboxAddress } from '../../contract/primitives.ts';
import type { GetAccessToken } from '../../server/exchange/access-token.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import { json, startFarSide } from '../server/outbound/far-side.ts';

export const GRAPH = 'https://graph.sim.test';

export const mailbox = (name: string) => `${name}@nordhavn.test` as MailboxAddress;

/** `room-0`, `room-1`, …: as many addresses as asked for. */
export const mailboxes = (count: number) => Array.from({ length: count }, (_, at) => mailbox(`room-${at}`));

/** A small server that says what a test makes it say, with what the adapter needs to reach it. */
export async function startSmallGraph(answer: Answer, getAccessToken: GetAccessToken = async () => 'token') {
  const farSide = await startFarSide(answer);
  const outbound = createOutbound({ originMap: new Map([[GRAPH, farSide.origin]]) });
  return {
    /** Where it really listens. */
    origin: farSide.origin,
    received: farSide.received,
    options: { origin: GRAPH, outbound, getAccessToken, integrationId: 'one' },
    async close() {
      await outbound.close();
      await farSide.close();
    },
  };
}

export function asked(received: Received): string[] {
  return (JSON.parse(received.body) as { schedules: string[] }).schedules;
}

/** The room in whose name getSchedule was asked. */
export function reader({ path }: Received): string {
  return decodeURIComponent(path.split('/')[3] ?? '');
}

export const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });

/** Every room asked for is free. */
export const allFree: Answer = (res, received) => {
  const value = asked(received).map((scheduleId) => ({ scheduleId, scheduleItems: [] }));
  json(res, 200, { value });
};

export const graphError =
  (status: number, code: string, headers = {}): Answer =>
  (res) =>
    json(res, status, { error: { code, message: 'CANARY: what Microsoft says' } }, headers);
