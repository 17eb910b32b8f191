import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import type { Messages } from '../modules/messages/index.ts';
import { createServices } from '../modules/services/index.ts';
import type { Services } from '../modules/services/index.ts';
import type { Db } from '../storage/database.ts';

export interface ServicePartsDeps {
  readonly log: Logger;
  readonly db: Db;
  readonly clock: Clock;
  readonly messages: Pick<Messages, 'outbox' | 'live'>;
}

/** Teams, and what they are asked to do for meetings. */
export function composeServices({ log, db, clock, messages }: ServicePartsDeps): Services {
  return createServices({
    db,
    clock,
    outbox: messages.outbox,
    live: messages.live,
    onTrouble: (err) => log.warn({ err }, 'requests of meetings that are over could not be ended'),
  });
}
