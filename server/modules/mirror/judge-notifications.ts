import type { Db } from '../../storage/database.ts';
import { judge } from './notifications.ts';
import type { Counted, Verdict } from './notifications.ts';
import { findNamedSubscriptions } from './subscriptions.store.ts';
import type { NamedSubscription } from './subscriptions.store.ts';

/** For how long a subscription is believed to be as the database last said. */
const BELIEVED_MS = 5_000;
/** Some megabytes. Beyond, what was learned longest ago is asked for again. */
const MOST_REMEMBERED = 20_000;

export interface Judged extends Counted {
  readonly verdict: Verdict;
  /** Undefined: there is none of that name. */
  readonly named: NamedSubscription | undefined;
}

export interface NotificationJudge {
  /** The verdict on each, in order. Rejects when the database does not answer and had to be asked. */
  readonly judgeAll: (received: readonly Counted[]) => Promise<readonly Judged[]>;
  /** Forgets what has just been removed. */
  readonly forget: (ids: readonly string[]) => void;
}

interface Memory {
  /** Milliseconds on a clock that is never set. */
  readonly now?: () => number;
  readonly most?: number;
}

/**
 * Judges notifications by what it remembers of their subscriptions, so that a burst for the same ones asks the database
 * once in a while. From memory a notification can only be accepted: what does not fit is judged by the database, because
 * the subscription may have got another secret, or a tenant, since. One that is gone is believed in for five seconds at
 * most, and what that wakes is a calendar of ours which is looked at once too often.
 */
export function createNotificationJudge(
  db: Db,
  { now = () => performance.now(), most = MOST_REMEMBERED }: Memory = {},
): NotificationJudge {
  const remembered = new Map<string, { readonly named: NamedSubscription; readonly until: number }>();

  function recall(id: string): NamedSubscription | undefined {
    const known = remembered.get(id);
    return known && now() < known.until ? known.named : undefined;
  }

  function remember(named: NamedSubscription, askedAt: number): void {
    remembered.delete(named.id); // the order is that of learning
    remembered.set(named.id, { named, until: askedAt + BELIEVED_MS });
    const [oldest] = remembered.size > most ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
  }

  function forget(ids: readonly string[]): void {
    for (const id of ids) remembered.delete(id);
  }

  async function learn(ids: readonly string[]): Promise<ReadonlyMap<string, NamedSubscription>> {
    const askedAt = now();
    const found = await findNamedSubscriptions(db, ids);
    forget(ids);
    for (const named of found.values()) remember(named, askedAt);
    return found;
  }

  return {
    async judgeAll(received) {
      const recalled = received.map((one) => ({
        ...one,
        ...judged(one, recall(one.notification.subscriptionId)),
      }));
      const open = recalled.filter(({ verdict }) => verdict !== 'accepted');
      if (open.length === 0) return recalled;
      const found = await learn([...new Set(open.map(({ notification }) => notification.subscriptionId))]);
      return recalled.map((one) =>
        one.verdict === 'accepted'
          ? one
          : { ...one, ...judged(one, found.get(one.notification.subscriptionId)) },
      );
    },
    forget,
  };
}

function judged({ notification }: Counted, named: NamedSubscription | undefined) {
  return { named, verdict: judge(notification, named) };
}
