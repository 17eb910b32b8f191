import type { CalendarChange } from '../../state/calendar-changes.ts';
import { expirationOf } from './subscription.ts';
import type { LifecycleEvent, Subscription } from './subscription.ts';

/** One element of `value` in a delivery (learn.microsoft.com/graph/api/resources/changenotification). */
export interface Notification {
  readonly subscriptionId: string;
  readonly subscriptionExpirationDateTime: string;
  readonly clientState: string | null;
  readonly tenantId: string;
  readonly resource: string;
  readonly resourceData: Readonly<Record<string, string>> | null;
  readonly changeType?: CalendarChange['kind'];
  readonly lifecycleEvent?: LifecycleEvent;
}

/** Basic: it names the item and says nothing about it. */
export function changeNotification(subscription: Subscription, change: CalendarChange): Notification {
  const resource = `Users/${subscription.mailboxId}/Events/${change.id}`;
  return {
    ...addressed(subscription),
    changeType: change.kind,
    resource,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Event',
      '@odata.id': resource,
      '@odata.etag': `W/"${change.changeKey}"`,
      id: change.id,
    },
  };
}

/** About the subscription itself (learn.microsoft.com/graph/change-notifications-lifecycle-events). */
export function lifecycleNotification(subscription: Subscription, event: LifecycleEvent): Notification {
  return {
    ...addressed(subscription),
    lifecycleEvent: event,
    resource: subscription.resource,
    resourceData: null,
  };
}

function addressed(subscription: Subscription) {
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: expirationOf(subscription),
    clientState: subscription.clientState,
    tenantId: subscription.tenantId,
  };
}
