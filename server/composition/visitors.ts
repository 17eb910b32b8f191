import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import type { Messages } from '../modules/messages/index.ts';
import { createVisitors } from '../modules/visitors/index.ts';
import type { Arrivals, SmsRules, Visitors } from '../modules/visitors/index.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Db } from '../storage/database.ts';

export interface VisitorPartsDeps {
  readonly log: Logger;
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly messages: Pick<Messages, 'outbox' | 'live'>;
  readonly arrivals: Arrivals;
  readonly outbound: Pick<Outbound, 'send'>;
  readonly publicUrl: string;
  readonly sms: SmsRules;
}

/** Receptions, and whom they expect. */
export function composeVisitors({
  log,
  db,
  clock,
  secrets,
  messages,
  arrivals,
  outbound,
  publicUrl,
  sms,
}: VisitorPartsDeps): Visitors {
  return createVisitors({
    db,
    clock,
    secrets,
    outbox: messages.outbox,
    live: messages.live,
    arrivals,
    outbound,
    publicUrl,
    sms,
    onTrouble: (err) => log.warn({ err }, 'visitors could not be told, or days not closed'),
  });
}
