import type { Logger } from 'pino';
import { createArrivals } from '../modules/visitors/index.ts';
import type { Arrivals } from '../modules/visitors/index.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Storage } from '../storage/open-database.ts';
import { openQueue } from '../storage/queue.ts';
import type { VisitorPartsDeps } from './visitors.ts';

export interface ArrivalPartsDeps extends Pick<VisitorPartsDeps, 'clock' | 'secrets' | 'messages'> {
  readonly log: Logger;
  readonly storage: Storage;
  readonly outbound: Pick<Outbound, 'send'>;
}

/** What fails is tried again in another way, not again in the same: a retry goes on where a node has died. */
const RETRIES = 5;
/** Each way has ten seconds. */
const TOLD_WITHIN_SECONDS = 60;

/** How hosts hear that their visitors have come. */
export async function composeArrivals({
  log,
  storage,
  clock,
  secrets,
  messages,
  outbound,
}: ArrivalPartsDeps): Promise<Arrivals & { readonly close: () => Promise<void> }> {
  const queue = await openQueue(storage, log, {
    name: 'arrivals',
    retries: RETRIES,
    expireInSeconds: TOLD_WITHIN_SECONDS,
  });
  const arrivals = createArrivals({
    db: storage.db,
    clock,
    secrets,
    outbox: messages.outbox,
    queue,
    outbound,
  });
  await queue.work((job) => arrivals.work(job));
  return { ...arrivals, close: queue.close };
}
