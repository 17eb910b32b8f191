import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Clock } from '../kernel/clock.ts';
import { createAssignmentStore, createColleagues } from '../modules/access/index.ts';
import type { Meetings } from '../modules/meetings/index.ts';
import type { Messages } from '../modules/messages/index.ts';
import type { Mirror } from '../modules/mirror/index.ts';
import type { Rooms } from './rooms.ts';
import { teamsForMessages } from '../modules/services/index.ts';
import type { ServiceUseDeps } from '../modules/services/index.ts';
import type { VisitorUseDeps } from '../modules/visitors/index.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Storage } from '../storage/open-database.ts';
import { composeArrivals } from './arrivals.ts';
import type { ExchangeParts } from './exchange.ts';
import { composeMeetings } from './meetings.ts';
import type { Identity } from './identity.ts';
import type { MeetingPartsDeps } from './meetings.ts';
import { composeMessages } from './messages.ts';
import { composeMirror } from './mirror.ts';
import { composeServices } from './services.ts';
import { composeVisitors } from './visitors.ts';
import { watchCapacity } from '../modules/services/index.ts';

export interface FollowingDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Real time. */
  readonly now: () => number;
  readonly secrets: Secrets;
  readonly outbound: Outbound;
  readonly exchange: ExchangeParts;
  readonly rooms: Pick<Rooms, 'directory' | 'datesAtSend'>;
  /** The people of a tenant. */
  readonly directoryOf: MeetingPartsDeps['directoryOf'] & Identity['peopleOf'];
  readonly isReading: boolean;
  readonly mailQuietSeconds: number | undefined;
}

/** From a change in a room's calendar to whoever must know of it. */
export interface Following {
  readonly messages: Messages;
  readonly meetings: Meetings;
  readonly mirror: Mirror;
  /** What the routes of requests take. */
  readonly asking: ServiceUseDeps;
  /** What the routes of visitors and receptions take. */
  readonly expecting: VisitorUseDeps;
  /** Looks now for everything that is due by the business clock. */
  readonly wake: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The mirror reads calendars and tells the meetings what changed, in its own transaction; meetings tell what hangs on
 * them; all of it tells people through one outbox.
 */
export async function composeFollowing(deps: FollowingDeps): Promise<Following> {
  const { config, log, metrics, storage, clock, now, exchange, isReading } = deps;
  const { directory, datesAtSend } = deps.rooms;
  const { db } = storage;
  const { mailQuietSeconds } = deps;
  const messages = await composeMessages({
    config,
    log,
    storage,
    clock,
    mailQuietSeconds,
    ...teamsForMessages(db),
  });
  const services = composeServices({ log, db, clock, messages });
  const { secrets, outbound } = deps;
  const sms = { ...config.smsLimits, onOutcome: metrics.visitorSms };
  const arrivals = await composeArrivals({ log, storage, clock, secrets, messages, outbound });
  const visitors = composeVisitors({
    log,
    db,
    clock,
    secrets,
    messages,
    arrivals,
    outbound,
    publicUrl: config.http.publicUrl,
    sms,
  });
  const meetings = composeMeetings({
    log,
    db,
    clock,
    rooms: directory,
    directoryOf: deps.directoryOf,
    datesAtSend,
    messages,
    mirror: {
      markDirty: (tx, organization, calendars) => mirror.markDirty(tx, organization, calendars),
      lookBeyond: (tx, organization, wishes) => mirror.lookBeyond(tx, organization, wishes),
      look: () => mirror.look(),
    },
    hanging: [services.hanging, visitors.hanging],
  });
  const capacity = watchCapacity({
    db,
    clock,
    follow: meetings.follow,
    onTrouble: (err) => log.warn({ err }, 'requests that wait for capacity could not be looked at'),
  });
  const { onRead, onLooked } = meetings;
  const mirror = composeMirror({
    config,
    log,
    metrics,
    db,
    clock,
    now,
    exchange,
    onRead,
    onLooked,
    isReading,
  });

  const { outbox, live } = messages;
  const asking = { db, clock, directory, outbox, live, follow: meetings.follow };
  return {
    messages,
    meetings,
    mirror,
    asking,
    expecting: {
      ...asking,
      secrets,
      arrivals,
      outbound,
      publicUrl: config.http.publicUrl,
      sms,
      people: createColleagues({ assignments: createAssignmentStore(db), peopleOf: deps.directoryOf }),
    },
    async wake() {
      await mirror.wake();
      await meetings.wake();
      await services.wake();
      await visitors.wake();
      await capacity.wake();
      await messages.wake();
    },
    async close() {
      await mirror.close();
      await capacity.close();
      await meetings.close();
      await services.close();
      await visitors.close();
      await arrivals.close();
      await messages.close();
    },
  };
}
