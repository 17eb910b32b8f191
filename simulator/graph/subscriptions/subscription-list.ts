import { guidOf } from '../../state/ids.ts';
import type { Subscription } from './subscription.ts';

/** The subscriptions that hold. They expire by real time, like tokens. */
export interface SubscriptionList {
  readonly add: (subscription: Omit<Subscription, 'id'>) => Subscription;
  readonly all: () => readonly Subscription[];
  readonly find: (id: string) => Subscription | undefined;
  readonly ofMailbox: (mailboxId: string) => readonly Subscription[];
  readonly change: (
    subscription: Subscription,
    change: Partial<Pick<Subscription, 'expiresAt' | 'notificationUrl'>>,
  ) => Subscription;
  readonly remove: (subscription: Subscription) => void;
  readonly clear: () => void;
}

export function createSubscriptionList(): SubscriptionList {
  const kept = new Map<string, Subscription>();
  let count = 0;

  const all = (): readonly Subscription[] => {
    const now = Date.now();
    for (const { id, expiresAt } of kept.values()) if (expiresAt <= now) kept.delete(id);
    return [...kept.values()];
  };

  return {
    all,
    add: (given) => {
      count += 1;
      const subscription = { ...given, id: guidOf(`subscription ${count}`) };
      kept.set(subscription.id, subscription);
      return subscription;
    },
    find: (id) => all().find((each) => each.id === id.toLowerCase()),
    ofMailbox: (mailboxId) => all().filter((each) => each.mailboxId === mailboxId),
    change: (subscription, change) => {
      const changed = { ...subscription, ...change };
      kept.set(subscription.id, changed);
      return changed;
    },
    remove: ({ id }) => void kept.delete(id),
    clear: () => {
      kept.clear();
      count = 0;
    },
  };
}
