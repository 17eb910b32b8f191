import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { MOST_DELIVERIES } from '../../../contract/deliveries.ts';
import type { orderDeliveries as contractRoute } from '../../../contract/deliveries.ts';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import { Problem } from '../../kernel/problem.ts';
import { auditLast } from '../audit/index.ts';
import { lockOwnLink, mayActOnMeeting, mayNotAct } from '../meetings/index.ts';
import { enterTemplates, readReplies } from './enter-templates.ts';
import { findReplay } from './find-replay.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { templatesOf } from './templates.store.ts';

/**
 * Enters several deliveries in one transaction: all, or none. Each becomes a template of its own. The same key with the
 * same deliveries gives what is there. Rejects as `addTemplate` does; what is wrong points to its delivery.
 */
export async function orderDeliveries(
  deps: ServiceUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  { clientKey, deliveries }: z.output<(typeof contractRoute)['body']>,
): Promise<RouteReply<typeof contractRoute>> {
  const mayAct = await mayActOnMeeting(deps, caller, bookingKey);
  const wishes = deliveries.map((wish, at) => ({ ...wish, clientKey: keyOfDelivery(clientKey, at) }));
  const nextKey = keyOfDelivery(clientKey, wishes.length);
  const templates = await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const link = await lockOwnLink(tx, caller, { bookingKey });
      if (!mayAct(link)) throw mayNotAct();
      const there = await templatesOf(tx, caller.organization, [link.id]);
      const replay = await findReplay(tx, caller, there, wishes, nextKey);
      if (replay) return await readReplies(deps, tx, caller, link, replay);
      const options = { isOwnTeam: false, refuse: atDeliveries };
      return await enterTemplates(deps, tx, caller, { link, there }, wishes, options);
    }),
  );
  failpoint('request-kept');
  return { templates: [...templates] };
}

/** The first has the key of the order itself; the others one that follows from it (RFC 9562, version 8). */
export function keyOfDelivery(clientKey: string, at: number): string {
  if (at === 0) return clientKey;
  const bytes = createHash('sha256').update(`${clientKey} delivery ${at} of ${MOST_DELIVERIES}`).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** One refusal of the whole: in the words and with the code of the first, with everything that is wrong at its delivery. */
export function atDeliveries(refused: ReadonlyMap<number, Problem>): Problem {
  const [first] = refused.values();
  if (!first) throw new Error('nothing was refused');
  const errors = [...refused].flatMap(([at, { message, extra }]) => {
    const pointer = `/body/deliveries/${at}`;
    if (!extra.errors || extra.errors.length === 0) return [{ pointer, detail: message }];
    return extra.errors.map((error) => ({ ...error, pointer: error.pointer.replace(/^\/body/, pointer) }));
  });
  return new Problem(first.code, first.message, { ...first.extra, errors }, { cause: first });
}
