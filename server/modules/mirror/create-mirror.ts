import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import { realNow } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { wantBeyond } from './beyond.store.ts';
import type { OnRead } from './calendar-read.ts';
import { createDropAlarm } from './drop-alarm.ts';
import { createSubscriptions } from './keep-subscription.ts';
import type { SubscriptionsDeps } from './keep-subscription.ts';
import { startMirrorWorker, usualLimits } from './mirror-worker.ts';
import type { Limits, WorkerDeps } from './mirror-worker.ts';
import type { Verdict } from './notifications.ts';
import type { Outcome } from './read-calendar.ts';
import type { ReadNowDeps } from './read-now.ts';
import { createTakeNotifications } from './take-notifications.ts';
import { oldestReading, wantOtherWindows } from './upkeep.store.ts';
import { wantCalendars } from './wake-ups.store.ts';
import type { WebhookRoutesDeps } from './webhooks.routes.ts';
import { windowAt } from './window.ts';

export interface MirrorDeps {
  readonly db: Db;
  readonly clock: WorkerDeps['clock'];
  /** The Exchange behind an integration that is in use; rejects with a Problem for any other. */
  readonly exchangeOf: WorkerDeps['exchangeOf'];
  readonly notificationsOf: SubscriptionsDeps['notificationsOf'];
  readonly addresses: SubscriptionsDeps['addresses'];
  readonly requireCalendar: ReadNowDeps['requireCalendar'];
  readonly onRead: OnRead;
  readonly onRoomGone: WorkerDeps['onRoomGone'];
  /** Counts for `/metrics`. */
  readonly onOutcome?: (outcome: Outcome | 'trouble') => void;
  readonly onNotifications?: (verdict: Verdict | 'unreadable', count: number) => void;
  /** Told when an unusual number of notifications had to be dropped. */
  readonly onDropped: (dropped: number) => void;
  /** Told of what failed by itself. */
  readonly onTrouble: (error: unknown) => void;
  /** Real time, for subscriptions and alarms only: leases run on the database's. */
  readonly now?: () => number;
  readonly random?: () => number;
  readonly limits?: Partial<Limits>;
}

/** The mirror of room calendars: what reads them, what wakes it, and what it answers. */
export interface Mirror {
  /** Wants calendars to be looked at, within the caller's transaction if it has one; call `look` once that committed. */
  readonly markDirty: (
    db: Db | Tx,
    organization: OrganizationId,
    calendars: readonly CalendarId[],
  ) => Promise<void>;
  /**
   * Wants calendars to be looked at beyond their window for some meetings, once each, within the caller's transaction; what
   * is found is told with the reading (`CalendarRead.beyond`). Call `look` once that committed.
   */
  readonly lookBeyond: (
    tx: Tx,
    organization: OrganizationId,
    wishes: ReadonlyMap<CalendarId, readonly string[]>,
  ) => Promise<void>;
  /** Looks now for what is wanted. */
  readonly look: () => void;
  /** The business clock was set, or calendars came and went: resolves when nothing is due any more. */
  readonly wake: () => Promise<void>;
  /** As `wake`, for whoever does not wait. */
  readonly wakeSoon: () => void;
  /** Resolves when every readable calendar has been read once, or failed to be, since the call. */
  readonly readAll: () => Promise<void>;
  /** Business seconds since the calendar was read that was read longest ago; null: none was. */
  readonly oldestSeconds: () => Promise<number | null>;
  /** What `mirrorRoutes` takes. */
  readonly routes: ReadNowDeps;
  /** What `webhookRoutes` takes. */
  readonly webhooks: WebhookRoutesDeps;
  readonly close: () => Promise<void>;
}

/** Begins reading at once, and goes on until it is closed. */
export function createMirror(deps: MirrorDeps): Mirror {
  const { db, clock, now = realNow, random = Math.random } = deps;
  const { notificationsOf, addresses, onTrouble } = deps;
  const subscriptions = createSubscriptions({ db, notificationsOf, addresses, now, random, onTrouble });
  const worker = startMirrorWorker({
    db,
    clock,
    random,
    subscriptions,
    exchangeOf: deps.exchangeOf,
    onRead: deps.onRead,
    onRoomGone: deps.onRoomGone,
    limits: { ...usualLimits, ...deps.limits },
    onOutcome: deps.onOutcome ?? (() => undefined),
    onTrouble,
  });
  const noteDropped = createDropAlarm(deps.onDropped, now);
  const takeNotifications = createTakeNotifications({
    db,
    onKept: worker.look,
    onMore: worker.hush,
    onVerdict(verdict, count) {
      deps.onNotifications?.(verdict, count);
      if (verdict !== 'accepted') noteDropped(count);
    },
  });

  async function wake(): Promise<void> {
    await wantOtherWindows(db, windowAt(clock.now()));
    await worker.drain();
  }

  return {
    markDirty: wantCalendars,
    lookBeyond: wantBeyond,
    look: worker.look,
    wake,
    wakeSoon: () => void wake().catch(onTrouble),
    readAll: worker.readAll,
    oldestSeconds: () => oldestReading(db, clock.now()),
    routes: { db, requireCalendar: deps.requireCalendar, look: worker.look },
    webhooks: { takeNotifications },
    close: worker.close,
  };
}
