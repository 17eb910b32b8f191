import type { Router } from 'express';
import type { CallLog } from '../../control/call-log.ts';
import type { Faults } from '../../control/faults.ts';
import type { CalendarChange } from '../../state/calendar-changes.ts';
import type { World } from '../../state/world.ts';
import { findMailbox, mayFollowCalendar } from '../access.ts';
import { createDelivery } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { createEndpoint } from './endpoint.ts';
import { changeNotification, lifecycleNotification } from './notification.ts';
import { createSubscriptionList } from './subscription-list.ts';
import type { LifecycleEvent, Subscription } from './subscription.ts';
import { subscriptionsRoutes } from './subscriptions.routes.ts';

/** Graph's change notifications: who wants to hear, and the way there. */
export interface Notifications {
  readonly router: Router;
  readonly delivery: Delivery;
  /** What holds, with the address that each mailbox has now; null when the mailbox is gone. */
  readonly subscriptions: () => readonly FollowedCalendar[];
  /** Microsoft forgets the subscription without a word. */
  readonly drop: (subscription: Subscription) => void;
  /** Its time is over. */
  readonly expire: (subscription: Subscription) => void;
  /** Sends a lifecycle event; false when the subscription named no address for them. `subscriptionRemoved` removes it. */
  readonly tell: (followed: FollowedCalendar, event: LifecycleEvent) => boolean;
  readonly reset: () => void;
}

export interface FollowedCalendar {
  readonly subscription: Subscription;
  readonly mailbox: string | null;
}

export function createNotifications(options: {
  readonly world: World;
  readonly productUrl: string;
  readonly log: CallLog;
  readonly faults: Faults;
}): Notifications {
  const { world } = options;
  const list = createSubscriptionList();
  const endpoint = createEndpoint(options);
  const delivery = createDelivery({ endpoint, faults: options.faults });

  const mailboxOf = ({ tenantId, mailboxId }: Subscription) => {
    const tenant = world.tenants().find(({ id }) => id === tenantId);
    const mailbox = tenant && findMailbox(world, tenant, mailboxId);
    return tenant && mailbox && { tenant, mailbox };
  };
  /** Nothing is sent about a calendar that the app may not read any more. */
  const hears = (subscription: Subscription, { kind, mailbox }: CalendarChange): boolean => {
    const found = mailboxOf(subscription);
    return (
      found?.mailbox.address === mailbox &&
      subscription.changeTypes.includes(kind) &&
      mayFollowCalendar(world, found.tenant, found.mailbox)
    );
  };

  world.calendaring.changes.onChange((change) => {
    const entry = world.book.room(change.mailbox) ?? world.book.person(change.mailbox);
    for (const subscription of list.ofMailbox(entry?.entry.id ?? change.mailbox)) {
      if (!hears(subscription, change)) continue;
      delivery.send({
        url: subscription.notificationUrl,
        mailbox: change.mailbox,
        notification: changeNotification(subscription, change),
      });
    }
  });

  return {
    router: subscriptionsRoutes({ world, list, endpoint }),
    delivery,
    subscriptions: () =>
      list.all().map((subscription) => ({
        subscription,
        mailbox: mailboxOf(subscription)?.mailbox.address ?? null,
      })),
    drop: list.remove,
    expire: (subscription) => void list.change(subscription, { expiresAt: Date.now() }),
    tell: ({ subscription, mailbox }, event) => {
      if (event === 'subscriptionRemoved') list.remove(subscription);
      const url = subscription.lifecycleNotificationUrl;
      if (url === null) return false;
      const notification = lifecycleNotification(subscription, event);
      delivery.send({ url, mailbox: mailbox ?? subscription.mailboxId, notification });
      return true;
    },
    reset: () => {
      list.clear();
      delivery.clear();
    },
  };
}
