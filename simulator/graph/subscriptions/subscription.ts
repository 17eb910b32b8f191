/** A promise to tell an app of changes in one calendar (learn.microsoft.com/graph/api/resources/subscription). */
export interface Subscription {
  readonly id: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Object id of the mailbox, which it keeps when its address changes. */
  readonly mailboxId: string;
  /** As the app wrote it. */
  readonly resource: string;
  readonly changeTypes: readonly ChangeType[];
  readonly notificationUrl: string;
  /** Cannot be added later. */
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  /** Real time, in milliseconds. */
  readonly expiresAt: number;
}

export const changeTypes = ['created', 'updated', 'deleted'] as const;
export type ChangeType = (typeof changeTypes)[number];

export const lifecycleEvents = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

/** The subscription as Graph shows it. */
export function subscriptionBody(subscription: Subscription) {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.clientId,
    changeType: subscription.changeTypes.join(),
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: expirationOf(subscription),
    creatorId: subscription.clientId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

export function expirationOf({ expiresAt }: Subscription): string {
  return new Date(expiresAt).toISOString();
}
