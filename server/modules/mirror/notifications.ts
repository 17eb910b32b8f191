import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { hashOf } from './keep-subscription.ts';
import type { NamedSubscription } from './subscriptions.store.ts';
import type { WakeUp } from './wake-ups.store.ts';

/** Microsoft sends some dozens at once; a body of this many is somebody else's. */
export const MOST_PER_BODY = 10_000;

/** What is taken from a notification: who sends it and what it is for. What changed is read from Exchange itself. */
const Notification = z.object({
  /** What no subscription can be called is not asked for: together with others it would fail for all of them. */
  subscriptionId: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  /** learn.microsoft.com/graph: at most 128 characters; what is longer was not ours. */
  clientState: z.string().max(128).nullish(),
  tenantId: z.string().max(64).nullish(),
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']).nullish(),
});
export type Notification = z.output<typeof Notification>;

const Body = z.object({ value: z.array(z.unknown()).max(MOST_PER_BODY) });

/** One kind of notification in a body, with how often it came. */
export interface Counted {
  readonly notification: Notification;
  readonly count: number;
}

export interface Received {
  /** Each kind once. */
  readonly notifications: readonly Counted[];
  /** Entries that are no notifications at all. */
  readonly unreadable: number;
}

/** The notifications in a body. Throws `invalid-request` when it is no list of them, or too long a one. */
export function readNotifications(body: unknown): Received {
  const parsed = Body.safeParse(body);
  if (!parsed.success) {
    const detail = `must be a list of at most ${MOST_PER_BODY} notifications`;
    throw new Problem('invalid-request', 'This is no collection of change notifications.', {
      errors: [{ pointer: '/body/value', detail }],
    });
  }
  const counted = new Map<string, { notification: Notification; count: number }>();
  let unreadable = 0;
  for (const entry of parsed.data.value) {
    const read = Notification.safeParse(entry);
    if (!read.success) {
      unreadable += 1;
      continue;
    }
    const { subscriptionId, clientState, tenantId, lifecycleEvent } = read.data;
    const key = JSON.stringify([subscriptionId, clientState, tenantId, lifecycleEvent]);
    const same = counted.get(key);
    if (same) same.count += 1;
    else counted.set(key, { notification: read.data, count: 1 });
  }
  return { notifications: [...counted.values()], unreadable };
}

export type Verdict = 'accepted' | 'unknown' | 'forged' | 'wrong-tenant';

/**
 * Whether a notification comes from who was given the client state of its subscription, about the tenant it is for. How
 * long that takes says nothing about how much of the client state was right.
 */
export function judge(notification: Notification, named: NamedSubscription | undefined): Verdict {
  if (!named) return 'unknown';
  if (!timingSafeEqual(hashOf(notification.clientState ?? ''), named.clientStateHash)) return 'forged';
  if (notification.tenantId?.toLowerCase() !== named.tenantId) return 'wrong-tenant';
  return 'accepted';
}

export function wakeUpFrom({ lifecycleEvent }: Notification, named: NamedSubscription): WakeUp {
  const { organization, calendar, id } = named;
  return { organization, calendar, subscription: id, lifecycle: lifecycleEvent ?? null };
}
