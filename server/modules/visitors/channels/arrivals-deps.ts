import type { Outbound } from '../../../outbound/outbound.ts';
import type { Queue } from '../../../storage/queue.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';

/** What telling hosts takes. */
export interface ArrivalsDeps extends Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets' | 'outbox'> {
  readonly queue: Pick<Queue, 'add' | 'addNow'>;
  readonly outbound: Pick<Outbound, 'send'>;
}
