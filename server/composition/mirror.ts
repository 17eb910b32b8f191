import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Clock } from '../kernel/clock.ts';
import { createMirror } from '../modules/mirror/index.ts';
import type { Mirror, OnRead } from '../modules/mirror/index.ts';
import type { Database } from '../storage/database.ts';
import type { ExchangeParts } from './exchange.ts';

export interface MirrorPartsDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Real time. */
  readonly now: () => number;
  readonly exchange: Pick<ExchangeParts, 'calendars' | 'jobs'>;
  /** Told of each reading, in its transaction. */
  readonly onRead: OnRead;
  /** Told after each look at a calendar, whatever it brought. */
  readonly onLooked: () => void;
  /** False: nothing is read. */
  readonly isReading: boolean;
}

/** The simulated tenant insists on https like the real one, and brings what goes to this name back to this process. */
const SIMULATED_URL = 'https://foyer.sim.test';

/** The mirror of room calendars, reading by itself from here on. */
export function composeMirror(deps: MirrorPartsDeps): Mirror {
  const { config, log, metrics, db, clock, exchange } = deps;
  const mirror = createMirror({
    db,
    clock,
    now: deps.now,
    exchangeOf: exchange.calendars.readerOf,
    notificationsOf: exchange.calendars.notificationsOf,
    addresses: webhookAddresses(config),
    requireCalendar: exchange.calendars.requireCalendar,
    onRead: deps.onRead,
    onRoomGone: (...room) => exchange.jobs.checkRoomsSoon(...room),
    ...(!deps.isReading && { limits: { most: 0 } }),
    onOutcome(outcome) {
      metrics.calendarRead(outcome);
      deps.onLooked();
    },
    onNotifications: metrics.notifications,
    onDropped: (dropped) =>
      log.warn(
        { dropped },
        'change notifications were dropped: they name no subscription of ours, or forge one',
      ),
    onTrouble: (err) => log.warn({ err }, 'the mirror of room calendars met trouble'),
  });
  metrics.watchMirrorAge(mirror.oldestSeconds);
  return deps.isReading ? mirror : { ...mirror, readAll: async () => undefined };
}

/** Where Microsoft may tell us of changes; null: it calls https addresses only, and this installation has none. */
function webhookAddresses(config: Config) {
  const { publicUrl } = config.http;
  const origin = publicUrl.startsWith('https://') ? publicUrl : config.simulator && SIMULATED_URL;
  if (origin === null) return null;
  return {
    notificationUrl: `${origin}/webhooks/graph`,
    lifecycleUrl: `${origin}/webhooks/graph/lifecycle`,
  };
}
